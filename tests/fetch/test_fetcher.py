"""Fetching beside the rest: whoever reads may be slow, may stop, may fail, and nothing ever hangs."""

from __future__ import annotations

import threading
import time

import pytest

from listaudit.errors import InputError
from listaudit.fetch.fetcher import _AHEAD, Fetcher
from listaudit.fetch.settings import Done, Job, Settings
from listaudit.model import Listing, Unchecked
from tests.fetch.fetching import everything, jobs, named, within
from tests.fetch.kit import places, simple_adapter, source_of
from tests.fetch.server import Server

pytestmark = pytest.mark.filterwarnings("error")


def test_each_source_hands_over_what_it_says_and_that_it_is_done(settings):
    with Server(named) as server:
        found = within(20, lambda: everything(Fetcher(jobs(server, 3, "one", "two"), settings(server))))
    for number in (0, 1):
        mine = [item for one, item in found if one == number]
        assert sorted(item.names[0] for item in mine if isinstance(item, Listing)) == [
            "Place 0",
            "Place 1",
            "Place 2",
        ]
        assert mine[-1] == Done(frozenset("012"), 3, 0.0)


def test_without_jobs_there_is_nothing_to_wait_for(settings):
    with Server(named) as server:
        assert within(10, lambda: everything(Fetcher([], settings(server)))) == []


def test_fetching_does_not_run_away_from_a_slow_reader(settings):
    def run(server):
        with Fetcher(jobs(server, _AHEAD * 3), settings(server)) as fetcher:
            reading = iter(fetcher)
            next(reading)
            time.sleep(1.0)
            ahead = len(server.asked)
            rest = sum(1 for _ in reading)
        return ahead, rest

    with Server(named) as server:
        ahead, rest = within(30, lambda: run(server))
        assert ahead <= _AHEAD + 1 + 4, "what may wait, and what is under way"
        assert rest == _AHEAD * 3


@pytest.mark.parametrize("read", [0, 1, 5])
def test_a_reader_may_stop_at_any_time(settings, read):
    def run(server):
        with Fetcher(jobs(server, 500), settings(server)) as fetcher:
            for count, _ in enumerate(fetcher):
                if count >= read:
                    break
            time.sleep(0.3)

    with Server(named) as server:
        within(20, lambda: run(server))
        asked = len(server.asked)
        assert asked < 500
        time.sleep(0.2)
        assert len(server.asked) == asked, "nobody asks on"


@pytest.mark.parametrize("wait", [0.0, 0.001, 0.3])
def test_a_reader_that_fails_before_it_reads_leaves_nobody_waiting(settings, wait):
    class SomeError(Exception):
        pass

    def run(server):
        with Fetcher(jobs(server, 500), settings(server)):
            time.sleep(wait)
            raise SomeError

    with Server(named) as server, pytest.raises(SomeError):
        within(20, lambda: run(server))


def test_a_run_that_was_torn_away_keeps_what_it_had_and_the_next_one_goes_on(settings, tmp_path):
    def torn(server):
        with Fetcher(jobs(server, 50), settings(server)) as fetcher:
            for count, _ in enumerate(fetcher):
                if count == 20:
                    raise KeyboardInterrupt

    with Server(named) as server:
        with pytest.raises(KeyboardInterrupt):
            within(20, lambda: torn(server))
        assert list((tmp_path / "state" / "runs").glob("*.sqlite"))
        found = within(20, lambda: everything(Fetcher(jobs(server, 50), settings(server))))
        assert max(server.paths.values()) == 1 or sum(server.paths.values()) <= 50 + 4
    assert len({item.listing_id for _, item in found if isinstance(item, Listing)}) == 50
    assert not list((tmp_path / "state" / "runs").glob("*"))


def test_another_run_does_not_take_what_a_torn_one_had(settings):
    def torn(server):
        with Fetcher(jobs(server, 9), settings(server)) as fetcher:
            list(fetcher)
            raise KeyboardInterrupt

    with Server(named) as server:
        with pytest.raises(KeyboardInterrupt):
            within(20, lambda: torn(server))
        within(20, lambda: everything(Fetcher(jobs(server, 9), settings(server, run="other"))))
        assert len(server.asked) == 18


def test_two_runs_at_once_share_a_folder_and_both_are_whole(settings):
    with Server(named) as server:
        results = []
        threads = [
            threading.Thread(
                target=lambda: results.append(everything(Fetcher(jobs(server, 60), settings(server)))),
                daemon=True,
            )
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert [sum(isinstance(item, Listing) for _, item in found) for found in results] == [60] * 3


def test_an_error_of_our_own_reaches_whoever_reads(settings):
    with Server(named) as server:
        job = Job(0, source_of(server.url, needs=("ACME_KEY",)), simple_adapter(), places(1))
        fetcher = Fetcher([job], settings(server, environ=None))
        with pytest.raises(AttributeError):
            within(20, lambda: everything(fetcher))


def test_recordings_answer_without_a_socket_or_a_folder(settings, tmp_path):
    def record(server):
        return everything(Fetcher(jobs(server, 3), settings(server, record=tmp_path / "tape")))

    with Server(named) as server:
        live = within(20, lambda: record(server))
        wanted = jobs(server, 4)
    replay = Settings(replay=tmp_path / "tape", folder=str(tmp_path / "untouched"), environ={})
    played = within(20, lambda: everything(Fetcher(wanted, replay)))
    assert {i.listing_id for _, i in played if isinstance(i, Listing)} == {
        i.listing_id for _, i in live if isinstance(i, Listing)
    }
    assert [item.store_codes for _, item in played if isinstance(item, Unchecked)] == [("3",)]
    assert not (tmp_path / "untouched").exists()


def test_recordings_that_are_not_there_are_refused_at_once(tmp_path):
    with pytest.raises(InputError):
        Fetcher([], Settings(replay=tmp_path / "none"))


def test_a_second_iteration_after_the_end_is_not_needed_to_leave(settings):
    def run(server):
        fetcher = Fetcher(jobs(server, 2), settings(server))
        with fetcher:
            list(fetcher)
        fetcher._in_loop(lambda: None)
        return True

    with Server(named) as server:
        assert within(20, lambda: run(server))
