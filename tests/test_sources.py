"""Walks the shelf: what holds for every source there is."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.samples.page import document as payloads
from listaudit.config_file import ConfigFile
from listaudit.normalize.domain import registrable
from listaudit.readers import read_listings
from listaudit.readers.headers import IGNORED, KEPT, UNKNOWN, resolve
from listaudit.source import load_adapter, load_source, shelf
from listaudit.source.argument import parse_spec
from listaudit.source.folders import folders
from listaudit.source.pages import document, keys_in_words
from listaudit.source.spec import AuthSpec, ErrorSpec, PaceSpec, PriceSpec, Spec, dashed

ROOT = Path(__file__).parent.parent
SOURCES = shelf()
FILE_SOURCES = {
    "file", "osm", "overture", "foursquare-os", "alltheplaces", "gbp-sheet", "brightlocal", "yext",
}  # fmt: skip
API = {
    "google-places", "google-business-profile", "yelp", "foursquare", "osm", "website", "nppes", "socrata", "here", "mapbox",
    "tripadvisor", "apple-maps", "dataforseo", "serpapi", "tomtom", "facebook", "trustpilot", "azure-maps", "wikidata",
}  # fmt: skip
CATALOGUE = {
    "data-axle", "localeze", "yellow-pages", "bbb", "bing-places", "apple-business", "superpages", "acxiom",
}  # fmt: skip
UNVERIFIED = {"google-business-profile"}
"""May be made from neither recorded answers nor read documents, where its page says so."""
by_id = pytest.mark.parametrize("source", SOURCES, ids=[source.id for source in SOURCES])
READ = sorted(source.id for source in SOURCES if source.has_door)
each_read = pytest.mark.parametrize("name", READ)
MOST_FIXTURES = 12
SHARED = ROOT.parent / "shared" / "sources"
OF_ALL_SOURCES = {"samples", "mutations"}
"""Tests beside those of each source that are about every one of them."""


@pytest.mark.parametrize(
    ("door", "must"),
    [
        pytest.param("file", FILE_SOURCES, id="file"),
        pytest.param("api", API, id="api"),
        pytest.param(None, CATALOGUE, id="catalogue"),
    ],
)
def test_the_shelf_holds_every_source_that_it_must(door, must):
    found = {source.id for source in SOURCES if (door in source.doors if door else not source.doors)}
    assert must - found == set()


@by_id
def test_a_source_that_is_asked_has_an_adapter_that_asks_and_reads(source):
    adapter = load_adapter(source)
    if "api" in source.doors:
        assert hasattr(adapter, "read")
        assert hasattr(adapter, "search") or hasattr(adapter, "plan")
        assert source.base_url or source.options or source.kind == "website"
    else:
        assert not hasattr(adapter, "read")


@by_id
def test_a_folder_is_called_by_the_id_of_its_source(source):
    assert folders()[source.id].name == source.id


@by_id
def test_every_source_says_how_an_owner_fixes_a_listing(source):
    assert len(source.procedure) > 40
    assert source.procedure.endswith(".")


@by_id
def test_an_entry_that_nothing_reads_says_how_to_check_by_hand(source):
    if not source.has_door:
        assert source.procedure.startswith(("Check by searching", "Nothing to check"))


@by_id
def test_links_are_secure_and_templates_know_their_words(source):
    links = (source.homepage, source.docs, source.edit_url, source.create_url, source.base_url)
    assert [
        link for link in (*links, *source.urls.values()) if link and not link.startswith("https://")
    ] == []
    assert "{" not in source.edit_url.format(id="1", url="u", query="q")


@by_id
def test_every_mapped_column_is_one_of_ours(source):
    for header, column in source.columns.items():
        assert column == "" or resolve(column, "listing").name not in {UNKNOWN, IGNORED, KEPT}, (
            header,
            column,
        )


@by_id
def test_a_source_that_can_be_read_says_how_it_was_verified(source):
    honest = source.id in UNVERIFIED and source.verified == "none" and "`none`" in page_of(source.id)
    assert source.has_door == (source.verified != "none") or honest


OUTSIDE = {
    "asyncio", "ftplib", "http", "http.client", "os", "pathlib", "random", "secrets", "socket", "ssl", "subprocess",
    "tempfile", "threading", "time", "urllib.request", "uuid",
}  # fmt: skip
"""Modules by which a program reaches out, or is another one at another time."""


@by_id
def test_an_adapter_opens_nothing_and_knows_neither_time_nor_chance(source):
    file = folders()[source.id] / "adapter.py"
    if not file.exists():
        assert load_adapter(source) is None
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert OUTSIDE.intersection(names) == set()
        assert not [name for name in names if name.startswith(("listaudit.sources", "listaudit.fetch"))]


def test_the_platforms_that_come_first_are_of_the_first_tier():
    first = {source.platform for source in SOURCES if source.tier == 1}
    assert first == {"google", "apple", "bing", "yelp", "facebook", "website"}


def test_platforms_weigh_in_the_order_of_fixing():
    weight = {source.platform: source.weight for source in SOURCES}
    order = ["website", "google", "apple", "bing", "yelp", "facebook", "data-axle", "yellow-pages", "file"]
    weights = [weight[platform] for platform in order]
    assert weights == sorted(weights, reverse=True)


def test_acxiom_is_told_to_be_closed():
    acxiom = load_source("acxiom")
    assert "2019" in acxiom.procedure
    assert acxiom.weight == 0


def test_the_page_of_sources_is_what_the_shelf_says():
    assert (ROOT / "docs" / "sources.md").read_text(encoding="utf-8") == document()


@each_read
def test_a_source_that_can_be_read_has_a_few_fixtures(name):
    folder = ROOT / "fixtures" / name
    assert folder.is_dir(), f"fixtures/{name}/ is missing: payloads about invented businesses"
    assert 2 <= len([path for path in folder.iterdir() if path.stat().st_size]) <= MOST_FIXTURES


@each_read
def test_a_source_that_can_be_read_has_a_test_that_reads_each_fixture(name):
    stem, tests = f"test_{name.replace('-', '_')}", ROOT / "tests" / "sources"
    assert (tests / f"{stem}.py").is_file(), f"tests/sources/{stem}.py is missing"
    text = "".join(file.read_text(encoding="utf-8") for file in tests.glob(f"{stem}*.py"))
    assert [path.name for path in (ROOT / "fixtures" / name).iterdir() if path.name not in text] == []


def test_fixtures_and_tests_of_sources_are_of_sources_that_there_are():
    folders_of_fixtures = {path.name for path in (ROOT / "fixtures").iterdir()} - {"demo"}
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "sources").glob("test_*.py")}
    names = tuple(name.replace("-", "_") for name in READ)
    assert folders_of_fixtures == set(READ)
    assert tests >= set(names)
    assert {name for name in tests - set(names) if not name.startswith(names)} == OF_ALL_SOURCES


def page_of(source_id):
    """Return what a source's own page says."""
    return (ROOT / "docs" / "sources" / f"{source_id}.md").read_text(encoding="utf-8")


