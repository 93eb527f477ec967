import pytest

from listaudit.model import SourceResult
from listaudit.report.costs import cost


def results(**costs):
    return [
        SourceResult(name=name, id=name, title=name, platform=name, status="complete", cost=paid)
        for name, paid in costs.items()
    ]


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        ({}, ""),
        ({"osm": 0.0}, ""),
        ({"google": 1.2, "yelp": 0.16}, "1.36 USD (google 1.20, yelp 0.16)"),
        ({"google": 0.004, "osm": 0.0}, "under 0.01 USD (google under 0.01)"),
        ({"google": 1234.5}, "1,234.50 USD (google 1,234.50)"),
        ({"here": None}, "unknown for here, whose prices are not known"),
        (
            {"google": 0.5, "here": None, "tomtom": None},
            "0.50 USD (google 0.50); unknown for here, tomtom, whose prices are not known",
        ),
    ],
)
def test_what_a_run_cost_is_told_by_source_and_what_nobody_knows_is_said_to_be_unknown(costs, told):
    assert cost(results(**costs)) == told
