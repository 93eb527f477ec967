import pytest

from listaudit.model import Policy
from listaudit.rules.table import rules


def test_every_rule_has_a_line_with_its_severity_and_title(desk):
    done = desk.run("rules")
    assert (done.code, done.err) == (0, "")
    found = {line.split()[0]: line.split(maxsplit=2)[1:] for line in done.out.splitlines()}
    assert found == {rule.id: [rule.severity[Policy.STANDARD], rule.title] for rule in rules()}


def test_one_rule_is_told_whole(desk):
    done = desk.run("rules", "phone-different")
    assert done.code == 0
    rule = next(rule for rule in rules() if rule.id == "phone-different")
    for words in (rule.id, rule.title, rule.why):
        assert words in done.out


@pytest.mark.parametrize(
    ("rule", "hint"), [("phone-diferent", "Did you mean phone-different?"), ("xyzzy", "lists them")]
)
def test_a_rule_that_does_not_exist_ends_with_two(desk, rule, hint):
    done = desk.run("rules", rule)
    assert (done.code, done.out) == (2, "")
    assert f"There is no rule {rule}." in done.err
    assert hint in done.err
