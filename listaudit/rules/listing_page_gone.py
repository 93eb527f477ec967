"""website-gone: the website in our own record leads to a page that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.fixes import right_value
from listaudit.model import PAGE_GONE, Field, Location
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.state import CLOSED, state_of


def check(location: Location, cell: Cell, settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a cell whose page answered that it does not exist; a closed place may have none."""
    if cell.reason is not None and is_page_gone(cell) and state_of(location, settings.today) != CLOSED:
        yield Draft(
            rule="website-gone",
            source=cell.source,
            field=Field.WEBSITE,
            reasons=(cell.reason,),
            canonical=right_value(location, cell.source, Field.WEBSITE),
            note="put the page back or redirect it, or correct your record and the listings that name it",
        )


def is_page_gone(cell: Cell) -> bool:
    """Say whether the page that our record names is not there."""
    return cell.reason is not None and cell.reason.code == PAGE_GONE
