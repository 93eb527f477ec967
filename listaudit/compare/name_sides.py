"""What the words that only one of two names has say: an owner, a slogan, a branch, another chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listaudit.compare.name_parts import Finding
from listaudit.compare.name_quote import as_written
from listaudit.compare.name_roles import Role
from listaudit.model import Kind, Reason
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words

OURS, THEIRS = "our name", "the listing"
_MORE = {OURS: "name.words-missing", THEIRS: "name.words-added"}
_SLOGAN_WORDS = 3
_BRANCH_DIGITS = 3
"""A bare number of more digits is an identifier, not the second or third shop of that name."""
_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
_SHORT = 2
_WEAK = frozenset({Role.DESCRIPTOR, Role.REPEAT, Role.PLACE})
_ACCEPTED = (
    (Role.LEGAL, "name.legal-word"),
    (Role.CREDENTIAL, "name.credential-word"),
    (Role.LANGUAGE, "name.language-part"),
    (Role.PLACE, "name.branch"),
    (Role.OWNER, "name.owner"),
    (Role.INITIAL, "name.initial"),
)


def side_findings(form: NameForm, found: Mapping[int, Role], side: str, kind: Kind) -> Iterator[Finding]:
    """Give a finding for each thing that the left-over words of one side say.

    `kind` is what unknown words make of the verdict: `variant` where the names share what tells this
    business from others and only one side goes on, else `different`. Then words for places and kinds
    of business count as unknown too.
    """
    words: dict[Role, list[int]] = {}
    for i, role in found.items():
        words.setdefault(Role.WORD if role in _WEAK and kind is Kind.DIFFERENT else role, []).append(i)
    for role, code in _ACCEPTED:
        if role in words:
            yield Kind.VARIANT, Reason.of(code, words=_written(form, words[role]), side=side)
    apart = words.pop(Role.APART, [])
    trade, twice = _said_twice(form, words)
    if apart:
        yield _apart(form, found, apart, side, kind)
    elif trade:
        yield Kind.VARIANT, Reason.of("name.descriptor", words=_written(form, trade), side=side)
    if Role.WORD in words:
        yield from _unknown(form, found, words[Role.WORD], side, kind)
    elif twice and not apart:
        yield Kind.VARIANT, Reason.of(_MORE[side], words=_written(form, twice))
    elif set(words) == {Role.SMALL} and not apart:
        yield _small([form.all_words[i] for i in words[Role.SMALL]], side)


def _said_twice(form: NameForm, words: Mapping[Role, list[int]]) -> tuple[list[int], list[int]]:
    """Part the words for a kind of business from those that a name only says again, such as its initials."""
    again = words.get(Role.REPEAT, [])
    trade = [i for i in again if form.all_words[i] in name_words().descriptors]
    return sorted(words.get(Role.DESCRIPTOR, []) + trade), [i for i in again if i not in trade]


def _unknown(
    form: NameForm, found: Mapping[int, Role], unknown: list[int], side: str, kind: Kind
) -> Iterator[Finding]:
    """Tell words that make another name of it from words that say more of the same business."""
    telling = [
        i
        for i in unknown
        if _is_number(form, found, i) or _is_stray(form, found, i) or _is_sub_brand(form, found, i)
    ]
    for i in telling:
        yield Kind.DIFFERENT, _telling(form, found, i, side)
    rest = [i for i in unknown if i not in telling]
    if rest:
        yield kind, Reason.of(_MORE[side], words=_written(form, rest))


def _telling(form: NameForm, found: Mapping[int, Role], i: int, side: str) -> Reason:
    word = form.all_words[i]
    if _is_sub_brand(form, found, i):
        return Reason.of("name.sub-brand", words=_written(form, [i]), side=side)
    if _is_number(form, found, i):
        ours, theirs = (word, "none") if side == OURS else ("none", word)
        return Reason.of("name.number", ours=ours, theirs=theirs)
    return Reason.of(_MORE[side], words=word)


def _is_number(form: NameForm, found: Mapping[int, Role], i: int) -> bool:
    """A small bare number behind what both share: `Harbor Tea 2` is another shop than `Harbor Tea`."""
    word = form.all_words[i]
    if not (word.isdigit() and len(word) <= _BRANCH_DIGITS) and word not in _ROMAN:
        return False
    return i - 1 not in found and not (word in _ROMAN and i != len(form.words) - 1)


def _is_stray(form: NameForm, found: Mapping[int, Role], i: int) -> bool:
    """A word of one letter is a slip or a part of the name, but for the initial between two names.

    So is one of two letters between words that both names share: `Tea ah the Mill`.
    """
    word, words = form.all_words[i], form.words
    if len(word) > _SHORT or not word.isalpha() or i - 1 in found or i + 1 in found:
        return False
    beside = [words[j] for j in (i - 1, i + 1) if 0 <= j < len(words) and i < len(words)]
    if len(word) == _SHORT:
        return word.isascii() and len(beside) == _SHORT
    initial = len(beside) == _SHORT and all(len(o) > 1 and o not in name_words().common for o in beside)
    return not (word.isascii() and initial)


def _is_sub_brand(form: NameForm, found: Mapping[int, Role], i: int) -> bool:
    return i > 0 and i - 1 not in found and form.all_words[i] in name_words().sub_brands


def _apart(form: NameForm, found: Mapping[int, Role], apart: list[int], side: str, kind: Kind) -> Finding:
    """Tell a slogan behind a bar or dash from the name of a branch that is not in the address."""
    roles_apart = {i: role for i, role in found.items() if i >= len(form.words) and role is not Role.PLACE}
    if len(roles_apart) > _SLOGAN_WORDS or {Role.DESCRIPTOR, Role.REPEAT} & set(roles_apart.values()):
        return kind, Reason.of("name.tagline", words=_written(form, list(roles_apart)), side=side)
    return kind, Reason.of("name.branch-other", words=_written(form, apart), side=side)


def _small(words: list[str], side: str) -> Finding:
    articles = all(word in name_words().articles for word in words)
    code = "name.article" if articles else "name.small-word"
    return Kind.VARIANT, Reason.of(code, words=" ".join(words), side=side)


def _written(form: NameForm, positions: list[int]) -> str:
    return as_written(form.raw, [form.all_words[i] for i in positions])
