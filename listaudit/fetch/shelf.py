"""What is kept on disk while sources are asked, and between runs."""

from __future__ import annotations

import hashlib
import secrets
import time
from pathlib import Path

from listaudit.errors import OutputError
from listaudit.fetch.folder import SALT_BYTES, purge_drafts, purge_runs, salt, state_folder
from listaudit.fetch.kept import Kept, Loss
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.settings import Settings
from listaudit.fetch.store import Store

CACHE = "cache.sqlite"
_OLDEST = 30 * 86_400
"""Seconds after which no source's answers may be taken again."""
_NOWHERE = Path()
_NO_ANSWERS = (
    "The run goes on and keeps no answers: there is no cache, and a run that is interrupted begins anew."
)
_NO_COUNTS = (
    "The run goes on and counts no requests: what has a daily quota is not asked, nor what --budget pays for "
    "after free calls."
)


class Shelf:
    """Cache, ledger of quotas, and the journal of this run, in the user's own folder.

    A disk that is full, read-only or locked ends no run: `settings.warn` is told once what is lost.
    """

    def __init__(self, settings: Settings) -> None:
        self._offline = settings.offline
        answers, counts = Loss(_NO_ANSWERS, settings.warn), Loss(_NO_COUNTS, settings.warn)
        folder = _NOWHERE
        try:
            folder = state_folder(settings.folder)
            purge_runs(folder, time.time())
            purge_drafts(folder, time.time())
            self.salt = salt(folder)
        except OutputError as error:
            Loss(f"{_NO_ANSWERS} {_NO_COUNTS}", settings.warn).take(error)
            answers.take(error, told=True)
            counts.take(error, told=True)
            self.salt = secrets.token_bytes(SALT_BYTES)
        self.ledger = Kept(lambda: Ledger(folder / "ledger.sqlite"), counts)
        self.cache = Kept(lambda: Store(folder / CACHE, packed=True), answers)
        self.cache.use(lambda cache: cache.purge(time.time() - _OLDEST), 0)
        self.journal = Kept(lambda: Store(run_file(folder, settings.run)), answers)

    def close(self, *, whole: bool) -> None:
        """Close everything; a run that came to its end needs its journal no more.

        One that asked nobody has ended nothing: what an interrupted run left is still needed.
        """
        self.ledger.end(Ledger.close)
        self.cache.end(Store.close)
        whole = whole and (not self._offline or self.journal.use(lambda it: it.empty, otherwise=True))
        self.journal.end(Store.delete if whole else Store.close)


def run_file(folder: Path, run: str) -> Path:
    """Return where the journal of a run stands: the same place for whoever goes on with it."""
    name = hashlib.blake2b(run.encode(), digest_size=8).hexdigest()
    return (folder / "runs" / name).with_suffix(".sqlite")
