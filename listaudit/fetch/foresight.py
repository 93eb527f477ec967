"""What is answered already before a run begins: in recordings, by an interrupted run, in the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from listaudit.fetch.answers import Answers, Replay
from listaudit.fetch.folder import salt, state_folder
from listaudit.fetch.kept import Kept, Loss
from listaudit.fetch.secrets import Keyring
from listaudit.fetch.settings import Settings
from listaudit.fetch.shelf import CACHE, run_file
from listaudit.fetch.store import Store
from listaudit.fetch.tape import Tape
from listaudit.model import Request, Response, Source


@dataclass(frozen=True, slots=True)
class Foresight:
    """Knows what of a run would be asked at all."""

    settings: Settings
    salt: bytes
    replay: Replay | None
    cache: Kept[Store] | None
    journal: Kept[Store] | None

    def missing(self, source: Source) -> tuple[str, ...]:
        """Return the variables without which a source is not asked; recordings need none."""
        return () if self.replay is not None else self._keyring(source).missing()

    def known(self, source: Source) -> Callable[[Request], bool]:
        """Return what says whether a request to a source is answered already."""
        answers = Answers(
            source=source,
            fingerprint="" if self.replay is not None else self._keyring(source).fingerprint(),
            replay=self.replay,
            journal=self.journal,
            cache=self.cache if source.access.cache_hours else None,
            refresh=self.settings.refresh,
        )
        return lambda request: isinstance(answers.known(request), Response)

    def _keyring(self, source: Source) -> Keyring:
        return Keyring(source, self.settings.environ, fingerprint_salt=self.salt)


@contextmanager
def foresight(settings: Settings) -> Iterator[Foresight]:
    """Look into what is kept, without changing it; what cannot be looked into is told to `settings.warn`.

    Raises:
        InputError: `--replay` names no folder of recordings.
    """
    if settings.replay:
        yield Foresight(settings, b"", Tape(settings.replay).answer, None, None)
        return
    loss = Loss("What was answered before is not known.", settings.warn)
    folder = Kept(lambda: state_folder(settings.folder), loss).use(Path, None)
    key = Kept(lambda: salt(folder), loss).use(bytes, b"") if folder else b""
    with ExitStack() as stack:
        cache = _opened(folder / CACHE, loss, stack) if folder else None
        journal = _opened(run_file(folder, settings.run), loss, stack) if folder else None
        yield Foresight(settings, key, None, cache, journal)


def _opened(path: Path, loss: Loss, stack: ExitStack) -> Kept[Store] | None:
    if not path.exists():
        return None
    store = Kept(lambda: Store(path), loss)
    stack.callback(store.end, Store.close)
    return store
