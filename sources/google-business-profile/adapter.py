"""Google Business Profile by its API: all profiles of the account, and what Google made of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from listaudit.compare.show import value_of
from listaudit.model import (
    ENTERED,
    PUBLIC,
    Field,
    Listing,
    Location,
    Problem,
    Request,
    Response,
    Skipped,
    Source,
    Token,
)
from listaudit.source.asking import For, get, post_form
from listaudit.source.failures import by_status, by_table
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload, json_of
from listaudit.source.terms import known_ids

Item = Listing | Skipped | Problem | Request | Token
Context = Mapping[str, object]
Raw = Mapping[str, Any]
_FIELDS = (
    "name", "storeCode", "title", "storefrontAddress", "phoneNumbers", "websiteUri", "regularHours",
    "specialHours", "categories", "openInfo", "serviceArea", "latlng", "metadata",
)  # fmt: skip
_CHANGES = frozenset(_FIELDS) - {"name", "storeCode", "latlng", "metadata"}
"""What Google may change; a pin is only given back where the owner set it, so its absence says nothing."""
_PAGE = 100
_NOT_SHOWN = frozenset({400, 403, 404})
"""Google's version cannot be had; the owner's entry is there all the same."""
_MINUTE = 20.0
"""Seconds before another try where the quota by the minute is used up: three such waits fill a minute."""
_EARLY = 60.0
_ERROR = 400
_SNAKE = re.compile(r"_([a-z])")


def login(config: Source) -> Request:
    """Exchange the refresh token for a token of one hour (RFC 6749, section 6)."""
    form = {
        "client_id": "{GBP_CLIENT_ID}",
        "client_secret": "{GBP_CLIENT_SECRET}",
        "refresh_token": "{GBP_REFRESH_TOKEN}",
        "grant_type": "refresh_token",
    }
    return post_form(config.urls["token"], form, (), purpose="login")


def plan(locations: Sequence[Location], config: Source) -> Iterator[Request]:
    """Ask each account for all its profiles: one list is for all locations."""
    codes = tuple(location.store_code for location in locations)
    ids = sorted({known for location in locations for known in known_ids(location, config)})
    if codes:
        for account in _accounts(config):
            yield _page(config, account, "", codes, {"ids": ids})


def read(response: Response, config: Source) -> Iterator[Item]:
    """Read a page of profiles, Google's version of one, or the token of the login."""
    match response.request.purpose:
        case "login":
            yield _token(Payload.of(response))
        case "google-version":
            yield _versions(response, config)
        case _:
            yield from _profiles(response, config)


def problem(response: Response, config: Source) -> Problem | None:
    """Return what `[[errors]]` or the status says of an error, in Google's own words, without our project."""
    if response.status < _ERROR or response.status in response.request.answers:
        return None
    error = Payload.of(response).child("error")
    message = error.text("message").partition(" for consumer")[0]
    said = by_table(response, config.access.errors) or by_status(response)
    if said is None or not message:
        return said
    slow = said.code == "fetch.rate-limited" and said.after is None
    words = f"HTTP {response.status}: {message}"[:160]
    return replace(said, detail=words, after=_MINUTE if slow else said.after)


def check(config: Source) -> Request:
    """Ask for the name of one profile."""
    url = f"{config.base_url}/{_accounts(config)[0]}/locations"
    return get(url, {"readMask": "name", "pageSize": 1}, (), purpose="check")


def _accounts(config: Source) -> list[str]:
    given = config.options.get("account")
    accounts = given if isinstance(given, (list, tuple)) else [given]
    names = [str(one).removeprefix("accounts/") for one in accounts if one]
    return [f"accounts/{name}" for name in names] or ["accounts/-"]


def _page(config: Source, account: str, token: str, whom: For, context: Context) -> Request:
    params = {"readMask": ",".join(_FIELDS), "pageSize": _PAGE, "pageToken": token}
    kept = {"ids": context.get("ids"), "account": account}
    url, purpose = f"{config.base_url}/{account}/locations", "page" if token else "ids"
    return get(url, params, whom, purpose=purpose, context=kept)


def _token(answer: Payload) -> Token | Problem:
    value, seconds = answer.text("access_token"), answer.number("expires_in")
    if not value:
        return Problem(code="fetch.login", detail="the answer holds no access_token", stops=True)
    return Token(value, max(_EARLY, (seconds or 0) - _EARLY))


def _profiles(response: Response, config: Source) -> Iterator[Item]:
    """Read a page; of a profile that Google changed its own version is asked for before it counts."""
    request, payload, context = response.request, Payload.of(response), response.request.context
    raws = json_of(response).get("locations")
    payload.drop("locations")
    raws = [raw for raw in raws if isinstance(raw, dict)] if isinstance(raws, list) else []
    token = payload.text("nextPageToken")
    for raw in raws:
        name, seen = Payload(raw).text("name"), Payload(raw).child("metadata")
        if name and seen.flag("hasGoogleUpdated") and request.purpose != "check":
            yield _changed(config, name, raw, request)
        else:
            yield _listing(raw, {}, response, config)
    if token and request.purpose != "check":
        yield _page(config, str(context.get("account", "accounts/-")), token, request, context)
    if not (raws or token) and request.purpose == "ids":
        told = f"{context.get('account')} lists no profile: is it the right Google account?"
        yield Problem(code="fetch.not-found", detail=told)
    yield from remainder(config, response, payload)