@by_id
def test_every_source_has_its_heading_and_its_page_in_the_docs(source):
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert f"### {source.id}" in page.splitlines()
    assert f"(sources/{source.id}.md)" in page
    own = page_of(source.id)
    assert own.startswith("# ")
    assert 10 <= len(own.splitlines()) <= 80
    assert "not known" in own.casefold() or "not established" in own.casefold()


def test_every_page_of_a_source_is_of_one_that_there_is():
    pages = {path.stem for path in (ROOT / "docs" / "sources").glob("*.md")}
    assert pages == {source.id for source in SOURCES}


@by_id
def test_the_page_of_a_source_links_to_pages_that_there_are(source):
    for link in re.findall(r"\]\(([^)\s]+)\)", page_of(source.id)):
        if link.startswith("http"):
            assert link.startswith("https://")
        else:
            assert (ROOT / "docs" / "sources" / link.partition("#")[0]).exists(), link


@by_id
def test_what_the_page_of_a_source_shows_can_be_typed(source):
    page = page_of(source.id)
    for block in re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for name, table in ConfigFile.model_validate(tomllib.loads(block)).sources.items():
            load_source(table.from_, name=name, overrides=table.overrides())
    for argument in re.findall(r"--source (\S+?)(?=[\s`]|$)", page):
        load_source(parse_spec(argument)[1])


