"""One source's part of a run: who is asked, who is unchecked, and that it comes to an end."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listaudit.errors import SourceError
from listaudit.fetch.answers import Answers
from listaudit.fetch.questions import FURTHER, FURTHER_EACH
from listaudit.fetch.settings import Done, Job
from listaudit.fetch.source_run import SourceRun
from listaudit.model import (
    Failure,
    Listing,
    Location,
    Pace,
    Problem,
    Request,
    Response,
    Skipped,
    Unchecked,
    Where,
)
from listaudit.source.asking import further, get
from listaudit.source.payload import Payload
from tests.fetch.kit import Asker, Budget, Keyring, Ledger, places, sender_to, simple_adapter, source_of
from tests.fetch.server import Reply, Server

BASE = "https://api.example"


@dataclass
class Ran:
    """What a run came to."""

    items: list[object] = field(default_factory=list)

    @property
    def done(self) -> Done:
        (done,) = [item for item in self.items if isinstance(item, Done)]
        assert self.items[-1] is done
        return done

    @property
    def unchecked(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for item in self.items:
            if isinstance(item, Unchecked):
                for code in item.store_codes:
                    found.setdefault(code, set()).add(item.reason.code)
        return found

    @property
    def names(self) -> list[str]:
        return sorted(item.names[0] for item in self.items if isinstance(item, Listing))

    @property
    def problems(self) -> list[str]:
        return [item.code for item in self.items if isinstance(item, Problem)]


def tape(**answers: object) -> dict[str, Response]:
    """Return recorded answers by path: a value is a body, an int a status."""
    found = {}
    for path, body in answers.items():
        request = Request(url=f"{BASE}/{path}")
        status = body if isinstance(body, int) else 200
        found[request.key] = Response(
            request=request, status=status, body=b"" if body == status else json.dumps(body).encode()
        )
    return found


def run(adapter, answers, locations, *, source=None, stopped=None, shuffled=None, offline=False) -> Ran:
    """Run a source over recorded answers, which come in their order or shuffled."""
    source, ran = source or source_of(BASE), Ran()
    order = random.Random(shuffled)  # noqa: S311 - an order, and the same one each time

    async def emit(items):
        ran.items += items
        for _ in range(order.randrange(6) if shuffled is not None else 0):
            await asyncio.sleep(0)

    known = Answers(source=source, replay=None if offline else answers)

    async def go():
        job = Job(0, source, adapter, locations)
        run_ = SourceRun(job, known, None, emit, stopped)
        if shuffled is not None:
            plain = run_._outcome

            async def later(request):
                for _ in range(order.randrange(12)):
                    await asyncio.sleep(0)
                return await plain(request)

            run_._outcome = later
        await asyncio.wait_for(run_.run(), 30)

    asyncio.run(go())
    return ran


def found(*names: str) -> dict[str, object]:
    return {"results": [{"id": name, "name": name} for name in names]}


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


def paging(response, config) -> Iterator[object]:
    """Read a page of names, and go on to what it names next."""
    payload = Payload.of(response)
    yield from simple_adapter().read(response, config)
    for link in payload.texts("next"):
        yield further(response.request, link)


def leading(*links: str) -> dict[str, object]:
    return {"results": [], "next": list(links)}


PAGED = simple_adapter(read=paging)


def test_answers_lead_on_and_what_they_lead_to_comes_before_what_is_planned():
    answers = tape(
        **{"find?q=0": leading("/p2"), "p2": leading("/p3"), "p3": found("Last"), "find?q=1": found("Next")}
    )
    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=1)})
    ran = run(PAGED, answers, places(2), source=source)
    assert [item.names[0] for item in ran.items if isinstance(item, Listing)] == ["Last", "Next"]


def test_pages_that_lead_in_a_circle_end():
    answers = tape(
        **{"find?q=0": leading("/p2"), "p2": leading("/p3", "/p2"), "p3": {**leading("/p2"), **found("X")}}
    )
    ran = run(PAGED, answers, places(1))
    assert (ran.names, ran.unchecked) == (["X"], {})


class Endless(dict):
    """Recordings of a source each of whose pages leads to another."""

    asked = 0

    def get(self, key, default=None):
        del key, default
        self.asked += 1
        page = leading(f"/more{self.asked}")
        return Response(request=Request(url=BASE), status=200, body=json.dumps(page).encode())


def test_pages_without_end_are_told_and_end():
    answers = Endless()
    ran = run(PAGED, answers, places(2))
    most = FURTHER + FURTHER_EACH
    assert answers.asked == 2 * (1 + most)
    assert ran.unchecked == {"0": {"fetch.truncated"}, "1": {"fetch.truncated"}}


def test_one_page_that_leads_to_too_many_others_is_cut_and_told():
    answers = tape(**{"find?q=0": leading(*[f"/p{n}" for n in range(3_000)])})
    ran = run(PAGED, answers, places(1))
    assert "fetch.truncated" in ran.unchecked["0"]
    told = [
        item for item in ran.items if isinstance(item, Unchecked) and item.reason.code == "fetch.not-recorded"
    ]
    assert len(told) == FURTHER + FURTHER_EACH


def test_a_question_for_several_is_asked_once_and_answered_for_all():
    def search(location, config):
        yield get(f"{config.base_url}/brand", {}, location)

    answers = Counting(tape(brand=found("A")))
    ran = run(simple_adapter(search=search), answers, places(5))
    assert (ran.names, ran.unchecked, answers.asked) == (["A"], {}, 1)
    assert ran.done.asked == set("01234")


class Counting(dict):
    asked = 0

    def get(self, key, default=None):
        self.asked += 1
        return super().get(key, default)


FAILING = {
    "it cannot be asked": {},
    "it says no": {"brand": 500},
    "it cannot be read": {"brand": [1]},
    "its next page cannot be had": {"brand": leading("/p2")},
    "the page after that says no": {"brand": leading("/p2"), "p2": leading("/p3"), "p3": 500},
    "a page of several cannot be read": {"brand": leading("/p2", "/p3"), "p2": found("A"), "p3": "text"},
}


@pytest.mark.parametrize("answers", FAILING.values(), ids=FAILING)
@pytest.mark.parametrize("concurrent", [1, 4])
def test_a_question_that_fails_leaves_all_of_those_unchecked_for_whom_it_was_asked(answers, concurrent):
    def search(location, config):
        yield get(f"{config.base_url}/brand", {}, location)

    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=concurrent)})
    for seed in range(5):
        ran = run(
            simple_adapter(search=search, read=paging),
            tape(**answers),
            places(4),
            source=source,
            shuffled=seed,
        )
        assert set(ran.unchecked) == set("0123"), seed


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_who_is_unchecked_and_why_does_not_depend_on_the_order_of_answers(data):
    paths = ["a", "b", "c", "d"]
    plan_ = data.draw(
        st.lists(
            st.lists(st.sampled_from(paths), min_size=1, max_size=2, unique=True), min_size=1, max_size=4
        )
    )
    pages = st.one_of(
        st.just(500),
        st.just([1]),
        st.lists(st.sampled_from(paths), max_size=3).map(lambda to: leading(*[f"/{p}" for p in to])),
    )
    answers = tape(**{path: data.draw(pages) for path in paths})

    def search(location, config):
        for path in plan_[int(location.store_code)]:
            yield get(f"{config.base_url}/{path}", {}, location)

    told = set()
    for seed in range(4):
        ran = run(simple_adapter(search=search, read=paging), answers, places(len(plan_)), shuffled=seed)
        told.add(tuple(sorted((code, min(reasons)) for code, reasons in ran.unchecked.items())))
    assert len(told) == 1


def test_a_problem_may_name_whom_it_leaves_unchecked():
    def plan(locations, config):
        yield get(f"{config.base_url}/batch", {}, [one.store_code for one in locations])

    def read(_, __):
        yield Problem(code="fetch.truncated", store_codes=("1",))

    ran = run(simple_adapter(plan=plan, read=read), tape(batch={}), places(3))
    assert ran.unchecked == {"1": {"fetch.truncated"}}


@pytest.mark.parametrize("concurrent", [1, 3, 16])
def test_an_answer_that_stops_the_source_stops_all_and_names_all(concurrent):
    def read(response, config):
        if response.request.url.endswith("q=1"):
            yield Problem(code="fetch.not-enabled", stops=True)
            yield further(response.request, "/more")
        yield from simple_adapter().read(response, config)

    answers = tape(**{f"find?q={n}": found(f"N{n}") for n in range(9)})
    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=concurrent)})
    ran = run(simple_adapter(read=read), answers, places(9), source=source)
    assert ran.problems == ["fetch.not-enabled"]
    assert {"1"} <= set(ran.unchecked) <= set("12345678")
    assert len(ran.unchecked) + len(ran.names) >= 9
    assert ran.done.asked == set("012345678")


def test_what_was_answered_before_a_source_stopped_is_not_taken_back():
    def search(location, config):
        yield get(f"{config.base_url}/brand", {}, location)
        yield get(f"{config.base_url}/find", {"q": location.store_code}, location)

    answers = tape(brand=found("A"), **{"find?q=0": found("B"), "find?q=1": 401})
    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=1)})
    ran = run(simple_adapter(search=search), answers, places(3), source=source)
    assert ran.unchecked == {"1": {"fetch.bad-key"}, "2": {"fetch.bad-key"}}


# Over the network


def ask_all(answer, adapter, count, *, access=None, environ=None, needs=(), robots=False):
    """Run a source against a real server."""
    ran = Ran()

    async def emit(items):
        ran.items += items

    async def go(server):
        source = source_of(
            server.url, needs=needs, access={"pace": Pace(per_second=0, concurrent=1)} | (access or {})
        )
        async with sender_to(server) as sender:
            keyring = Keyring(source, environ or {}, fingerprint_salt=b"x" * 16)
            asker = Asker(
                source=source,
                adapter=adapter,
                keyring=keyring,
                sender=sender,
                budget=Budget(None, None),
                ledger=Ledger(None),
            )
            asker.gate = SimpleNamespace(enter=nobody_minds, delay=lambda _: None) if robots else None
            run_ = SourceRun(Job(0, source, adapter, places(count)), Answers(source=source), asker, emit)
            await asyncio.wait_for(run_.run(), 30)
            asker.ledger.close()

    with Server(answer) as server:
        asyncio.run(go(server))
    return ran, server


async def nobody_minds(_):
    return None


def test_a_source_that_does_not_answer_ten_times_in_a_row_is_left_alone():
    ran, server = ask_all(lambda _: Reply(raw=b""), simple_adapter(), 30)
    assert len(server.asked) == 10
    assert ran.problems == ["fetch.gave-up"]
    assert (set(ran.unchecked), ran.done.requests) == ({str(n) for n in range(30)}, 10)


def test_ten_answers_of_the_same_kind_in_a_row_are_no_silence():
    ran, server = ask_all(lambda _: Reply(404), simple_adapter(), 30)
    assert (len(server.asked), ran.problems) == (30, [])


@pytest.mark.parametrize("between", [Reply(404), Reply(body=b'{"results": []}')], ids=["no", "yes"])
def test_an_answer_in_between_breaks_the_row(between):
    count = itertools.count()
    ran, server = ask_all(lambda _: between if next(count) % 9 == 8 else Reply(raw=b""), simple_adapter(), 40)
    assert (len(server.asked), ran.problems) == (40, [])


def test_sites_of_many_owners_do_not_fail_for_one_another():
    ran, server = ask_all(lambda _: Reply(raw=b""), simple_adapter(), 15, robots=True)
    assert (len(server.asked), ran.problems) == (15, [])


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
