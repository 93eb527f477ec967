import pytest

from listaudit.model import Policy, Severity
from listaudit.rules import find
from listaudit.rules.severity import grade
from listaudit.rules.table import by_id


def graded(make, rule, *, policy=Policy.STANDARD, overrides=None, steps=0, **source):
    settings = make.settings(policy, overrides or {})
    return grade(by_id()[rule], settings, make.source(**source), steps)


@pytest.mark.parametrize(("tier", "expected"), [(1, "critical"), (2, "high"), (3, "medium"), (7, "medium")])
def test_each_tier_is_a_step_lower(make, tier, expected):
    assert graded(make, "phone-different", tier=tier) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("phone-different", "medium"),
        ("name-different", "medium"),
        ("phone-alternate", "low"),
        ("name-format", "info"),
    ],
)
def test_a_proxy_says_medium_at_most(make, rule, expected):
    assert graded(make, rule, view="proxy") == expected


def test_nothing_falls_below_info(make):
    assert graded(make, "name-format", tier=3, steps=4) is Severity.INFO


@pytest.mark.parametrize("rule", ["name-format", "address-format", "phone-format", "name-legal-form"])
def test_strict_raises_format_and_legal_form_to_low(make, rule):
    assert graded(make, rule) is Severity.INFO
    assert graded(make, rule, policy=Policy.STRICT) is Severity.LOW


@pytest.mark.parametrize(
    ("rule", "tier", "expected"),
    [
        ("phone-different", 1, "critical"),
        ("phone-different", 3, "medium"),
        ("name-different", 3, None),
        ("phone-alternate", 1, None),
        ("name-format", 1, None),
    ],
)
def test_lenient_hides_what_ends_at_low_or_info(make, rule, tier, expected):
    assert graded(make, rule, policy=Policy.LENIENT, tier=tier) == expected


def test_the_users_own_word_is_final(make):
    words = {"phone-different": Severity.LOW, "name-format": "critical"}
    assert graded(make, "phone-different", overrides=words, tier=1) is Severity.LOW
    assert (
        graded(make, "name-format", overrides=words, tier=3, view="proxy", policy=Policy.LENIENT)
        is Severity.CRITICAL
    )


def test_off_silences_a_rule(make):
    assert graded(make, "phone-different", overrides={"phone-different": "off"}) is None


STANDARD = {
    "critical": "phone-different phone-former address-different address-former website-different website-former"
    " listing-closed listing-open-but-closed listing-gone",
    "high": "listing-duplicate name-different name-former hours-different pin-far address-unit-different"
    " service-area-address-shown",
    "medium": "listing-missing address-unit-missing phone-missing website-missing",
    "low": "category-different website-http phone-alternate name-alternate listing-possible",
    "info": "name-format address-format phone-format name-legal-form phone-tracking",
}


@pytest.mark.parametrize(
    ("severity", "rule"), [(severity, rule) for severity, names in STANDARD.items() for rule in names.split()]
)
def test_the_standard_policy_grades_as_the_design_says(make, severity, rule):
    assert graded(make, rule) == severity


def test_a_hidden_rule_makes_no_finding(make):
    cells = [
        make.cell(make.matched(None, make.verdict("phone", "different"), make.verdict("name", "equivalent")))
    ]
    assert [f.rule for f in find(make.location(), cells, make.settings(Policy.LENIENT))] == [
        "phone-different"
    ]
    assert find(make.location(), cells, make.settings(Policy.LENIENT, {"phone-different": "off"})) == ()