def _changed(config: Source, name: str, raw: Raw, request: Request) -> Request:
    """Ask for a profile as it appears on Google Maps and Search."""
    context = {"ids": request.context.get("ids"), "entered": raw}
    params = {"readMask": ",".join(_FIELDS)}
    url, answers = f"{config.base_url}/{quote(name)}:getGoogleUpdated", _NOT_SHOWN
    return get(url, params, request, purpose="google-version", context=context, answers=answers)


def _versions(response: Response, config: Source) -> Listing | Skipped:
    """Return a profile as the public sees it, or as entered; facts say what the other version states."""
    entered = response.request.context.get("entered")
    entered = entered if isinstance(entered, Mapping) else {}
    if response.status in _NOT_SHOWN:
        return _listing(entered, {"google_changed": f"not told (HTTP {response.status})"}, response, config)
    answer = Payload.of(response)
    changed, pending = answer.text("diffMask"), answer.text("pendingMask")
    google = json_of(response).get("location")
    google = google if isinstance(google, Mapping) else {}
    roots = [root for root in _roots(changed) if root in _CHANGES]
    public = {key: value for key, value in entered.items() if key not in roots}
    public |= {root: google[root] for root in roots if root in google}
    public_first = _shows_public(config)
    shown, other = (public, entered) if public_first else (entered, public)
    notes = {"google_changed": changed, "edits_pending": pending}
    read = _listing(shown, notes, response, config)
    beside = _listing(other, {}, response, config)
    if not (isinstance(read, Listing) and isinstance(beside, Listing)):
        return read
    differing = _other_version(read, beside, ENTERED if public_first else PUBLIC)
    return replace(read, columns={**read.columns, **differing})


def _other_version(shown: Listing, other: Listing, prefix: str) -> dict[str, str]:
    """Return what the other version of a profile states, field by field, where the two are not alike.

    Empty text where it states nothing: then one of them has a value that the other lacks.
    """
    values = ((field, value_of(field, shown), value_of(field, other)) for field in Field)
    return {f"{prefix}{field}": theirs for field, ours, theirs in values if ours != theirs}


def _shows_public(config: Source) -> bool:
    return config.options.get("show") != "entered"


def _roots(mask: str) -> list[str]:
    """Return the fields of a profile that a mask names, with whatever is below them."""
    paths = (path.strip().partition(".")[0] for path in mask.split(","))
    return list(dict.fromkeys(_SNAKE.sub(lambda found: found[1].upper(), path) for path in paths if path))


def _listing(raw: Raw, notes: Mapping[str, str], response: Response, config: Source) -> Listing | Skipped:
    """Return a profile as a listing; its key is the profile's name, its id the one that the owner knows."""
    found = Payload(raw)
    place, phones, kinds = (found.child(key) for key in ("storefrontAddress", "phoneNumbers", "categories"))
    area, opening, seen, pin = (found.child(key) for key in ("serviceArea", "openInfo", "metadata", "latlng"))
    name, place_id, voice = found.text("name"), seen.text("placeId"), seen.flag("hasVoiceOfMerchant")
    country = area.text("regionCode")
    columns = {
        "store_code": found.text("storeCode"),
        "profile": name,
        "place_id": place_id,
        "duplicate_of": seen.text("duplicateLocation"),
        "pending_edits": "yes" if seen.flag("hasPendingEdits") else "",
        "voice_of_merchant": "no" if voice is False else "",
        "opening_date": _date(opening.child("openingDate")),
    }
    read = listing(
        config,
        response,
        id=name,
        name=found.text("title"),
        street=", ".join(place.texts("addressLines")),
        sublocality=place.text("sublocality"),
        city=place.text("locality"),
        region=place.text("administrativeArea"),
        postcode=place.text("postalCode"),
        country=place.text("regionCode") or country,
        phone=(phones.text("primaryPhone"), *phones.texts("additionalPhones")),
        website=found.text("websiteUri"),
        category=_categories(kinds),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        hours=found.child("regularHours").json("periods"),
        special_hours=found.child("specialHours").json("specialHourPeriods"),
        status=opening.text("status"),
        business_type=area.text("businessType"),
        url=seen.text("mapsUri"),
        claimed=None if voice is False else True,
        columns={key: value for key, value in {**columns, **notes}.items() if value},
        leftovers=found.rest(),
    )
    known = response.request.context.get("ids")
    ids = known if isinstance(known, (list, tuple)) else ()
    ours = next((one for one in (name, name.rpartition("/")[2], place_id) if one and one in ids), name)
    return replace(read, listing_id=ours) if isinstance(read, Listing) else read


def _categories(kinds: Payload) -> tuple[str, ...]:
    """Return the categories as people read them, then as ids, which say the same in any language."""
    both = [kinds.child("primaryCategory"), *kinds.children("additionalCategories")]
    shown = [kind.text("displayName") for kind in both]
    return (*shown, *(kind.text("name").removeprefix("categories/") for kind in both))


def _date(found: Payload) -> str:
    parts = (found.text("year"), found.text("month"), found.text("day"))
    return "-".join(part.zfill(2) for part in parts if part)
