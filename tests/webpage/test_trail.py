import pytest

from listaudit.webpage import Business, Page, Postal, Trail, trail_of

HERE = "https://a.example/"
WHOLE = Business(names=("A",), phones=("1234567",), address=Postal(street="1 Elm St"))
PART = Business(names=("A",), phones=("1234567",))


def after(*businesses, links=(), url=HERE, website="", **trail):
    page = Page(businesses=businesses, website=website or url, links=links)
    return Trail(**trail).after(page, url)


def test_it_travels_as_plain_values():
    trail = after(WHOLE, links=("https://a.example/x",), countries=("US",), room=1, alone=False)
    assert trail_of(trail.plain()) == after(WHOLE, countries=("US",), room=1, alone=False)
    assert trail_of({}) == Trail()


def test_it_ends_where_nothing_is_missing_or_left():
    links = ("https://a.example/contact", "https://a.example/about")
    assert after(PART, links=links).onward()[0] == links[0]
    assert after(WHOLE, links=links).onward()[0] == ""
    assert after(PART, PART, links=links).onward()[0] == ""
    assert after(PART).onward()[0] == ""
    assert after(PART, links=links, room=0).onward()[0] == ""


def test_it_leads_to_two_pages_of_those_that_the_first_one_names():
    first, trail = after(links=("https://a.example/1", "https://a.example/2", "https://a.example/3")).onward()
    second, trail = trail.after(Page(links=("https://a.example/9",)), first).onward()
    assert (first, second) == ("https://a.example/1", "https://a.example/2")
    assert trail.after(Page(), second).onward()[0] == ""


def test_a_page_among_others_of_its_site_leads_only_below_itself():
    links = ("https://a.example/contact", "https://a.example/s/1/contact", "https://a.example/s/12")
    assert after(links=links, url="https://a.example/s/1", alone=False).left == (
        "https://a.example/s/1/contact",
    )
    assert after(links=links, url=HERE, alone=False).left == ()


def test_the_key_of_a_business_stays_when_more_is_known():
    trail = after(PART, website="https://www.a.example/home")
    assert [one.key for one in trail.found] == ["https://www.a.example/home"]
    more = trail.after(Page(businesses=(trail.found[0], WHOLE)), "https://a.example/contact")
    assert [one.key for one in more.found] == ["https://www.a.example/home", f"{more.website}#2"]


@pytest.mark.parametrize(
    ("urls", "keys"),
    [
        (("", ""), (HERE, f"{HERE}#2")),
        (
            ("https://a.example/s/1", "https://a.example/s/2"),
            ("https://a.example/s/1", "https://a.example/s/2"),
        ),
        (("https://a.example/s/1", "https://a.example/s/1"), ("https://a.example/s/1", f"{HERE}#2")),
        (("https://b.example/s/1", HERE), (HERE, f"{HERE}#2")),
    ],
)
def test_several_businesses_go_by_their_own_pages(urls, keys):
    trail = after(*(Business(url=url, phones=("1234567",)) for url in urls))
    assert tuple(one.key for one in trail.found) == keys


def test_a_page_that_leads_on_by_itself_is_left_where_it_states_nothing():
    assert Trail().leads(Page(refresh="https://a.example/en/"), HERE) == "https://a.example/en/"
    assert Trail().leads(Page(refresh=HERE), HERE) == ""
    assert Trail(room=0).leads(Page(refresh="https://a.example/en/"), HERE) == ""
    assert Trail().leads(Page(refresh="https://a.example/en/", businesses=(WHOLE,)), HERE) == ""
    assert Trail(room=2, start=HERE, left=("x",)).turn() == Trail(room=1)
