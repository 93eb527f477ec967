"""Places and their listings, each with one kind of trouble."""

from listaudit.model import Address, Reason, Status, Tagged
from listaudit.rules import find

TODAY = "2027-03-01"
SHOP = Address(street="12 Quay St", city="Boise")


def wrong_id(make):
    return make.location(), [make.cell(make.matched(bits=-9.0))]


def stated(make, theirs, **ours):
    return make.location(**ours), [make.cell(make.matched(make.listing(status=theirs)))]


def views(make, owner, public):
    cells = [
        make.cell(
            make.matched(make.listing("O1", **owner)), of=make.source("gbp", platform="google", view="owner")
        ),
        make.cell(make.matched(make.listing("P1", **public)), of=make.source("google")),
    ]
    return make.location(), cells


def unclaimed(make, claimed):
    return make.location(), [make.cell(make.matched(make.listing(claimed=claimed)))]


def phones(make, shown, *, at="yelp", **ours):
    return make.location(**ours), [make.cell(make.matched(make.listing(phones=(shown,))), of=make.source(at))]


def missing(make, absence="proves", **ours):
    return make.location(**ours), [make.cell(of=make.source(absence=absence), status=Status.MISSING)]


def street(make, address=SHOP, **ours):
    return make.location(**ours), [make.cell(make.matched(make.listing(address=address)))]


def twins(make, **ours):
    twin = make.matched(
        make.listing("L2"), status=Status.DUPLICATE, duplicate_of="L1", keep_why="it is claimed"
    )
    return make.location(**ours), [make.cell(make.matched(), twin)]


def page_gone(make, **ours):
    reason = Reason.of("website.page-gone", detail="HTTP 404 from https://harbor.example/boise")
    cell = make.cell(of=make.source("website", kind="website"), status=Status.GONE, reason=reason)
    return make.location(**ours), [cell]


def changed(make, kind="different", **facts):
    verdict = make.verdict("phone", kind, ours="(212) 555-0100", theirs="(212) 555-0101")
    listing = make.listing(columns=facts or {"entered_phone": "(212) 555-0100"})
    return make.location(), [make.cell(make.matched(listing, verdict), of=make.source(view="owner"))]


def seen_elsewhere(make):
    """The owner's entry, which tells what the public sees, beside a source that shows just that."""
    location, cells = changed(make, "same", public_phone="(212) 555-0101")
    return location, [*cells, make.cell(make.matched(make.listing("P1")), of=make.source("google"))]


GOOGLE_PHONE = (Tagged("phone", "google", ("(212) 555-0177",)),)
YELP_PHONE = (Tagged("phone", "yelp", ("(212) 555-0166",)),)
TRACKING = "(212) 555-0177"


def fired(make, case):
    location, cells = case(make)
    return find(location, cells, make.settings(today=TODAY))
