"""Every kind of generated pair, field by field in the order of the verdicts."""

from __future__ import annotations

from bench.generated import categories, emails, hours, pins, statuses

KINDS = (*emails.KINDS, *hours.KINDS, *pins.KINDS, *categories.KINDS, *statuses.KINDS)