@pytest.mark.parametrize("source_id", sorted(CATALOGUE))
def test_an_entry_of_the_catalogue_says_what_is_not_established_and_how_a_table_of_it_is_read(source_id):
    assert "not established" in page_of(source_id).casefold()
    assert f"{source_id}=file:" in page_of(source_id)
    assert "Not established" in (folders()[source_id] / "source.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("source_id", sorted(CATALOGUE))
def test_a_table_of_a_platform_in_the_catalogue_is_read_with_a_column_map(source_id, tmp_path):
    table = tmp_path / "export.csv"
    table.write_text("Where it is,What,Ring\n1 Elm Way,Bluebird Bakery,(217) 555-0101\n", encoding="utf-8")
    columns = {"What": "name", "Where it is": "street", "Ring": "phone"}
    source = load_source("file", name=source_id, path=str(table), overrides={"columns": columns})
    (found,) = read_listings(str(table), source)
    entry = load_source(source_id)
    assert (source.platform, source.tier, source.procedure) == (entry.platform, entry.tier, entry.procedure)
    assert (found.name, found.address.street, found.phones) == (
        "Bluebird Bakery",
        "1 Elm Way",
        ("(217) 555-0101",),
    )
    assert (found.source, found.leftovers) == (source_id, ())


def test_every_key_that_source_toml_may_hold_is_explained_and_no_other():
    said = {
        title: {key for keys in table for key in keys.split()} for title, table in keys_in_words().items()
    }
    specs = {"source.toml": Spec, "[auth]": AuthSpec, "[pace] [lanes.NAME]": PaceSpec}
    specs |= {"[[price]]": PriceSpec, "[[errors]]": ErrorSpec}
    assert said == {title: {dashed(name) for name in spec.model_fields} for title, spec in specs.items()}


def test_the_page_of_payloads_says_what_the_adapters_read():
    if not SHARED.is_dir():
        pytest.skip("the payloads of ../shared are not there")
    page = (ROOT / "docs" / "payloads.md").read_text(encoding="utf-8")
    assert page == payloads(SHARED), "run `python -m bench.samples --write`"


HOSTS = re.compile(r"(?:https?:\\?/\\?/|(?<=[a-z])@)([\w.-]+)")
HOST = re.compile(r"'(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)[/']")
"""A host among options: a city's domain, a place that a crawl is fetched from."""
VOCABULARIES = {"schema.org", "w3.org", "opengis.net"}
"""Hosts whose URLs are names and no places."""

NETWORKS = {"facebook.com", "instagram.com"}
"""Pages there are known by their host; the names in the fixtures' paths are invented."""


def hosts_of(source):
    """Return the registrable domains of a platform: where its sources ask, and where its listings are."""
    same = [other for other in SOURCES if other.platform == source.platform]
    links = [
        link
        for one in (source, *same)
        for link in (one.base_url, *one.urls.values(), one.homepage, one.docs, one.edit_url, one.create_url)
    ]
    hosts = {urlsplit(link).hostname or "" for link in links if link} | {*HOST.findall(repr(source.options))}
    return {registrable(host) for host in hosts}


@each_read
def test_fixtures_are_about_businesses_that_do_not_exist(name):
    known = hosts_of(load_source(name)) | VOCABULARIES | NETWORKS
    for path in sorted((ROOT / "fixtures" / name).iterdir()):
        found = {host.rstrip(".") for host in HOSTS.findall(path.read_text(encoding="utf-8-sig"))}
        assert {h for h in found if not h.endswith(".example") and registrable(h) not in known} == set(), (
            path.name
        )
