"""Web pages of businesses: bytes -> what the page states of each place of business on it. Pure; no I/O but tables.

`page.read_page` is the way in. A page is read as structured data first (JSON-LD, microdata, RDFa,
microformats), then as the lines that visitors see; what both say of one business becomes one `Business`.
"""
