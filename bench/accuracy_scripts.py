"""Names across scripts: what the comparator says of brands' native and English names, by script.

Reads the name pairs of the name-suggestion-index in the folder of other projects' cases: a name without
any Latin letter against one in Latin letters. `name:en` of a brand may be a romanisation or a
translation; only the first can be found by spelling. The same native names beside the next brand's
English name tell how often a wrong name is taken for right.
"""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

from bench.docs_markdown import table
from listaudit.compare import name
from listaudit.compare.context import Context
from listaudit.normalize.script import ROMANIZABLE, scripts

FILE = "name_alias_nsi.jsonl"
Pair = tuple[str, str]
Figures = Mapping[str, Any]
"""Of one script: whether it is romanised, and the verdicts in each way of judging."""
_LATIN = frozenset({"latin"})
_VERDICTS = ("agrees", "uncheckable", "different")
_FEWEST = 20
"""Fewer pairs choose nothing."""
_SOUND = 0.5
"""A script romanises soundly where at least so many pairs agree, and no wrong one does."""
_ABOUT = """{pairs:,} names of brands in another script beside their English names, by `python -m bench.accuracy --scripts`. An English name may be a
translation, which no spelling can find. "By sound" is what would be said if the script were compared by its romanisation: it is where at least
{sound:.0%} of {fewest} pairs or more agree and no wrong name does (beside the English name of another brand).
"""


def pairs(path: Path) -> dict[str, list[Pair]]:
    """Return native and English names, in that order, by the native script; most pairs first."""
    found: dict[str, list[Pair]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        native, english = scripts(case["a"]), scripts(case["b"])
        if case["alias_kind"] == "name:en" and english == _LATIN and native and not native & _LATIN:
            found.setdefault(" and ".join(sorted(native)), []).append((case["a"], case["b"]))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def figures(path: Path) -> dict[str, dict[str, Any]]:
    """Return for each script the verdicts as shipped, by sound, and of wrong names by sound."""
    return {script: _of_script(script, found) for script, found in pairs(path).items()}


def _of_script(script: str, found: Sequence[Pair]) -> dict[str, Any]:
    wrong = [(native, found[n - 1][1]) for n, (native, _) in enumerate(found)]
    shipped = _verdicts(found)
    with admitting(frozenset(script.split(" and "))):
        by_sound, wrong_by_sound = _verdicts(found), _verdicts(wrong)
    return {
        "romanised": frozenset(script.split(" and ")) <= ROMANIZABLE,
        "shipped": shipped,
        "by sound": by_sound,
        "wrong": wrong_by_sound if len(found) > 1 else {},
    }


def _verdicts(found: Sequence[Pair]) -> dict[str, int]:
    """Count the verdicts both ways round: ours native, then ours English."""
    counts: Counter[str] = Counter()
    for native, english in found:
        for ours, theirs in ((native, english), (english, native)):
            judged = name.judge(ours, theirs, Context())
            counts["agrees" if judged.agrees else judged.kind.value] += 1
    return dict(sorted(counts.items()))


@contextmanager
def admitting(more: frozenset[str]) -> Iterator[None]:
    """Let the comparators take some scripts for ones that romanise soundly."""
    modules = [
        module
        for key, module in sys.modules.items()
        if key.startswith("listaudit.") and hasattr(module, "ROMANIZABLE")
    ]
    try:
        _set(modules, ROMANIZABLE | more)
        yield
    finally:
        _set(modules, ROMANIZABLE)


def _set(modules: Sequence[object], allowed: frozenset[str]) -> None:
    for module in modules:
        vars(module)["ROMANIZABLE"] = allowed
    for known in gc.get_objects():
        if isinstance(known, _lru_cache_wrapper) and str(known.__module__).startswith("listaudit."):
            known.cache_clear()


def sound(found: Mapping[str, Figures]) -> dict[str, bool]:
    """Say of each script with pairs enough whether it romanises soundly, by these figures."""
    return {
        script: one["by sound"].get("agrees", 0) >= _SOUND * sum(one["by sound"].values())
        and not one["wrong"].get("agrees", 0)
        for script, one in found.items()
        if sum(one["by sound"].values()) >= 2 * _FEWEST
    }


def section(found: Mapping[str, Figures]) -> Iterator[str]:
    """Yield the part of docs/accuracy.md, or nothing where nothing has been measured."""
    if found:
        count = sum(sum(one["shipped"].values()) for one in found.values()) // 2
        yield "## Names across scripts\n"
        yield _ABOUT.format(pairs=count, sound=_SOUND, fewest=_FEWEST)
        head = (
            "native script",
            "pairs",
            "compared by sound",
            *_VERDICTS,
            "by sound: agrees",
            "wrong name agrees by sound",
        )
        yield table(head, (_row(script, one) for script, one in found.items())) + "\n"


def _row(script: str, one: Figures) -> tuple[str, ...]:
    shipped, by_sound, wrong = one["shipped"], one["by sound"], one["wrong"]
    return (
        script,
        f"{sum(shipped.values()) // 2:,}",
        "yes" if one["romanised"] else "no",
        *(_share(shipped, verdict) for verdict in _VERDICTS),
        _share(by_sound, "agrees"),
        _share(wrong, "agrees"),
    )


def _share(counts: Mapping[str, int], verdict: str) -> str:
    return f"{counts.get(verdict, 0) / sum(counts.values()):.0%}" if counts else ""
