"""One source's part of a run: who is asked, what is handed over, and that a plan that breaks leaves nobody out."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from listaudit.errors import SourceError
from listaudit.fetch.settings import Done
from listaudit.model import (
    Failure,
    Location,
    Problem,
    Skipped,
    Where,
)
from listaudit.source.asking import further, get
from listaudit.source.payload import Payload
from tests.fetch.kit import places, simple_adapter
from tests.fetch.played import ask_all, found, run, tape
from tests.fetch.server import Reply, Server


def test_each_location_is_asked_for_and_what_is_said_is_handed_over():
    ran = run(simple_adapter(), tape(**{"find?q=0": found("A", "B"), "find?q=1": found()}), places(2))
    assert ran.names == ["A", "B"]
    assert (ran.unchecked, ran.problems) == ({}, [])
    assert ran.done == Done(frozenset({"0", "1"}), 0, 0.0)


def test_a_location_that_nothing_is_planned_for_is_not_asked_for():
    def search(location, config):
        if location.store_code == "0":
            yield get(f"{config.base_url}/find", {"q": "0"}, location)

    assert run(simple_adapter(search=search), tape(**{"find?q=0": found()}), places(2)).done.asked == {"0"}


def test_a_location_that_says_nothing_of_itself_is_unchecked():
    nobody = Location(store_code="7", names=("Place 7",))
    done = run(simple_adapter(search=lambda *_: iter(())), {}, [nobody])
    assert done.unchecked == {"7": {"fetch.nothing-to-ask"}}
    assert done.done.asked == {"7"}


def test_without_locations_nothing_is_asked():
    assert run(simple_adapter(), {}, []).items == [Done(frozenset(), 0, 0.0)]


def test_what_is_not_recorded_or_may_not_be_asked_is_unchecked():
    assert run(simple_adapter(), tape(**{"find?q=0": found("A")}), places(2)).unchecked == {
        "1": {"fetch.not-recorded"}
    }
    assert run(simple_adapter(), {}, places(1), offline=True).unchecked == {"0": {"fetch.offline"}}


def test_a_recorded_answer_may_say_no_as_it_did_when_it_came():
    ran = run(simple_adapter(), tape(**{"find?q=0": 500, "find?q=1": 404}), places(2))
    assert ran.unchecked == {"0": {"fetch.server-error"}, "1": {"fetch.not-found"}}


def test_notes_on_rows_are_handed_over_and_what_is_nothing_is_not():
    def read(_, __):
        yield Skipped(Where(), "row.no-name")
        yield None

    ran = run(simple_adapter(read=read), tape(**{"find?q=0": {}}), places(1))
    assert [type(item) for item in ran.items] == [Skipped, Done]


def test_an_adapter_may_say_in_its_plan_whom_it_cannot_ask_for():
    def plan(locations, config):
        yield Problem(code="fetch.refused", detail="no postcode", store_codes=("1",))
        yield Problem(code="fetch.refused", detail="nobody")
        yield get(f"{config.base_url}/find", {"q": "0"}, locations[0])

    ran = run(simple_adapter(plan=plan), tape(**{"find?q=0": found()}), places(2))
    assert ran.unchecked == {"1": {"fetch.refused"}}
    assert ran.done.asked == {"0", "1"}


def test_one_location_that_cannot_be_planned_stops_no_other():
    def search(location, config):
        if location.store_code == "1":
            raise KeyError("odd")
        yield get(f"{config.base_url}/find", {"q": location.store_code}, location)

    ran = run(
        simple_adapter(search=search), tape(**{"find?q=0": found("A"), "find?q=2": found("C")}), places(3)
    )
    assert (ran.names, ran.unchecked) == (["A", "C"], {"1": {"fetch.adapter"}})
    assert ran.done.asked == {"0", "1", "2"}


@pytest.mark.parametrize(
    "error", [KeyError("odd"), SourceError("It needs options.", "Set them.")], ids=["bug", "source"]
)
def test_a_plan_that_breaks_leaves_nobody_out(error):
    def plan(locations, config):
        yield get(f"{config.base_url}/find", {"q": "0"}, locations[0])
        raise error

    ran = run(simple_adapter(plan=plan), tape(**{"find?q=0": found("A")}), places(3))
    assert ran.problems == ["fetch.adapter"]
    assert ran.done.asked == {"0", "1", "2"}, "who is not asked for would not concern this source"
    assert {code: reasons for code, reasons in ran.unchecked.items() if code != "0"} == {
        "1": {"fetch.adapter"},
        "2": {"fetch.adapter"},
    }


def test_an_adapter_without_anything_to_ask_says_so_for_everybody():
    ran = run(SimpleNamespace(), {}, places(2))
    assert (ran.problems, set(ran.unchecked), ran.done.asked) == (["fetch.adapter"], {"0", "1"}, {"0", "1"})


def test_a_source_that_is_stopped_from_the_start_names_everybody_and_asks_nobody():
    stopped = Problem(code="fetch.no-key", detail="ACME_KEY", stops=True)
    ran = run(simple_adapter(), tape(**{"find?q=0": found("A")}), places(3), stopped=stopped)
    assert (ran.names, ran.problems) == ([], ["fetch.no-key"])
    assert ran.unchecked == {code: {"fetch.no-key"} for code in "012"}
    assert ran.done.asked == {"0", "1", "2"}


def test_a_stopped_source_whose_plan_breaks_too_names_everybody():
    def plan(locations, config):
        yield Problem(code="fetch.refused", store_codes=("0",))
        yield get(f"{config.base_url}/find", {"q": "1"}, locations[1])
        raise KeyError("odd")

    stopped = Problem(code="fetch.no-key", stops=True)
    ran = run(simple_adapter(plan=plan), {}, places(3), stopped=stopped)
    assert ran.unchecked == {"0": {"fetch.refused"}, "1": {"fetch.no-key"}, "2": {"fetch.no-key"}}
    assert ran.problems == ["fetch.no-key"]


def test_a_link_in_an_answer_takes_no_key_elsewhere():
    def read(response, _):
        for link in Payload.of(response).texts("next"):
            yield further(response.request, link)

    with Server(lambda _: Reply()) as other:
        page = json.dumps({"next": [other.url + "/page2"]}).encode()
        access = {"auth_headers": {"x-key": "{ACME_KEY}"}}
        ran, server = ask_all(
            lambda _: Reply(body=page),
            simple_adapter(read=read),
            1,
            access=access,
            environ={"ACME_KEY": "k" * 20},
            needs=("ACME_KEY",),
        )
        assert (other.asked, len(server.asked)) == ([], 1)
        assert ran.unchecked == {"0": {"fetch.redirects"}}


def test_errors_with_a_good_status_are_told_by_the_table_of_the_source():
    table = (Failure(contains="limit", code="fetch.quota", stops=True),)
    ran, server = ask_all(
        lambda _: Reply(body=b'{"error": "limit"}'), simple_adapter(), 3, access={"errors": table}
    )
    assert (len(server.asked), ran.problems) == (1, ["fetch.quota"])
