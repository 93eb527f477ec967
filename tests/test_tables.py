import pyarrow.parquet as pq
import pytest

from listaudit import tables
from listaudit.errors import UsageError
from listaudit.tables import write_table

COLUMNS, NUMBERS = ("code", "value"), frozenset({"value"})


def test_rows_are_counted_and_columns_keep_their_kind(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "_BATCH", 2)
    rows = [(f"{n:04}", n / 2) for n in range(5)]
    for name in ("a.csv", "a.parquet"):
        assert write_table(tmp_path / name, COLUMNS, NUMBERS, rows) == 5
    assert (tmp_path / "a.csv").read_text().splitlines()[:2] == ["code,value", "0000,0.0"]
    assert pq.read_table(tmp_path / "a.parquet").to_pydict() == {
        "code": [code for code, _ in rows],
        "value": [value for _, value in rows],
    }


def test_numbers_are_not_made_text_and_text_is_made_harmless(tmp_path):
    write_table(tmp_path / "a.csv", COLUMNS, NUMBERS, [("=HYPERLINK()", -0.5), ("-5", 1.0), ("@x", 0.0)])
    assert (tmp_path / "a.csv").read_text().splitlines()[1:] == ["'=HYPERLINK(),-0.5", "-5,1.0", "'@x,0.0"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, UsageError("x"), ValueError("y")])
@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_file_appears_only_when_it_is_whole(tmp_path, error, name):
    def rows():
        yield ("1", 1.0)
        raise error

    (tmp_path / name).write_text("what was there")
    with pytest.raises((KeyboardInterrupt, UsageError, ValueError)):
        write_table(tmp_path / name, COLUMNS, NUMBERS, rows())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "what was there"
