import pytest

from listaudit import starter


def test_init_writes_files_and_says_which_and_what_comes_next(desk):
    done = desk.run("init")
    assert done.code == 0
    assert desk.files() == ["listaudit.toml", "locations.csv", "osm.geojson"]
    assert done.out.splitlines() == [
        "wrote listaudit.toml",
        "wrote locations.csv",
        "wrote osm.geojson",
        "next: listaudit audit locations.csv",
    ]


def test_init_into_a_folder_makes_it_and_the_first_audit_runs_there(desk):
    done = desk.run("init", "new/shop")
    assert done.out.endswith("next: cd new/shop && listaudit audit locations.csv\n")
    audit = desk.run("audit", "new/shop/locations.csv", "-f", "json", "-q")
    assert audit.code == 1
    assert audit.status("0001", "osm") == ["found"]
    assert "phone-different" in audit.rules("0001")
    assert audit.status("0002", "osm") == ["not-seen"]
    assert audit.summary["skipped_rows"] == []


def test_init_refuses_to_overwrite(desk):
    desk.write("listaudit.toml", "# mine\n")
    done = desk.run("init")
    assert done.code == 2
    assert "listaudit.toml is there already" in done.err
    assert (desk.folder / "listaudit.toml").read_text() == "# mine\n"
    assert desk.files() == ["listaudit.toml"]


def test_init_demo_copies_the_demo(desk, monkeypatch):
    desk.write("shipped/locations.csv", "name\nBluebird Bakery\n")
    desk.write("shipped/in/yelp.csv", "name\nx\n")
    monkeypatch.setattr(starter, "_DEMO", (desk.folder / "none", desk.folder / "shipped"))
    done = desk.run("init", "--demo", "demo")
    assert done.code == 0
    assert (desk.folder / "demo/in/yelp.csv").read_text() == "name\nx\n"
    assert "wrote demo/locations.csv" in done.out
    again = desk.run("init", "--demo", "demo")
    assert again.code == 2
    assert "is there already" in again.err


def test_init_demo_without_a_demo_is_an_error(desk, monkeypatch):
    monkeypatch.setattr(starter, "_DEMO", ())
    done = desk.run("init", "--demo")
    assert done.code == 2
    assert "not part of this installation" in done.err


@pytest.mark.parametrize("flags", [[], ["--demo"]])
def test_init_into_a_place_that_is_a_file_ends_with_two(desk, monkeypatch, flags):
    desk.write("shipped/locations.csv", "name\n")
    monkeypatch.setattr(starter, "_DEMO", (desk.folder / "shipped",))
    desk.write("here", "a file")
    done = desk.run("init", "here/shop", *flags)
    assert done.code == 2
    assert "cannot be written" in done.err


@pytest.mark.parametrize("options", [(), ("--demo",)])
def test_a_file_is_no_folder_to_start_in(desk, options):
    desk.write("locations.csv", "name\n")
    done = desk.run("init", *options, "locations.csv")
    assert (done.code, "locations.csv is a file, and no folder" in done.err) == (2, True)
