from __future__ import annotations

import pytest

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers import read_pairs


def read(tmp_path, text):
    path = tmp_path / "pairs.csv"
    path.write_text(text, encoding="utf-8")
    return list(read_pairs(str(path)))


def test_each_row_is_our_record_and_theirs_in_the_order_of_the_file(tmp_path):
    text = "pair_id,label,a_id,a_name,a_lat,a_lon,b_id,b_name,b_zip\np1,1,7,Bright,1.5,2.5,x,Brite,62701.0\np2,0,8,Dim,,,y,Dime,\n"
    (first, location, listing), (second, *_) = read(tmp_path, text)
    assert (first, second) == ("p1", "p2")
    assert (location.store_code, location.name, location.point.latitude) == ("7", "Bright", 1.5)
    assert (listing.key, listing.address.postcode, listing.source) == ("x", "62701", "pairs")
    assert location.columns == {"label": "1"}


def test_a_row_without_an_id_goes_by_its_line_and_a_side_without_a_name_stays(tmp_path):
    ((pair_id, location, listing),) = read(tmp_path, "a_name,A_phone,b_phone\n,217 555 0100,217 555 0101\n")
    assert (pair_id, location.store_code, location.names, listing.phones) == ("2", "2", (), ("217 555 0101",))


def test_notes_follow_their_pair_and_damaged_rows_are_named(tmp_path):
    items = read(tmp_path, "pair_id,a_name,b_name,b_phone\n1,A,B,2.17555E+09\n1,2,3,4,5,6\n")
    assert [item.code for item in items if isinstance(item, Skipped)] == ["damage.scientific", "row.too-long"]


@pytest.mark.parametrize("text", ["name,phone\nA,1\n", "a_name,name\nA,B\n"])
def test_a_file_without_both_sides_is_refused(tmp_path, text):
    with pytest.raises(InputError, match="columns of both records") as caught:
        read(tmp_path, text)
    assert "b_name" in caught.value.hint


def test_each_row_is_parted_by_its_own_columns(tmp_path):
    path = tmp_path / "pairs.ndjson"
    path.write_text('{"a_name": "A", "b_name": "B"}\n{"b_phone": "1", "a_name": "C", "shelf": "9"}\n')
    (_, first, theirs), (_, second, others) = read_pairs(str(path))
    assert (first.name, theirs.name, first.columns) == ("A", "B", {})
    assert (second.name, others.names, others.phones, second.columns) == ("C", (), ("1",), {"shelf": "9"})
