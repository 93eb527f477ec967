import io
import sys

import pytest

from listaudit.source import shelf
from tests.fetch.kit import alone
from tests.fetch.server import Reply, Server
from tests.fetch.shop import lay_out


def test_sources_lists_every_source_with_how_it_is_read(desk):
    done = desk.run("sources")
    assert done.code == 0
    for source in shelf():
        assert source.id in done.out
    assert "verified" in done.out


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (60, ["id", "read", "needs"]),
        (72, ["id", "read", "verified", "needs"]),
        (80, ["id", "view", "tier", "read", "verified", "needs"]),
        (120, ["id", "platform", "view", "tier", "read", "verified", "needs"]),
    ],
)
def test_a_narrow_terminal_shows_fewer_columns_and_cuts_nothing(desk, monkeypatch, width, columns):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = desk.run("sources").out.splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].split() == columns
    table = lines[2 : lines.index("")]
    assert [line.split()[0] for line in table if line[0] != " "] == [source.id for source in shelf()]
    assert "…" not in "".join(lines)


def test_one_source_is_told_whole(desk):
    done = desk.run("sources", "osm")
    assert done.code == 0
    assert done.out.startswith("osm: OpenStreetMap\n")
    for words in (
        "platform: openstreetmap (public view, map, tier 2)",
        "says nothing (not-seen)",
        "countries: everywhere",
    ):
        assert words in done.out
    assert "needs" not in done.out


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("gbp-sheet", "a location that is not there is missing"),
        ("yellow-pages", "probably missing"),
        ("acxiom", "by hand"),
    ],
)
def test_a_source_says_what_its_silence_means_and_how_it_is_read(desk, source, words):
    assert words in desk.run("sources", source).out


def test_a_source_that_does_not_exist_ends_with_two(desk):
    done = desk.run("sources", "osn")
    assert done.code == 2
    assert "osm" in done.err


SOURCE = (
    'id = "acme"\ntitle = "Acme"\nplatform = "acme"\nverified = "docs"\nprocedure = "Write to [b]Acme[/b]."\n'
)


def test_sources_of_a_folder_are_listed_too(desk):
    desk.write("more/acme/source.toml", SOURCE)
    assert "acme" in desk.run("sources", "--sources-dir", "more").out
    assert "Write to [b]Acme[/b]." in desk.run("sources", "acme", "--sources-dir", "more").out


CHECKED = """\
[sources.good]
from = "file"
path = "good.csv"
[sources.empty]
from = "file"
path = "empty.csv"
[sources.lost]
from = "file"
path = "lost.csv"
[sources.byhand]
from = "acxiom"
[sources.wrong]
from = "nobody"
"""


@pytest.fixture
def checked(desk):
    desk.write("listaudit.toml", CHECKED)
    desk.write("good.csv", "id,name\n1,A\n2,B\n")
    desk.write("empty.csv", "id,name\n")
    return desk


def test_check_says_of_each_configured_source_whether_it_can_be_read(checked):
    done = checked.run("sources", "--check")
    assert done.code == 2
    found = dict(line.split(": ", 1) for line in done.out.splitlines() if line[0] != " ")
    assert list(found) == ["good", "empty", "lost", "byhand", "wrong"]
    assert found["good"] == "can be read (2 listings in the first 200 records)"
    assert "holds no rows" in found["empty"]
    assert "lost.csv" in found["lost"]
    assert found["byhand"].startswith("is checked by hand: ")
    assert "nobody" in found["wrong"]


@pytest.mark.parametrize(
    ("name", "code"), [("good", 0), ("byhand", 0), ("lost", 2), ("empty", 2), ("acxiom", 0)]
)
def test_check_of_one_source_ends_with_its_own_code(checked, name, code):
    done = checked.run("sources", name, "--check")
    assert done.code == code
    assert [line[:8] for line in done.out.splitlines()[1:]] == ["  help: "] * (code == 2)


def test_check_without_a_source_ends_with_two(desk):
    done = desk.run("sources", "--check")
    assert done.code == 2
    assert "has no sources" in done.err
    assert "no source overture" in desk.run("sources", "overture", "--check").err


def test_check_reads_with_the_adapter_of_a_folder(desk):
    desk.write("more/acme/source.toml", SOURCE)
    desk.write(
        "more/acme/adapter.py",
        "from listaudit.model import Listing\n\n\n"
        "def row(record, where):\n"
        '    return Listing(source="", key=record["k"], names=(record["n"],))\n',
    )
    desk.write("acme.csv", "k,n\n1,A\n")
    desk.write("listaudit.toml", '[sources.acme]\nfrom = "acme"\npath = "acme.csv"\n')
    done = desk.run("sources", "--check", "--sources-dir", "more")
    assert (done.code, done.out) == (0, "acme: can be read (1 listings in the first 200 records)\n")


# What a check costs


@pytest.fixture
def dear(desk, monkeypatch):
    """Check a source whose free calls are used up, at a terminal or not; return how it ended and who was asked."""
    alone(monkeypatch, desk.folder)
    with Server(lambda _: Reply(body=b'{"results": []}')) as server:
        lay_out(desk.folder, server.url, server.host)
        command = ("sources", "acme", "--check", "--config", "audit.toml", "--sources-dir", "shelf")
        for _ in range(2):
            assert desk.run(*command).code == 0
        server.asked.clear()

        def check(*args, typed=None):
            if typed is not None:
                terminal = io.StringIO(typed)
                terminal.isatty = lambda: True
                monkeypatch.setattr("sys.stdin", terminal)
                monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
            return desk.run(*command, *args), server

        yield check


BEFORE = "acme: one request is to be sent, billed as search. It costs 0.01 USD.\n"


def test_a_check_that_costs_money_is_not_sent_where_nobody_can_answer(dear):
    done, server = dear()
    assert (done.code, done.err, server.asked) == (3, BEFORE, [])
    assert done.out == "acme: not asked: it takes one request for 0.01 USD\n  help: --yes sends it.\n"


def test_yes_sends_it_and_says_what_it_costs_before(dear):
    done, server = dear("--yes")
    assert (done.code, done.out, done.err, len(server.asked)) == (0, "acme: answers\n", BEFORE, 1)


@pytest.mark.parametrize(("typed", "code", "asked"), [("y\n", 0, 1), ("n\n", 3, 0), ("\n", 3, 0)])
def test_at_a_terminal_somebody_is_asked(dear, typed, code, asked):
    done, server = dear(typed=typed)
    assert (done.code, len(server.asked)) == (code, asked)
    assert "Send it? [y/N]" in done.err + done.out
