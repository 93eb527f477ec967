from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from listaudit.errors import SourceError, UsageError
from listaudit.model import Field, Listing, Source, Where
from listaudit.source import folders as folders_module
from listaudit.source import load_adapter, load_source, parse_spec, shelf

TOML = 'id = "moon"\ntitle = "Moon Guide"\nplatform = "moon"\n'


def a_source(tmp_path: Path, toml: str = TOML, adapter: str = "", name: str = "moon") -> Path:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "source.toml").write_text(toml, encoding="utf-8")
    if adapter:
        (folder / "adapter.py").write_text(adapter, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("spec", "parts"),
    [
        ("osm", ("", "osm", "")),
        ("osm:extract.geojson", ("", "osm", "extract.geojson")),
        ("file:-", ("", "file", "-")),
        ("map=osm", ("map", "osm", "")),
        ("yellow pages=file:yp.csv", ("yellow pages", "file", "yp.csv")),
        (r"gbp=gbp-sheet:C:\exports\a=b.xlsx", ("gbp", "gbp-sheet", r"C:\exports\a=b.xlsx")),
        ("file:C:/exports/a.csv", ("", "file", "C:/exports/a.csv")),
        ("file:a=b.csv", ("", "file", "a=b.csv")),
        ("x=file:../data/y.csv", ("x", "file", "../data/y.csv")),
    ],
)
def test_a_source_argument_is_name_id_and_path(spec, parts):
    assert parse_spec(spec) == parts


@pytest.mark.parametrize("spec", ["", ":x.csv", "=osm", "../x.csv", "a=:b"])
def test_an_argument_that_names_no_source_is_refused_with_an_example(spec):
    with pytest.raises(UsageError) as caught:
        parse_spec(spec)
    assert "ID:PATH" in caught.value.hint


def test_a_source_is_loaded_by_its_id_with_name_and_path():
    source = load_source("osm", name="map", path="x.geojson")
    assert (source.name, source.id, source.path, source.platform) == (
        "map",
        "osm",
        "x.geojson",
        "openstreetmap",
    )
    assert load_source("osm").name == "osm"


def test_an_unknown_id_is_refused_with_the_ids_that_look_like_it():
    with pytest.raises(SourceError, match="no source 'ovrture'") as caught:
        load_source("ovrture")
    assert "overture" in caught.value.hint
    with pytest.raises(SourceError) as caught:
        load_source("zzzzzz")
    assert "listaudit sources" in caught.value.hint


def test_the_configuration_stands_above_the_file():
    overrides = {
        "absence": "proves",
        "keep-values": True,
        "tier": 1,
        "columns": {"Filiale": "name"},
        "weight": None,
    }
    source = load_source("brightlocal", overrides=overrides)
    assert (source.absence, source.keep_values, source.tier, source.weight) == ("proves", True, 1, 1.0)
    assert (source.columns["Filiale"], source.columns["citation_id"], source.columns["citation-notes"]) == (
        "name",
        "listing_id",
        "",
    )


@pytest.mark.parametrize(
    ("overrides", "words", "hint"),
    [
        ({"teir": 1}, "teir", "tier"),
        ({"tier": 9}, "tier", "docs/sources.md"),
        ({"view": "sky"}, "view", "docs"),
    ],
)
def test_a_wrong_key_or_value_of_the_configuration_is_named(overrides, words, hint):
    with pytest.raises(SourceError, match=words) as caught:
        load_source("osm", name="map", overrides=overrides)
    assert "[sources.map]" in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("name", "overrides", "platform", "tier"),
    [
        ("yelp", {}, "yelp", 1), ("yellow-pages", {}, "yellow-pages", 2), ("yp", {}, "yellow-pages", 2), ("Google Maps", {}, "google", 1),
        ("export", {"platform": "bing"}, "bing", 1), ("moon-guide", {}, "moon-guide", 2), ("yelp", {"tier": 3}, "yelp", 3),
    ],
)  # fmt: skip
def test_a_file_takes_its_platform_from_the_catalogue_by_name(name, overrides, platform, tier):
    source = load_source("file", name=name, path="x.csv", overrides=overrides)
    assert (source.id, source.name, source.platform, source.tier, source.has_door) == (
        "file",
        name,
        platform,
        tier,
        True,
    )


def test_a_file_never_proves_absence_and_keeps_the_users_own_text():
    source = load_source("file", name="google", path="x.csv")
    assert (source.absence, source.keep) == ("suggests", "all")
    assert source.procedure == load_source("gbp-sheet").procedure


def test_a_file_of_no_name_has_no_platform():
    assert load_source("file").platform == "file"


def test_further_folders_bring_further_sources(tmp_path):
    extra = [a_source(tmp_path, TOML + 'states = ["name", "phone"]\ncountries = ["US"]\n')]
    source = load_source("moon", extra_dirs=extra)
    assert (source.states, source.countries) == ({Field.NAME, Field.PHONE}, {"US"})
    assert "moon" in {source.id for source in shelf(extra)}
    assert "moon" not in {source.id for source in shelf()}


