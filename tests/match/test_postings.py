"""Which locations share a key, and how many, whatever holds them."""

from __future__ import annotations

import pickle
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from listaudit.match.block import Index
from listaudit.match.keys import keys_of
from listaudit.match.postings import Postings
from listaudit.model import Address, Location

MOST = 3
KEYS = st.sets(st.sampled_from([f"word {n}" for n in range(9)]), max_size=4)


def found(postings, keys):
    return {key: (count, list(numbers)) for key, count, numbers in postings.under(keys)}


@given(st.lists(KEYS, max_size=12), st.lists(KEYS, max_size=4))
def test_locations_are_found_by_key_until_too_many_share_it(first, later):
    postings, expected = Postings(MOST), defaultdict(list)
    asked = ["word none", *(f"word {n}" for n in range(9))]
    for part in (first, later):  # what is added after a look is found, too
        for keys in part:
            number = sum(map(len, expected.values())) + 1
            postings.add(number, keys)
            for key in keys:
                expected[key].append(number)
        shown = {k: (len(v), v if len(v) <= MOST else []) for k, v in expected.items()}
        assert found(postings, asked) == shown
        assert [postings.count(key) for key in asked] == [len(expected.get(key, ())) for key in asked]


def test_an_index_in_another_process_finds_the_same():
    index = Index()
    for n in range(5):
        index.add(keys_of(Location(store_code=str(n), names=(f"Bluebird {n}",), phones=("2175550100",))))
    before = keys_of(Location(store_code="", names=("Old Bluebird",), address=Address(postcode="62701")))
    index.link(3, before)
    again = pickle.loads(pickle.dumps(index))  # noqa: S301 - bytes of our own
    assert again.candidates(before) == index.candidates(before)
    assert 3 in again.candidates(before)
    assert (again.called("175550100"), again.named("bluebird4")) == (5, 1)


def test_former_keys_that_are_the_present_ones_count_once():
    index, keys = Index(), keys_of(Location(store_code="1", names=("Zyphora",), phones=("2175550100",)))
    index.add(keys)
    index.link(0, keys)
    assert (index.named("zyphora"), index.candidates(keys)) == (1, [0])
