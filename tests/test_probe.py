"""`sources ID --check`: what is wrong is said in the user's words."""

from __future__ import annotations

import pytest

from listaudit.__main__ import run
from listaudit.errors import SourceError
from listaudit.fetch.settings import Settings
from listaudit.model import Listing, Price, Problem
from listaudit.probe import SAMPLE, probe
from listaudit.source.asking import get
from tests.fetch.kit import KEY, alone, simple_adapter, source_of
from tests.fetch.server import Nobody, Reply, Server
from tests.fetch.shop import ADAPTER, lay_out


@pytest.fixture
def checked(tmp_path, monkeypatch, capsys):
    """Check a source that answers as it is told; return the exit code and the line."""

    def check(answer, *args, base="", host="", key=KEY, more="", adapter=ADAPTER, source="acme"):
        alone(monkeypatch, tmp_path, key)
        with Server(answer) as server:
            lay_out(tmp_path, base or server.url, host or server.host, more=more)
            (tmp_path / "shelf" / "acme" / "adapter.py").write_text(adapter)
            capsys.readouterr()
            code = run(
                ["sources", source, "--check", "--config", "audit.toml", "--sources-dir", "shelf", *args]
            )
        said = capsys.readouterr()
        assert said.err in {"", DEAR}
        words, _, hint = said.out.removeprefix("acme: ").rstrip("\n").partition("\n  help: ")
        assert bool(hint) == (code == 2)
        return code, words, server

    return check


DEAR = "acme: one request is to be sent, billed as search. It costs 0.01 USD.\n"


TROUBLE = {
    "a wrong key": (Reply(401, b"who are you"), "bad key: It does not take our key. (HTTP 401: who are you)"),
    "a quota that is used up": (Reply(429, b'{"error": "1000 requests per day"}'), 'quota used up: Its quota is used up. (HTTP 429: {"error": "1000 requests per day"})'),
    "too often": (Reply(429, b"", {"retry-after": "9999"}), "asked too often: It says that it is asked too often. (HTTP 429; it wants to be left alone for 9,999 seconds)"),
    "a bill to pay": (Reply(402, b""), "quota used up: Its quota is used up. (HTTP 402)"),
    "not allowed": (Reply(403, b"no"), "not allowed: It does not let us in. (HTTP 403: no)"),
    "trouble of its own": (Reply(500, b"oops"), "does not work: It has trouble of its own. (HTTP 500: oops)"),
    "hangs up": (Reply(raw=b""), "out of reach: It cannot be reached. (the answer broke off or was no HTTP)"),
    "says nothing": (Reply(delay=9.0), "out of reach: It did not answer in time. (reading the answer)"),
    "sends us elsewhere": (Reply(302, b"", {"location": "https://sso.example/?a=1"}), "does not work: It sends us elsewhere and does not arrive: to https://sso.example/, where our key must not go."),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "words"), TROUBLE.values(), ids=TROUBLE)
def test_each_kind_of_trouble_is_told_in_words_of_its_own(checked, reply, words):
    code, said, server = checked(lambda _: reply)
    assert (code, said) == (2, words)
    assert 1 <= len(server.asked) <= 3


OFF = """

def problem(response, config):
    from listaudit.model import Problem
    if b"SERVICE_OFF" in response.body:
        return Problem(code="fetch.not-enabled", detail="SERVICE_OFF", stops=True)
"""


def test_a_service_that_is_off_is_told_from_a_wrong_key(checked):
    code, said, _ = checked(lambda _: Reply(body=b"SERVICE_OFF"), adapter=ADAPTER + OFF)
    assert code == 2
    assert said == "not enabled: The key is good, and the service is not switched on for it. (SERVICE_OFF)"


def test_a_source_that_answers_is_said_to_answer_and_is_asked_once(checked):
    code, said, server = checked(lambda _: Reply(body=b'{"results": [], "odd": 1}'))
    assert (code, said, len(server.asked)) == (0, "answers", 1)
    assert "Public+Library" in server.asked[0].path


def test_a_key_that_is_not_there_is_named_and_nobody_is_asked(checked):
    code, said, server = checked(lambda _: Reply(), key="")
    assert (code, said, server.asked) == (2, "no key: There is no key for it: set ACME_KEY.", [])


