"""Judging the words that only one of two names has, and pairs of words that are nearly one."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.compare.context import Context
from listaudit.compare.name_align import Alignment
from listaudit.compare.name_clash import (
    Roles,
    adds_places,
    clash_findings,
    is_contrasted,
    is_replaced,
    is_specific,
    opens_shared,
    shares_former,
)
from listaudit.compare.name_department import department_findings
from listaudit.compare.name_parts import Finding
from listaudit.compare.name_roles import all_places, roles
from listaudit.compare.name_sides import OURS, THEIRS, side_findings
from listaudit.compare.name_unspaced import affix_findings
from listaudit.compare.spelling import one_letter_apart
from listaudit.model import Kind, Reason
from listaudit.normalize.east_asian import UNSPACED
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words
from listaudit.normalize.rarity import rarity

_LONG_WORD, _MOST_SLIPS = 6, 2
_TELLING = 2
_ONE_RARE_WORD, _TWO_RARE_WORDS = 12.0, 20.0
"""Bits of rarity in what two names share, which they need to be one business where the one opens with
another word or both say more, one side places alone; and where one side adds a kind of business.
"""


def rest_findings(ours: NameForm, theirs: NameForm, found: Alignment, context: Context) -> Iterator[Finding]:
    """Give a finding for each thing that the left-over words say."""
    _strike_store_number(ours, theirs, found)
    yield from _plus_signs(ours, theirs, found)
    yield from department_findings(ours, theirs, found)
    yield from _misspelled(ours, theirs, found)
    yield from _misspelled_parts(ours, theirs, found)
    one = roles(ours, found.ours, theirs, context)
    other = roles(theirs, found.theirs, ours, context)
    kind = _kind_of_unknown(ours, theirs, found, context, one, other)
    yield from side_findings(ours, one, OURS, kind)
    yield from side_findings(theirs, other, THEIRS, kind)
    yield from clash_findings(ours, theirs, one, other, context)
    yield from affix_findings(found, context)


def is_anchored(ours: NameForm, found: Alignment, context: Context) -> bool:
    """Say whether what both names share tells this business from others.

    One word that is no place and no kind of business, or two words that
    are not both places, where only one side has words left. One Latin letter tells nothing where both
    have: `P&Q Store`, `Q-Fox Store`.
    """
    places = all_places(context.place_words)
    said = _shared(ours, found)
    least = 2 if found.ours and found.theirs else 1
    telling = (word for word in said if len(word) >= least or not word.isascii())
    return any(word not in name_words().common and word not in places for word in telling) or (
        sum(map(_words_in, said)) >= _TELLING
        and not places.issuperset(said)
        and not (found.ours and found.theirs)
    )


def _words_in(word: str) -> int:
    """Count a long word of a script that writes words together as two."""
    return 2 if len(word) >= _LONG_WORD and UNSPACED.search(word) else 1


def _kind_of_unknown(
    ours: NameForm, theirs: NameForm, found: Alignment, context: Context, one: Roles, other: Roles
) -> Kind:
    """Return what unknown words make of two names: more of the same business, or another one."""
    if _goes_on_to_places(ours, theirs, found, context, one, other):
        return Kind.VARIANT
    replaced = is_replaced(one, other) or (found.our_rests and other) or (found.their_rests and one)
    if replaced or not is_anchored(ours, found, context):
        return Kind.DIFFERENT
    if shares_former(ours, one) or shares_former(theirs, other):
        return Kind.DIFFERENT
    opens = opens_shared(ours, one) and opens_shared(theirs, other)
    if is_contrasted(one, other):
        if not opens or is_specific(ours, theirs, one, other):
            return Kind.DIFFERENT
        places = adds_places(ours, one, context) or adds_places(theirs, other, context)
        least = _ONE_RARE_WORD if places else _TWO_RARE_WORDS
    else:
        least = 0.0 if opens else _ONE_RARE_WORD
    return Kind.VARIANT if _shared_bits(ours, found, context) >= least else Kind.DIFFERENT


def _goes_on_to_places(
    ours: NameForm, theirs: NameForm, found: Alignment, context: Context, one: Roles, other: Roles
) -> bool:
    """Say whether one name is the other with places of the address behind it: `Foxport, Springfield`.

    Then what they share may itself be a place, but no mere kind of business.
    """
    if bool(one) == bool(other) or not set(_shared(ours, found)) - name_words().common:
        return False
    form, roles_of = (ours, one) if one else (theirs, other)
    return opens_shared(form, roles_of) and adds_places(form, roles_of, context)


def _shared_bits(ours: NameForm, found: Alignment, context: Context) -> float:
    """Return how rare in names the shared words are that are no places and no kinds of business."""
    common, places = name_words().common, all_places(context.place_words)
    said = (word for word in _shared(ours, found) if word not in common and word not in places)
    return sum(map(rarity, said))


def _shared(ours: NameForm, found: Alignment) -> list[str]:
    words = (ours.all_words[i] for pair in found.pairs for i in pair.ours)
    return [word for word in words if word not in name_words().small]


def _strike_store_number(ours: NameForm, theirs: NameForm, found: Alignment) -> None:
    """Drop what the other side says in its store number: in `Notary No. 20` or `Shop 20`."""
    one, other = _said_in_number(ours), _said_in_number(theirs)
    found.ours = [i for i in found.ours if ours.all_words[i] not in other]
    found.theirs = [j for j in found.theirs if theirs.all_words[j] not in one]


def _said_in_number(form: NameForm) -> tuple[str, ...]:
    """Return the store number, and the word before it that was read as its mark."""
    words = form.folded.split() if form.store_number else []
    at = next((i for i, word in enumerate(words) if word.lstrip("0") == form.store_number), 0)
    mark = (words[at - 1],) if at and words[at - 1] not in form.all_words else ()
    return (form.store_number, *mark)


def _plus_signs(ours: NameForm, theirs: NameForm, found: Alignment) -> Iterator[Finding]:
    """`Gas+` and `Gas Plus` are one name."""
    if ours.plus == theirs.plus:
        return
    yield Kind.VARIANT, Reason.of("name.plus-sign")
    if theirs.plus:
        found.ours = [i for i in found.ours if ours.all_words[i] != "plus"]
    if ours.plus:
        found.theirs = [j for j in found.theirs if theirs.all_words[j] != "plus"]


def _misspelled(ours: NameForm, theirs: NameForm, found: Alignment) -> Iterator[Finding]:
    for i in tuple(found.ours):
        for j in tuple(found.theirs):
            a, b = ours.all_words[i], theirs.all_words[j]
            code = _nearly(a, b)
            if code:
                found.take((i,), (j,), "name.spelling")
                yield Kind.DIFFERENT, Reason.of(code, ours=a, theirs=b)
                break


def _misspelled_parts(ours: NameForm, theirs: NameForm, found: Alignment) -> Iterator[Finding]:
    """A legal form, title or word said twice with a slip in it is no word of the name: `GmbH`, `GmbX`."""
    for form, left, other in ((ours, found.ours, theirs), (theirs, found.theirs, ours)):
        for i in left:
            word = form.all_words[i]
            if part := _meant(word, other, said=i < len(form.words)):
                a, b = (word, part) if form is ours else (part, word)
                yield Kind.DIFFERENT, Reason.of("name.spelling", ours=a, theirs=b)


def _meant(word: str, other: NameForm, *, said: bool) -> str:
    """Return the legal form, title or long word of the other name that a word is a slip of.

    A slogan may say a word of the name in another form: `Fox Vegano - prodotti vegani`. So words behind
    a separator are not held against those that the other name has (`said`).
    """
    words = other.all_words if said and len(word) >= _LONG_WORD else ()
    for part in (*other.legal_words, *other.credentials, *words):
        if abs(len(word) - len(part)) <= 1 and _is_slip(word, part):
            return part
    return ""


def _is_slip(a: str, b: str) -> bool:
    return not (_is_plural(a, b) or _is_plural(b, a)) and one_letter_apart(a, b)


def _is_plural(one: str, many: str) -> bool:
    """`Shop` and `Shops`; of long words also `Praxisgemeinschaft` and `Praxisgemeinschaften`."""
    if many == f"{one}s":
        return True
    return len(one) >= _LONG_WORD and many in (f"{one}en", f"{one}n" if one.endswith("e") else "")


def _nearly(a: str, b: str) -> str:
    """Return the code for two words that are one but for a slip, or empty text."""
    if a.isdigit() and b.isdigit():
        return "name.number"
    if _is_plural(a, b) or _is_plural(b, a):
        return "name.plural"
    if abs(len(a) - len(b)) > _MOST_SLIPS:
        return ""
    if one_letter_apart(a, b):
        return "name.spelling"
    if min(len(a), len(b)) < _LONG_WORD:
        return ""
    from rapidfuzz.distance import OSA

    return "name.spelling" if OSA.distance(a, b, score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS else ""
