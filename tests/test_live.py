"""Live sources beside files: who is asked for what, and what becomes of what they say."""

from __future__ import annotations

import json
import sys

import pytest

from listaudit.errors import InputError, InterruptedRunError, SourceError
from listaudit.fetch.settings import Done, Settings
from listaudit.gather import Gathered, Gatherer
from listaudit.journal import Journal, entry_of
from listaudit.live import asking, gather_live, jobs_of, listings_of
from listaudit.match import Matcher
from listaudit.match.neighbours import Neighbours
from listaudit.model import Listing, Location, Problem, Reason, Skipped, Source, Unchecked, Where
from listaudit.progress import Silent
from listaudit.skiplog import SkipLog
from listaudit.source import load_source
from listaudit.workers import Intake
from tests.fetch.kit import KEY, alone
from tests.fetch.server import Reply, Server
from tests.fetch.shop import NAMES, found, lay_out, number_of, right, row


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    alone(monkeypatch, tmp_path)


def place(number=0, **values):
    given = {"store_code": f"{number:04}", "names": (NAMES[number],), "phones": (row(number)["phone"],)}
    return Location(**given | values)


def acme(tmp_path, server, **values):
    """Return the source of the shop as an audit would use it, and where its folder is."""
    lay_out(tmp_path, server.url, server.host)
    shelf = [tmp_path / "shelf"]
    return load_source("acme", overrides={"base_url": server.url, **values}, extra_dirs=shelf), shelf


def settings(server, **more):
    return Settings(allow_hosts=frozenset([server.host]), environ={"ACME_KEY": KEY}, run="r", **more)


def test_each_live_source_is_asked_for_the_locations_that_it_could_hold(tmp_path):
    with Server(right) as server:
        live, shelf = acme(tmp_path, server, absence="suggests")
    file = load_source("file", path="x.csv")
    abroad = place(1, address=place(1).address.__class__(country="DE"))
    wanted = [place(0), abroad]
    (job,) = jobs_of([file, live], wanted, "US", shelf)
    assert (job.number, job.source.name, job.source.country, list(job.locations)) == (1, "acme", "US", wanted)
    at_home = Source(
        **{name: getattr(live, name) for name in live.__dataclass_fields__} | {"countries": frozenset({"US"})}
    )
    (job,) = jobs_of([at_home], wanted, "US", shelf)
    assert list(job.locations) == [wanted[0]]
    assert jobs_of([file], wanted, "US") == []


def test_where_nothing_is_live_nothing_is_asked_and_no_folder_is_made(tmp_path):
    with asking([], None) as fetcher:
        assert fetcher is None
    gather_live(None, [], None, None)
    assert not (tmp_path / "listaudit-home").exists()


class Telling:
    """A fetcher that hands over what it was given."""

    def __init__(self, jobs, *items):
        self.jobs, self._items = jobs, items

    def standings(self):
        return []

    def __iter__(self):
        for item in self._items:
            yield self.jobs[0].number, [item]


def gathered(tmp_path, *items):
    """Take what a source says into a journal; return what it came to, the entries and the skips."""
    with Server(right) as server:
        source, shelf = acme(tmp_path, server)
    locations = [place(0), place(1)]
    matcher, skips = Matcher(locations), SkipLog()
    results = [Gathered(load_source("file", path="x.csv")), Gathered(source)]
    jobs = jobs_of([results[0].source, source], locations, "US", shelf)
    with Journal() as journal:
        gather_live(
            Telling(jobs, *items),
            results,
            Gatherer(matcher, Neighbours(matcher.index)),
            Intake(journal, skips, Silent()),
        )
        entries = [entry_of(one) for _, rows in journal.by_location() for one in rows]
    return results[1], entries, skips


def listing(number=0, **values):
    given = {
        "source": "acme",
        "key": f"a{number}",
        "listing_id": f"a{number}",
        "names": (NAMES[number],),
        "phones": (row(number)["phone"],),
    }
    return Listing(**given | values)


def test_a_listing_finds_its_location_and_is_kept(tmp_path):
    result, (entry,), _ = gathered(
        tmp_path, listing(1), listing(3, names=("Wren",), phones=("+1 309 555 0177",))
    )
    assert (entry.source, entry.location, entry.listing.key) == (1, 1, "a1")
    assert result.listings == 2


def test_the_fullest_of_several_copies_is_kept_in_whatever_order_they_come(tmp_path):
    full = listing(0, websites=("https://a.example",))
    for items in ((full, listing(0)), (listing(0), full)):
        _, (entry,), _ = gathered(tmp_path, *items)
        assert entry.listing.websites == ("https://a.example",)


def test_notes_on_rows_go_to_the_log(tmp_path):
    _, _, skips = gathered(tmp_path, Skipped(Where(), "row.no-name", benign=True))
    assert dict(skips.notes) == {("acme", "row.no-name"): 1}


