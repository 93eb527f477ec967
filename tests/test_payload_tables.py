"""Parts of samples as tables, and the page of what was read: on invented payloads, also without ../shared."""

from __future__ import annotations

import openpyxl
import orjson
import pytest

from bench.samples import page, read
from bench.samples.tables import header_skips, table_at
from listaudit.source import load_source

HEADER = ["Store code", "Business name", "Mascot"]


def test_a_row_without_a_part_means_the_file_itself(tmp_path):
    with table_at(tmp_path / "x.json", {}) as file:
        assert file == tmp_path / "x.json"


def test_a_part_is_what_stands_at_a_path_in_it(tmp_path):
    (tmp_path / "x.json").write_bytes(orjson.dumps({"a": [{"b": [{"name": "Bluebird"}]}]}))
    with table_at(tmp_path / "x.json", {"pick": "a.0.b"}) as file:
        assert orjson.loads(file.read_bytes()) == [{"name": "Bluebird"}]
    assert not file.exists()


def test_keys_under_a_beginning_are_a_record_of_their_own(tmp_path):
    (tmp_path / "x.ndjson").write_text('{"id": 1, "base_id": 2, "base_names": null}\n\n', encoding="utf-8")
    with table_at(tmp_path / "x.ndjson", {"under": "base_"}) as file:
        assert file.suffix == ".ndjson"
        assert orjson.loads(file.read_bytes()) == {"id": 2, "names": None}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_header_is_read_without_a_row_below_it(tmp_path, suffix):
    path = tmp_path / f"template{suffix}"
    if suffix == ".csv":
        path.write_text(",".join(HEADER), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        book.worksheets[0].append(HEADER)
        book.save(path)
    known, unknown = header_skips(path, load_source("gbp-sheet"))
    assert (known.code, known.detail) == ("file.headers", "2 of 3")
    assert (unknown.code, unknown.detail) == ("payload.unknown", "Mascot")


def test_payloads_that_no_row_names_are_unseen_and_the_page_counts_the_others(tmp_path, monkeypatch):
    samples = tmp_path / "shared" / "bakeries" / "samples"
    samples.mkdir(parents=True)
    for name in ("found", "other", "third"):
        body = {"businesses": [{"id": name, "name": "Bluebird"}], "mood": 1}
        (samples / f"{name}.json").write_bytes(orjson.dumps(body))
    (tmp_path / "yelp.toml").write_text(
        'folder = "bakeries"\n[[payload]]\nglob = "found.json"\ncontext = { names = ["nobody"] }\n[[left]]\nglob = "other.json"\nwhy = "of | others"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(read, "TABLES", tmp_path)
    account = read.account("yelp", tmp_path / "shared")
    assert (account.unseen, account.left) == (["third.json"], {"other.json": "of | others"})
    assert [listing.listing_id for listing in account.listings] == ["found"]
    assert account.read[0].leftovers == {"mood"}
    text = page.document(tmp_path / "shared")
    assert "| `yelp` | 1 | 1 | 1 | 1 | 0 | 0 |" in text
    assert "| `yelp` | 1 | of \\| others |" in text
    assert "| `yelp` | 100% |  |" in text
