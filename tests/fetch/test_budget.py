from listaudit.fetch.budget import Budget
from listaudit.model import Access, Price, Problem, Source
from listaudit.model.sentences import sentence

PRICES = (Price(sku="text", per_1000=5.0, free_per_month=2),)
GOOGLE = Source(name="google", id="g", title="G", platform="g", access=Access(prices=PRICES))
YELP = Source(name="yelp", id="y", title="Y", platform="y")


def spend(budget, source, sku="", used=0, times=1):
    for _ in range(times):
        assert budget.refusal(source, sku, used) is None
        budget.spend(source, sku, used)


def test_without_limits_everything_is_counted_and_nothing_refused():
    budget = Budget(None, None)
    spend(budget, GOOGLE, "text", used=10, times=3)
    spend(budget, YELP, times=2)
    assert budget.requests == {"google": 3, "yelp": 2}
    assert budget.spent == {"google": 0.015, "yelp": 0.0}


def test_all_sources_share_the_number_of_requests():
    budget = Budget(3, None)
    spend(budget, GOOGLE, times=2)
    spend(budget, YELP)
    refused = budget.refusal(YELP, "", 0)
    assert refused == Problem(code="fetch.max-requests", detail="3")
    assert not refused.stops


def test_no_requests_at_all_may_be_made_of_none():
    assert Budget(0, None).refusal(YELP, "", 0)


def test_the_last_cent_may_be_spent_and_no_more():
    budget = Budget(None, 5.0)
    spend(budget, GOOGLE, "text", used=2, times=1_000)
    assert budget.spent == {"google": 5.0}
    refused = budget.refusal(GOOGLE, "text", 2)
    assert refused == Problem(code="fetch.budget", detail="5.00 USD of 5.00")
    assert not refused.stops
    assert sentence(refused.reason) == "The budget of this run is spent: 5.00 USD of 5.00."


def test_what_would_go_beyond_the_budget_is_refused_before_it_is_spent():
    assert Budget(None, 0.004).refusal(GOOGLE, "text", 2)


def test_what_is_free_is_allowed_without_money():
    budget = Budget(None, 0.0)
    spend(budget, YELP)
    spend(budget, GOOGLE, "text", used=1)
    assert budget.refusal(GOOGLE, "text", 2) == Problem(code="fetch.budget", detail="0.00 USD of 0.00")
