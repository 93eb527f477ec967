"""The client takes nothing from the environment, remembers nothing, and goes through the guard."""

from __future__ import annotations

import asyncio
import logging
import ssl

import httpx
import pytest

from listaudit.fetch.client import new_client
from listaudit.fetch.guard import Guard, PrivateAddressError
from tests.fetch.server import Reply, Server


async def fetched(client, url):
    answer = await client.send("GET", httpx.URL(url))
    await answer.aread()
    await answer.aclose()
    return answer


async def whole(client, url):
    """Return a response that is read to its end."""
    response = await client.send("GET", httpx.URL(url))
    await response.aread()
    await response.aclose()
    return response


def got(server, path="/", *, times=1, allowed=True, **more):
    async def run():
        guard = Guard([server.host] if allowed else ())
        async with new_client(guard, agent="us/1", concurrent=2, timeout=2.0, **more) as client:
            return [await fetched(client, server.url + path) for _ in range(times)]

    return asyncio.run(run())


def test_the_guard_stands_before_every_connection():
    with Server(lambda _: Reply()) as server:
        assert got(server)[0].status_code == 200
        with pytest.raises(PrivateAddressError):
            got(server, allowed=False)
        assert len(server.asked) == 1


def test_the_guard_stands_before_a_proxy_too():
    with Server(lambda _: Reply()) as server, pytest.raises(PrivateAddressError):
        got(server, allowed=False, proxy=server.url)


def test_a_proxy_that_is_named_is_used():
    with Server(lambda _: Reply(body=b'"by proxy"')) as server:

        async def run():
            guard = Guard([server.host])
            async with new_client(guard, agent="us/1", concurrent=2, timeout=2.0, proxy=server.url) as client:
                return await fetched(client, "http://somewhere.example/x")

        assert asyncio.run(run()).text == '"by proxy"'
        assert server.asked[0].path == "http://somewhere.example/x"


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_not_looked_at(monkeypatch, name):
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Server(lambda _: Reply()) as server:
        assert got(server)[0].status_code == 200


def test_a_password_file_of_the_user_is_not_looked_at(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with Server(lambda _: Reply()) as server:
        got(server)
        assert "authorization" not in server.asked[0].headers


def test_no_cookie_is_kept():
    with Server(lambda _: Reply(headers={"set-cookie": "who=me; Path=/"})) as server:
        got(server, times=2)
        assert [asked.headers.get("cookie") for asked in server.asked] == [None, None]


def test_who_we_are_and_what_we_can_unpack_is_said():
    with Server(lambda _: Reply()) as server:
        got(server)
        headers = server.asked[0].headers
        assert (headers["user-agent"], headers["accept-encoding"]) == ("us/1", "gzip, deflate")


def test_no_redirect_is_followed():
    with Server(lambda _: Reply(302, b"", {"location": "/else"})) as server:
        assert got(server)[0].status_code == 302
        assert server.paths == {"/": 1}


def test_no_url_is_logged_as_it_may_hold_a_key(caplog):
    with caplog.at_level(logging.INFO), Server(lambda _: Reply()) as server:
        got(server, "/?key=secret")
    assert "secret" not in caplog.text


def test_certificates_are_checked_by_a_list_of_our_own():
    client = new_client(Guard(), agent="us/1", concurrent=1, timeout=1.0)
    context = client._transport._pool._ssl_context
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    asyncio.run(client.__aexit__())


def test_a_server_that_says_nothing_is_left_after_the_timeout():
    async def run(server):
        async with new_client(Guard([server.host]), agent="us/1", concurrent=1, timeout=0.1) as client:
            await fetched(client, server.url)

    with Server(lambda _: Reply(delay=5)) as server, pytest.raises(httpx.ReadTimeout):
        asyncio.run(run(server))
