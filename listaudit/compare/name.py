"""Judging a name: the same, written otherwise, an accepted variant, or another name (DESIGN 6)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from listaudit.compare.context import Context
from listaudit.compare.name_align import Alignment, align
from listaudit.compare.name_format import format_reasons
from listaudit.compare.name_parts import Finding, parts_findings
from listaudit.compare.name_relation import skeleton
from listaudit.compare.name_rest import is_anchored, rest_findings
from listaudit.compare.name_roles import script_family
from listaudit.compare.name_unspaced import inserted
from listaudit.compare.spelling import one_letter_apart
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.hygiene import clean
from listaudit.normalize.name import NameForm, parse_name
from listaudit.normalize.name_abbreviations import spell_out
from listaudit.normalize.name_words import name_words
from listaudit.normalize.script import ROMANIZABLE

_FORMAT_CODES = frozenset({"name.umlaut", "name.regional-spelling", "name.ampersand", "name.spacing"})
_ONE_LETTER_RULES = frozenset({
    "name.umlaut", "name.regional-spelling", "name.abbreviation", "name.possessive", "name.ampersand",
    "name.store-number", "name.spacing", "name.initial", "name.elision", "name.plus-sign", "name.small-word",
})  # fmt: skip
"""Reasons that may stand behind a difference of one letter; any other makes it a misspelling."""
_RANK = {Kind.EQUIVALENT: 0, Kind.VARIANT: 1, Kind.DIFFERENT: 2}
_ONLY_WORDS = frozenset(
    {"name.words-added", "name.words-missing", "name.branch", "name.spacing", "name.descriptor"}
)
"""Reasons that may come of words parted otherwise, where a script writes them together."""
_CONTAINED = {"name.descriptor": "name.kind-differs", "name.branch": "name.branch-differs"}
"""A finding that says nothing beside the other."""
_MOST_WORDS = 48
"""A text of more words is no name: it is compared as a whole, not word by word, which takes cubic time."""
_ALIKE = 82.0
_VOWELS = re.compile("[aeiou]+")
_UNVOICED = str.maketrans("bdgvz", "ptkfs")
_LETTERS_A_SLIP = 4
"""At most one slip in four letters, and it is a misspelling rather than another name."""


def judge(ours: str, theirs: str, context: Context) -> Judgement:
    """Judge one name of a listing against one of ours.

    A difference of one letter is `different` unless a rule or table accepts both spellings. Names in
    scripts that no romanisation makes comparable are `uncheckable`, never `different`.
    """
    if ours == theirs:
        return Judgement(Kind.SAME)
    a, b = parse_name(ours), parse_name(theirs)
    if a.letters == b.letters and clean(ours) == clean(theirs):
        return Judgement(Kind.SAME)
    if not a.letters or not b.letters:
        return _other(ours, theirs)
    if a.letters == b.letters and a.plus != b.plus:
        return Judgement(Kind.VARIANT, (Reason.of("name.plus-sign"),))
    if a.letters == b.letters:
        return Judgement(Kind.EQUIVALENT, format_reasons(ours, theirs))
    if a.letters_long == b.letters or a.letters == b.letters_long:
        return Judgement(Kind.EQUIVALENT, (Reason.of("name.kana"),))
    if max(len(a.all_words), len(b.all_words)) > _MOST_WORDS:
        return _other(ours, theirs)
    if (a.dotted or b.dotted) and (spelled_out := _spelled_out(ours, theirs, context)):
        return spelled_out
    if a.scripts and b.scripts and not a.scripts & b.scripts:
        return _across_scripts(a, b, context)
    return _within_script(a, b, context)


def _spelled_out(ours: str, theirs: str, context: Context) -> Judgement | None:
    """Judge names of which one abbreviates a word that its script writes to the next: `ม.`, `รพ.`."""
    a, b = spell_out(ours), spell_out(theirs)
    if a.short == b.short:
        return None
    verdict = judge(a.text, b.text, context)
    if not verdict.agrees:
        return verdict
    reason = Reason.of("name.abbreviation", ours=a.said or ours, theirs=b.said or theirs)
    kept = verdict.reasons if verdict.kind is Kind.VARIANT else ()
    return Judgement(Kind.VARIANT, (reason, *kept))


def _within_script(a: NameForm, b: NameForm, context: Context) -> Judgement:
    found = align(a, b)
    findings = [*parts_findings(a, b, context), *_pair_findings(a, b, found)]
    if not found.pairs and not found.our_rests and not found.their_rests:
        return _unlike(a, b)
    findings += rest_findings(a, b, found, context)
    verdict = _sum_up(a, b, findings)
    if verdict.kind is Kind.DIFFERENT and _ONLY_WORDS.issuperset(reason.code for reason in verdict.reasons):
        insert = inserted(a, b, context)
        verdict = Judgement(insert[0], (insert[1],)) if insert else verdict
    codes = [reason.code for reason in verdict.reasons]
    if codes.count("name.language-part") > 1:
        return _script(a, b)
    if verdict.kind is Kind.DIFFERENT and _foreign(a, b) and not is_anchored(a, found, context):
        slip = "name.spelling" in codes or one_letter_apart(a.letters, b.letters)
        return verdict if slip else _script(a, b)
    return verdict


def _pair_findings(a: NameForm, b: NameForm, found: Alignment) -> list[Finding]:
    """Tell how paired words differ, and whether they stand in another order."""
    findings: list[Finding] = []
    for pair in found.pairs:
        if pair.code != "name.same":
            kind = Kind.EQUIVALENT if pair.code in _FORMAT_CODES else Kind.VARIANT
            one, other = _said(a, pair.ours, pair.rest), _said(b, pair.theirs, pair.rest)
            findings.append((kind, Reason.of(pair.code, ours=one, theirs=other)))
    if found.is_reordered(a.all_words, b.all_words):
        findings.append((Kind.VARIANT, Reason.of("name.word-order")))
    return findings


def _said(form: NameForm, positions: tuple[int, ...], rest: str) -> str:
    """Return the words of one side of a pair, of an unspaced word what it has more."""
    said = " ".join(form.all_words[i] for i in positions)
    return rest if rest and rest in said else said


def _sum_up(a: NameForm, b: NameForm, findings: list[Finding]) -> Judgement:
    """Let the worst finding decide; the reasons that decide stand first."""
    if not findings:
        findings = [(Kind.EQUIVALENT, _unsaid(a, b))]
    codes = {reason.code for _, reason in findings}
    findings = [one for one in findings if _CONTAINED.get(one[1].code) not in codes]
    findings.sort(key=lambda finding: -_RANK[finding[0]])
    reasons = tuple(dict.fromkeys(reason for _, reason in findings))
    kind = findings[0][0]
    accepted = _ONE_LETTER_RULES.issuperset(reason.code for reason in reasons)
    if kind is not Kind.DIFFERENT and not accepted and one_letter_apart(a.letters, b.letters):
        if {"name.words-added", "name.words-missing"} & {reason.code for reason in reasons}:
            return Judgement(Kind.DIFFERENT, reasons)
        return Judgement(Kind.DIFFERENT, (Reason.of("name.spelling", ours=a.raw, theirs=b.raw),))
    return Judgement(kind, reasons)


def _unsaid(a: NameForm, b: NameForm) -> Reason:
    """Name what was made equal while reading: a joining word, else signs alone."""
    if "and" in a.all_words and "and" in b.all_words:
        return Reason.of("name.ampersand", ours=_joiner(a), theirs=_joiner(b))
    return Reason.of("name.punctuation")


def _joiner(form: NameForm) -> str:
    """Return the joining sign or word as the name has it."""
    sign = next((sign for sign in "&+" if sign in form.raw), "")
    return sign or next((word for word in form.folded.split() if word in name_words().connectors), "and")


def _across_scripts(a: NameForm, b: NameForm, context: Context) -> Judgement:
    """Compare Cyrillic, Greek, Armenian, Georgian and Latin by sound; a translated name may be right."""
    if not (a.scripts | b.scripts) <= ROMANIZABLE:
        return _script(a, b)
    verdict = _within_script(a, b, context)
    if verdict.agrees:
        return verdict
    from rapidfuzz.fuzz import ratio

    kinds = {skeleton(word) for form in (a, b) for word in form.all_words if word in name_words().common}
    one, other = _telling_sound(a, kinds), _telling_sound(b, kinds)
    whole = [skeleton(" ".join(form.all_words)) for form in (a, b)]
    many = len(_consonants(one)) > _LETTERS_A_SLIP
    alike = ratio(one, other) >= _ALIKE or (many and ratio(*whole) >= _ALIKE)
    if alike and _consonants(one) == _consonants(other) and min(map(len, whole)) > _LETTERS_A_SLIP:
        return Judgement(Kind.VARIANT, (Reason.of("name.romanized", ours=a.raw, theirs=b.raw),))
    return _script(a, b)


def _telling_sound(form: NameForm, kinds: AbstractSet[str]) -> str:
    """Return the sound of a name without its kind of business, which one script may know and not the other.

    Its consonants must agree, since vowels alone are written in many ways: `Ресторан Чайка` is
    `Restaurant Chayka`, and no `Restoran Chashka`.
    """
    words = [word for word in form.all_words if skeleton(word) not in kinds]
    return skeleton(" ".join(words or form.all_words))


def _consonants(sound: str) -> str:
    """Return the consonants of a sound, voiced or not: an English `th` is a Bulgarian `d`."""
    return _VOWELS.sub("", sound).translate(_UNVOICED)


def _unlike(a: NameForm, b: NameForm) -> Judgement:
    """Judge two names that share no word: a misspelling, another script, or another name."""
    from rapidfuzz.distance import OSA

    slips = OSA.distance(a.letters, b.letters)
    if slips == 1 or slips * _LETTERS_A_SLIP <= min(len(a.letters), len(b.letters)):
        return Judgement(Kind.DIFFERENT, (Reason.of("name.spelling", ours=a.raw, theirs=b.raw),))
    if _foreign(a, b):
        return _script(a, b)
    return _other(a.raw, b.raw)


def _foreign(a: NameForm, b: NameForm) -> bool:
    """Say whether one side has a part in a script that the other does not use."""
    one, other = script_family(a.scripts), script_family(b.scripts)
    return one != other and bool(one) and bool(other)


def _script(a: NameForm, b: NameForm) -> Judgement:
    reason = Reason.of("name.script", ours=", ".join(sorted(a.scripts)), theirs=", ".join(sorted(b.scripts)))
    return Judgement(Kind.UNCHECKABLE, (reason,))


def _other(ours: str, theirs: str) -> Judgement:
    return Judgement(Kind.DIFFERENT, (Reason.of("name.other", ours=ours, theirs=theirs),))
