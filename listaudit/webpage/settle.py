"""Structured data, what visitors see, and what an earlier page said -> the businesses of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from listaudit.normalize.fold import fold
from listaudit.webpage.business import Business
from listaudit.webpage.places import Found, Rank
from listaudit.webpage.same import agree, distinct, joined, phone_keys, same, together
from listaudit.webpage.urls import onward, same_site
from listaudit.webpage.visible import Seen

_FEW = 3
"""Phones without an address that are taken for the business's own; more are a list of others."""


def settled(found: Sequence[Found], seen: Seen, known: Sequence[Business], url: str, name: str) -> list[Business]:
    """Return the businesses of a page, each once.

    Args:
        found: What its structured data states, of any rank.
        seen: What visitors see on it.
        known: What an earlier page of the site stated.
        url: Where the page was found.
        name: What it calls itself.
    """
    rank, stated = _chosen(found, url)
    cards = [one.business for one in found if one.rank is Rank.CARD and one.business.address]
    visible = joined([*cards, *seen.businesses])
    businesses = _with_visible(stated, visible, sure=rank is not Rank.ORGANIZATION)
    if not businesses and 0 < len(seen.phones) <= _FEW:
        businesses = [Business()]
    if len(businesses) == 1:
        businesses = [_with_loose(businesses[0], seen)]
    businesses = _with_known(known, businesses)
    called = _stub_name(found) or name
    named = (one if one.names else replace(one, names=(called,) if called else ()) for one in businesses)
    return [_absolute(one, url) for one in named if not one.is_stub]


def _chosen(found: Sequence[Found], url: str) -> tuple[Rank, list[Business]]:
    """Return the businesses of the surest rank that has some which lead anywhere.

    Of organisations only a single one counts, or the one that the site is of; what it alone states of
    a business of a surer rank (a phone, a mailbox) fills in what that lacks.
    """
    companies = _companies(found, url)
    for rank in (Rank.BUSINESS, Rank.PLACE):
        those = joined(one.business for one in found if one.rank is rank)
        stated = [one for one in those if not one.is_stub and (rank is Rank.BUSINESS or (one.names and one.address))]
        if stated:
            return rank, [_filled(one, companies) for one in stated]
    return Rank.ORGANIZATION, companies if len(companies) == 1 else []


def _companies(found: Sequence[Found], url: str) -> list[Business]:
    those = joined(one.business for one in found if one.rank is Rank.ORGANIZATION)
    stated = [one for one in those if not one.is_stub]
    own = [one for one in stated if one.url and same_site(onward(url, one.url), url)]
    return own if len(own) == 1 else stated


def _filled(one: Business, companies: Iterable[Business]) -> Business:
    for company in companies:
        if same(one, company):
            return replace(
                one,
                phones=one.phones or company.phones,
                emails=one.emails or company.emails,
                socials=one.socials or company.socials,
            )
    return one


def _with_visible(stated: Sequence[Business], visible: Sequence[Business], *, sure: bool) -> list[Business]:
    """Return what is stated with what is seen of the same business, and what is seen of others.

    What is seen of another address is the head office or a branch nearby where the page states a
    business for sure, and is left out, unless it has the same phone and place: then it is an old address
    of the same business, and customers see it. Where only an organisation is stated, what is seen counts.
    """
    found, others = list(stated), []
    for one in visible:
        place = next((i for i, known in enumerate(found) if agree(known.address, one.address)), None)
        if place is None and len(found) == len(visible) == 1 and not found[0].address.leads_there:
            place = 0
        if place is not None:
            found[place] = together(found[place], replace(one, names=()) if found[place].names else one)
        elif not (sure and stated) or any(_moved(known, one) for known in stated):
            others.append(one)
    if others and not sure:
        found = [one for one in found if one.address.leads_there]
    return found + others


def _moved(known: Business, one: Business) -> bool:
    ours, theirs = known.address, one.address
    nearby = fold(ours.postcode) in fold(f"{theirs.postcode} {theirs.line}") or (
        bool(ours.city) and fold(ours.city) in fold(f"{theirs.city} {theirs.line}")
    )
    return nearby and bool(phone_keys(known.phones) & phone_keys(one.phones))


def _with_loose(one: Business, seen: Seen) -> Business:
    """Give the only business of a page the few phones that stand anywhere on it, and mailbox and hours."""
    phones = distinct((*one.phones, *seen.phones))
    if len(seen.phones) > _FEW:
        phones = one.phones
    return replace(one, phones=phones, emails=one.emails or seen.emails[:1], hours=one.hours or seen.hours)


def _with_known(known: Sequence[Business], found: Sequence[Business]) -> list[Business]:
    """Put what an earlier page stated together with what this one does; one alone on both is one."""
    if len(known) == len(found) == 1 and agree(known[0].address, found[0].address) is not False:
        return [together(known[0], found[0])]
    return joined([*known, *found])


def _stub_name(found: Sequence[Found]) -> str:
    """Return the name in structured data that states no more than that."""
    ranked = sorted((one for one in found if one.rank is not Rank.CARD), key=lambda one: one.rank)
    return next((name for one in ranked for name in one.business.names), "")


def _absolute(one: Business, url: str) -> Business:
    return replace(one, url=onward(url, one.url))
