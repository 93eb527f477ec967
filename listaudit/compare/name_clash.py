"""Whether two names that each say more than the other contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from listaudit.compare.context import Context
from listaudit.compare.name_parts import Finding
from listaudit.compare.name_roles import Role, all_places
from listaudit.model import Kind, Reason
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words

Roles = Mapping[int, Role]
_NAMING = frozenset({Role.WORD, Role.APART})
_MILD = frozenset({Role.SMALL, Role.LEGAL, Role.CREDENTIAL, Role.INITIAL})


def clash_findings(
    ours: NameForm, theirs: NameForm, one: Roles, other: Roles, context: Context
) -> Iterator[Finding]:
    """Two kinds of business or two branches that contradict each other are no accepted difference."""
    agree: dict[Role, Callable[[list[str], list[str]], bool]] = {
        Role.DESCRIPTOR: partial(_one_kind, _kinds_shared(ours, one)),
        Role.PLACE: partial(_one_place, context),
    }
    for role, code in ((Role.DESCRIPTOR, "name.kind-differs"), (Role.PLACE, "name.branch-differs")):
        a = [ours.all_words[i] for i, found in one.items() if found is role]
        b = [theirs.all_words[j] for j, found in other.items() if found is role]
        if a and b and not agree[role](a, b):
            yield Kind.DIFFERENT, Reason.of(code, ours=" ".join(a), theirs=" ".join(b))


def is_replaced(one: Roles, other: Roles) -> bool:
    """Say whether both sides have words of a name, or of another script, that the other lacks."""
    a, b = set(one.values()) - _MILD, set(other.values()) - _MILD
    return bool(a & _NAMING and b & (_NAMING | {Role.LANGUAGE})) or bool(b & _NAMING and Role.LANGUAGE in a)


def is_contrasted(one: Roles, other: Roles) -> bool:
    """Say whether one side has words of a name, and the other words for a place or a kind of business."""
    a, b = set(one.values()) - _MILD, set(other.values()) - _MILD
    return bool(a and b) and bool((a | b) & _NAMING)


def adds_places(form: NameForm, found: Roles, context: Context) -> bool:
    """Say whether the left-over words are places of the address, or words for a branch, alone."""
    if set(found.values()) - _MILD != {Role.PLACE}:
        return False
    places, tables = all_places(context.place_words), name_words()
    said = {form.all_words[i] for i, role in found.items() if role is Role.PLACE}
    return said <= places | tables.places | tables.countries


def opens_shared(form: NameForm, found: Roles) -> bool:
    """Say whether the first word of a name, articles apart, stands in the other name too."""
    small = name_words().small
    return next((i not in found for i, word in enumerate(form.all_words) if word not in small), False)


def shares_former(form: NameForm, found: Roles) -> bool:
    """Say whether all that the other name has of this one is a former name: `Fox (formerly Badger)`."""
    marks = [i for i in found if form.all_words[i] in name_words().former_marks]
    return any(
        i > 0 and i + 1 < len(form.all_words) and i + 1 not in found and found.keys() >= set(range(i))
        for i in marks
    )


def is_specific(ours: NameForm, theirs: NameForm, one: Roles, other: Roles) -> bool:
    """Say whether a word for a kind of business stands for what the other name has instead.

    A department does, and so does one word in the place of one word: `Harbor Surgery` is not `Harbor
    Birth Centre`, nor `Fox Nursery` `Fox Circle`.
    """
    tables = name_words()
    kinds = [
        form.all_words[i]
        for form, found in ((ours, one), (theirs, other))
        for i, role in found.items()
        if role is Role.DESCRIPTOR
    ]
    if any(tables.departments.get((word,)) for word in kinds):
        return True
    alone = len(one) == len(other) == 1 and len(kinds) == 1 and tables.plain_kinds.isdisjoint(kinds)
    return alone and _slot(ours, min(one)) == _slot(theirs, min(other))


def _slot(form: NameForm, i: int) -> tuple[str, ...]:
    """Return the neighbours of a word."""
    return form.all_words[max(0, i - 1) : i] + form.all_words[i + 1 : i + 2]


def _kinds_shared(form: NameForm, found: Roles) -> frozenset[str]:
    """Return the kinds of business that both names say."""
    kinds = name_words().kinds
    words = (word for i, word in enumerate(form.all_words) if i not in found)
    return frozenset(kinds.get(word, word) for word in words if word in name_words().descriptors)


def _one_kind(shared: frozenset[str], ours: list[str], theirs: list[str]) -> bool:
    """`Pizza` and `Pizzeria` are one kind of business; `Shop` and `Studio` tell none apart.

    `Gym` says nothing beside the `Fitness` that both names have, so it contradicts no `Centre`.
    """
    kinds, plain = name_words().kinds, name_words().plain_kinds
    a, b = {kinds.get(word, word) for word in ours}, {kinds.get(word, word) for word in theirs}
    if a & b or not (a - shared and b - shared):
        return True
    return plain.issuperset(ours) and plain.issuperset(theirs)


def _one_place(context: Context, ours: list[str], theirs: list[str]) -> bool:
    """Both in the address, or one a mere country."""
    places, countries = all_places(context.place_words), name_words().countries
    return places.issuperset((*ours, *theirs)) or countries.issuperset(ours) or countries.issuperset(theirs)