def test_a_source_out_of_reach_is_said_to_be(checked):
    with Nobody() as gone:
        code, said, _ = checked(lambda _: Reply(), base=gone.url, host=gone.host)
    assert (code, said) == (2, "out of reach: It cannot be reached. (no connection)")


def test_an_address_that_is_not_public_is_refused(checked):
    code, said, server = checked(lambda _: Reply(), host="10.0.0.1")
    assert (code, said, server.asked) == (
        2,
        "does not work: It leads to an address that is not public: 127.0.0.1.",
        [],
    )


def test_nothing_of_what_was_answered_before_is_taken(checked):
    replies = [Reply(body=b'{"results": []}'), Reply(401), Reply(body=b'{"results": []}')]
    codes = [checked(lambda _: replies.pop(0), "--yes", more="cache-hours = 5")[0] for _ in range(3)]
    assert codes == [0, 2, 0]


def test_a_source_that_nobody_configured_is_checked_as_it_is(tmp_path, monkeypatch, capsys):
    alone(monkeypatch, tmp_path, key="")
    lay_out(tmp_path, "https://api.acme.example", "x")
    assert run(["sources", "acme", "--check", "--sources-dir", "shelf"]) == 2
    said = capsys.readouterr().out
    assert said.startswith("acme: no key: There is no key for it: set ACME_KEY.\n  help: Set it in the")


def test_hostile_words_of_a_source_reach_no_screen(checked):
    _, said, _ = checked(lambda _: Reply(400, b"\x1b[31mred\x07\xe2\x80\xaeevil"))
    assert said == "does not work: It refused the request. (HTTP 400: redevil)"


# The probe itself


def probed(adapter, answer=lambda _: Reply(body=b"{}"), **values):
    with Server(answer) as server:
        settings = Settings(allow_hosts=frozenset([server.host]), environ={"ACME_KEY": KEY}, run="probe")
        said = probe(source_of(server.url, **values), adapter, settings)
        return said.fine, said.words, server


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    alone(monkeypatch, tmp_path)


def test_an_adapter_may_have_a_harmless_question_of_its_own():
    def check(config):
        return get(f"{config.base_url}/ping", {}, (), purpose="check")

    fine, words, server = probed(simple_adapter(check=check))
    assert (fine, words, dict(server.paths)) == (True, "answers", {"/ping": 1})


def failing(*_):
    raise KeyError("odd")


def refusing(*_):
    raise SourceError("It needs options.", "Set them.")


def asking_nothing(*_):
    return iter(())


def complaining(*_):
    yield Problem(code="fetch.refused", detail="no dataset", store_codes=(SAMPLE.store_code,))


ADAPTERS = {
    "a check that breaks": (simple_adapter(check=failing), False, "The adapter of acme failed while it made a request: KeyError."),
    "a check that wants options": (simple_adapter(check=refusing), False, "It needs options."),
    "a search that breaks": (simple_adapter(search=failing), False, "does not work: Its adapter failed: KeyError while it planned its requests."),
    "a plan that wants options": (simple_adapter(plan=refusing), False, "It needs options."),
    "a plan that complains": (simple_adapter(plan=complaining), False, "does not work: It refused the request. (no dataset)"),
    "nothing to ask": (simple_adapter(plan=asking_nothing), True, "needs options before it asks anything; its page in docs/sources tells which"),
    "no adapter": (None, False, "acme cannot be asked over the network."),
}  # fmt: skip


@pytest.mark.parametrize(("adapter", "fine", "words"), ADAPTERS.values(), ids=ADAPTERS)
def test_an_adapter_that_cannot_even_ask_says_why(adapter, fine, words):
    found, said, server = probed(adapter)
    assert (found, said, server.asked) == (fine, words, [])


