"""What of a month's free calls is used up, as the ledger has it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime

from listaudit.errors import OutputError
from listaudit.fetch.folder import salt, state_folder
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.settings import Settings
from listaudit.model import Source


def used_this_month(source: Source, settings: Settings, now: datetime) -> Mapping[str, int]:
    """Return SKU -> requests made in this calendar month with the keys of this environment.

    Where the ledger cannot be read, that is told to `settings.warn`, and nothing is known to be used.
    """
    if not source.access.prices:
        return {}
    try:
        return _counted(source, settings, now)
    except OutputError as error:
        settings.warn(f"{error.message} Free calls of this month that were made already are not known.")
        return {}


def _counted(source: Source, settings: Settings, now: datetime) -> Mapping[str, int]:
    folder = state_folder(settings.folder)
    prints = Keyring(source, settings.environ, fingerprint_salt=salt(folder)).fingerprint()
    zone = source.access.day_ends
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        return {
            price.sku: ledger.used_this_month(source.id, prints, price.sku, zone, now)
            for price in source.access.prices
        }
