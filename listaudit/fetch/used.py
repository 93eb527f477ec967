"""What of a month's free calls is used up, as the ledger has it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime

from listaudit.fetch.folder import salt, state_folder
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.settings import Settings
from listaudit.model import Source


def used_this_month(source: Source, settings: Settings, now: datetime) -> Mapping[str, int]:
    """Return SKU -> requests made in this calendar month with the keys of this environment.

    Raises:
        OutputError: The ledger cannot be opened.
    """
    if not source.access.prices:
        return {}
    folder = state_folder(settings.folder)
    prints = Keyring(source, settings.environ, fingerprint_salt=salt(folder)).fingerprint()
    zone = source.access.day_ends
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        return {
            price.sku: ledger.used_this_month(source.id, prints, price.sku, zone, now)
            for price in source.access.prices
        }
