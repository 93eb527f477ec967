"""What is kept on disk while sources are asked, and between runs."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from listaudit.fetch.folder import purge_runs, salt, state_folder
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.settings import Settings
from listaudit.fetch.store import Store

_OLDEST = 30 * 86_400
"""Seconds after which no source's answers may be taken again."""


class Shelf:
    """Cache, ledger of quotas, and the journal of this run, in the user's own folder.

    Raises:
        OutputError: The folder cannot be written.
    """

    def __init__(self, settings: Settings) -> None:
        folder = state_folder(settings.folder)
        purge_runs(folder, time.time())
        self.salt = salt(folder)
        self.ledger = Ledger(folder / "ledger.sqlite")
        self.cache = Store(folder / "cache.sqlite", packed=True)
        self.cache.purge(time.time() - _OLDEST)
        self.journal = Store(_run_file(folder, settings.run))

    def close(self, *, whole: bool) -> None:
        """Close everything; a run that came to its end needs its journal no more."""
        self.ledger.close()
        self.cache.close()
        if whole:
            self.journal.delete()
        else:
            self.journal.close()


def _run_file(folder: Path, run: str) -> Path:
    name = hashlib.blake2b(run.encode(), digest_size=8).hexdigest()
    return (folder / "runs" / name).with_suffix(".sqlite")
