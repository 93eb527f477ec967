"""The vocabulary of an audit: fields, verdicts, severities, statuses (DESIGN 6 to 8)."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """The fields that are compared, in the order in which they are shown everywhere."""

    NAME = "name"
    ADDRESS = "address"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    PHONE = "phone"
    WEBSITE = "website"
    EMAIL = "email"
    HOURS = "hours"
    PIN = "pin"
    CATEGORY = "category"
    STATUS = "status"


class Kind(StrEnum):
    """How one field of a listing stands to the location."""

    SAME = "same"
    EQUIVALENT = "equivalent"
    VARIANT = "variant"
    INCOMPLETE = "incomplete"
    STALE = "stale"
    DIFFERENT = "different"
    ABSENT = "absent"
    UNSTATED = "unstated"
    UNCHECKABLE = "uncheckable"


AGREES = frozenset({Kind.SAME, Kind.EQUIVALENT, Kind.VARIANT, Kind.INCOMPLETE})
"""Verdicts that leave the reader with the right fact, if perhaps not with all of it."""


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


SEVERITIES = tuple(Severity)


def at_least(severity: Severity, floor: Severity) -> bool:
    """Say whether `severity` is as grave as `floor` or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(floor)


class Confidence(StrEnum):
    """How sure a finding is, from the match probability and the verdict."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Policy(StrEnum):
    """How severely format and small differences are graded."""

    STRICT = "strict"
    STANDARD = "standard"
    LENIENT = "lenient"


class Decision(StrEnum):
    """What the matcher says of a listing and a location."""

    MATCH = "match"
    POSSIBLE = "possible"
    NO_MATCH = "no-match"


class Status(StrEnum):
    """How a location stands at a source (DESIGN 8)."""

    FOUND = "found"
    POSSIBLE = "possible"
    MISSING = "missing"
    NOT_SEEN = "not-seen"
    DUPLICATE = "duplicate"
    CLOSED = "closed"
    GONE = "gone"
    UNCHECKED = "unchecked"
    NOT_APPLICABLE = "not-applicable"


class Action(StrEnum):
    """What a fix asks of the person who does it."""

    CORRECT = "correct"
    CLAIM = "claim"
    CREATE = "create"
    MERGE_INTO = "merge-into"
    REPORT_MOVED = "report-moved"
    MARK_CLOSED = "mark-closed"
    REOPEN = "reopen"
    ADD_FIELD = "add-field"
    REMOVE_FROM_FIELD = "remove-from-field"
    REVIEW = "review"
