"""A forecast in words: who would be asked what, and what the user should know before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from listaudit.fetch.forecast import Forecast, Row
from listaudit.fetch.foretold import laid_out, lines, notes, table
from listaudit.fetch.settings import Settings

WIDE = 1_000
DETAILS = "Details of Places with Everything"
GOOGLE = Forecast(
    source="google",
    rows=(
        Row(purpose="search", sku="text", count=1_200, known=200),
        Row(purpose="ids", count=3),
        Row(purpose=DETAILS, sku=DETAILS, count=600, planned=False),
    ),
    dollars={"text": 1_038.4},
    hours=1.25,
    locations=400,
)
YELP = Forecast(source="yelp", rows=(Row(purpose="search", count=1),), hours=0.001, priced=False)


def said(*forecasts, **settings):
    return list(notes(forecasts, Settings(run="r", **settings)))


def test_a_table_shows_each_source_with_its_sum_and_its_kinds_of_requests():
    assert table([GOOGLE, YELP, Forecast(source="none")], "cached") == [
        ("source and request", "requests", "cached", "USD", "hours"),
        ("google", "1,803", "200", "1,038.40", "1.2"),
        ("  search (text)", "1,200", "200", "", ""),
        ("  ids (free)", "3", "0", "", ""),
        (f"  further {DETAILS}", "about 600", "0", "", ""),
        ("yelp", "1", "0", "not known", "under 0.1"),
        ("  search (price not known)", "1", "0", "", ""),
        ("none", "0", "0", "0.00", "0"),
    ]


def test_where_nothing_is_answered_yet_there_is_no_column_for_it():
    assert table([YELP], "cached")[0] == ("source and request", "requests", "USD", "hours")


@pytest.mark.parametrize("width", [60, 72, 80, WIDE])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(width):
    shown = list(laid_out(table([GOOGLE, YELP], "cached"), width))
    assert max(map(len, shown)) <= width
    assert f"further {DETAILS}".split() == [
        word
        for word in " ".join(shown).split()
        if word in {"further", "Details", "of", "Places", "with", "Everything"}
    ]
    assert "1,038.40" in " ".join(shown)


def test_figures_stand_below_one_another():
    shown = list(laid_out(table([GOOGLE, YELP], "cached"), WIDE))
    ends = {
        line.index(word) + len(word)
        for line, word in zip(shown, ("requests", "1,803", "1,200"), strict=False)
    }
    assert len(ends) == 1


def test_a_key_that_is_missing_is_named_with_whom_it_leaves_unchecked():
    one = Forecast(source="google", missing=("G_KEY",), locations=1_200)
    two = Forecast(source="apple", missing=("A_KEY", "A_ID"), locations=2)
    assert said(one, two) == [
        "google: G_KEY is not set. Without that nothing is sent, and its 1,200 locations stay unchecked.",
        "apple: A_KEY, A_ID are not set. Without that nothing is sent, and its 2 locations stay unchecked.",
    ]


def test_what_would_not_be_sent_is_told_with_why():
    quiet = Forecast(source="acme", rows=(Row(purpose="search", count=9, known=4),), silent=True)
    assert "acme: 5 of 9 have no answer in the cache, and --offline sends nothing." in said(
        quiet, offline=True
    )
    assert "acme: 5 of 9 have no answer in the recordings, and --replay sends nothing." in said(
        quiet, replay=Path("tape")
    )
    whole = Forecast(source="acme", rows=(Row(purpose="search", count=4, known=4),), silent=True)
    assert not [line for line in said(whole, offline=True) if "no answer" in line]


def test_limits_are_told_where_the_plan_goes_beyond_them():
    assert "--max-requests 100: 100 of 1,604 are sent; whom the others are for stays unchecked." in said(
        GOOGLE, YELP, max_requests=100
    )
    assert (
        "--budget 50.5: asking stops before more than 50.50 USD are spent; everything would cost 1,038.40."
        in said(GOOGLE, budget=50.5)
    )
    small = replace(GOOGLE, dollars={"text": 0.032})
    assert (
        "--budget 0.005: asking stops before more than 0.005 USD are spent; everything would cost 0.032."
        in said(small, budget=0.005)
    )
    assert not [line for line in said(GOOGLE, max_requests=9_999, budget=9_999) if line.startswith("--")]


def test_a_source_that_is_not_asked_for_want_of_a_key_uses_up_no_limit():
    dear = Forecast(
        source="dear",
        rows=(Row(purpose="search", sku="text", count=9),),
        dollars={"text": 9.0},
        missing=("KEY",),
    )
    assert not [line for line in said(dear, max_requests=1, budget=1) if line.startswith("--")]


@pytest.mark.parametrize(
    ("names", "words"),
    [(["a"], "what a may"), (["a", "b"], "what a and b may"), (["a", "b", "c"], "what a, b and c may")],
)
def test_sources_whose_price_nobody_knows_are_named_once(names, words):
    found = said(*(Forecast(source=n, rows=YELP.rows, priced=False) for n in names))
    assert len(found) == 1
    assert words in found[0]
    assert "--budget cannot" in found[0]


def test_guesses_are_called_so_and_answers_that_are_there_are_told():
    found = said(GOOGLE)
    assert [line.partition(":")[0] for line in found] == ["cached", "about"]
    assert "estimate" in found[1]


def test_locations_that_nothing_can_be_asked_by_are_told():
    assert said(Forecast(source="acme", unaskable=3)) == [
        "acme: 3 of its locations say nothing that it could be asked by."
    ]


def test_where_no_source_is_asked_that_is_what_is_said():
    assert list(lines([], Settings(run="r"), WIDE)) == [
        "No source is asked over the network: nothing would be sent."
    ]


def test_notes_fold_in_a_narrow_terminal_too():
    shown = list(lines([GOOGLE, YELP], Settings(run="r", budget=1.0, max_requests=3), 60))
    assert max(map(len, shown)) <= 60
    assert next(lines([GOOGLE], Settings(run="r", replay=Path("tape")), WIDE)).split()[3:5] == [
        "requests",
        "recorded",
    ]
