"""What would be asked of whom, before one request is sent."""

from __future__ import annotations

import pytest

from listaudit.audit import Options
from listaudit.canonical import Selection
from listaudit.dry import forecasts
from listaudit.errors import InputError, SourceError
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.settings import Settings
from listaudit.source import load_source
from tests.fetch.kit import KEY, alone
from tests.fetch.server import Server
from tests.fetch.shop import lay_out, right
from tests.test_recorder import recorded


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    alone(monkeypatch, tmp_path)


def forecast(tmp_path, *, path="locations.csv", adapter="", **options):
    lay_out(tmp_path, "https://api.acme.example", "x")
    if adapter:
        (tmp_path / "shelf" / "acme" / "adapter.py").write_text(adapter)
    shelf = (tmp_path / "shelf",)
    sources = [load_source("file", path="x.csv"), load_source("acme", extra_dirs=shelf)]
    fetch = Settings(environ={"ACME_KEY": KEY}, run="r")
    return list(forecasts(path, sources, Options(**{"folders": shelf, "fetch": fetch} | options)))


def test_each_live_source_is_told_with_what_it_would_take(tmp_path):
    (one,) = forecast(tmp_path)
    (row,) = one.rows
    assert (one.source, row.purpose, row.sku, row.count, one.total) == ("acme", "search", "search", 4, 4)
    assert dict(one.dollars) == {"search": 0.02}


def test_only_what_is_selected_is_counted(tmp_path):
    (one,) = forecast(tmp_path, selection=Selection((), {}, 3))
    assert (one.total, dict(one.dollars)) == (3, {"search": 0.01})


def test_what_was_asked_this_month_is_no_longer_free(tmp_path):
    recorded(tmp_path, right, selection=Selection(("0001",)))
    (one,) = forecast(tmp_path)
    assert dict(one.dollars) == {"search": 0.03}


def test_no_request_is_sent_and_nothing_is_counted(tmp_path):
    with Server(right) as server:
        forecast(tmp_path)
        assert server.asked == []
    (one,) = forecast(tmp_path)
    assert dict(one.dollars) == {"search": 0.02}
    Ledger(tmp_path / "listaudit-home" / "ledger.sqlite").close()


def test_without_settings_it_is_told_as_it_comes(tmp_path):
    (one,) = forecast(tmp_path, fetch=None)
    assert one.total == 4


def test_locations_that_cannot_be_used_are_refused(tmp_path):
    with pytest.raises(InputError):
        forecast(tmp_path, path="nowhere.csv")


def test_an_adapter_that_cannot_plan_is_told(tmp_path):
    with pytest.raises(
        SourceError, match=r"failed while it planned its requests: ZeroDivisionError in adapter\.py, line 2"
    ):
        forecast(
            tmp_path,
            adapter="def plan(locations, config):\n    yield 1 / 0\n\n\ndef read(response, config):\n    yield\n",
        )
