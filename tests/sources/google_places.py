"""Google Places: the location and the answers that its tests share."""

import json
from dataclasses import replace

from listaudit.model import Dated
from tests.sources.places import BAKERY
from tests.sources.play import play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    source_ids={
        "google": ("ChIJGone00000000000000005",),
        "google-places": ("places/ChIJStaleId0000000000000006",),
    },
)


def read_details(body):
    request = replace(next(iter(play("google-places", [KNOWN], "found.json").asked)), context={})
    return read_body("google-places", json.dumps(body).encode(), request=request)
