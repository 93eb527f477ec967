"""DataForSEO: Google profiles by id and by name, and others around the pin from its own database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, get, post_json
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import alike, sketch
from listaudit.source.terms import addresses_of, area, country_of, known_ids, names_of

_INFO, _LISTINGS = "google/my_business_info/live", "business_listings/search/live"
_TITLE = 200
_KEYWORD = 700
_NONE = 40102
_OK = range(20_000, 30_000)
_NAMED = {
    40101: ("fetch.server-error", False, False),  # Google failed, also when they tried again; it is billed
    40103: ("fetch.server-error", True, False),
    40104: ("fetch.not-enabled", False, True),  # the account waits to be verified
    40201: ("fetch.forbidden", False, True),  # the account is blocked
    40202: ("fetch.rate-limited", True, False),
    40204: ("fetch.not-enabled", False, True),
    40205: ("fetch.refused", False, False),  # this very task was set too often, others were not
    40206: ("fetch.refused", False, False),
    40207: ("fetch.forbidden", False, True),  # our IP address is not on the account's list
    40209: ("fetch.rate-limited", True, False),
    50401: ("fetch.timeout", True, False),
}
"""Status code -> reason, whether to try again, whether the source is of no use to anybody."""
_KINDS = {
    401: ("fetch.bad-key", False, True),
    402: ("fetch.quota", False, True),
    404: ("fetch.not-found", False, False),
    500: ("fetch.server-error", True, False),
    501: ("fetch.server-error", False, False),
    503: ("fetch.server-error", True, False),
    504: ("fetch.server-error", True, False),
}
"""The first three digits of other codes -> the same."""
_HEX = 16


def check(config: Source) -> Request:
    """Ask which filters there are: it costs nothing and takes the login."""
    return get(f"{config.base_url}/business_listings/available_filters", {}, (), purpose="check")


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask Google for known ids and for each name at each place, then the database around the pin."""
    known = {**sketch(location), "where": _where(location, config), "ids": list(known_ids(location, config))}
    for known_id in known_ids(location, config):
        yield _info(_by_id(known_id), location, {**known, "id": known_id}, config, "ids")
    for address in addresses_of(location):
        place = area(address) or address.given
        for name in names_of(location, config):
            keyword = f"{name}, {place}" if place else name
            yield _info(_escaped(keyword[:_KEYWORD]), location, known, config, "search")
    if location.point is None:
        return
    for name in names_of(location, config):
        task = {
            "title": name[:_TITLE],
            "location_coordinate": f"{_pin(location)},{config.options.get('radius-km', 10)}",
            "limit": config.options.get("limit", 20),
        }
        url = f"{config.base_url}/{_LISTINGS}"
        yield post_json(url, [task], location, context=known, sku="listings")


