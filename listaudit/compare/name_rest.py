"""Judging the words that only one of two names has, and pairs of words that are nearly one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from listaudit.compare.context import Context
from listaudit.compare.name_align import Alignment
from listaudit.compare.name_parts import Finding
from listaudit.compare.name_quote import as_written
from listaudit.compare.name_roles import Role, all_places, holds_place, is_branch_rest, roles
from listaudit.compare.spelling import one_letter_apart
from listaudit.model import Kind, Reason
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words

OURS, THEIRS = "our name", "the listing"
_SLOGAN_WORDS = 3
_LONG_WORD = 6
_TELLING = 2
_WEAK = frozenset({Role.DESCRIPTOR, Role.REPEAT, Role.PLACE})
_ACCEPTED = (
    (Role.LEGAL, "name.legal-word"),
    (Role.CREDENTIAL, "name.credential-word"),
    (Role.LANGUAGE, "name.language-part"),
    (Role.PLACE, "name.branch"),
)


def rest_findings(ours: NameForm, theirs: NameForm, found: Alignment, context: Context) -> Iterator[Finding]:
    """Give a finding for each thing that the left-over words say."""
    _strike_store_number(ours, theirs, found)
    yield from _department(ours, theirs, found)
    yield from _misspelled(ours, theirs, found)
    one = roles(ours, found.ours, theirs, context)
    other = roles(theirs, found.theirs, ours, context)
    anchored = is_anchored(ours, found, context)
    yield from _side(ours, one, OURS, anchored=anchored)
    yield from _side(theirs, other, THEIRS, anchored=anchored)
    yield from _both(ours, theirs, one, other, context)
    yield from _unspaced(found, context)


def is_anchored(ours: NameForm, found: Alignment, context: Context) -> bool:
    """Say whether what both names share tells this business from others.

    One word that is no place and no kind of business, or two words that
    are not both places, where only one side has words left.
    """
    places = all_places(context.place_words)
    words = [ours.all_words[i] for pair in found.pairs for i in pair.ours]
    said = [word for word in words if word not in name_words().small]
    return any(word not in name_words().common and word not in places for word in said) or (
        len(said) >= _TELLING and not places.issuperset(said) and not (found.ours and found.theirs)
    )


def _strike_store_number(ours: NameForm, theirs: NameForm, found: Alignment) -> None:
    """Drop a bare number that the other side marks as its store number: `Notary 20`, `Notary No. 20`."""
    found.ours = [i for i in found.ours if ours.all_words[i] != theirs.store_number]
    found.theirs = [j for j in found.theirs if theirs.all_words[j] != ours.store_number]


def _department(ours: NameForm, theirs: NameForm, found: Alignment) -> Iterator[Finding]:
    """A pharmacy inside a store is another listing than the store."""
    left = {ours.all_words[i] for i in found.ours} | {theirs.all_words[j] for j in found.theirs}
    if ours.department == theirs.department or left.isdisjoint(
        ours.department_words + theirs.department_words
    ):
        return
    yield (
        Kind.DIFFERENT,
        Reason.of(
            "name.department",
            ours=" ".join(ours.department_words) or "none",
            theirs=" ".join(theirs.department_words) or "none",
        ),
    )
    found.ours = [i for i in found.ours if ours.all_words[i] not in ours.department_words]
    found.theirs = [j for j in found.theirs if theirs.all_words[j] not in theirs.department_words]


def _misspelled(ours: NameForm, theirs: NameForm, found: Alignment) -> Iterator[Finding]:
    for i in tuple(found.ours):
        for j in tuple(found.theirs):
            a, b = ours.all_words[i], theirs.all_words[j]
            code = _nearly(a, b)
            if code:
                found.take((i,), (j,), "name.spelling")
                yield Kind.DIFFERENT, Reason.of(code, ours=a, theirs=b)
                break


def _nearly(a: str, b: str) -> str:
    """Return the code for two words that are one but for a slip, or empty text."""
    if a.isdigit() and b.isdigit():
        return "name.number"
    if f"{a}s" == b or f"{b}s" == a:
        return "name.plural"
    if one_letter_apart(a, b):
        return "name.spelling"
    from rapidfuzz.distance import OSA

    return "name.spelling" if min(len(a), len(b)) >= _LONG_WORD and OSA.distance(a, b) == 2 else ""  # noqa: PLR2004 (two slips)


def _side(form: NameForm, found: dict[int, Role], side: str, *, anchored: bool) -> Iterator[Finding]:
    words: dict[Role, list[str]] = {}
    for i, role in found.items():
        final = Role.WORD if role in _WEAK and not anchored else role
        words.setdefault(final, []).append(form.all_words[i])
    for role, code in _ACCEPTED:
        if role in words:
            yield Kind.VARIANT, Reason.of(code, words=as_written(form.raw, words[role]), side=side)
    apart = words.pop(Role.APART, [])
    if apart:
        yield _apart(form, found, apart, side)
    elif weak := words.get(Role.DESCRIPTOR, []) + words.get(Role.REPEAT, []):
        yield Kind.VARIANT, Reason.of("name.descriptor", words=as_written(form.raw, weak), side=side)
    if Role.WORD in words:
        code = "name.words-missing" if side == OURS else "name.words-added"
        yield Kind.DIFFERENT, Reason.of(code, words=as_written(form.raw, words[Role.WORD]))
    elif set(words) == {Role.SMALL}:
        yield _small(words[Role.SMALL], side)


def _apart(form: NameForm, found: dict[int, Role], apart: list[str], side: str) -> Finding:
    """Tell a slogan behind a bar or dash from the name of a branch that is not in the address."""
    roles_apart = {i: role for i, role in found.items() if i >= len(form.words) and role is not Role.PLACE}
    said = [form.all_words[i] for i in roles_apart]
    if len(said) > _SLOGAN_WORDS or {Role.DESCRIPTOR, Role.REPEAT} & set(roles_apart.values()):
        return Kind.DIFFERENT, Reason.of("name.tagline", words=as_written(form.raw, said), side=side)
    return Kind.DIFFERENT, Reason.of("name.branch-other", words=as_written(form.raw, apart), side=side)


def _small(words: list[str], side: str) -> Finding:
    articles = all(word in name_words().articles for word in words)
    code = "name.article" if articles else "name.small-word"
    return Kind.VARIANT, Reason.of(code, words=" ".join(words), side=side)


def _both(
    ours: NameForm, theirs: NameForm, one: dict[int, Role], other: dict[int, Role], context: Context
) -> Iterator[Finding]:
    """Two kinds of business or two branches that contradict each other are no accepted difference."""
    agree: dict[Role, Callable[[list[str], list[str]], bool]] = {
        Role.DESCRIPTOR: _one_kind,
        Role.PLACE: partial(_one_place, context),
    }
    for role, code in ((Role.DESCRIPTOR, "name.kind-differs"), (Role.PLACE, "name.branch-differs")):
        a = [ours.all_words[i] for i, found in one.items() if found is role]
        b = [theirs.all_words[j] for j, found in other.items() if found is role]
        if a and b and not agree[role](a, b):
            yield Kind.DIFFERENT, Reason.of(code, ours=" ".join(a), theirs=" ".join(b))


def _one_kind(ours: list[str], theirs: list[str]) -> bool:
    """`Pizza` and `Pizzeria` are one kind of business."""
    kinds = name_words().kinds
    return bool({kinds.get(word, word) for word in ours} & {kinds.get(word, word) for word in theirs})


def _one_place(context: Context, ours: list[str], theirs: list[str]) -> bool:
    """Both in the address, or one a mere country."""
    places, countries = all_places(context.place_words), name_words().countries
    return places.issuperset((*ours, *theirs)) or countries.issuperset(ours) or countries.issuperset(theirs)


def _unspaced(found: Alignment, context: Context) -> Iterator[Finding]:
    for rests, side in ((found.our_rests, OURS), (found.their_rests, THEIRS)):
        for rest in rests:
            if is_branch_rest(rest) or holds_place(rest, context):
                yield Kind.VARIANT, Reason.of("name.branch", words=rest, side=side)
            else:
                code = "name.words-missing" if side == OURS else "name.words-added"
                yield Kind.DIFFERENT, Reason.of(code, words=rest)
