from hashlib import blake2b

import pytest

from listaudit.rules import find
from listaudit.rules.ids import finding_id

PINNED = {
    ("phone-different", "0042", "google", "L1", "phone"): "4ad7cfdd9f98",
    ("listing-missing", "0042", "yelp", "", ""): "667a463a7e85",
    ("name-different", "ชา-7", "osm", "node/1", "name"): "2d46aac21503",
}


@pytest.mark.parametrize(("parts", "expected"), PINNED.items(), ids=str)
def test_ids_never_change(parts, expected):
    assert finding_id(*parts) == expected


def test_an_id_is_the_first_half_dozen_bytes_of_the_whole_digest():
    text = "a-rule\x1f1\x1fs\x1fk\x1ff"
    assert finding_id("a-rule", "1", "s", "k", "f") == blake2b(text.encode()).hexdigest()[:12]


def test_parts_do_not_run_together():
    assert finding_id("a", "bc", "", "", "") != finding_id("ab", "c", "", "", "")


def test_a_lone_surrogate_in_a_key_makes_an_id_all_the_same():
    assert len(finding_id("a", "b", "c", "\ud800", "d")) == 12


def test_values_and_reasons_do_not_change_the_id_of_a_finding(make):
    def id_of(theirs, code):
        verdict = make.verdict("phone", "different", code, theirs=theirs)
        return find(make.location(), [make.cell(make.matched(None, verdict))], make.settings())[0].id

    assert id_of("(212) 555-0101", "phone.one-digit") == id_of("(212) 555-0199", "phone.digits")


def test_every_finding_of_a_location_has_an_id_of_its_own(make):
    fields = ("name", "address", "phone", "website", "hours")
    verdicts = [make.verdict(field, "different") for field in fields]
    cells = [make.cell(make.matched(None, *verdicts), of=make.source(name)) for name in ("google", "yelp")]
    found = find(make.location(), cells, make.settings())
    assert len({finding.id for finding in found}) == len(found) == 10
