"""Web pages of businesses: bytes -> what the page states of each place of business on it. Pure.

`read_page` is the way in. A page is read as structured data first (JSON-LD, microdata, RDFa,
microformats), then as the lines that visitors see; what both say of one business becomes one `Business`.
A `Trail` leads from page to page while an address or a phone is missing.
"""

from listaudit.webpage.business import Business, Postal
from listaudit.webpage.page import MISSING, NO_BUSINESS, PARKED, SCRIPT_ONLY, Hints, Page, read_page
from listaudit.webpage.trail import MOST_PAGES, Trail, trail_of
from listaudit.webpage.urls import page_url, same_host, same_site

__all__ = [
    "MISSING",
    "MOST_PAGES",
    "NO_BUSINESS",
    "PARKED",
    "SCRIPT_ONLY",
    "Business",
    "Hints",
    "Page",
    "Postal",
    "Trail",
    "page_url",
    "read_page",
    "same_host",
    "same_site",
    "trail_of",
]