def test_who_could_not_be_checked_is_remembered_with_the_first_reason_by_name(tmp_path):
    late, slow = Reason.of("fetch.timeout", detail="x"), Reason.of("fetch.connection")
    result, _, _ = gathered(tmp_path, Unchecked(("0000", "0001"), late), Unchecked(("0000",), slow))
    assert result.unchecked == {"0000": slow, "0001": late}


def test_what_stopped_a_source_and_what_it_took_is_remembered(tmp_path):
    result, _, _ = gathered(
        tmp_path, Problem(code="fetch.bad-key", detail="HTTP 401"), Done(frozenset({"0000"}), 7, 0.5)
    )
    assert result.failure == Reason.of("fetch.bad-key", detail="HTTP 401")
    assert (result.asked, result.requests, result.dollars) == ({"0000"}, 7, 0.5)


# One source and one location, for `explain`


def told(tmp_path, answer, **more):
    with Server(answer) as server:
        source, shelf = acme(tmp_path, server)
        return list(listings_of(source, place(0), "US", settings(server, **more), shelf))


def test_what_a_source_says_of_one_location_is_handed_over(tmp_path):
    (found_,) = told(tmp_path, right)
    assert (found_.listing_id, found_.names) == ("a0", ("Bluebird Bakery",))


def test_a_source_that_could_not_be_asked_says_why_and_what_to_do(tmp_path):
    with pytest.raises(SourceError, match="acme could not be asked: It does not take our key") as caught:
        told(tmp_path, lambda _: Reply(401))
    assert caught.value.hint.startswith("Look whether ACME_KEY holds a key")


def test_what_was_found_is_shown_though_there_may_be_more(tmp_path):
    def answer(asked):
        return found(0) if number_of(asked) == 0 else Reply(500)

    assert len(told(tmp_path, answer)) == 1


def test_what_was_found_before_the_trouble_is_shown_too(tmp_path):
    adapter = """
from listaudit.model import Problem
from listaudit.source.asking import get
from listaudit.source.listed import listing


def search(location, config):
    yield get(f"{config.base_url}/find", {}, location)


def read(response, config):
    yield Problem(code="fetch.truncated", detail="50 results were read")
    if b"yes" in response.body:
        yield listing(config, response, id="a0", name="Bluebird")
"""
    for body, count in ((b'"yes"', 1), (b'"no"', 0)):
        with Server(lambda _, body=body: Reply(body=body)) as server:
            lay_out(tmp_path, server.url, server.host)
            (tmp_path / "shelf" / "acme" / "adapter.py").write_text(adapter)
            sys.modules.pop("listaudit.sources.acme", None)
            source = load_source("acme", overrides={"base_url": server.url}, extra_dirs=[tmp_path / "shelf"])
            reading = listings_of(source, place(0), "US", settings(server), [tmp_path / "shelf"])
            if count:
                assert len(list(reading)) == count
            else:
                with pytest.raises(SourceError, match="more results than could be read"):
                    list(reading)


def test_recordings_that_are_not_there_are_refused(tmp_path):
    with pytest.raises(InputError):
        told(tmp_path, right, replay=tmp_path / "none")


def test_a_folder_that_cannot_be_used_is_told_and_the_source_is_asked(tmp_path):
    (tmp_path / "file").write_text("")
    lost = []
    assert len(told(tmp_path, right, folder=str(tmp_path / "file"), warn=lost.append)) == 1
    assert len(lost) == 1


def interrupted(tmp_path, **more):
    """Interrupt a run that asks; return what is raised."""
    with Server(right) as server:
        source, shelf = acme(tmp_path, server)
        jobs = jobs_of([source], [place(0)], "US", shelf)
        kinds = (InterruptedRunError, KeyboardInterrupt)
        with pytest.raises(kinds) as caught, asking(jobs, settings(server, **more)):
            raise KeyboardInterrupt
    return caught.value


def test_a_run_that_is_interrupted_is_told_how_it_goes_on(tmp_path):
    error = interrupted(tmp_path)
    assert isinstance(error, InterruptedRunError)
    assert error.exit_code == 130
    assert "Start the same command again" in error.hint
    assert list((tmp_path / "listaudit-home" / "runs").glob("*.sqlite"))


def test_one_that_kept_nothing_promises_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    assert isinstance(interrupted(tmp_path, offline=True), KeyboardInterrupt)
    lost = interrupted(tmp_path, folder=str(tmp_path / "file"), warn=lambda _: None)
    assert isinstance(lost, KeyboardInterrupt)


def test_an_audit_without_settings_asks_as_it_comes(tmp_path):
    with Server(lambda _: Reply(body=json.dumps({"results": []}).encode())) as server:
        source, shelf = acme(tmp_path, server)
        jobs = jobs_of([source], [place(0)], "US", shelf)
        with asking(jobs, None) as fetcher:
            items = [item for _, some in fetcher for item in some]
    assert [item.reason.code for item in items if isinstance(item, Unchecked)] == ["fetch.private-address"]


def test_the_journal_of_a_check_is_closed_with_it(tmp_path):
    told(tmp_path, right)
    assert not list((tmp_path / "listaudit-home" / "runs").glob("*"))
