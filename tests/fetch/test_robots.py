import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch import robots as module
from listaudit.fetch.robots import Robots

SITE = "https://shop.example"


def learnt(text, status=200, agent="listaudit/1.0 (business listing auditor; https://owner.example/bot)"):
    robots = Robots(agent)
    robots.learn(SITE, status, text if isinstance(text, bytes) else text.encode())
    return robots


def allowed(robots, path="/stores/1"):
    return robots.allows(SITE + path)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://shop.example/stores/1?x=y", "https://shop.example/robots.txt"),
        ("HTTPS://user:pw@Shop.Example:443/", "https://shop.example/robots.txt"),
        ("http://shop.example:8080/a", "http://shop.example:8080/robots.txt"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/robots.txt"),
        ("https://shop.example/robots.txt", None),
        ("mailto:me@shop.example", None),
        ("http://[bad/", None),
        ("https://shop.example:99999/", None),
        ("/stores/1", None),
    ],
)
def test_each_origin_has_a_file_of_its_own_that_is_wanted_first(url, wanted):
    assert Robots("listaudit").wants(url) == wanted


def test_a_file_is_wanted_once():
    robots = learnt("")
    assert robots.wants(SITE + "/a") is None
    assert robots.wants("http://shop.example/a") == "http://shop.example/robots.txt"


def test_nothing_may_be_asked_before_the_file_is_learnt_but_the_file():
    robots = Robots("listaudit")
    assert not allowed(robots)
    assert robots.delay(SITE) is None
    assert allowed(robots, "/robots.txt")
    assert robots.allows("mailto:me@shop.example")


@pytest.mark.parametrize(
    ("status", "is_allowed"),
    [
        (200, False),
        (206, False),
        (301, True),
        (401, True),
        (403, True),
        (404, True),
        (429, True),
        (500, False),
        (503, False),
        (None, False),
        (0, False),
    ],
)
def test_the_status_says_whether_there_is_a_file_and_whether_we_are_welcome(status, is_allowed):
    assert allowed(learnt("User-agent: *\nDisallow: /", status)) is is_allowed


def test_a_later_answer_takes_the_place_of_an_earlier_one():
    robots = learnt("", None)
    assert not allowed(robots)
    robots.learn(SITE + "/robots.txt", 404, b"")
    assert allowed(robots)


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /stores", "/stores/1", False),
        ("User-agent: *\nDisallow: /stores", "/about", True),
        ("User-agent: *\nDisallow: /\nAllow: /stores/", "/stores/1", True),
        ("User-agent: *\nDisallow: /*?sid=", "/stores?sid=1", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ListAudit/2.0\nDisallow: /x", "/stores/1", True),
        ("User-agent: listaudit\nDisallow: /\n\nUser-agent: *\nAllow: /", "/stores/1", False),
        ("User-agent: a\nUser-agent: listaudit # us\nDisallow: /", "/stores/1", False),
        ("useragent listaudit\nDisallow: /", "/stores/1", False),
        ("User-agent: * \nDisallow: /", "/stores/1", False),
        ("User-agent: list\nDisallow: /", "/stores/1", True),
        ("User-agent: auditor\nUser-agent: owner\nDisallow: /", "/stores/1", True),
        ("User-agent: *bot*\nDisallow: /", "/stores/1", True),
        ("User-agent: a\nDisallow: /\n\nUser-agent: b\nDisallow: /x", "/stores/1", True),
        ("<html><body>User-agent: *</body></html>", "/stores/1", True),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", "/stores/1", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("Disallow: /", "/stores/1", True),
        ("", "/stores/1", True),
    ],
)
def test_rules_are_those_of_our_group_else_those_for_everybody(text, path, is_allowed):
    assert allowed(learnt(text), path) is is_allowed


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("Crawl-delay: 2.5", 2.5),
        ("Crawl-delay: 3600", 30.0),
        ("Crawl-delay: 0", 0.0),
        ("Crawl-delay: soon", None),
        ("Crawl-delay: -1", None),
        ("", None),
    ],
)
def test_a_delay_is_kept_up_to_half_a_minute(line, seconds):
    assert learnt(f"User-agent: *\n{line}\nDisallow: /x").delay(SITE + "/a") == seconds


def test_where_there_is_no_file_there_is_no_delay():
    assert learnt("Crawl-delay: 5", 404).delay(SITE) is None


def test_of_a_large_file_whole_lines_of_the_first_500_kib_count():
    filler = b"# " + b"x" * (500 * 1024 - 40) + b"\nUser-agent: *\n"
    rule = b"Disallow: /stores/9"
    robots = learnt(filler + rule + b"0" * 50 + b"\nAllow: /\n")
    assert allowed(robots, "/stores/9")
    short = learnt(b"User-agent: *\nDisallow: /\n" + b"#" * 600_000)
    assert not allowed(short)


def test_thousands_of_groups_and_rules_take_no_more_than_a_moment():
    agents = "\n".join(f"User-agent: bot{n}" for n in range(12_000))
    rules = "\n".join(f"Disallow: /{n}" for n in range(12_000))
    robots = learnt(f"{agents}\n{rules}\n\nUser-agent: *\nDisallow: /stores")
    assert not allowed(robots)
    assert len(module._rules(robots._texts[SITE])._user_agents) == 2


def test_the_origins_that_were_used_longest_ago_are_forgotten(monkeypatch):
    monkeypatch.setattr(module, "MOST_ORIGINS", 2)
    robots = learnt("")
    robots.learn("https://b.example", 200, b"")
    assert allowed(robots)
    robots.learn("https://c.example", 200, b"")
    assert robots.wants(SITE) is None
    assert robots.wants("https://b.example/") == "https://b.example/robots.txt"


def test_large_files_push_one_another_out_and_the_last_stays(monkeypatch):
    monkeypatch.setattr(module, "_MOST_TEXT", 100)
    robots = learnt("# " + "x" * 60)
    robots.learn("https://b.example", 200, b"# " + b"x" * 60)
    assert robots.wants(SITE) is not None
    robots.learn("https://c.example", 200, b"# " + b"x" * 600)
    assert list(robots._texts) == ["https://c.example"]
    robots.learn("https://c.example", 200, b"#")
    robots.learn(SITE, 200, b"#")
    assert len(robots._texts) == 2


def test_an_agent_without_a_name_is_everybody():
    assert not allowed(learnt("User-agent: *\nDisallow: /", agent="9"))


LINES = st.lists(
    st.sampled_from(["User-agent: *", "Disallow: /a*$", "Allow: /", "Crawl-delay: 1"]) | st.text(max_size=30),
    max_size=12,
)


@given(LINES, st.text(max_size=30))
def test_any_file_and_any_url_get_an_answer(lines, path):
    robots = learnt("\n".join(lines).encode("utf-8", "surrogatepass"))
    for url in (SITE + "/" + path, path):
        assert robots.allows(url) in (True, False)
        assert robots.delay(url) is None or robots.delay(url) <= 30.0
        robots.wants(url)


def test_half_a_character_in_a_url_does_no_harm():
    assert not allowed(learnt("User-agent: *\nDisallow: /stores"), "/stores/\ud800")
