"""Judge the street of two lines: name, type, direction."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.compare.address_street import (
    Difference,
    accepted,
    differ,
    ends_site,
    middle_initial,
    part_of,
    shortened,
    without,
)
from listaudit.compare.reasoned import reasoned
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.address import AddressForm
from listaudit.normalize.street_words import (
    DIRECTION,
    FILLER,
    NAME,
    SMALL,
    STRONG,
    TYPE,
    Word,
    table,
    vocabulary,
)

_SAME = Judgement(Kind.SAME)
_DIFFERS = {DIRECTION: "address.direction", TYPE: "address.type"}
_ONE_SIDED = {
    (DIRECTION, "missing"): "address.direction-missing",
    (DIRECTION, "added"): "address.direction-added",
    (TYPE, "missing"): "address.type-missing",
    (TYPE, "added"): "address.type-added",
    (SMALL, "missing"): "address.small-word-missing",
    (SMALL, "added"): "address.small-word-added",
    ("first-name", "missing"): "address.first-name-missing",
    ("first-name", "added"): "address.first-name-added",
    ("building", "missing"): "address.building-missing",
    ("building", "added"): "address.building-added",
}


_KINDS = {(DIRECTION, "missing"): Kind.INCOMPLETE}
"""What is no mere variant: without its direction a street is right as far as it goes, and may be another."""
_STREET = {
    "missing": (Kind.INCOMPLETE, "address.street-missing"),
    "added": (Kind.VARIANT, "address.street-added"),
}
"""What a street on one side means where the other names only a building that both know."""


def judge_street(a: AddressForm, b: AddressForm, places: tuple[Word, ...], country: str) -> Judgement:
    """Judge the street of two lines; `same` stands for no difference worth telling.

    Args:
        a: Our line.
        b: The listing's line.
        places: Words of city, region and postcode, which a street line may repeat.
        country: ISO 3166 alpha-2 code.
    """
    words = vocabulary(country)
    english = words.english and not words.number_last
    found = differ(a.street, b.street, cut=not words.english)
    if not found:
        return _SAME
    left = _once(without(found.ours, elsewhere(b)), b)
    right = _once(without(found.theirs, elsewhere(a)), a)
    reasons = tuple(Reason.of("address.initial", ours=x, theirs=y) for x, y in found.initials)
    if left and right:
        left, right, told = _accepted(a, b, Difference(left, right), plural=words.english)
        reasons += told
    if left and right:
        return _street_differs(a, b, Difference(left, right))
    if left:
        one_sided = _one_sided(left, a, b, places, english=english, word="missing")
    elif right:
        one_sided = _one_sided(right, b, a, places, english=english, word="added")
    else:
        one_sided = _SAME
    kind = Kind.VARIANT if reasons and one_sided.kind is Kind.SAME else one_sided.kind
    return Judgement(kind, one_sided.reasons + reasons)


def _accepted(
    a: AddressForm, b: AddressForm, left: Difference, *, plural: bool
) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Reason, ...]]:
    """Take off what is one word to most people, where the lines agree in the rest or in having numbers."""
    rest = accepted(left.ours, left.theirs, plural=plural)
    alike = bool(a.numbers) == bool(b.numbers) or not (rest[0] or rest[1])
    return rest if alike else (left.ours, left.theirs, ())


def _once(words: tuple[Word, ...], other: AddressForm) -> tuple[Word, ...]:
    """Drop a direction that a line merely says twice: `1082 E Front St E`."""
    return tuple(word for word in words if word.role != DIRECTION or not any(map(word.meets, other.street)))


def elsewhere(form: AddressForm) -> tuple[Word, ...]:
    """Return the words that stand beside the street: cross-street text and further segments."""
    return form.cross + tuple(word for part in form.extras for word in part)


def _street_differs(a: AddressForm, b: AddressForm, left: Difference) -> Judgement:
    """Name the part that differs: direction or type alone, else the whole street."""
    for role in (DIRECTION, TYPE):
        if all(word.role == role for word in left.ours + left.theirs):
            params = {"ours": show(left.ours), "theirs": show(left.theirs)}
            return reasoned(Kind.DIFFERENT, _DIFFERS[role], **params)
    return reasoned(Kind.DIFFERENT, "address.street", ours=show(a.street), theirs=show(b.street))


def _one_sided(
    left: tuple[Word, ...],
    form: AddressForm,
    other: AddressForm,
    places: tuple[Word, ...],
    *,
    english: bool,
    word: str,
) -> Judgement:
    """Judge words that only one street has: `word` says whether the listing lacks or adds them."""
    left = without(left, places) if other.street else left
    if not left:
        return _SAME
    part = part_of(left, form.street, english=english)
    text = {"words": show(left)}
    if part == FILLER:
        return _SAME
    if not other.street:
        return _no_street(form, other, word)
    if part != NAME:
        return reasoned(_KINDS.get((part, word), Kind.VARIANT), _ONE_SIDED[part, word], **text)
    if told := _direction_and_type(left, form, word, english=english):
        return told
    numbered = bool(form.numbers) and bool(other.numbers)
    alike = numbered or not (form.numbers or other.numbers or all(w.role == TYPE for w in other.street))
    if alike and _behind_street(form, other, english=english):
        return reasoned(Kind.VARIANT, _ONE_SIDED["building", word], **text)
    if not numbered and not without(other.street, elsewhere(form)):
        kind, code = _STREET[word]
        return reasoned(kind, code, **text)
    districts = [w for w in left if not w.readings.isdisjoint(_districts())]
    if (numbered and districts) or len(districts) == len(left):
        return reasoned(Kind.VARIANT, _ONE_SIDED["building", word], **text)
    settled = numbered or (not other.numbers and (word == "missing" or not form.numbers))
    if middle_initial(left, form.street) or (not english and shortened(left, form.street, numbered=settled)):
        return reasoned(Kind.VARIANT, _ONE_SIDED["first-name", word], **text)
    ours, theirs = (form, other) if word == "missing" else (other, form)
    return reasoned(Kind.DIFFERENT, "address.street", ours=show(ours.street), theirs=show(theirs.street))


def _behind_street(form: AddressForm, other: AddressForm, *, english: bool) -> bool:
    """Say whether the other line's street is whole in this one, and the rest of it a building or a corner.

    It stands beside this line's street (`12 Canongate, Jeffrey Street`), behind a building (`12 Harbor House
    Elm Rd`) or in front of the rest, closed by its type (`12 Elm Rd Harbor Shopping Center`).
    """
    if form.numbers and not without(other.street, elsewhere(form)):
        return True
    size, last = len(other.street), other.street[-1]
    front = form.street[:-size]
    if english and front and ends_site(front) and all(map(Word.meets, other.street, form.street[-size:])):
        return True
    typed = english and size > 1 and last.role == TYPE and not last.readings.isdisjoint(STRONG)
    return typed and all(x.meets(y) for x, y in zip(other.street, form.street[:size], strict=True))


def _direction_and_type(
    left: tuple[Word, ...], form: AddressForm, word: str, *, english: bool
) -> Judgement | None:
    """Judge a line that leaves out direction and kind of street at once: `Maple` for `S Maple Ave`."""
    directions = tuple(w for w in left if w.role == DIRECTION)
    others = tuple(w for w in left if w.role != DIRECTION)
    if not directions or not others or part_of(others, form.street, english=english) != TYPE:
        return None
    told = ((DIRECTION, directions), (TYPE, others))
    return Judgement(
        _KINDS.get((DIRECTION, word), Kind.VARIANT),
        tuple(Reason.of(_ONE_SIDED[part, word], words=show(words)) for part, words in told),
    )


def _districts() -> frozenset[str]:
    return frozenset(table("street_words")["districts"]["words"])


def _no_street(form: AddressForm, other: AddressForm, word: str) -> Judgement:
    """Judge a line without a street, such as a box or a building alone."""
    if word == "added":
        return reasoned(Kind.VARIANT, "address.street-added", words=show(form.street))
    if other.box and not form.box:
        return reasoned(Kind.DIFFERENT, "address.box-for-street", words=show(form.street), box=other.box)
    return reasoned(Kind.INCOMPLETE, "address.street-missing", words=show(form.street))


def show(words: Sequence[Word]) -> str:
    """Return words as a reason shows them."""
    return " ".join(word.text for word in words)