def test_a_folder_that_is_itself_a_source_is_one(tmp_path):
    assert load_source("moon", extra_dirs=[a_source(tmp_path) / "moon"]).title == "Moon Guide"


def test_two_sources_of_one_id_are_refused(tmp_path):
    with pytest.raises(SourceError, match="a source osm already"):
        shelf([a_source(tmp_path, TOML.replace("moon", "osm"))])


def test_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(SourceError, match="is no folder"):
        shelf([tmp_path / "none"])


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("id = ", "no valid TOML"), ('title = "x"\nplatform = "x"\n', "id is missing"), (TOML + 'tier = "x"\n', "tier"),
        (TOML + "colour = 1\n", "colour"), (TOML + 'states = ["shoes"]\n', "states"), (TOML + 'countries = ["usa"]\n', "countries"),
        (TOML + 'keep = "days:0"\n', "keep"), (TOML.replace("Moon Guide", ""), "title"),
    ],
)  # fmt: skip
def test_a_broken_description_is_refused_by_file_and_key(tmp_path, toml, words):
    with pytest.raises(SourceError, match=words) as caught:
        shelf([a_source(tmp_path, toml)])
    assert "source.toml" in caught.value.message


def test_a_description_that_is_no_text_is_refused(tmp_path):
    folder = a_source(tmp_path) / "moon"
    (folder / "source.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SourceError, match="no valid TOML"):
        shelf([tmp_path])


ADAPTER = """
from listaudit.model import Listing

def row(record, where):
    return Listing(source="", key=str(record["k"]), where=where)
"""


def test_an_adapter_is_loaded_by_path_and_registered_by_id(tmp_path):
    extra = [a_source(tmp_path, TOML.replace('id = "moon"', 'id = "moon-base"'), ADAPTER)]
    source = load_source("moon-base", extra_dirs=extra)
    adapter = load_adapter(source, extra)
    assert adapter is not None
    assert adapter.row({"k": 7}, Where()) == Listing(source="", key="7")
    assert sys.modules["listaudit.sources.moon_base"] is adapter
    assert load_adapter(source, extra) is adapter
    del sys.modules["listaudit.sources.moon_base"]


def test_a_source_of_words_alone_has_no_adapter():
    assert load_adapter(load_source("overture")) is None
    assert load_adapter(Source(name="x", id="x", title="", platform="x")) is None


def test_an_adapter_that_cannot_run_is_refused_by_its_file(tmp_path):
    extra = [a_source(tmp_path, adapter="import nothing_of_this_name\n")]
    with pytest.raises(SourceError, match=r"adapter\.py: ModuleNotFoundError"):
        load_adapter(load_source("moon", extra_dirs=extra), extra)
    assert "listaudit.sources.moon" not in sys.modules


@pytest.mark.parametrize("code", ["raise SystemExit", "import sys\nsys.exit(0)\n", "exit('enough')"])
def test_an_adapter_that_exits_while_it_is_loaded_is_refused_like_one_that_is_broken(tmp_path, code):
    extra = [a_source(tmp_path, adapter=code)]
    with pytest.raises(SourceError, match=r"adapter\.py: SystemExit") as refused:
        load_adapter(load_source("moon", extra_dirs=extra), extra)
    assert (refused.value.exit_code, "leave the source out" in refused.value.hint) == (2, True)
    assert "listaudit.sources.moon" not in sys.modules


def test_a_package_offers_sources_by_an_entry_point_without_running_any_code(tmp_path, monkeypatch):
    package = a_source(tmp_path)
    (package / "moon" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    point = EntryPoint("moon", "moon", folders_module.GROUP)
    monkeypatch.syspath_prepend(str(package))
    monkeypatch.setattr(
        folders_module, "entry_points", lambda group: [point] if group == "listaudit.sources" else []
    )
    folders_module._of_packages.cache_clear()
    try:
        assert load_source("moon").title == "Moon Guide"
    finally:
        folders_module._of_packages.cache_clear()
    assert "moon" not in sys.modules


@pytest.mark.parametrize("module", ["no_module_of_this_name", "json.decoder", "json"])
def test_an_entry_point_that_leads_nowhere_is_refused(monkeypatch, module):
    point = EntryPoint("moon", module, folders_module.GROUP)
    monkeypatch.setattr(folders_module, "entry_points", lambda group: [point])  # noqa: ARG005
    folders_module._of_packages.cache_clear()
    with pytest.raises(SourceError, match=r"leads to no source\.toml"):
        shelf()
    folders_module._of_packages.cache_clear()


@pytest.mark.parametrize(
    ("keep", "hours"), [("all", 90.0), ("ids", 0.0), ("days:1", 24.0), ("days:30", 90.0)]
)
def test_no_answer_is_cached_for_longer_than_the_terms_of_its_source_allow(keep, hours):
    source = load_source("website", overrides={"keep": keep, "cache_hours": 90})
    assert source.access.cache_hours == hours
