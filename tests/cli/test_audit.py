import io
import sys

import pytest

TOML = '[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\n'


def wrong_phone(shop):
    text = (shop.folder / "yelp.csv").read_text()
    shop.write("yelp.csv", text.replace("555-0101", "555-0109"))


def test_listings_that_are_right_end_with_zero(shop):
    done = shop.audit()
    assert done.code == 0
    assert done.summary["exit_code"] == 0
    assert done.status("0001") == done.status("0002") == ["found"]
    assert done.location("0001")["findings"] == []


@pytest.mark.parametrize(
    ("floor", "code"), [("critical", 1), ("high", 1), ("low", 1), ("info", 1), ("never", 0)]
)
def test_a_critical_finding_ends_with_one_from_its_severity_on(shop, floor, code):
    wrong_phone(shop)
    assert shop.audit("--fail-on", floor).code == code


def test_a_finding_below_the_floor_does_not_fail_the_run(shop):
    text = (shop.folder / "yelp.csv").read_text()
    shop.write("yelp.csv", text.replace("Bluebird Bakery", "Bluebird Bakery LLC"))
    assert shop.audit("--fail-on", "low").code == 0
    assert shop.audit("--fail-on", "low", "--policy", "strict").code == 1


def test_summary_and_files_are_told_on_stderr_and_quiet_silences_them(shop):
    told = shop.run("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "-f", "json=out.json")
    assert told.out == ""
    assert told.err == "listaudit: no findings; exit 0; written: out.json\n"
    assert (
        shop.run("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "-f", "json=out.json", "-q").err == ""
    )


def test_without_a_format_a_table_goes_to_stdout(shop):
    wrong_phone(shop)
    done = shop.run("audit", "locations.csv", "-s", "yelp=file:yelp.csv", "--no-color")
    assert done.code == 1
    assert "0001 Bluebird Bakery  found !!!" in done.out
    assert "1 critical; exit 1" in done.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--fail-on", "grave"], ["--fail-on grave", "critical, high, medium, low, info, never"]),
        (["--where", "city"], ["not COLUMN=VALUE", "region=ID"]),
        (["--where", "=x"], ["not COLUMN=VALUE"]),
        (["--where", "mood=good"], ["there is no column mood", "city"]),
        (["--where", "city=Nowhere"], ["--where city=Nowhere: no location", "Joliet, Springfield"]),
        (["--only", "0001", "--where", "city=Joliet"], ["--only 0001 --where city=Joliet together"]),
        (["--only", "0009"], ['store code "0009"', "letter by letter"]),
        (["--country", "USA"], ["--country USA", "US, GB or DE"]),
        (["--policy", "harsh"], ["harsh"]),
        (["--limit", "-1"], ["--limit"]),
        (["--format", "jsno"], ["jsno", "json"]),
        (["--format", "json"], ["standard output"]),
        (["--config", "none.toml"], ["none.toml does not exist", "listaudit init"]),
        (["--sources-dir", "nowhere"], ["nowhere"]),
        (["--tempo", "fast"], ["--tempo"]),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_to_do(shop, args, words):
    done = shop.audit(*args)
    assert done.code == 2
    assert done.out == ""
    for word in words:
        assert word in done.err


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("yelpp:x.csv", ["no source 'yelpp'", "yelp"]),
        ("file", ["none is given", "--source file:PATH"]),
        ("file:none.csv", ["none.csv does not exist", "Check the path"]),
        ("=:x", ["names no source"]),
    ],
)
def test_a_source_that_cannot_be_meant_ends_with_two(shop, spec, words):
    done = shop.audit(sources=[spec])
    assert done.code == 2
    for word in words:
        assert word in done.err


def test_a_missing_file_of_locations_ends_with_two(desk):
    desk.write("yelp.csv", "name\nx\n")
    done = desk.audit()
    assert done.code == 2
    assert "locations.csv" in done.err


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["file:yelp.csv"], ["file"]),
        (["yelp=file:yelp.csv"], ["yelp"]),
        (["file:yelp.csv", "file:b/bing.v2.csv"], ["yelp", "bing"]),
        (["file:yelp.csv", "x=file:b/bing.v2.csv"], ["yelp", "x"]),
        (["osm:yelp.csv", "file:yelp.csv"], ["osm", "file"]),
    ],
)
def test_a_source_is_called_by_its_id_or_where_that_repeats_by_its_file(shop, sources, names):
    shop.write("b/bing.v2.csv", (shop.folder / "yelp.csv").read_bytes())
    assert [source["name"] for source in shop.audit(sources=sources).json["sources"]] == names