def test_a_login_is_part_of_the_check():
    from types import SimpleNamespace

    from tests.fetch.test_login import TOKEN, login, read_token

    def answer(asked):
        return Reply(body=b'{"token": "t-0123456789"}') if asked.path == "/token" else Reply(body=b"{}")

    def read(response, config):
        own = read_token if response.request.purpose == "login" else simple_adapter().read
        yield from own(response, config)

    adapter = SimpleNamespace(login=login, read=read, search=simple_adapter().search)
    fine, words, server = probed(adapter, answer, needs=("ACME_KEY",), access=TOKEN)
    assert (fine, words) == (True, "answers")
    assert server.asked[1].headers["authorization"] == "Bearer t-0123456789"
    fine, words, _ = probed(adapter, lambda _: Reply(401, b"no"), needs=("ACME_KEY",), access=TOKEN)
    assert (fine, words) == (False, "bad key: It does not take our key. (HTTP 401: no)")


def test_what_the_adapter_says_is_wrong_is_told():
    adapter = simple_adapter(problem=lambda *_: Problem(code="fetch.quota", detail="used up"))
    assert probed(adapter)[:2] == (False, "quota used up: Its quota is used up. (used up)")


def test_the_sample_is_a_place_that_every_directory_could_be_asked_for():
    assert SAMPLE.name
    assert SAMPLE.address.postcode
    assert SAMPLE.point
    assert not isinstance(SAMPLE, Listing)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            b"<html>Please sign in.",
            "does not work: Its answer could not be read: the answer is a web page, not JSON.",
        ),
        (b"", "does not work: Its answer could not be read: the answer is empty."),
    ],
)
def test_an_answer_that_is_none_of_the_source_is_no_answer(body, words):
    assert probed(simple_adapter(), lambda _: Reply(body=body))[:2] == (False, words)


def test_a_source_that_asks_nothing_without_its_key_names_the_key():
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, needs=("ACME_KEY",))
        said = probe(source, simple_adapter(plan=asking_nothing), Settings(environ={}, run="probe"))
    assert (said.fine, said.words) == (False, "no key: There is no key for it: set ACME_KEY.")
    assert "keyring set listaudit ACME_KEY" in said.hint


# What a check may cost


def bought(price, *, used=0, free=0, needs=("ACME_KEY",), may=None):
    """Check a source with a price; return what came of it, whether it was asked, and what was said before."""
    told = []

    def answer(billed, dollars):
        told.append((billed, dollars))
        return bool(may)

    def search(location, config):
        yield get(f"{config.base_url}/find", {}, location, sku="search")

    prices = (Price(sku="search", per_1000=price, free_per_month=free),) if price is not None else ()
    with Server(lambda _: Reply(body=b"{}")) as server:
        source = source_of(server.url, needs=needs, access={"prices": prices})
        settings = Settings(allow_hosts=frozenset([server.host]), environ={"ACME_KEY": KEY}, run="probe")
        for _ in range(used):
            probe(source, simple_adapter(search=search), settings)
        server.asked.clear()
        said = probe(source, simple_adapter(search=search), settings, answer)
    return said, len(server.asked), told


def test_a_check_that_costs_money_is_sent_only_where_somebody_agrees():
    said, asked, told = bought(75.0)
    assert (said.fine, said.words, said.hint) == (
        None,
        "not asked: it takes one request for 0.075 USD",
        "--yes sends it.",
    )
    assert (asked, told) == (0, [("search", 0.075)])
    said, asked, told = bought(75.0, may=True)
    assert (said.fine, asked, told) == (True, 1, [("search", 0.075)])


def test_free_calls_of_the_month_cost_nothing_and_nobody_is_bothered():
    assert bought(75.0, free=1)[1:] == (1, [])
    assert bought(75.0, free=1, used=1)[1:] == (0, [("search", 0.075)])


def test_a_price_that_nobody_knows_is_told_and_one_without_a_key_is_none():
    assert bought(None, may=True)[1:] == (1, [("search", None)])
    assert bought(None, may=False)[0].words == "not asked: it takes one request at a price that is not known"
    assert bought(None, needs=())[1:] == (1, [])


def test_what_cannot_be_asked_anyway_bothers_nobody(monkeypatch):
    monkeypatch.delenv("ACME_KEY")
    told = []
    source = source_of("https://api.acme.example", needs=("ACME_KEY",))
    said = probe(source, simple_adapter(), Settings(environ={}, run="probe"), lambda *a: told.append(a))
    assert (said.fine, told) == (False, [])
