"""Web pages of businesses: bytes -> what the page states of each place of business on it. Pure; no I/O but tables.

`page.read_page` is the way in. A page is read as structured data first (JSON-LD, microdata, RDFa,
microformats), then as the lines that visitors see; what both say of one business becomes one `Business`.
"""

from listaudit.webpage.business import Business, Postal
from listaudit.webpage.page import Hints, Page, read_page
from listaudit.webpage.urls import page_url, same_host, same_site

__all__ = ["Business", "Hints", "Page", "Postal", "page_url", "read_page", "same_host", "same_site"]
