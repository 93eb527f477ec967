import pytest

TOML = (
    '[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\nplatform = "yelp"\ntier = 1\nabsence = "{absence}"\n'
)
TOWN = {"city": "Springfield", "region": "IL", "postcode": "62701", "country": "US"}


@pytest.fixture
def judged(desk, ours, theirs):
    """Audit one location against rows of one source; `theirs` is changed row by row."""

    def judging(*changes, location=None, others=(), absence="proves", toml="", source="yelp"):
        desk.table("locations.csv", ours | (location or {}), *(ours | other for other in others))
        rows = [theirs | {"id": f"x{n}"} | change for n, change in enumerate(changes)]
        desk.table("yelp.csv", *(rows or [dict.fromkeys(theirs, "")]))
        desk.write("listaudit.toml", TOML.format(absence=absence) + toml)
        spec = [] if source == "yelp" else [f"{source}:yelp.csv"]
        return desk.audit("--evidence", sources=spec)

    return judging


QUAY = {
    "name": "Quay Taxi",
    "street": "9 Quay Rd",
    "phone": "(309) 555-0177",
    "website": "",
    "city": "Peoria",
    "postcode": "61602",
}


@pytest.mark.parametrize(
    ("changes", "absence", "location", "status", "rules"),
    [
        ([{}], "proves", {}, ["found"], []),
        ([QUAY], "proves", {}, ["missing"], ["listing-missing"]),
        ([QUAY], "suggests", {}, ["missing"], ["listing-missing"]),
        ([QUAY], "says-nothing", {}, ["not-seen"], []),
        ([{"status": "permanently_closed"}], "proves", {}, ["closed"], ["listing-closed"]),
        ([{"gone": "true"}], "proves", {}, ["gone"], ["listing-gone"]),
        ([QUAY], "proves", {"id:yelp": "lost"}, ["gone"], ["listing-gone"]),
        ([QUAY], "says-nothing", {"id:yelp": "lost"}, ["not-seen"], []),
    ],
)
def test_the_status_of_a_location_at_a_source(judged, changes, absence, location, status, rules):
    done = judged(*changes, absence=absence, location=location)
    assert done.status("0001") == status
    assert done.rules("0001") == rules


def test_what_a_source_only_suggests_is_one_severity_lower(judged):
    proves = judged(QUAY).location("0001")["findings"][0]["severity"]
    suggests = judged(QUAY, absence="suggests").location("0001")["findings"][0]["severity"]
    assert (proves, suggests) == ("medium", "low")


def test_an_id_that_is_gone_is_named(judged):
    row = judged(QUAY, location={"id:yelp": "lost-7"}).location("0001")["listings"][0]
    assert row["reason"]["code"] == "source.id-gone"
    assert row["reason"]["params"] == {"id": "lost-7"}


def test_a_listing_that_is_perhaps_ours_is_possible_and_its_fields_are_not_judged(judged):
    found = [
        judged({"name": name, "street": street, "phone": phone, "website": ""})
        for name in ("Bluebird Bakery", "Bluebird Cafe", "Bluebird", "Corner Bakery", "Old Mill")
        for street in ("", "121 Maple St", "44 Elm Rd")
        for phone in ("", "(217) 555-0177")
    ]
    possible = [done for done in found if done.status("0001") == ["possible"]]
    assert possible, "no step between a match and none"
    for done in possible:
        assert done.rules("0001") == ["listing-possible"]
        assert done.location("0001")["listings"][0].get("fields", {}) == {}
        assert done.location("0001")["listings"][0]["decision"] == "possible"


def test_the_best_listing_is_found_and_the_others_are_its_duplicates(judged):
    done = judged({"id": "b", "reviews": "3"}, {"id": "a", "reviews": "40", "phone": "(217) 555-0199"})
    rows = done.location("0001")["listings"]
    assert [(row["listing_id"], row["status"]) for row in rows] == [("a", "found"), ("b", "duplicate")]
    assert rows[1]["duplicate_of"] == "a"
    assert "listing-duplicate" in done.rules("0001")
    finding = next(f for f in done.location("0001")["findings"] if f["rule"] == "listing-duplicate")
    assert "more reviews (40 against 3)" in finding["message"]
    assert finding["fix"]["keep_listing_id"] == "a"


