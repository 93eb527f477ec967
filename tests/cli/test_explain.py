import re

import pytest


def explain(desk, *args, location="0001", source="yelp=file:yelp.csv"):
    return desk.run("explain", "locations.csv", "--location", location, "--source", source, *args)


def waterfall(text):
    """Return the bits and the running sums of each waterfall of the text."""
    rows = re.findall(r"([+-]\d+\.\d\d) +([+-]\d+\.\d\d) *$", text, re.MULTILINE)
    return [(float(bits), float(total)) for bits, total in rows]


def test_the_waterfall_adds_up_to_the_total(shop):
    done = explain(shop, "--no-color")
    assert done.code == 0
    (total,) = [float(bits) for bits in re.findall(r"from ([+-]\d+\.\d\d) bits", done.out)]
    steps = waterfall(done.out)
    assert steps[-1][1] == pytest.approx(total, abs=0.011)
    assert sum(bits for bits, _ in steps) == pytest.approx(total, abs=0.01 * len(steps))
    running = 0.0
    for bits, shown in steps:
        running += bits
        assert shown == pytest.approx(running, abs=0.01 * len(steps))


def test_explain_tells_the_listing_the_verdicts_and_the_reasons(shop, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    text = (shop.folder / "yelp.csv").read_text()
    shop.write("yelp.csv", text.replace("555-0101", "555-0109"))
    out = explain(shop).out
    assert "0001  Bluebird Bakery  at  yelp" in out
    assert "a1  (yelp.csv:2)" in out
    assert "match: probability" in out
    assert re.search(r"phone +different +\(217\) 555-0101", out)
    assert "One digit" in out
    assert "unstated" not in out


def test_as_json_the_evidence_adds_up_too(shop):
    found = explain(shop, "--json").json
    assert (found["schema"], found["store_code"], found["source"]) == ("listaudit/explain@1", "0001", "yelp")
    first = found["listings"][0]
    assert (first["listing_id"], first["name"], first["decision"], first["goes_to"]) == (
        "a1",
        "Bluebird Bakery",
        "match",
        "",
    )
    assert sum(item["bits"] for item in first["evidence"]) == pytest.approx(first["bits"], abs=0.01)
    assert first["probability"] == pytest.approx(1 / (1 + 2 ** -first["bits"]), abs=0.001)
    assert first["fields"]["phone"]["verdict"] == "same"
    assert next(iter(first["fields"])) == "name"


def test_a_listing_that_goes_elsewhere_says_where(desk, ours, theirs):
    sister = ours | {"store_code": "0002", "street": "500 Elm Rd", "phone": "(217) 555-0188"}
    desk.table("locations.csv", ours, sister)
    desk.table("yelp.csv", theirs | {"street": "500 Elm Rd", "phone": "(217) 555-0188"})
    found = explain(desk, "--json").json["listings"]
    assert [listing["goes_to"] for listing in found] == ["0002"]
    text = " ".join(explain(desk).out.split())
    assert "it goes to 0002, which has more evidence" in text


def test_a_stated_id_comes_first(desk, ours, theirs):
    desk.table("locations.csv", ours | {"id:yelp": "far"})
    far = theirs | {
        "id": "far",
        "name": "Quay Taxi",
        "street": "9 Quay Rd",
        "phone": "",
        "website": "",
        "postcode": "61602",
    }
    desk.table("yelp.csv", theirs, far)
    found = explain(desk, "--json").json["listings"]
    assert (found[0]["listing_id"], found[0]["decision"]) == ("far", "match")
    assert found[0]["bits"] < found[1]["bits"]


def test_so_many_listings_are_explained_best_first(desk, ours, theirs):
    desk.table("locations.csv", ours)
    rows = [theirs | {"id": f"x{n}", "phone": f"(217) 555-01{n:02}"} for n in range(9)]
    desk.table("yelp.csv", *rows)
    found = explain(desk, "--json").json["listings"]
    bits = [listing["bits"] for listing in found]
    assert len(found) == 5
    assert bits == sorted(bits, reverse=True)
    assert found[0]["listing_id"] == "x1"


def test_rows_that_cannot_be_used_are_passed_over(shop):
    with (shop.folder / "yelp.csv").open("a") as file:
        file.write("a4,cut\n")
    assert explain(shop).code == 0


def test_nothing_alike_is_said_in_words(shop, desk):
    desk.write("yelp.csv", "id,name,city\nx,Quay Taxi,Peoria\n")
    done = explain(shop)
    assert done.code == 0
    assert "No listing of this source shares" in done.out
    assert explain(shop, "--json").json["listings"] == []


def test_a_source_of_the_config_goes_by_its_name(shop):
    shop.write(
        "listaudit.toml",
        '[sources.my-yelp]\nfrom = "file"\npath = "yelp.csv"\n[sources.bad]\nfrom = "file"\npath = "no.csv"\n',
    )
    done = explain(shop, source="my-yelp")
    assert done.code == 0
    assert "at  my-yelp" in done.out


@pytest.mark.parametrize(
    ("location", "source", "words"),
    [
        ("9", "yelp=file:yelp.csv", 'No location has the store code "9"'),
        ("0001", "nobody", "no source 'nobody'"),
        ("0001", "yelp=file:none.csv", "none.csv does not exist"),
    ],
)
def test_what_does_not_exist_ends_with_two(shop, location, source, words):
    done = explain(shop, location=location, source=source)
    assert done.code == 2
    assert words in done.err


def test_names_cannot_move_the_cursor_or_paint_the_screen(desk, ours, theirs):
    desk.table("locations.csv", ours | {"name": "[red]Bluebird[/red] Bakery"})
    desk.table("yelp.csv", theirs | {"name": "[bold]Bluebird\x1b[31m Bakery\u202e"})
    out = explain(desk).out
    assert "[red]Bluebird[/red]" in out
    assert "[bold]Bluebird" in out
    assert not {"\x1b", "\u202e"} & set(out)
