import gc
from contextlib import suppress

import pytest

from listaudit.errors import InputError
from listaudit.linking import judge_pairs, link
from listaudit.progress import Silent


def test_link_and_judge_pairs_return_how_many_rows_they_wrote(shop):
    out = shop.folder / "out.csv"
    assert link("locations.csv", "yelp.csv", out, country="", progress=Silent()) == 2
    shop.write("pairs.csv", "a_name,b_name\nBluebird,Bluebird\n")
    assert judge_pairs("pairs.csv", out, country="US", progress=Silent()) == 1


def test_store_codes_that_repeat_and_disagree_are_refused(desk, ours):
    desk.table("locations.csv", ours, ours | {"phone": "(217) 555-0199"})
    with pytest.raises(InputError):
        link("locations.csv", "locations.csv", desk.folder / "out.csv", country="", progress=Silent())


@pytest.mark.parametrize("name", ["pairs.csv", "nowhere.csv"])
def test_the_collector_works_on_as_before_however_judging_ends(shop, name):
    shop.write("pairs.csv", "a_name,b_name\nBluebird,Bluebird\n")
    before = gc.get_threshold(), gc.get_freeze_count()
    with suppress(InputError):
        judge_pairs(name, shop.folder / "out.csv", country="", progress=Silent())
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
