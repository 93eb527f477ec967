import io

import pytest

from listaudit.model import Run
from listaudit.report import codec
from listaudit.report.header import fill_slot, slot_offset, with_slot


def test_the_time_is_filled_in_where_it_belongs():
    run = Run(id='"finished":"~~', started="", options={"finished": "x"})
    line = codec.dumps(codec.run_to_json(with_slot(run), ()))
    handle = io.BytesIO(line + b"\n")
    fill_slot(handle, slot_offset(line), "2026-11-21T20:00:09.123456+00:00")
    handle.write(b"more")
    first, more = handle.getvalue().split(b"\n")
    assert codec.run_from_json(__import__("json").loads(first)).finished == "2026-11-21T20:00:09.123456+00:00"
    assert more == b"more"


def test_what_is_no_time_is_refused():
    with pytest.raises(ValueError, match="no ISO 8601 time"):
        fill_slot(io.BytesIO(), 0, "x" * 40)
