"""What each key of a `source.toml` says, in words; `spec.py` checks the same keys, and a test compares."""

from __future__ import annotations

from collections.abc import Mapping

SOURCE: Mapping[str, str] = {
    "id title platform aliases": "ID, name for people, the public place it reads, other words for it; the first three must be there",
    "view": "`public` (what everybody sees), `owner` (what the owner entered) or `proxy` (somebody's copy)",
    "kind": "`directory`, `map`, `review-site`, `aggregator`, `registry`, `website` or `file`",
    "tier weight": "1 to 3; the weight of its platform in coverage and in the order of fixes",
    "countries accepts languages": "ISO alpha-2 codes (none: everywhere), each `business_type` it takes, languages of its values",
    "states": "fields that it offers at all; the others are `not-offered`",
    "absence": "`proves`, `suggests` or `says-nothing`",
    "required extract": "counts for exit code 3; its file covers a region, so that locations outside of it are not missing",
    "homepage docs verified": "links; made from `recorded` data, from its `docs`, or from `none`",
    "edit-url create-url procedure": "where and how an owner fixes a listing (`{id}`, `{url}`, `{query}`)",
    "keep keep-values": "what its terms let us keep: `all`, `ids` or `days:N`; whether files carry its text all the same",
    "doors": 'how it can be read: `"file"`, `"api"`, both, or none at all for an entry of the catalogue',
    "path columns ignore": "its file; header -> our column (empty: ignored); headers and keys of answers that hold nothing to compare (`photos.*`: whatever is below)",
    "lookups": "`[lookups.status]`, `[lookups.business_type]`, `[lookups.country]`: its word -> ours",
    "options": "`[options]`: settings for its adapter alone; `[sources.NAME.options]` stands above them",
    "needs wants keys": "environment variables that it needs, that help, and which one holds a needed one here",
    "base-url urls": "where its requests go; further places by a name that the adapter knows",
    "auth": "`[auth]`: what is added to every request where it is sent (below)",
    "pace lanes": "`[pace]`, and `[lanes.NAME]` for requests with a pace of their own (below)",
    "price follow-ups": "`[[price]]` (below); average further requests of a SKU or purpose for one planned request",
    "errors": "`[[errors]]`: what an answer means that is none (below); else its HTTP status tells",
    "day-ends tries timeout max-bytes": "time zone of its daily quota; tries of one request; seconds for one phase of it; the largest answer",
    "cache-hours robots": "how long an answer is kept to be used again (0: not at all); whether `robots.txt` is asked first",
    "strip": "keys that recordings must not keep: reviews and photos of third parties",
    "expect": "`[expect]`: share of listings that state a field, as measured; a source far below it has changed",
}  # fmt: skip
"""Keys that belong together -> what they say."""

BELOW: Mapping[str, Mapping[str, str]] = {
    "[auth]": {
        "headers query": "name -> template with `{NAME}` of an environment variable, `{basic:USER:PASSWORD}` or `{token}` of a login",
        "jwt": "claims and key of a signed token: `algorithm`, `key`, `key-id`, `issuer`, `seconds`; templates too",
    },
    "[pace] and [lanes.NAME]": {
        "per-second": "requests a second; 0: as fast as it answers",
        "per-day": "requests a day, counted to `day-ends`; 0: no limit that we know",
        "concurrent": "requests that are under way at once, 1 to 64",
    },
    "[[price]]": {
        "sku per-1000 free-per-month": "kind of request, US dollars for a thousand of them, how many are free each month",
        "fields": "fields of an answer that make a request be billed as this",
        "as-of url": "day and page of the figure",
    },
    "[[errors]]": {
        "status contains": "the answer has this HTTP status (0: any) and this text in its body (empty: any)",
        "code": "reason that cells and sources show, one of `fetch.*` in [verdicts.md](verdicts.md)",
        "retry stops": "another try may help; nothing more is asked of this source in this run",
    },
}
"""Table inside of source.toml -> its keys."""
