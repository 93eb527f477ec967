from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.errors import InputError
from listaudit.model import Skipped, Where
from listaudit.readers import records as module
from listaudit.readers.records import records


def read(text: str, delimiter: str = ",") -> list[tuple[int, object]]:
    found = records(iter(text.splitlines(keepends=True)), delimiter, Where("x.csv", 1))
    return [(item.where.line, item.code) if isinstance(item, Skipped) else item for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\nc,d\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a\n\nb\n", [(1, ["a"]), (3, ["b"])]),
        ('a,"b\nc"\nd,e\n', [(1, ["a", "b\nc"]), (3, ["d", "e"])]),
        # sloppy, but plain: a quote inside a cell, or a quoted word before more text
        ('12" pizza,b\nc,d\n', [(1, ['12" pizza', "b"]), (2, ["c", "d"])]),
        ('"12" pizza",b\nc,d\n', [(1, ['12 pizza"', "b"]), (2, ["c", "d"])]),
        # an open quote swallows up to the end, or up to the next quote
        (
            'a,b\n1,"open\n2,x\n3,y\n',
            [(1, ["a", "b"]), (2, "quote.unclosed"), (3, ["2", "x"]), (4, ["3", "y"])],
        ),
        ('1,"open\n2,x\n3,"y, z"\n', [(1, "quote.unclosed"), (2, ["2", "x"]), (3, ["3", "y, z"])]),
        ('"1","a","open\n"2","b","c"\n', [(1, "quote.unclosed"), (2, ["2", "b", "c"])]),
        ('1,"open\n2,"open\n3,c\n', [(1, "quote.unclosed"), (2, "quote.unclosed"), (3, ["3", "c"])]),
        ('a,b\n1,"open', [(1, ["a", "b"]), (2, "quote.unclosed")]),
        ('a,b\n1,"x\n\0y"\n2,z\n', [(1, ["a", "b"]), (2, "nul-bytes"), (4, ["2", "z"])]),
    ],
)
def test_records_start_where_their_line_is_and_open_quotes_cost_one_line(text, expected):
    assert read(text) == expected


def test_a_quote_that_swallows_more_than_a_cell_can_hold_costs_one_line(monkeypatch):
    monkeypatch.setattr(module, "LINE_CHARS", 1_000)
    found = read('1,"open\n' + "2,x\n" * 1_000)
    assert found[0] == (1, "quote.unclosed")
    assert found[1:] == [(line, ["2", "x"]) for line in range(2, 1_002)]


def test_quotes_left_open_again_and_again_are_refused(monkeypatch):
    monkeypatch.setattr(module, "REREAD_CHARS", 2_000)
    with pytest.raises(InputError, match="again and again"):
        read('x","\n' * 1_000)


@given(st.lists(st.text(alphabet='ab,"\n', max_size=12), max_size=12))
def test_every_line_belongs_to_exactly_one_record_or_skip(parts):
    text = "\n".join(parts) + "\n"
    lines = text.splitlines(keepends=True)
    starts = [line for line, _ in read(text)]
    assert starts == sorted(set(starts))
    skipped = {line for line, what in read(text) if isinstance(what, str)}
    # a line that is neither blank nor the start of anything lies inside a quoted cell
    inside = [number for number, line in enumerate(lines, 1) if line != "\n" and number not in starts]
    assert all(number - 1 not in skipped for number in inside)