def test_a_department_beside_the_best_listing_is_no_duplicate(judged):
    done = judged(
        {"name": "Bluebird Market"},
        {"name": "Bluebird Market Pharmacy"},
        location={"name": "Bluebird Market"},
    )
    assert "duplicate" not in done.status("0001")
    assert done.status("0001").count("found") == 1


def test_a_department_that_only_its_name_tells_is_no_duplicate(judged):
    done = judged(
        {"name": "Bluebird", "street": "", "phone": ""},
        {"name": "Bluebird Tire Center", "street": "", "phone": ""},
        location={"name": "Bluebird"},
    )
    assert "duplicate" not in done.status("0001")


@pytest.mark.parametrize(
    ("name", "phone", "status"),
    [
        ("Bluebird Bakery - Loan Officer Ann Fox", "(217) 555-0177", "possible"),
        ("Bluebird Bakery - Loan Officer Ann Fox", "(217) 555-0101", "duplicate"),
        ("Bluebird Bakery", "(217) 555-0177", "duplicate"),
    ],
)
def test_a_further_listing_with_a_name_and_a_phone_of_its_own_is_only_possibly_a_duplicate(
    judged, name, phone, status
):
    done = judged({}, {"name": name, "phone": phone, "website": ""})
    assert done.status("0001") == ["found", status]


def test_listings_on_different_sites_of_one_file_are_judged_each_and_are_no_duplicates(judged):
    def row(site, phone):
        return {"listing_url": f"https://{site}.example/bluebird", "phone": phone}

    done = judged(row("one", "(217) 555-0101"), row("two", "(217) 555-0199"), row("two", "(217) 555-0101"))
    assert sorted(done.status("0001")) == ["duplicate", "found", "found"]


def test_a_stated_id_wins_over_a_better_listing(judged):
    done = judged({"id": "twin"}, {"id": "mine", "phone": "(217) 555-0199"}, location={"id:yelp": "mine"})
    first, *rest = done.location("0001")["listings"]
    assert {row["listing_id"] for row in (first, *rest)} == {"mine", "twin"}
    assert [row["status"] for row in (first, *rest)] == ["found", "duplicate"]


def test_a_stated_id_that_looks_like_another_business_is_told(judged):
    done = judged(QUAY | {"id": "mine"}, location={"id:yelp": "mine"})
    assert done.status("0001") == ["found"]
    assert done.rules("0001") == ["listing-id-wrong"]


@pytest.mark.parametrize("space", ["id:yelp", "id:file"])
def test_an_id_is_known_by_the_name_the_id_or_the_platform_of_its_source(judged, space):
    assert judged(QUAY | {"id": "mine"}, location={space: "mine"}).status("0001") == ["found"]


def test_a_practitioner_at_our_door_is_told_and_is_no_duplicate(judged):
    done = judged(
        {"name": "Maple Dental"},
        {"name": "Dr. Ines Vale, DDS", "website": ""},
        location={"name": "Maple Dental"},
    )
    assert done.status("0001") == ["found"]
    assert "practitioner-unlisted" in done.rules("0001")


def test_a_listing_goes_to_the_one_location_that_it_fits_best(judged):
    sister = {"store_code": "0002", "street": "500 Elm Rd", "postcode": "62704", "phone": "(217) 555-0188"}
    done = judged(
        {}, {"street": "500 Elm Rd", "postcode": "62704", "phone": "(217) 555-0188"}, others=[sister]
    )
    assert done.status("0001") == done.status("0002") == ["found"]
    assert done.location("0001")["listings"][0]["listing_id"] == "x0"
    assert done.location("0002")["listings"][0]["listing_id"] == "x1"


