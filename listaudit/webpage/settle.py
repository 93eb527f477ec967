"""Structured data, what visitors see, and what an earlier page said -> the businesses of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from listaudit.normalize.fold import fold
from listaudit.webpage.business import Business
from listaudit.webpage.places import Found, Rank
from listaudit.webpage.same import distinct, joined, phone_keys, same, together
from listaudit.webpage.sameplace import agree
from listaudit.webpage.urls import onward, same_site
from listaudit.webpage.visible import Seen

_FEW = 3
"""Phones without an address that are taken for the business's own; more are a list of others."""
_LIST = 40
"""Businesses in the structured data of one page above which its lines have nothing to add."""


def settled(
    found: Sequence[Found], seen: Seen, known: Sequence[Business], url: str, names: Sequence[str]
) -> list[Business]:
    """Return the businesses of a page, each once.

    Args:
        found: What its structured data states, of any rank.
        seen: What visitors see on it.
        known: What an earlier page of the site stated.
        url: Where the page was found.
        names: What it calls itself, the surest first, for a business that is not named.
    """
    rank, stated = _chosen(found, url)
    cards = [one.business for one in found if one.rank is Rank.CARD and one.business.address]
    visible = joined([*cards, *seen.businesses])
    businesses = _with_visible(stated, visible, sure=rank is not Rank.ORGANIZATION)
    businesses = businesses or _venue(found)
    if not businesses and 0 < len(seen.phones) <= _FEW:
        businesses = [Business()]
    if len(businesses) == 1:
        businesses = [_with_loose(businesses[0], seen, _pins(found))]
    businesses = _with_known(known, businesses)
    called = tuple(dict.fromkeys((*_stub_names(found), *names)))
    return [_absolute(one, url, called) for one in businesses if not one.is_stub]


def _chosen(found: Sequence[Found], url: str) -> tuple[Rank, list[Business]]:
    """Return the businesses of the surest rank that has some which lead anywhere.

    Of organisations only a single one counts (with all its addresses), or the one that the site is of; what
    it alone states of a business of a surer rank (a phone, a mailbox) fills in what that lacks.
    """
    companies = _companies(found, url)
    for rank in (Rank.BUSINESS, Rank.PLACE):
        those = joined(one.business for one in found if one.rank is rank)
        stated = [
            one for one in those if not one.is_stub and (rank is Rank.BUSINESS or (one.names and one.address))
        ]
        if stated:
            return rank, [_filled(one, companies) for one in stated]
    one = len({(company.names, company.url, company.node_id) for company in companies}) == 1
    return Rank.ORGANIZATION, companies if one else []


def _venue(found: Sequence[Found]) -> list[Business]:
    """Return where the events of a page are held, if that is one place: it may be the site's own."""
    venues = joined(one.business for one in found if one.rank is Rank.VENUE and one.business.address)
    return venues if len(venues) == 1 else []


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
    for one in visible if len(stated) <= _LIST else ():
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
    there = fold(f"{theirs.postcode} {theirs.city} {theirs.line}")
    nearby = any(part in there for part in map(fold, (ours.postcode, ours.city)) if part)
    return nearby and bool(phone_keys(known.phones) & phone_keys(one.phones))


def _with_loose(one: Business, seen: Seen, pins: set[tuple[float, float]]) -> Business:
    """Give the only business of a page what stands anywhere on it: few phones, mailbox, hours, one pin."""
    phones = distinct((*one.phones, *seen.phones)) if len(seen.phones) <= _FEW else one.phones
    latitude, longitude = one.latitude, one.longitude
    if latitude is None and len(pins) == 1:
        latitude, longitude = next(iter(pins))
    return replace(
        one,
        phones=phones,
        emails=one.emails or seen.emails[:1],
        hours=one.hours or seen.hours,
        latitude=latitude,
        longitude=longitude,
    )


def _pins(found: Sequence[Found]) -> set[tuple[float, float]]:
    businesses = (one.business for one in found)
    return {
        (b.latitude, b.longitude) for b in businesses if b.latitude is not None and b.longitude is not None
    }


def _with_known(known: Sequence[Business], found: Sequence[Business]) -> list[Business]:
    """Put what an earlier page stated together with what this one does; one alone on both is one."""
    if len(known) == len(found) == 1 and agree(known[0].address, found[0].address) is not False:
        return [together(known[0], found[0])]
    return joined([*known, *found])


def _stub_names(found: Sequence[Found]) -> tuple[str, ...]:
    """Return the name in structured data that states no more than that."""
    ranked = sorted((one for one in found if one.rank < Rank.CARD), key=lambda one: one.rank)
    return next((one.business.names for one in ranked if one.business.names), ())[:1]


def _absolute(one: Business, url: str, called: tuple[str, ...]) -> Business:
    return replace(one, url=onward(url, one.url), names=one.names or called)
