import re
import tomllib
from pathlib import Path

import pytest

from listaudit.model import SEVERITIES, Field, Kind, Policy, sentences
from listaudit.rules.table import Group, by_id, field_rows, rules

REASONS = Path(sentences.__file__).parent / "reasons"
PLACEHOLDERS = {
    *("listing", "canonical", "source", "name", "owner", "others", "country"),
    *("what", "entered", "public"),
}


def listed_codes():
    return {code for path in REASONS.glob("*.toml") for code in tomllib.loads(path.read_text("utf-8"))}


def test_every_rule_has_an_id_of_its_own():
    assert len(by_id()) == len(rules())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_says_everything_that_its_page_needs(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert not rule.message.endswith(".")
    assert set(re.findall(r"{(\w+)}", rule.message)) <= PLACEHOLDERS
    assert set(rule.severity) == set(Policy)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_strict_is_never_milder_than_standard_nor_standard_than_lenient(rule):
    ranks = [SEVERITIES.index(rule.severity[policy]) for policy in Policy]
    assert ranks == sorted(ranks)


def test_the_table_names_no_reason_that_no_comparison_lists():
    named = {code for rule in rules() for code in rule.reasons | rule.unless}
    assert named - listed_codes() == set()


NEVER = {
    ("country", "equivalent"),  # readers turn names of countries into codes
    ("email", "variant"), ("email", "incomplete"),
    ("hours", "variant"), ("hours", "incomplete"),
}  # fmt: skip
"""Verdicts without a reason of their own that no comparison gives."""


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (field, kind)
        for field in Field
        for kind in ("variant", "incomplete", "equivalent", "stale", "different", "absent")
        if field is not Field.STATUS and (field, kind) not in NEVER
    ],
)
def test_every_verdict_that_tells_something_has_a_rule_without_reasons(field, kind):
    plain = [rule for rule in field_rows()[field] if Kind(kind) in rule.verdicts and not rule.reasons]
    assert len(plain) == 1
    assert not plain[0].unless


def test_field_rules_stand_in_the_order_of_the_fields():
    fields = [list(Field).index(rule.field) for rule in rules() if rule.group is Group.FIELD]
    assert fields == sorted(fields)
