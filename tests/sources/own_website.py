"""Locations with a website and little else, and what is asked for them: what the tests of the own website share."""

from listaudit.model import Address, Location
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import config_of

BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    websites=("https://www.bluebird.example/?utm_source=maps#top",),
)


def at(code, *websites, country="US", **more):
    """A location with a website and little else."""
    return Location(store_code=code, websites=websites, address=Address(country=country), **more)


def asked(*locations, **options):
    config = config_of("website", options=options) if options else config_of("website")
    return [*planned(load_adapter(config), locations, config)]


def urls(*locations, **options):
    return [request.url for request in asked(*locations, **options)]
