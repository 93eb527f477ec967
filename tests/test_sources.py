"""Walks the shelf: what holds for every source there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from listaudit.readers.headers import IGNORED, KEPT, UNKNOWN, resolve
from listaudit.source import load_adapter, load_source, shelf
from listaudit.source.folders import folders
from listaudit.source.pages import document

ROOT = Path(__file__).parent.parent
SOURCES = shelf()
FILE_SOURCES = {
    "file",
    "osm",
    "overture",
    "foursquare-os",
    "alltheplaces",
    "gbp-sheet",
    "brightlocal",
    "yext",
}
CATALOGUE = {
    "data-axle", "localeze", "yellow-pages", "bbb", "bing-places", "apple-business", "superpages", "acxiom", "yelp", "facebook", "tripadvisor", "website",
}  # fmt: skip
by_id = pytest.mark.parametrize("source", SOURCES, ids=[source.id for source in SOURCES])
READ = sorted(source.id for source in SOURCES if source.has_door)
each_read = pytest.mark.parametrize("name", READ)
MOST_FIXTURES = 5


def test_the_shelf_holds_every_source_that_it_must():
    assert {source.id for source in SOURCES if source.has_door} >= FILE_SOURCES
    assert {source.id for source in SOURCES if not source.has_door} >= CATALOGUE


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
    links = [link for link in (source.homepage, source.docs, source.edit_url, source.create_url) if link]
    assert all(link.startswith("https://") for link in links)
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
    assert source.has_door == (source.verified != "none")


@by_id
def test_an_adapter_imports_nothing_but_listaudit_and_the_standard_library(source):
    file = folders()[source.id] / "adapter.py"
    if not file.exists():
        assert load_adapter(source) is None
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not [name for name in names if name.startswith("listaudit.sources")]


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
    file = ROOT / "tests" / "sources" / f"test_{name.replace('-', '_')}.py"
    assert file.is_file(), f"{file.relative_to(ROOT)} is missing"
    text = file.read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "fixtures" / name).iterdir() if path.name not in text] == []


def test_fixtures_and_tests_of_sources_are_of_sources_that_there_are():
    folders_of_fixtures = {path.name for path in (ROOT / "fixtures").iterdir()} - {"demo"}
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "sources").glob("test_*.py")}
    assert folders_of_fixtures == set(READ)
    assert tests == {name.replace("-", "_") for name in READ}


@by_id
def test_every_source_has_its_heading_in_the_docs(source):
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8").splitlines()
    assert f"### {source.id}" in page


HOSTS = re.compile(r"(?:https?://|(?<=[a-z])@)([\w.-]+)")


@each_read
def test_fixtures_are_about_businesses_that_do_not_exist(name):
    for path in sorted((ROOT / "fixtures" / name).iterdir()):
        text = path.read_text(encoding="utf-8-sig")
        assert {host for host in HOSTS.findall(text) if not host.endswith(".example")} == set()