@pytest.mark.parametrize(
    "sources",
    [
        ["yelp=file:yelp.csv", "yelp=osm:yelp.csv"],
        ["file:yelp.csv", "file:b/yelp.csv"],
    ],
)
def test_two_sources_of_one_name_are_an_error(shop, sources):
    shop.write("b/yelp.csv", (shop.folder / "yelp.csv").read_bytes())
    done = shop.audit(sources=sources)
    assert done.code == 2
    assert "Two sources are called yelp" in done.err


def test_locations_come_from_standard_input(shop, monkeypatch):
    text = (shop.folder / "locations.csv").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    done = shop.run("audit", "-", "-s", "yelp=file:yelp.csv", "-f", "json", "-q")
    assert (done.code, done.summary["counts"]["locations"]) == (0, 2)


def test_a_source_comes_from_standard_input(shop, monkeypatch):
    text = (shop.folder / "yelp.csv").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    done = shop.audit(sources=["yelp=file:-"])
    assert done.status("0001") == ["found"]


@pytest.mark.parametrize(
    ("args", "codes"),
    [
        ([], ["0001", "0002"]),
        (["--only", "0002"], ["0002"]),
        (["--only", "0002", "--only", "0001"], ["0001", "0002"]),
        (["--where", "city=joliet"], ["0002"]),
        (["--where", "region=IL", "--where", "name=bluebird bakery"], ["0001"]),
        (["--where", "team=red"], ["0002"]),
        (["--limit", "1"], ["0001"]),
    ],
)
def test_a_selection_says_which_locations_are_judged(shop, args, codes):
    lines = (shop.folder / "locations.csv").read_text().splitlines()
    teams = [lines[0] + ",team", lines[1] + ",blue", lines[2] + ",Red"]
    shop.write("locations.csv", "\n".join(teams) + "\n")
    done = shop.audit(*args)
    assert [found["store_code"] for found in done.json["locations"]] == codes
    assert done.summary["counts"]["locations"] == len(codes)


def test_sister_shops_that_are_not_selected_still_keep_their_listings(desk, ours, theirs):
    sister = ours | {"store_code": "0003", "street": "122 Maple St", "phone": "(217) 555-0103"}
    desk.table("locations.csv", ours, sister)
    desk.table("yelp.csv", theirs | {"id": "s", "street": "122 Maple St", "phone": "(217) 555-0103"})
    alone = desk.audit("--only", "0001")
    assert alone.status("0001") in (["missing"], ["not-seen"])
    assert desk.audit().status("0003") == ["found"]


def test_a_config_beside_the_locations_is_found(shop):
    shop.write("in/listaudit.toml", TOML)
    for name in ("locations.csv", "yelp.csv"):
        shop.write(f"in/{name}", (shop.folder / name).read_bytes())
    done = shop.run("audit", "in/locations.csv", "-f", "json", "-q")
    assert (done.code, done.status("0001")) == (0, ["found"])
    assert done.json["run"]["options"]["config"].endswith("listaudit.toml")


def test_sources_of_the_command_line_stand_instead_of_those_of_the_config(shop):
    shop.write("listaudit.toml", TOML)
    done = shop.audit(sources=["bing=file:yelp.csv"])
    assert [source["name"] for source in done.json["sources"]] == ["bing"]


def test_the_command_line_wins_over_the_config(shop):
    shop.write("listaudit.toml", TOML + '[defaults]\npolicy = "lenient"\ncountry = "CA"\n')
    options = shop.audit("--policy", "strict", "--country", "us").json["run"]["options"]
    assert (options["policy"], options["country"]) == ("strict", "US")
    options = shop.audit().json["run"]["options"]
    assert (options["policy"], options["country"]) == ("lenient", "CA")


def test_a_severity_of_the_config_replaces_that_of_a_rule_and_off_silences_it(shop):
    wrong_phone(shop)
    shop.write("listaudit.toml", '[severity]\nphone-different = "low"\n')
    done = shop.audit()
    assert done.code == 0
    assert done.location("0001")["findings"][0]["severity"] == "low"
    shop.write("listaudit.toml", '[severity]\nphone-different = "off"\n')
    assert shop.audit().rules("0001") == []


@pytest.mark.parametrize(
    ("rule", "hint"), [("phone-diferent", "Did you mean phone-different?"), ("zzz", "listaudit rules")]
)
def test_a_severity_for_a_rule_that_does_not_exist_ends_with_two(shop, rule, hint):
    shop.write("listaudit.toml", f'[severity]\n{rule} = "low"\n')
    done = shop.audit()
    assert done.code == 2
    assert rule in done.err
    assert hint in done.err
