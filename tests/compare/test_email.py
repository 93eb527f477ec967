"""Verdicts on e-mail addresses."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.context import Context
from listaudit.compare.email import judge
from listaudit.model import Kind

REASONS = Path(__file__).parents[2] / "listaudit" / "model" / "reasons" / "email.toml"
OURS = "info@shop.example"

VERDICTS = [
    (OURS, OURS, Kind.SAME, ()),
    (OURS, "Info@Shop.example", Kind.EQUIVALENT, ("email.case",)),
    (OURS, "info@shop.example.", Kind.EQUIVALENT, ("email.case",)),
    (OURS, "mailto:info@shop.example", Kind.EQUIVALENT, ("email.mailto",)),
    (OURS, "Our Shop <info@shop.example>", Kind.EQUIVALENT, ("email.display-name",)),
    (OURS, "info(at)shop.example", Kind.EQUIVALENT, ("email.hidden",)),
    ("info@müller.example", "info@xn--mller-kva.example", Kind.EQUIVALENT, ("email.punycode",)),
    (OURS, "info@shop.test", Kind.DIFFERENT, ("email.domain",)),
    (OURS, "info@shоp.example", Kind.DIFFERENT, ("email.homoglyph",)),
    (OURS, "infa@shop.example", Kind.DIFFERENT, ("email.mailbox",)),
    (OURS, "in.fo@shop.example", Kind.DIFFERENT, ("email.mailbox",)),
    (OURS, "info+web@shop.example", Kind.DIFFERENT, ("email.tag",)),
    (OURS, "N/A", Kind.UNCHECKABLE, ("email.unreadable",)),
    ("x", OURS, Kind.UNCHECKABLE, ("email.unreadable",)),
]


@pytest.mark.parametrize(("ours", "theirs", "kind", "codes"), VERDICTS)
def test_two_addresses_get_their_verdict_and_reasons(ours, theirs, kind, codes):
    judgement = judge(ours, theirs, Context())
    assert judgement.kind is kind
    assert tuple(reason.code for reason in judgement.reasons) == codes


def test_the_sentences_fill_in_from_the_parameters_of_their_reasons():
    sentences = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    seen = set()
    for ours, theirs, _, _ in VERDICTS:
        for reason in judge(ours, theirs, Context()).reasons:
            assert "{" not in sentences[reason.code].format(**dict(reason.params))
            seen.add(reason.code)
    assert seen == set(sentences)


@given(st.text(max_size=60), st.text(max_size=60))
def test_judging_never_raises(ours, theirs):
    assert judge(ours, theirs, Context()).kind in Kind
