"""What a country writes in a way of its own is put plainly before a line is cut into words."""

from __future__ import annotations

import pytest

from listaudit.normalize.street_rewrite import rewrite

READ = [
    ("IN", "b 12, sample colony", "b-12, sample colony"),
    ("BR", "rod. br 101 km 5", "rod. br101 km 5"),
    ("IT", "sp5 km 3", "sp 5 km 3"),
    ("IT", "via roma 28/rosso", "via roma 28r"),
    ("CO", "calle 10 # 5 a - 22", "calle 10 # 5a-22"),
    ("MX", "calle ejemplo 12, l-3", "calle ejemplo 12 local 3"),
    ("MX", "5ta avenida norte", "5 avenida norte"),
    ("JP", "1 chome-2-3", "1-2-3"),
    ("DE", "q 7, 24", "q7 24"),
    ("FR", "rn 20", "n20"),
    ("US", "n56 w12345 larkspur rd", "n56w12345 larkspur rd"),
    ("TH", "๙๙/๑", "99/1"),
]


@pytest.mark.parametrize(("country", "written", "plain"), READ)
def test_what_one_country_writes_its_own_way_is_put_plainly(country, written, plain):
    assert rewrite(written, country) == plain


@pytest.mark.parametrize("written", [written for _, written, _ in READ])
def test_another_country_is_left_alone(written):
    assert rewrite(written, "NZ") == written


@pytest.mark.parametrize("text", ["calle 5a 12", "12 b, elm road"])
def test_a_letter_that_tells_streets_apart_stays(text):
    assert rewrite(text, "MX") == text
