"""A department of a business is another listing than the business: a pharmacy inside a store, an ATM."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.compare.name_align import Alignment
from listaudit.compare.name_parts import Finding
from listaudit.model import Kind, Reason
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words


def department_findings(ours: NameForm, theirs: NameForm, found: Alignment) -> Iterator[Finding]:
    """Give a finding where one name states a department that the other does not, and strike its words.

    It is none where the department is the trade of the whole (`Bitcoin Depot ATM`), or where a name
    joins it to the rest (`Harbor Bank & ATM`).
    """
    left = {ours.all_words[i] for i in found.ours} | {theirs.all_words[j] for j in found.theirs}
    stated = ours.department_words + theirs.department_words
    if ours.department == theirs.department or left.isdisjoint(stated) or _is_no_department(ours, theirs):
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


def _is_no_department(ours: NameForm, theirs: NameForm) -> bool:
    stating = [(one, other) for one, other in ((ours, theirs), (theirs, ours)) if one.department]
    if all(_is_own_trade(one, other) for one, other in stating):
        return True
    return len(stating) == 1 and _is_joined(stating[0][0])


def _is_joined(form: NameForm) -> bool:
    """`Bank & ATM` names the bank with its ATM, `Forni a legna e a gas` a fuel beside another."""
    words, tables = form.all_words, name_words()
    at = len(words) - 1 - words[::-1].index(form.department_words[0])
    while at > 1 and words[at - 1] in tables.small - tables.joined_by:
        at -= 1
    return at > 1 and words[at - 1] in tables.joined_by


def _is_own_trade(stating: NameForm, other: NameForm) -> bool:
    """`Bitcoin Depot` lives of its ATMs, and `Pharmasave` of its pharmacies."""
    stems = name_words().department_kin.get(stating.department, ())
    host = [word for word in stating.all_words if word not in stating.department_words]
    return bool(stems) and any(word.startswith(stems) for word in (*host, *other.all_words))
