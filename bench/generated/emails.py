"""E-mail addresses: written in the ways that people and pages write them, and changed by a hair."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

from bench.generated.cases import Kind, Made, Maker, Want
from listaudit.model import Field

Change = Callable[[str, str, random.Random], str]
"""Mailbox, domain and chance -> what the listing shows."""
_MAILBOXES = (
    "info",
    "hello",
    "office",
    "j.doe",
    "front-desk",
    "team_4",
    "o'neil",
    "sales.eu",
    "kontakt",
    "Info",
)
_NAMES = ("quarry-lane", "northgate", "bluebird", "old-mill7", "harbour", "kiosk24", "thecorner", "larkspur")
_ENDINGS = ("example", "test.example", "shop.example", "co.example", "de.example")
_INTERNATIONAL = (
    ("müller.example", "xn--mller-kva.example"),
    ("bäckerei.example", "xn--bckerei-5wa.example"),
    ("café.example", "xn--caf-dma.example"),
)  # fmt: skip
"""Domains as people read them and as they are asked for (Punycode, RFC 3492), worked out apart."""
_CYRILLIC = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"}


def _address(rng: random.Random) -> tuple[str, str]:
    return rng.choice(_MAILBOXES), f"{rng.choice(_NAMES)}.{rng.choice(_ENDINGS)}"


def _pair(ours: str, theirs: str) -> Made:
    return ({"email": ours}, {"email": theirs}) if ours != theirs else None


def _made(change: Change) -> Maker:
    def make(rng: random.Random) -> Made:
        mailbox, domain = _address(rng)
        ours, theirs = f"{mailbox}@{domain}", change(mailbox, domain, rng)
        return _pair(ours, theirs) if rng.random() < 0.5 else _pair(theirs, ours)

    return make


def _around(*templates: str) -> Maker:
    """Write the whole address into one of some templates."""
    return _made(lambda mailbox, domain, rng: rng.choice(templates).replace("@", f"{mailbox}@{domain}"))


def _at(*signs: str) -> Maker:
    return _made(lambda mailbox, domain, rng: f"{mailbox}{rng.choice(signs)}{domain}")


def _dots(*signs: tuple[str, str]) -> Maker:
    def write(mailbox: str, domain: str, rng: random.Random) -> str:
        at, dot = rng.choice(signs)
        return mailbox + at + domain.replace(".", dot)

    return _made(write)


def _wide(mailbox: str, domain: str, _: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in f"{mailbox}@{domain}")


def _unseen(mailbox: str, domain: str, rng: random.Random) -> str:
    text = f"{mailbox}@{domain}"
    at = rng.randrange(len(text))
    return text[:at] + rng.choice("\u200b\u200e\u2060\ufeff\u00ad") + text[at:]


def _international(rng: random.Random) -> Made:
    people, asked = rng.choice(_INTERNATIONAL)
    pair = [f"{rng.choice(_MAILBOXES)}@{people}"]
    pair.append(pair[0].replace(people, asked))
    rng.shuffle(pair)
    return _pair(*pair)


def _other_letter(text: str, rng: random.Random) -> str:
    places = [n for n, c in enumerate(text) if c.isalnum()]
    at = rng.choice(places)
    letters = string.digits if text[at].isdigit() else string.ascii_lowercase
    return text[:at] + rng.choice([c for c in letters if c != text[at].lower()]) + text[at + 1 :]


def _look_alike(mailbox: str, domain: str, rng: random.Random) -> str:
    label, _, rest = domain.partition(".")
    places = [n for n, c in enumerate(label) if c in _CYRILLIC]
    at = rng.choice(places) if places else 0
    return f"{mailbox}@{label[:at]}{_CYRILLIC.get(label[at], 'ѕ')}{label[at + 1 :]}.{rest}"


def _swapped(mailbox: str, domain: str, rng: random.Random) -> str:
    at = rng.randrange(len(mailbox) - 1)
    return f"{mailbox[:at]}{mailbox[at + 1]}{mailbox[at]}{mailbox[at + 2 :]}@{domain}"


def _capitals(text: str, rng: random.Random) -> str:
    return "".join(rng.choice((c.upper(), c.lower())) for c in text)


def _several(ours: str, theirs: str) -> Maker:
    """Write templates with A for one address and B for another."""

    def make(rng: random.Random) -> Made:
        values = {letter: "@".join(_address(rng)) for letter in "AB"}
        if values["A"].lower() == values["B"].lower():
            return None
        return _pair(*("; ".join(values[letter] for letter in text) for text in (ours, theirs)))

    return make


def _no_address(mailbox: str, domain: str, rng: random.Random) -> str:
    return rng.choice((
        "via the contact form", "on request", mailbox, domain, f"{mailbox}@", f"@{domain}", f"{mailbox}@{domain.partition('.')[0]}",
        f"{mailbox}@@{domain}", f"{mailbox}@{domain}@{domain}", f"{mailbox}@.{domain}", f"{mailbox}@{domain.replace('.', '..')}",
        "see website", "yes", f"https://{domain}/contact", f"{mailbox} {domain}",
    ))  # fmt: skip


def _unreadable(rng: random.Random) -> Made:
    mailbox, domain = _address(rng)
    return _pair(f"{mailbox}@{domain}", _no_address(mailbox, domain, rng))


_KINDS: tuple[tuple[str, Want, Maker], ...] = (
    ("capitals", Want.FORMAT, _made(lambda m, d, r: _capitals(f"{m}@{d}", r))),
    ("mailto", Want.FORMAT, _around("mailto:@", "MAILTO:@", "mailto://@", "mailto: @")),
    ("mailto with a subject", Want.FORMAT, _around("mailto:@?subject=Hello", "mailto:@?cc=&body=a%20b")),
    ("label before it", Want.FORMAT, _around("E-mail: @", "Email: @", "email:@", "Mail: @", "E-Mail @", "✉ @")),
    ("name beside it", Want.FORMAT, _around("Quarry Lane <@>", '"Lane, Quarry" <@>', "Quarry <mailto:@>", "@ (office)", "Office (@)")),
    ("brackets and quotes", Want.FORMAT, _around("<@>", '"@"', "'@'", "[@]", "(@)")),
    ("stops and spaces around", Want.FORMAT, _around(" @ ", "@.", "@;", "@,", "\t@\n")),
    ("(at) for @", Want.FORMAT, _at("(at)", "[at]", " (at) ", " [at] ", "{at}", " AT ", " at ", "(@)", "[@]", " @ ")),
    ("(dot) for .", Want.FORMAT, _dots(("(at)", "(dot)"), (" [at] ", " [dot] "), (" at ", " dot "), ("@", "[.]"), (" AT ", " DOT "))),
    ("encoded @", Want.FORMAT, _at("%40", "&#64;", "&#x40;", "&commat;", "\uff20", "\ufe6b")),
    ("wide letters", Want.FORMAT, _made(_wide)),
    ("characters nobody sees", Want.FORMAT, _made(_unseen)),
    ("international domain", Want.FORMAT, _international),
    ("dot behind the domain", Want.FORMAT, _made(lambda m, d, _: f"{m}@{d}.")),
    ("one more of ours is listed", Want.FORMAT, _several("AB", "A")),
    ("another one behind ours", Want.FORMAT, _several("A", "AB")),
    ("our second one listed", Want.ACCEPTED, _several("AB", "B")),
    ("letter of the mailbox", Want.CHANGE, _made(lambda m, d, r: f"{_other_letter(m, r)}@{d}")),
    ("swapped letters", Want.CHANGE, _made(_swapped)),
    ("dot in the mailbox", Want.CHANGE, _made(lambda m, d, _: f"{m[0]}.{m[1:]}@{d}")),
    ("tag in the mailbox", Want.CHANGE, _made(lambda m, d, r: f"{m}+{r.choice(('yelp', 'maps', '1'))}@{d}")),
    ("letter more in the mailbox", Want.CHANGE, _made(lambda m, d, r: f"{m}{r.choice('s1x2')}@{d}")),
    ("letter of the domain", Want.CHANGE, _made(lambda m, d, r: f"{m}@{_other_letter(d.partition('.')[0], r)}.{d.partition('.')[2]}")),
    ("look-alike in the domain", Want.CHANGE, _made(_look_alike)),
    ("another ending", Want.CHANGE, _made(lambda m, d, r: f"{m}@{d.rpartition('.')[0]}.{r.choice(('test', 'invalid', 'exampel'))}")),
    ("subdomain more", Want.CHANGE, _made(lambda m, d, r: f"{m}@{r.choice(('mail', 'www', 'eu'))}.{d}")),
    ("hyphen more in the domain", Want.CHANGE, _made(lambda m, d, _: f"{m}@{d[0]}-{d[1:]}")),
    ("another one first", Want.CHANGE, _several("A", "BA")),
    ("no address", Want.UNKNOWN, _unreadable),
    ("nothing listed", Want.MISSING, lambda rng: ({"email": "@".join(_address(rng))}, {"email": ""})),
    ("nothing of ours", Want.MISSING, lambda rng: ({"email": ""}, {"email": "@".join(_address(rng))})),
)  # fmt: skip
KINDS = tuple(Kind(Field.EMAIL, name, want, make) for name, want, make in _KINDS)
