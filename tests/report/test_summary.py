import pytest

from listaudit.report.summary import percent, summary_rows


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, "nothing counts"),
        (1, "100.0 %"),
        (0.9999, "99.9 %"),
        (0.5, "50.0 %"),
        (0.0001, "0.1 %"),
        (0, "0.0 %"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share, shown):
    assert percent(share) == shown


def test_the_summary_names_every_source_and_why(audit):
    rows = dict(summary_rows(audit.results, audit.summary, audit.run))
    assert rows["source yelp-export"] == (
        "partial, 1 checked, 4 unchecked: 3 could not be checked: it did not answer in time; "
        "1: it does not take our key (HTTP 401); source.example detail=no key."
    )
    assert rows["cost"] == "1.36 USD (website 1.36); unknown for yelp-export, whose prices are not known"
    assert rows["headline"] == "critical facts right on 1 of 3 key listings"
    assert rows["findings info"] == "0"
