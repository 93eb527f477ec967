"""What is answered before a run begins, looked up without changing anything."""

from __future__ import annotations

import pytest

from listaudit.errors import InputError
from listaudit.fetch.foresight import foresight
from listaudit.fetch.recording import dump
from listaudit.fetch.settings import Settings
from listaudit.fetch.shelf import Shelf
from listaudit.fetch.store import Store, scope
from listaudit.model import Request, Response
from tests.fetch.kit import KEY, source_of

ASKED, OTHER = Request(url="https://api.example/a"), Request(url="https://api.example/b")
HOUR = {"cache_hours": 1.0}


def answer(request=ASKED):
    return Response(request=request, status=200, headers={}, body=b"{}", url=request.url, fetched_at="")


def keep(settings, source, *, where, key=KEY):
    """Put an answer where a run would have."""
    from listaudit.fetch.secrets import Keyring

    shelf = Shelf(settings)
    prints = Keyring(source, {"ACME_KEY": key}, fingerprint_salt=shelf.salt).fingerprint()
    kept = getattr(shelf, where)
    kept.use(lambda store: store.put(scope(source.id, prints), answer(), now=__import__("time").time()), None)
    shelf.close(whole=False)


def known(settings, source, request=ASKED):
    with foresight(settings) as seen:
        return seen.known(source)(request)


@pytest.fixture
def settings(tmp_path):
    return lambda **more: Settings(
        **{"run": "r", "folder": str(tmp_path / "state"), "environ": {"ACME_KEY": KEY}} | more
    )


@pytest.mark.parametrize("where", ["cache", "journal"])
def test_answers_of_the_cache_and_of_an_interrupted_run_are_known(settings, where):
    source = source_of(needs=("ACME_KEY",), access=HOUR)
    assert not known(settings(), source)
    keep(settings(), source, where=where)
    assert known(settings(), source)
    assert not known(settings(), source, OTHER)


def test_those_of_another_key_or_of_another_run_are_not(settings):
    source = source_of(needs=("ACME_KEY",), access=HOUR)
    keep(settings(), source, where="cache")
    keep(settings(), source, where="journal")
    assert not known(settings(environ={"ACME_KEY": KEY + "x"}), source)
    assert not known(settings(run="another"), source_of(needs=("ACME_KEY",)))


def test_refresh_asks_again_what_the_cache_holds(settings):
    source = source_of(needs=("ACME_KEY",), access=HOUR)
    keep(settings(), source, where="cache")
    assert not known(settings(refresh=True), source)


def test_recordings_are_known_without_a_key(settings, tmp_path):
    (tmp_path / "tape").mkdir()
    (tmp_path / "tape" / "a.json").write_bytes(dump([(ASKED, answer())]))
    with foresight(settings(replay=tmp_path / "tape", environ={})) as seen:
        source = source_of(needs=("ACME_KEY",))
        assert seen.missing(source) == ()
        assert [seen.known(source)(one) for one in (ASKED, OTHER)] == [True, False]
    with pytest.raises(InputError), foresight(settings(replay=tmp_path / "none")):
        pass


def test_a_key_that_is_missing_is_named(settings):
    with foresight(settings(environ={})) as seen:
        assert seen.missing(source_of(needs=("ACME_KEY",))) == ("ACME_KEY",)


def test_nothing_is_changed_by_looking(settings, tmp_path):
    source = source_of(needs=("ACME_KEY",), access=HOUR)
    known(settings(), source)
    assert [path.name for path in (tmp_path / "state").iterdir()] == ["salt"]
    keep(settings(), source, where="journal")
    known(settings(), source)
    assert not Store(next((tmp_path / "state" / "runs").glob("*.sqlite"))).empty


def test_a_folder_that_cannot_be_used_is_told_and_nothing_is_known(settings, tmp_path):
    (tmp_path / "state").write_text("in the way")
    told = []
    with foresight(settings(warn=told.append)) as seen:
        assert not seen.known(source_of(access=HOUR))(ASKED)
    assert len(told) == 1
    assert "What was answered before is not known." in told[0]
