import pytest

from listaudit.errors import UsageError
from listaudit.report.specs import Spec, parse_specs

FORMATS = ("table", "json", "csv")


@pytest.mark.parametrize(
    ("texts", "specs"),
    [
        ([], [Spec("table")]),
        (["json"], [Spec("json")]),
        (["JSON=a=b.json"], [Spec("json", "a=b.json")]),
        (["csv=-"], [Spec("csv")]),
        (["table", "json=a", "csv=b"], [Spec("table"), Spec("json", "a"), Spec("csv", "b")]),
    ],
)
def test_what_is_asked_for_is_understood(texts, specs):
    assert parse_specs(texts, FORMATS) == specs


@pytest.mark.parametrize(
    ("texts", "message", "hint"),
    [
        (["jsn"], "no format 'jsn'", "Did you mean json?"),
        (["pdf=x"], "no format 'pdf'", "Formats are table, json, csv."),
        (["json="], "names no file", "--format json=PATH"),
        (["json", "csv"], "cannot go to standard output: json and csv", "--format csv=PATH"),
        (["json=a.x", "csv=./a.x"], "cannot go to ./a.x: json=a.x and csv=./a.x", "another file"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_hint(texts, message, hint):
    with pytest.raises(UsageError) as caught:
        parse_specs(texts, FORMATS)
    assert message in caught.value.message
    assert hint in caught.value.hint
