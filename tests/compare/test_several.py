import pytest

from listaudit.compare import name
from listaudit.compare.context import Context
from listaudit.compare.several import Ours, former_reason, judge_several
from listaudit.model import Dated, Judgement, Kind, Reason

KINDS = {"=": Kind.SAME, "~": Kind.VARIANT, "?": Kind.UNCHECKABLE, "/": Kind.INCOMPLETE}


def judge(ours, theirs, _context):
    """Two texts are the same, or stand as the sign says that one of them begins with; else different."""
    for sign, kind in KINDS.items():
        if sign in (ours[0], theirs[0]) and ours.strip(sign) == theirs.strip(sign):
            return Judgement(kind, (Reason.of(f"x.{kind}"),))
    if ours == theirs:
        return Judgement(Kind.SAME)
    return Judgement(Kind.UNCHECKABLE if "?" in theirs else Kind.DIFFERENT, (Reason.of("x.other"),))


def judged(theirs, current="A", known=(), former=()):
    ours = Ours(current, tuple(known), tuple(Dated(*one) for one in former))
    verdict = judge_several("x", judge, ours, tuple(theirs), Context())
    return verdict.kind, [(reason.code, *dict(reason.params).values()) for reason in verdict.reasons]


ALTERNATE, TRACKING = ("B", "x.alternate"), ("C", "x.tracking")


@pytest.mark.parametrize(
    ("theirs", "known", "former", "kind", "reasons"),
    [
        ("A", [], [], "same", []),
        (["~A"], [], [], "variant", [("x.variant",)]),
        (["/A"], [ALTERNATE], [("/A",)], "incomplete", [("x.incomplete",)]),
        ("Z", [], [], "different", [("x.other",)]),
        ("B", [ALTERNATE], [], "variant", [("x.alternate", "B")]),
        ("C", [ALTERNATE, TRACKING], [], "variant", [("x.tracking", "C")]),
        ("B", [ALTERNATE, ("B", "x.tracking")], [("B",)], "variant", [("x.alternate", "B")]),
        ("D", [], [("D",)], "stale", [("x.former", "D")]),
        ("D", [], [("D", "2024-05-01")], "stale", [("x.former-until", "D", "2024-05-01")]),
        ("E", [], [("D",), ("E",)], "stale", [("x.former", "E")]),
        (["~D"], [], [("D",)], "stale", [("x.former", "D")]),
        ("A", [], [("A",)], "same", []),
        (["Q?"], [], [("Q?",)], "uncheckable", [("x.other",)]),
    ],
)
def test_the_current_value_is_judged_first_then_alternates_then_former_ones(
    theirs, known, former, kind, reasons
):
    assert judged(theirs, known=known, former=former) == (Kind(kind), reasons)


@pytest.mark.parametrize(
    ("theirs", "kind", "reasons"),
    [
        (["A", "B", "C"], "same", []),
        (["A", "Z"], "same", [("x.extra", "Z")]),
        (["A", "D"], "same", [("x.extra-former", "D")]),
        (["A", "~A"], "same", []),
        (["A", "Q?"], "same", []),
        (["Z", "A"], "different", [("x.behind", "A"), ("x.other",)]),
        (["Z", "Y", "D"], "different", [("x.other",), ("x.extra", "Y"), ("x.extra-former", "D")]),
        (["B", "A", "Z"], "variant", [("x.alternate", "B"), ("x.extra", "Z")]),
    ],
)
def test_the_listings_primary_decides_and_each_further_value_that_is_none_of_ours_is_told(
    theirs, kind, reasons
):
    assert judged(theirs, known=[ALTERNATE, TRACKING], former=[("D",)]) == (Kind(kind), reasons)


def test_a_former_value_is_told_with_the_day_it_ended_where_that_is_known():
    assert former_reason("phone", Dated("1")) == Reason.of("phone.former", value="1")
    assert former_reason("phone", Dated("1", "2024-01-31")) == Reason.of(
        "phone.former-until", value="1", until="2024-01-31"
    )


def named(theirs, known=(), former=()):
    ours = Ours("Fox Lodge", tuple(known), tuple(Dated(*one) for one in former))
    found = judge_several("name", name.judge, ours, (theirs,), Context())
    return found.kind, [reason.code for reason in found.reasons]


def test_a_name_that_is_exactly_a_former_or_known_one_is_no_mere_variant_of_ours():
    more, alternate = "Fox Lodge Moonlight", ("FOX LODGE MOONLIGHT", "name.alternate")
    assert named(more) == (Kind.VARIANT, ["name.words-added"])
    assert named(more, former=[("Fox Lodge Sunrise",)]) == (Kind.VARIANT, ["name.words-added"])
    assert named(more, former=[("FOX LODGE MOONLIGHT", "2024-05-01")]) == (Kind.STALE, ["name.former-until"])
    assert named(more, known=[alternate], former=[(more,)]) == (Kind.VARIANT, ["name.alternate"])
    assert named("FOX LODGE", known=[("Fox Lodge", "name.alternate")])[0] is Kind.EQUIVALENT


def test_other_fields_that_are_a_variant_of_ours_are_not_looked_up_among_former_values():
    assert judged(["~A"], former=[("~A",)]) == (Kind.VARIANT, [("x.variant",)])