def problem(response: Response, config: Source) -> Problem | None:  # noqa: ARG001 - the same for everybody
    """Read both status codes: that of the answer, and that of the one task in it."""
    payload = Payload.of(response)
    for level in (payload, *payload.copy().children("tasks")):
        code, said = level.number("status_code"), level.text("status_message")
        if code is None or int(code) in _OK or int(code) == _NONE:
            continue
        row = _NAMED.get(int(code)) or _KINDS.get(int(code) // 100) or ("fetch.refused", False, False)
        return Problem(code=row[0], detail=f"{int(code)}: {said[:120]}", retry=row[1], stops=row[2])
    return None


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read the profiles of a task; those of the database that could be ours are asked for at Google."""
    payload, request = Payload.of(response), response.request
    for task in payload.children("tasks"):
        if task.number("status_code") == _NONE and request.purpose == "ids":
            yield _lost(str(request.context.get("id", "")), response, config)
        for result in task.children("result"):
            read_so_far = 0
            for item in result.children("items"):
                read_so_far += 1
                yield _followed(item, request, config) or _profile(item, response, config)
                item.done()
            total = result.number("total_count") or 0
            if total > read_so_far:
                yield Problem(code="fetch.truncated", detail=f"{read_so_far} of {total:.0f} in the database")
    yield from remainder(config, response, payload)


def _info(keyword: str, whom: For, known: Mapping[str, object], config: Source, purpose: str) -> Request:
    language, where = config.options.get("language", "en"), known.get("where")
    task = {"keyword": keyword, **(where if isinstance(where, dict) else {}), "language_code": language}
    url = f"{config.base_url}/{_INFO}"
    return post_json(url, [task], whom, purpose=purpose, context=known, sku="info")


def _where(location: Location, config: Source) -> dict[str, str]:
    """Return from where Google is asked: the pin, else the country; one of them must be stated."""
    if location.point is not None:
        return {"location_coordinate": f"{_pin(location)},200"}
    names = config.options.get("location-names", {})
    name = names.get(country_of(location, config)) if isinstance(names, dict) else None
    return {"location_name": str(name or config.options.get("location-name", "United States"))}


def _pin(location: Location) -> str:
    point = location.point
    return f"{point.latitude:.6f},{point.longitude:.6f}" if point else ""


def _escaped(keyword: str) -> str:
    """Return a keyword that they, who decode `%` and `+`, read as it is."""
    return keyword.replace("%", "%25").replace("+", "%2B")


def _by_id(known_id: str) -> str:
    """Return the keyword for a place id, a CID, or a feature id, whose second half is the CID."""
    _, colon, second = known_id.partition(":")
    if colon and second.startswith("0x"):
        try:
            return f"cid:{int(second, _HEX)}"
        except ValueError:
            pass
    return f"cid:{known_id}" if known_id.isdecimal() else f"place_id:{_escaped(known_id)}"


def _lost(known_id: str, response: Response, config: Source) -> Listing | Skipped | Problem:
    """Say that a place id is no more; a bare number may be no CID at all, but an id of another kind."""
    if known_id.isdecimal():
        return Problem(code="fetch.not-found", detail=f"no profile has the CID {known_id[:40]}")
    return listing(config, response, id=known_id, gone=True)


def _followed(item: Payload, request: Request, config: Source) -> Request | None:
    """Return the question to Google for a profile of the database; None where it was asked already."""
    if not request.url.endswith(_LISTINGS):
        return None
    seen = item.copy()
    known_id, name = seen.text("place_id") or seen.text("cid"), seen.text("title")
    point = {"latitude": seen.number("latitude"), "longitude": seen.number("longitude")}
    if not known_id or not alike(request.context, name=name, phones=seen.texts("phone"), **point):
        return None
    return _info(_by_id(known_id), request, request.context, config, "details")


def _profile(item: Payload, response: Response, config: Source) -> Listing | Skipped:
    place, work = item.child("address_info"), item.child("work_time").child("work_hours")
    timetable, cid = work.json("timetable"), item.text("cid")
    ids = (item.text("place_id"), cid, item.text("feature_id"))
    stated = response.request.context.get("ids")
    ours = [one for one in stated if one in ids] if isinstance(stated, list) else []
    return listing(
        config,
        response,
        id=str(ours[0]) if ours else ids[0] or cid,
        name=[item.text("title"), item.text("original_title")],
        street=place.text("address"),
        sublocality=place.text("borough"),
        city=place.text("city"),
        region=place.text("region"),
        postcode=place.text("zip"),
        country=place.text("country_code"),
        address=item.text("address"),
        phone=item.text("phone"),
        website=item.text("url"),
        category=[item.text("category"), *item.texts("additional_categories")],
        latitude=item.number("latitude"),
        longitude=item.number("longitude"),
        hours=timetable if '"open"' in timetable else "",
        status=work.text("current_status"),
        url=f"https://www.google.com/maps?cid={cid}" if cid.isdecimal() else "",
        claimed=item.flag("is_claimed"),
        reviews=item.child("rating").number("votes_count"),
        columns={"updated": updated} if (updated := item.text("last_updated_time")) else {},
        leftovers=item.rest(),
    )
