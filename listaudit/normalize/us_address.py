"""Irregular United States lines by `usaddress.parse` (never `tag`, which refuses repeated labels).

Regular lines (number, street, type, units) are settled by their shape alone, six times as fast. The rest go
to the labeller without their units, and runs of one label are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from listaudit.normalize.street_draft import Draft
from listaudit.normalize.street_highway import highway_word, is_highway, merge_highways
from listaudit.normalize.street_number import HouseNumber, is_plain, read_number, with_suffix
from listaudit.normalize.street_words import STRONG
from listaudit.normalize.unit import UNIT, Unit, unit_id

_SLOTS = {
    "AddressNumberPrefix": "number", "AddressNumber": "number", "AddressNumberSuffix": "number",
    "StreetNamePreDirectional": "street", "StreetNamePreModifier": "street", "StreetNamePreType": "street",
    "StreetName": "street", "StreetNamePostModifier": "street", "StreetNamePostType": "street",
    "StreetNamePostDirectional": "street", "OccupancyType": "unit", "OccupancyIdentifier": "unit",
    "PlaceName": "place", "StateName": "place", "ZipCode": "place", "ZipPlus4": "place",
    "CountryName": "place", "IntersectionSeparator": "separator", "CornerOf": "corner",
}  # fmt: skip
_ENOUGH = 2


@cache
def _parse() -> Any:
    import usaddress

    return usaddress.parse


def is_irregular(draft: Draft) -> bool:
    """Say whether the shape of the line leaves a doubt that the labeller may settle."""
    if draft.box and not draft.street:
        return False
    return bool(draft.extras) or not _is_regular(draft)


def _is_regular(draft: Draft) -> bool:
    """Say whether number and street stand as they should: `12 N Main St`, one strong type, at the end."""
    if not draft.numbers:
        return False
    words = [
        highway_word(token) if is_highway(token) else draft.vocabulary.word(token)
        for token in merge_highways(draft.street)
    ]
    strong = [i for i, word in enumerate(words[:-1]) if i and not word.readings.isdisjoint(STRONG)]
    ends = all(word.role == "direction" for word in words[strong[0] + 1 :]) if strong else True
    return ends and not any(is_plain(word.text) and len(word.text) > _ENOUGH for word in words[1:])


def labelled_runs(parts: Iterable[Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Return runs of tokens with the slot that `usaddress` gives them.

    Slots: `number street unit place separator corner`, and `other` for buildings, recipients and the like.
    """
    text = ", ".join(" ".join(part) for part in parts)
    runs: list[tuple[str, list[str]]] = []
    fresh = True
    for token, label in _parse()(text):
        slot = _SLOTS.get(label, "other")
        word = token.strip(" ,;()")
        if not word:
            continue
        if not fresh and runs[-1][0] == slot:
            runs[-1][1].append(word)
        else:
            runs.append((slot, [word]))
        fresh = token.endswith(",")
    return runs


def refine(draft: Draft) -> None:
    """Overrule number, street and extras of a draft where the labels make a street of them."""
    if _split_second(draft):
        return
    runs = labelled_runs(draft.bare)
    numbers = [words for slot, words in runs if slot == "number"]
    streets = [words for slot, words in runs if slot == "street"]
    draft.second_address = len(numbers) > 1 and len(streets) > 1 and all(is_plain(n[0]) for n in numbers)
    if _is_regular(draft) or not numbers or not streets or not _numbers(numbers[0]):
        _drop_places(draft, runs)
        return
    _fill(draft, runs)


def _split_second(draft: Draft) -> bool:
    """Cut `100 Main St 200 Oak Ave` in two: a number behind a type, with a typed street of its own."""
    words = [draft.vocabulary.word(token) for token in draft.street]
    for i in range(_ENOUGH, len(words) - 1):
        ends = not words[i - 1].readings.isdisjoint(STRONG)
        if is_plain(words[i].text) and ends and not words[-1].readings.isdisjoint(STRONG):
            draft.extras.append(draft.street[i:])
            draft.street, draft.second_address = draft.street[:i], True
            return True
    return False


def _fill(draft: Draft, runs: Sequence[tuple[str, list[str]]]) -> None:
    draft.numbers, draft.street, draft.extras = [], [], []
    crossed = False
    for slot, words in runs:
        if slot == "number" and not draft.numbers:
            draft.numbers = _numbers(words)
        elif slot in ("separator", "corner"):
            crossed = slot == "separator" and bool(draft.street)
        elif slot == "street" and crossed:
            draft.cross += words
        elif slot == "street":
            if draft.street:
                draft.cross += words
            else:
                draft.street = list(words)
        elif slot == "unit":
            draft.units.append(Unit(UNIT, unit_id("".join(w for w in words if w != "#"))))
        elif slot == "place":
            draft.places += words
        else:
            draft.extras.append(list(words))


def _numbers(words: Sequence[str]) -> list[HouseNumber]:
    number = None if is_highway(merge_highways(words[:1])[0]) else read_number(words[0])
    if number is None:
        return []
    number, _ = with_suffix(number, words[1:], letters=True)
    return [number]


def _drop_places(draft: Draft, runs: Sequence[tuple[str, list[str]]]) -> None:
    """Forget segments that are city, state or ZIP where a street stands before them."""
    places = {tuple(words) for slot, words in runs if slot == "place"}
    if draft.street and draft.numbers:
        draft.places = [token for part in draft.extras if tuple(part) in places for token in part]
        draft.extras = [part for part in draft.extras if tuple(part) not in places]
