import pytest

from listaudit.model import Reason, sentences
from listaudit.rules.messages import clip, message
from listaudit.rules.table import by_id

PHONE = by_id()["phone-different"]


@pytest.fixture
def table(monkeypatch):
    """Stand-ins for the tables of reasons, so that wordings may change."""
    rows = {
        "x.one": "One digit differs: {ours} for {theirs}.",
        "x.value": "{value} is ours.",
        "x.google": "Google shows it so.",
        "x.quoted": "“{ours}” is short.",
        "x.zip": "ZIP codes differ.",
        "x.label": "Street: {ours}.",
    }
    monkeypatch.setattr(sentences, "templates", lambda: rows)


@pytest.mark.usefixtures("table")
def test_a_message_names_both_values_and_why():
    values = {"listing": "(212) 555-0188", "canonical": "(212) 555-0100"}
    said = message(PHONE, values, [Reason.of("x.one", ours="0", theirs="8")])
    assert said == "Phone is (212) 555-0188, should be (212) 555-0100: one digit differs: 0 for 8."


def test_a_message_without_reasons_is_one_plain_sentence():
    said = message(PHONE, {"listing": "a", "canonical": "b"})
    assert said == "Phone is a, should be b."


@pytest.mark.usefixtures("table")
def test_a_message_names_two_reasons_at_most_and_none_twice():
    reasons = [Reason.of("x.google"), Reason.of("x.google"), Reason.of("x.zip")]
    assert message(PHONE, {"listing": "a", "canonical": "b"}, reasons).endswith(": Google shows it so.")


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x.value", "Harbor is ours"),
        ("x.google", "Google shows it so"),
        ("x.quoted", "“Harbor” is short"),
        ("x.zip", "ZIP codes differ"),
        ("x.label", "street: Harbor"),
        ("x.one", "one digit differs: Harbor for ?"),
        ("x.unheard-of", "x.unheard-of value=Harbor ours=Harbor"),
    ],
)
def test_a_reason_can_follow_a_colon(code, expected):
    assert sentences.clause(Reason.of(code, value="Harbor", ours="Harbor")) == expected


@pytest.mark.usefixtures("table")
def test_braces_in_a_value_are_text_and_no_placeholders():
    assert sentences.sentence(Reason.of("x.value", value="{ours}")) == "{ours} is ours."
    assert (
        message(PHONE, {"listing": "{canonical}", "canonical": "b"}) == "Phone is {canonical}, should be b."
    )


def test_a_long_value_is_cut_and_stays_on_one_line():
    assert clip("a\n b") == "a b"
    assert len(clip("x" * 500)) == 90
    assert clip("x" * 500).endswith("…")


def test_every_listed_reason_renders():
    for code, template in sentences.templates().items():
        assert sentences.sentence(Reason.of(code)), template
