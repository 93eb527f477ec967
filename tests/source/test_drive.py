"""An adapter at work: whatever it does, there is a sentence and never a traceback."""

from __future__ import annotations

import logging
import subprocess
import sys
from types import SimpleNamespace

import pytest

from listaudit.errors import SourceError
from listaudit.model import Access, Failure, Location, Problem, Request, Response, Skipped, Source, Where
from listaudit.source.drive import called, planned, trouble, understood
from listaudit.source.payload import UnreadableError

ERRORS = (Failure(contains="sorry", code="fetch.quota", stops=True),)
CONFIG = Source(name="mine", id="acme", title="Acme", platform="acme", access=Access(errors=ERRORS))
PLACES = [Location(store_code="1"), Location(store_code="2")]
ASKED = Request(url="https://api.example/", store_codes=("1",))
HOSTILE = "\x1b[31mred\u202e" + "x" * 900


def adapter(**functions):
    return SimpleNamespace(**functions)


def answer(body=b"{}", status=200, request=ASKED):
    return Response(request=request, status=status, body=body)


def failing(*_):
    raise KeyError(HOSTILE)


def test_a_plan_comes_before_searches():
    def plan(locations, config):
        yield Request(url=f"https://{config.id}.example/{len(locations)}")

    assert [one.url for one in planned(adapter(plan=plan, search=failing), PLACES, CONFIG)] == [
        "https://acme.example/2"
    ]


def test_without_a_plan_each_location_is_searched_for():
    def search(location, _):
        yield Request(url=location.store_code)

    assert [one.url for one in planned(adapter(search=search), PLACES, CONFIG)] == ["1", "2"]


def test_an_adapter_that_asks_nothing_is_told():
    with pytest.raises(SourceError, match="acme cannot be asked over the network") as caught:
        list(planned(adapter(), PLACES, CONFIG))
    assert "ID:PATH" in caught.value.hint


@pytest.mark.parametrize(
    "broken",
    [failing, lambda *_: 7, lambda *_: iter([7]), lambda *_: iter([None])],
    ids=["error", "no list", "a number", "nothing"],
)
def test_a_plan_that_breaks_is_an_error_of_the_source_in_words_of_ours(broken):
    with pytest.raises(
        SourceError, match=r"The adapter of acme failed while it planned its requests: (Key|Type)Error"
    ) as caught:
        list(planned(adapter(plan=broken), PLACES, CONFIG))
    assert "red" not in caught.value.message


def test_an_error_of_the_source_passes_as_it_is():
    def plan(_, __):
        raise SourceError("It needs options.", "Set them.")

    for way in ({"plan": plan}, {"search": plan}):
        with pytest.raises(SourceError, match="It needs options"):
            list(planned(adapter(**way), PLACES, CONFIG))


def test_a_location_that_cannot_be_searched_for_is_named_and_the_others_are_searched_for():
    def search(location, _):
        if location.store_code == "1":
            failing()
        yield Request(url=location.store_code)

    first, second = planned(adapter(search=search), PLACES, CONFIG)
    assert (first.code, first.store_codes, first.detail) == (
        "fetch.adapter",
        ("1",),
        "KeyError while it planned its requests",
    )
    assert second.url == "2"


def test_a_problem_of_a_plan_is_passed_on_in_words_that_can_be_shown():
    def plan(_, __):
        yield Problem(code="fetch.refused", detail=HOSTILE, store_codes=("1",))

    (problem,) = planned(adapter(plan=plan), PLACES, CONFIG)
    assert (problem.detail[:4], len(problem.detail), problem.store_codes) == ("redx", 300, ("1",))


def test_a_function_of_an_adapter_gives_a_request_or_an_error_of_the_source():
    assert called(lambda config: Request(url=config.id), CONFIG).url == "acme"
    for broken in (failing, lambda _: None):
        with pytest.raises(SourceError, match=r"failed while it made a request: (Key|Type)Error"):
            called(broken, CONFIG)

    def options(_):
        raise SourceError("It needs options.", "Set them.")

    with pytest.raises(SourceError, match="It needs options"):
        called(options, CONFIG)


def says(problem):
    return adapter(problem=lambda *_: problem)


def unreadable(*_):
    raise UnreadableError("no JSON")


