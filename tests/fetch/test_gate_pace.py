"""robots.txt and the pages behind it keep the pace of their host, and the distance that it asks for."""

from __future__ import annotations

import time

from listaudit.fetch.budget import Budget
from listaudit.fetch.pace import PATIENCE
from listaudit.model import Pace, Request
from tests.fetch.kit import ask, source_of
from tests.fetch.server import Reply, Server
from tests.fetch.sites import PAGES, site, text, visit


def test_a_redirect_of_the_file_counts_and_waits_like_a_request_of_its_own():
    def answer(asked):
        path, _, hop = asked.path.partition("~")
        if path != "/robots.txt" or hop == "2":
            return Reply(404)
        return Reply(301, b"", {"location": f"/robots.txt~{int(hop or 0) + 1}"})

    with Server(answer) as server:
        begun = time.monotonic()
        asked = visit(server, "/1", pace=Pace(per_second=5, concurrent=8))
        assert asked.asker.requests == len(server.asked) == 4
        assert server.kept(0.2, begun)
        server.asked.clear()
        assert visit(server, "/1", budget=Budget(2, None)).codes == ["fetch.max-requests"]
        assert len(server.asked) == 2


def test_the_distance_that_a_site_asks_for_is_kept():
    with Server(site(text("User-agent: *", "Crawl-delay: 0.2"))) as server:
        assert visit(server, "/1", "/2", "/3", together=True).codes == ["200"] * 3
        assert server.kept(0.2)


def test_a_site_that_asks_for_less_distance_than_we_keep_changes_nothing():
    with Server(site(text("User-agent: *", "Crawl-delay: 0.01"))) as server:
        asked = visit(server, "/1", "/2", "/3", together=True, pace=Pace(per_second=5, concurrent=8))
        assert asked.codes == ["200"] * 3
        assert server.kept(0.2)


def test_each_host_has_a_pace_of_its_own():
    with Server(site(Reply(404))) as one, Server(site(Reply(404))) as two:
        source = source_of("", access=PAGES | {"pace": Pace(per_second=4, concurrent=8)})
        requests = [Request(url=one.url + "/1"), Request(url=one.url + "/2"), Request(url=two.url + "/1")]

        class Both:
            host = one.host

        asked = ask(Both(), source, *requests, together=True)
        assert (len(one.asked), one.kept(0.25)) == (3, True)
        assert asked.codes[2] == "fetch.private-address", "the other server is not allowed here"
        assert asked.outcomes[2].detail == "robots.txt: 127.0.0.1"


def test_the_file_keeps_the_pace_of_its_host_like_any_page():
    with Server(site(Reply(404))) as server:
        visit(server, "/1", pace=Pace(per_second=4, concurrent=8))
        assert (len(server.asked), server.kept(0.25)) == (2, True)


def test_a_file_that_is_asked_for_again_waits_for_its_turn_too():
    with Server(site(Reply(500))) as server:
        visit(server, "/1", pace=Pace(per_second=0.5, concurrent=8))
        one, two = [asked.at for asked in server.asked]
        assert two - one >= 1.5


def test_whoever_is_told_to_wait_when_asking_for_the_file_waits_with_the_pages():
    with Server(site(Reply(429, b"", {"retry-after": "0.5"}))) as server:
        assert visit(server, "/1").codes == ["200"]
        file, page = [asked.at for asked in server.asked]
        assert page - file >= 0.4


def test_pages_that_wait_for_a_file_behind_a_redirect_leave_it_room():
    """A site whose every page leads to another port of its host, with as many under way as there may be."""
    with Server(site(Reply(404))) as target, Server(site(Reply(404))) as server:
        server.answer = site(Reply(404), pages=Reply(302, b"", {"location": target.url + "/there"}))
        source = source_of("", access=PAGES | {"pace": Pace(per_second=0, concurrent=2)})
        pages = [Request(url=f"{server.url}/{n}") for n in range(4)]
        asked = ask(server, source, *pages, together=True, hosts=[target.host])
        assert asked.codes == ["200"] * 4
        assert target.paths == {"/robots.txt": 1, "/there": 4}


def test_a_page_behind_a_redirect_keeps_the_pace_of_the_host_that_it_leads_to():
    with Server(site(Reply(404))) as target, Server(site(Reply(404))) as one, Server(site(Reply(404))) as two:
        for server in (one, two):
            server.answer = site(Reply(404), pages=Reply(302, b"", {"location": target.url + "/there"}))
        source = source_of("", access=PAGES | {"pace": Pace(per_second=4, concurrent=8)})
        pages = [Request(url=one.url + "/1"), Request(url=two.url + "/1")]
        asked = ask(one, source, *pages, together=True, hosts=[two.host, target.host])
        assert asked.codes == ["200"] * 2
        assert (target.paths, target.kept(0.25)) == ({"/robots.txt": 1, "/there": 2}, True)


def test_a_host_that_says_too_often_again_and_again_is_given_up_and_no_other():
    limited = Reply(429, b"", {"retry-after": "0"})
    with Server(site(Reply(404), pages=limited)) as bad, Server(site(Reply(404))) as good:
        source = source_of("", access=PAGES)
        urls = [*(f"{bad.url}/{n}" for n in range(20)), f"https://{bad.host}/", good.url + "/1"]
        pages = [Request(url=url) for url in urls]
        asked = ask(bad, source, *pages, hosts=[good.host])
        assert bad.paths.total() - bad.paths["/robots.txt"] == PATIENCE
        assert asked.codes[-3:] == ["fetch.gave-up", "fetch.gave-up", "200"]
        assert not any(one.stops for one in asked.outcomes[:-1])
