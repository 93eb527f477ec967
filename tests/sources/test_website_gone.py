"""The page that a record names is not there: an answer, and not a lack of one."""

import pytest

from listaudit.source import load_adapter
from tests.sources.own_website import at
from tests.sources.play import config_of, read_body


def named(url="https://example.example/", **more):
    """Return the request for a page that a location's record names."""
    config = config_of("website", **more)
    (request, *_) = load_adapter(config).plan([at("1", url)], config)
    return request


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        (b"nothing", 404, "HTTP 404 from https://example.example/"),
        (b"nothing", 410, "HTTP 410"),
        (b"<title>Page not found</title>", 200, "does not exist"),
        (b"<title>x</title><p>This domain is for sale", 200, "for sale"),
    ],
)
def test_that_the_page_of_a_record_is_not_there_is_an_answer(body, status, word):
    (problem,) = read_body("website", body, status=status, request=named()).problems
    assert (problem.code, problem.stops, problem.store_codes) == ("website.page-gone", False, None)
    assert word in problem.detail


def test_a_store_finder_that_is_not_there_says_nothing_of_its_locations():
    config = config_of("website", options={"locator": ["https://anvil.example/stores"]})
    requests = list(load_adapter(config).plan([at("1", "https://anvil.example/1")], config))
    answers = {request.url: sorted(request.answers) for request in requests}
    assert answers == {"https://anvil.example/1": [404, 410], "https://anvil.example/stores": []}


def test_a_page_that_leads_on_to_nothing_is_not_there_either():
    onward = b'<meta http-equiv="refresh" content="0; url=/en/">'
    (further,) = read_body("website", onward, request=named()).asked
    (problem,) = read_body("website", b"nothing", status=404, request=further).problems
    assert problem.code == "website.page-gone"
