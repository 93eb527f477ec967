import pytest

from listaudit.fetch.forecast import Forecast, Row, forecast
from listaudit.model import Access, Pace, Price, Request, Source


def source(**access):
    return Source(name="mine", id="some", title="Some", platform="some", access=Access(**access))


def asked(count, **about):
    return (
        Request(url=f"https://x.example/{about.get('purpose', '')}/{about.get('sku', '')}/{n}", **about)
        for n in range(count)
    )


def hours(count, lane="", **access):
    return forecast(source(**access), asked(count, lane=lane), {}).hours


def test_planned_requests_are_counted_by_purpose_and_kind():
    planned = [*asked(3, purpose="search", sku="text"), *asked(2, purpose="ids"), *asked(1, purpose="search")]
    found = forecast(source(), iter(planned), {})
    assert found.rows == (
        Row(purpose="ids", count=2),
        Row(purpose="search", count=1),
        Row(purpose="search", sku="text", count=3),
    )
    assert (found.source, found.total, found.dollars) == ("mine", 6, {})


def test_a_question_that_comes_again_is_not_asked_again():
    assert forecast(source(), [*asked(3), *asked(5)], {}).total == 5


def test_a_stream_is_read_once_and_not_kept():
    stream = asked(4)
    forecast(source(), stream, {})
    assert next(stream, None) is None


def test_follow_ups_are_expected_by_the_planned_request_and_rounded_up():
    found = forecast(source(follow_ups={"details": 0.5, "page": 0.1}), asked(3), {})
    assert found.rows[1:] == (
        Row(purpose="details", count=2, planned=False),
        Row(purpose="page", count=1, planned=False),
    )
    assert found.total == 6


def test_what_is_not_planned_is_not_followed_up():
    found = forecast(source(follow_ups={"details": 0.5}), [], {})
    assert found == Forecast(source="mine", rows=(Row(purpose="details", planned=False),))
    assert found.total == 0


def test_planned_requests_and_follow_ups_of_a_kind_share_its_free_calls():
    prices = (
        Price(sku="text", per_1000=32.0, free_per_month=10),
        Price(sku="details", per_1000=20.0, free_per_month=1_000),
        Price(sku="unused", per_1000=9.0),
    )
    made = source(prices=prices, follow_ups={"text": 1.0, "details": 2.0})
    found = forecast(made, asked(20, sku="text"), {"text": 4, "details": 990})
    assert found.dollars == {"text": pytest.approx(34 * 0.032), "details": pytest.approx(30 * 0.020)}
    assert found.rows[1] == Row(purpose="details", sku="details", count=40, planned=False)


@pytest.mark.parametrize(
    ("count", "pace", "expected"),
    [
        (3_600, Pace(per_second=1.0), 1.0),
        (3_600, Pace(per_second=0.5), 2.0),
        (3_600, Pace(per_second=0), 0.0),
        (300, Pace(per_second=0, per_day=300), 0.0),
        (301, Pace(per_second=0, per_day=300), 24.0),
        (901, Pace(per_second=1.0, per_day=300), 72.0 + 1 / 3_600),
        (900, Pace(per_second=1.0, per_day=300), 48.0 + 300 / 3_600),
        (3_600, Pace(per_second=0.01, per_day=3_000), 100.0),
        (0, Pace(per_second=1.0, per_day=300), 0.0),
    ],
)
def test_it_takes_as_long_as_the_pace_and_the_daily_limit_ask(count, pace, expected):
    assert hours(count, pace=pace) == pytest.approx(expected)


def test_lanes_run_side_by_side_each_at_its_own_pace():
    lanes = {"slow": Pace(per_second=0.1), "fast": Pace(per_second=10)}
    made = source(lanes=lanes, pace=Pace(per_second=1))
    planned = [*asked(36, lane="slow", sku="a"), *asked(360, lane="fast", sku="b"), *asked(3, sku="c")]
    assert forecast(made, planned, {}).hours == pytest.approx(0.1)


def test_the_daily_limit_of_the_source_is_for_all_of_its_lanes():
    lanes = {"a": Pace(per_second=0), "b": Pace(per_second=0)}
    made = source(lanes=lanes, pace=Pace(per_second=0, per_day=10))
    planned = [*asked(8, lane="a", sku="a"), *asked(8, lane="b", sku="b")]
    assert forecast(made, planned, {}).hours == 24.0


def test_a_lane_that_nobody_stated_keeps_the_pace_of_the_source():
    assert hours(3_600, lane="unknown", pace=Pace(per_second=2)) == 0.5


def test_follow_ups_go_by_the_lane_of_their_name_where_there_is_one():
    made = source(lanes={"details": Pace(per_second=0.1)}, pace=Pace(per_second=0), follow_ups={"details": 1})
    assert forecast(made, asked(360), {}).hours == pytest.approx(1.0)


@pytest.mark.parametrize(("hosts", "seconds"), [(100, 100 / 4), (1, 100), (2, 50)])
def test_sites_are_visited_side_by_side_and_one_host_at_its_own_pace(hosts, seconds):
    made = source(robots=True, pace=Pace(per_second=1, concurrent=4))
    pages = [Request(url=f"https://site{number % hosts}.example/{number}") for number in range(100)]
    assert forecast(made, pages, {}).hours * 3_600 == pytest.approx(seconds)


def test_a_host_is_one_however_its_name_is_written():
    made = source(robots=True, pace=Pace(per_second=1, concurrent=4))
    urls = ["https://wren.example/1", "https://WREN.example:443/2", "http://wren.example/3"]
    pages = [Request(url=url) for url in urls]
    assert forecast(made, pages, {}).hours * 3_600 == pytest.approx(3)


def test_what_is_answered_already_costs_nothing_and_takes_no_time():
    made = source(
        prices=(Price(sku="text", per_1000=10.0),), pace=Pace(per_second=1), follow_ups={"page": 0.5}
    )
    found = forecast(made, asked(10, sku="text"), {}, lambda request: request.url[-1] in "02468")
    assert found.rows == (
        Row(sku="text", purpose="search", count=10, known=5),
        Row(purpose="page", count=3, planned=False),
    )
    assert (found.total, found.known, found.sent) == (13, 5, 8)
    assert (dict(found.dollars), found.spent) == ({"text": pytest.approx(0.05)}, pytest.approx(0.05))
    assert found.hours == pytest.approx(8 / 3_600)


def test_where_nothing_may_be_sent_nothing_is_spent_and_nothing_follows():
    made = source(
        prices=(Price(sku="text", per_1000=10.0),), pace=Pace(per_second=1), follow_ups={"page": 0.5}
    )
    found = forecast(made, asked(4, sku="text"), {}, lambda request: request.url.endswith("0"), silent=True)
    assert (found.total, found.known, found.sent, found.spent, found.hours) == (4, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("needs", "prices", "priced"),
    [
        ((), (), True),
        (("A_KEY",), (), False),
        (("A_KEY",), (Price(sku="text"),), True),
    ],
    ids=["no key, nobody to bill", "a key and no price", "a key and a price"],
)
def test_a_source_with_a_key_that_states_no_price_may_cost_anything(needs, prices, priced):
    made = Source(
        name="mine", id="some", title="Some", platform="some", needs=needs, access=Access(prices=prices)
    )
    assert forecast(made, asked(1), {}).priced is priced