GONE = Request(url="https://api.example/1", answers=frozenset({404}))
TROUBLE = {
    "nothing": (adapter(), answer(), None),
    "the adapter first": (
        says(Problem(code="fetch.not-enabled")),
        answer(b"sorry", 500),
        "fetch.not-enabled",
    ),
    "then the table": (says(None), answer(b"so sorry", 500), "fetch.quota"),
    "then the status": (says(None), answer(b"oops", 500), "fetch.server-error"),
    "an adapter that cannot read it": (
        adapter(problem=unreadable),
        answer(b"oops", 500),
        "fetch.server-error",
    ),
    "an adapter that breaks": (adapter(problem=failing), answer(b"{}", 200), None),
    "a status that is an answer": (adapter(), answer(b"sorry", 404, GONE), None),
    "another status of the same request": (adapter(), answer(b"", 410, GONE), "fetch.not-found"),
    "an answer that the adapter minds": (
        says(Problem(code="fetch.bad-key")),
        answer(b"", 404, GONE),
        "fetch.bad-key",
    ),
}


@pytest.mark.parametrize(("who", "response", "code"), TROUBLE.values(), ids=TROUBLE)
def test_what_is_wrong_with_an_answer_is_asked_in_an_order(who, response, code):
    found = trouble(who, response, CONFIG)
    assert (found and found.code) == code


def test_what_an_adapter_says_is_wrong_can_be_shown():
    assert trouble(says(Problem(code="fetch.refused", detail=HOSTILE)), answer(), CONFIG).detail.startswith(
        "redx"
    )


def test_what_is_read_is_handed_over_as_it_comes():
    skipped = Skipped(Where(), "row.no-name")

    def read(response, config):
        yield skipped
        yield Problem(code="fetch.truncated", detail=f"{config.id} \x07{response.status}")

    assert list(understood(adapter(read=read), answer(), CONFIG)) == [
        skipped,
        Problem(code="fetch.truncated", detail="acme 200"),
    ]


def half(_, __):
    yield Request(url="https://api.example/2")
    raise KeyError(HOSTILE)


READS = {
    "no JSON": (unreadable, "no JSON"),
    "an error": (failing, "the adapter failed: KeyError"),
    "nothing to read by": (None, "the adapter failed: AttributeError"),
    "nothing read": (lambda *_: None, "the adapter failed: TypeError"),
    "an error after some": (half, "the adapter failed: KeyError"),
    "an error without end": (
        lambda *_: (_ for _ in ()).throw(RecursionError),
        "the adapter failed: RecursionError",
    ),
}


@pytest.mark.parametrize(("read", "words"), READS.values(), ids=READS)
def test_an_answer_that_cannot_be_read_is_a_problem(read, words):
    *before, problem = understood(adapter(**({"read": read} if read else {})), answer(), CONFIG)
    assert (problem.code, problem.detail) == ("fetch.unreadable", words)
    assert len(before) == (read is half)


def test_an_adapter_of_a_file_says_in_which_line_it_failed(tmp_path):
    (tmp_path / "adapter.py").write_text("def read(response, config):\n    yield 1 / 0\n")
    scope = {}
    code = compile((tmp_path / "adapter.py").read_text(), str(tmp_path / "adapter.py"), "exec")
    exec(code, scope)  # noqa: S102 - our own two lines
    (problem,) = understood(adapter(read=scope["read"]), answer(), CONFIG)
    assert problem.detail == "the adapter failed: ZeroDivisionError in adapter.py, line 2"


def test_no_traceback_reaches_standard_error_and_a_log_that_was_set_up_gets_it(capfd, caplog):
    list(understood(adapter(read=failing), answer(), CONFIG))
    trouble(adapter(problem=failing), answer(), CONFIG)
    with pytest.raises(SourceError):
        list(planned(adapter(plan=failing), PLACES, CONFIG))
    list(planned(adapter(search=failing), PLACES, CONFIG))
    with pytest.raises(SourceError):
        called(failing, CONFIG)
    assert capfd.readouterr().err == ""
    assert len([record for record in caplog.records if record.exc_info]) == 6
    assert all(
        isinstance(handler, logging.NullHandler)
        for handler in logging.getLogger("listaudit.source.drive").handlers
    )


LOUD = """
from types import SimpleNamespace
from listaudit.model import Request, Response, Source
from listaudit.source.drive import understood
config = Source(name="acme", id="acme", title="Acme", platform="acme")
answer = Response(request=Request(url="https://api.example/"), status=200)
print(*(problem.detail for problem in understood(SimpleNamespace(read=lambda *_: 1 / 0), answer, config)))
"""


def test_where_nobody_set_up_a_log_standard_error_stays_clean():
    done = subprocess.run([sys.executable, "-c", LOUD], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("the adapter failed: ZeroDivisionError\n", "")
