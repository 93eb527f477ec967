"""Fixes as they are printed: what to do first, with the value to enter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from listaudit.model import Action
from listaudit.report.fixes import FixRow
from listaudit.report.sections import NARROW, STYLES, plain_table, text

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_DO = {Action.REMOVE_FROM_FIELD: "remove", Action.ADD_FIELD: "add", Action.MERGE_INTO: "merge"}
"""Actions in fewer words, since the field or the listing stands beside them."""
_SHOWN = {Action.REMOVE_FROM_FIELD, Action.REVIEW}
"""Actions whose value is the one that is there."""
_LONGEST = 76
"""Characters of a value; files have it whole."""
_PAGE = 30
"""Most columns of the page where it is done."""


def fixes(rows: Sequence[FixRow], total: int, width: int) -> Iterator[Table | Text]:
    """Yield the fixes to do first: what to enter, and where there is room for it."""
    if not rows:
        return
    narrow = width < NARROW
    columns = ("fix first", "store", "platform", "do", "value", *(() if narrow else ("where",)))
    table = plain_table(*columns, wide=("value",))
    if not narrow:
        table.columns[-1].max_width = _PAGE
    for row in rows:
        table.add_row(*_fix(row, narrow=narrow))
    yield table
    if total > len(rows):
        yield text(f"The first {len(rows)} of {total:,} fixes.", "dim")


def _fix(row: FixRow, *, narrow: bool) -> Iterator[Text]:
    cells = {key: str(value) for key, value in row.as_dict().items()}
    action = Action(cells["action"])
    yield text(row.severity.value, STYLES[row.severity])
    yield text(cells["store_code"])
    yield text(cells["platform"])
    yield text(f"{_DO.get(action, action)} {cells['field']}".strip())
    yield text(_clip(_value(action, cells)), "bold")
    if not narrow:
        yield text(_place(cells))


def _value(action: Action, cells: dict[str, str]) -> str:
    """Return what to enter; for a merge both listings, for a removal what is there."""
    if action is Action.MERGE_INTO:
        return f"{cells['current_value']} into {cells['keep_listing_id']}".strip()
    return cells["current_value"] if action in _SHOWN else cells["value_to_enter"]


def _clip(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def _place(cells: dict[str, str]) -> str:
    """Return the address of the page, without what every address has, else the first words on how."""
    page = cells["fix_url"] or cells["listing_url"]
    return page.removeprefix("https://").removesuffix("/") or cells["procedure"]