@pytest.mark.parametrize(
    ("source", "location", "applies"),
    [
        ("yellow-pages=file", {"country": "US"}, True),
        ("yellow-pages=file", {"country": "DE", "region": ""}, False),
        ("yellow-pages=file", {"country": "United States"}, True),
        ("tripadvisor=file", {"business_type": "service_area"}, False),
        ("tripadvisor=file", {"business_type": "hybrid"}, True),
        ("tripadvisor=file", {}, True),
        ("osm", {"latitude": "39.801", "longitude": "-89.651"}, True),
        ("osm", {"latitude": "52.5", "longitude": "13.4"}, False),
        ("osm", {}, True),
    ],
)
def test_a_source_that_cannot_hold_a_location_is_not_applicable(judged, source, location, applies):
    pin = {"latitude": "39.8", "longitude": "-89.65", "shop": "kiosk"}
    done = judged(QUAY | pin, location=location, source=source)
    name = source.partition("=")[0]
    assert (done.status("0001", name) == ["not-applicable"]) is not applies
    if not applies:
        assert done.location("0001")["findings"] == []
        assert done.location("0001")["scores"]["coverage"] is None


def test_evidence_adds_up_to_the_probability(judged):
    row = judged({}).location("0001")["listings"][0]
    bits = sum(item["bits"] for item in row["evidence"])
    assert row["probability"] == pytest.approx(1 / (1 + 2**-bits), abs=0.001)


def test_our_own_values_stand_once_for_the_location(judged):
    canonical = judged({}).location("0001")["canonical"]
    assert canonical["phone"] == "(217) 555-0101"
    assert "email" not in canonical


def test_a_source_that_failed_before_our_listing_came_is_unchecked_with_its_reason(judged, desk):
    desk.write("bad.csv.gz", b"\x1f\x8b\x08\x00")
    done = judged({}, toml='[sources.bing]\nfrom = "file"\npath = "bad.csv.gz"\n')
    row = next(row for row in done.location("0001")["listings"] if row["source"] == "bing")
    assert (row["status"], row["reason"]["code"]) == ("unchecked", "source.failed")
    assert done.rules("0001") == []


def test_a_listing_by_a_wrong_id_is_no_duplicate_beside_the_real_one(judged):
    done = judged(QUAY | {"id": "wrong"}, {"id": "real"}, location={"id:yelp": "wrong"})
    assert sorted(done.status("0001")) == ["found", "found"]
    assert done.rules("0001") == ["listing-id-wrong"]
    assert done.location("0001")["scores"]["duplicates"] == 0


def test_a_known_id_that_is_not_there_is_told_though_another_listing_is_found(judged):
    done = judged({"id": "real"}, location={"id:yelp": "lost"})
    assert done.status("0001") == ["found"]
    assert "listing-gone" in done.rules("0001")


def test_an_old_id_of_a_listing_that_is_there_is_a_small_matter(judged):
    done = judged({"id": "old", "gone": "true"}, {"id": "new"}, location={"id:yelp": "old"}, absence="proves")
    assert done.status("0001") == ["found", "gone"]
    (finding,) = [f for f in done.location("0001")["findings"] if f["rule"] == "listing-gone"]
    assert (finding["severity"], finding["fix"]["action"]) == ("low", "review")
    assert "new" in finding["message"]
    assert "id:yelp" in finding["message"]


def test_hours_in_the_json_of_a_source_are_shown_as_a_week(judged):
    week = '[{"open": [{"day": 0, "start": "0700", "end": "1400", "is_overnight": false}], "hours_type": "REGULAR"}]'
    done = judged({"hours": week}, location={"hours": "Mo 07:00-15:00"})
    fields = done.location("0001")["listings"][0]["fields"]
    assert fields["hours"]["verdict"] == "different"
    assert fields["hours"]["listing"].startswith("Mo 07:00-14:00")
