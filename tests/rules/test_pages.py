from pathlib import Path

import pytest

from listaudit.errors import UsageError
from listaudit.rules import overview, rule_ids
from listaudit.rules.pages import document

DOCS = Path(__file__).parents[2] / "docs"


def test_the_docs_of_rules_are_what_the_table_says():
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == document()


@pytest.mark.parametrize("rule_id", rule_ids())
def test_every_rule_is_listed_and_has_a_page(rule_id):
    assert f"\n{rule_id} " in f"\n{overview.table()}"
    page = overview.one(rule_id)
    assert page.startswith(f"### {rule_id}\n")
    assert "- severity: strict " in page


def test_a_rule_that_does_not_exist_is_an_error_with_the_nearest_one():
    with pytest.raises(UsageError) as caught:
        overview.one("phone-diferent")
    assert caught.value.hint == "Did you mean phone-different?"


def test_a_rule_that_is_like_none_is_an_error_that_names_the_list():
    with pytest.raises(UsageError) as caught:
        overview.one("zzz")
    assert "listaudit rules" in caught.value.hint


def test_a_page_says_that_a_policy_hides_a_rule():
    assert "- severity: strict low, standard info, lenient hidden" in overview.one("phone-format")
