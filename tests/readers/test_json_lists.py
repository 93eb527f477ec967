from __future__ import annotations

import pytest

from listaudit.readers.json_lists import is_records, lists_in

A, B = {"a": 1}, {"b": 2}


@pytest.mark.parametrize(
    ("members", "records", "unread"),
    [
        ({"count": 2, "shops": [A, B]}, [A, B], []),
        ({"tags": [B], "results": [A]}, [A], ["tags"]),
        ({"one": [A], "two": [B]}, [A], ["two"]),
        ({"response": {"entities": [A]}, "meta": {}}, [A], []),
        ({"data": {"result": {"places": [A]}}}, [A], []),
        ({"name": "Bright Coffee", "hours": [A]}, [{"name": "Bright Coffee", "hours": [A]}], []),
        ({"total": 0}, [{"total": 0}], []),
        ({"meta": {"rows": [A]}}, [{"meta": {"rows": [A]}}], []),
    ],
)
def test_records_stand_in_a_named_list_the_only_list_or_are_the_object(members, records, unread):
    assert lists_in(members) == (records, unread)


@pytest.mark.parametrize(
    ("value", "yes"), [([A], True), ([A, 1], False), ([], False), (A, False), ("x", False)]
)
def test_records_are_a_list_of_objects(value, yes):
    assert is_records(value) is yes
