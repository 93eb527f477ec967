import base64

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from listaudit.errors import SourceError
from listaudit.fetch.secrets import Keyring
from listaudit.model import Access, Request, Source

SALT = b"0123456789abcdef"


def ring(environ, *, needs=("A_KEY",), wants=(), clock=lambda: 0.0, salt=SALT, **access):
    source = Source(
        name="mine",
        id="some",
        title="Some",
        platform="some",
        needs=needs,
        wants=wants,
        access=Access(**access),
    )
    return Keyring(source, environ, fingerprint_salt=salt, clock=clock)


@pytest.fixture
def private_key():
    return (
        ec.generate_private_key(ec.SECP256R1())
        .private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        .decode()
    )


def test_what_is_needed_and_nowhere_is_missing():
    assert ring({"A_KEY": "aaaa"}).missing() == ()
    assert ring({"A_KEY": " "}).missing() == ("A_KEY",)
    assert ring({}, needs=("A_KEY", "B_KEY"), wants=("C_KEY",)).missing() == ("A_KEY", "B_KEY")


def test_missing_names_the_variable_that_the_configuration_gives():
    renamed = {"A_KEY": "CLIENT_KEY"}
    assert ring({"A_KEY": "aaaa"}, keys=renamed).missing() == ("CLIENT_KEY",)
    assert ring({"CLIENT_KEY_FILE": "/none"}, keys=renamed).missing() == ("CLIENT_KEY_FILE",)
    assert ring({"CLIENT_KEY": "cccc"}, keys=renamed).get("A_KEY") == "cccc"


def test_a_key_is_looked_up_once(tmp_path):
    path = tmp_path / "key"
    path.write_text("first")
    keys = ring({"A_KEY_FILE": str(path)})
    assert keys.get("A_KEY") == "first"
    path.write_text("second")
    assert keys.get("A_KEY") == "first"


def test_a_name_that_the_source_does_not_state_is_refused():
    with pytest.raises(SourceError, match="some uses HOME and does not say so"):
        ring({"HOME": "/home/me"}).fill("{HOME}")


def test_templates_are_filled_with_keys_and_the_token_of_a_login():
    keys = ring({"A_KEY": "aaaa"}, wants=("B_KEY",))
    assert keys.fill("Bearer {A_KEY}") == "Bearer aaaa"
    assert keys.fill("{B_KEY}") is None
    assert keys.fill("Bearer {token}") is None
    assert keys.with_token("tttt") is keys
    assert keys.fill("Bearer {token}") == "Bearer tttt"


def test_headers_whose_key_is_not_there_are_left_out():
    keys = ring({"A_KEY": "aaaa"}, wants=("B_KEY",))
    templates = {"X-Key": "{A_KEY}", "X-Also": "{B_KEY}", "Accept": "text/html"}
    assert keys.fill_headers(templates.items()) == (("X-Key", "aaaa"), ("Accept", "text/html"))


@pytest.mark.parametrize("key", ["abc\ndef", "abc\r\nX-Evil: 1", "schlüssel", "a\x7fb"])
def test_a_key_that_no_header_can_hold_is_told_by_its_variable_alone(key):
    with pytest.raises(SourceError) as caught:
        ring({"OTHER": key}, keys={"A_KEY": "OTHER"}).fill_headers([("Authorization", "Bearer {A_KEY}")])
    assert key not in f"{caught.value.message} {caught.value.hint}"
    assert "Authorization" in caught.value.message
    assert "OTHER" in caught.value.hint


def login(body, kind):
    headers = (("Content-Type", kind), ("Authorization", "Basic {basic:USER_ID:A_KEY}"))
    return Request(url="https://x.example/token", method="POST", headers=headers, body=body, purpose="login")


@pytest.mark.parametrize(
    ("kind", "body", "sent"),
    [
        (
            "application/x-www-form-urlencoded; charset=utf-8",
            "secret=%7BA_KEY%7D&more=%7BB_KEY%7D&grant=x",
            "secret=a%22%26a&grant=x",
        ),
        ("application/json", '{"secret":"{A_KEY}","more":"{B_KEY}"}', '{"secret":"a\\"&a","more":""}'),
        ("text/xml", "<secret>{A_KEY}</secret><more>{B_KEY}</more>", '<secret>a"&a</secret><more></more>'),
        ("text/plain", "", ""),
    ],
    ids=["form", "json", "other", "empty"],
)
def test_a_login_gets_its_keys_as_its_kind_of_body_writes_them(kind, body, sent):
    keys = ring({"USER_ID": "user", "A_KEY": 'a"&a'}, needs=("USER_ID", "A_KEY"), wants=("B_KEY",))
    headers, text = keys.fill_login(login(body, kind))
    assert headers[1] == ("Authorization", "Basic " + base64.b64encode(b'user:a"&a').decode())
    assert text == sent


def test_a_login_without_a_kind_of_body_is_filled_as_it_stands():
    request = Request(url="https://x.example/token", body="{A_KEY}", method="POST")
    assert ring({"A_KEY": "aaaa"}).fill_login(request) == ((), "aaaa")


def test_a_fingerprint_tells_keys_apart_and_tells_nothing_of_them():
    one = ring({"A_KEY": "aaaa"}).fingerprint()
    assert len(one) == 12
    assert int(one, 16) >= 0
    assert one == ring({"CLIENT": "aaaa"}, keys={"A_KEY": "CLIENT"}).fingerprint()
    others = {
        ring({"A_KEY": "aaab"}).fingerprint(),
        ring({"A_KEY": "aaaa"}, salt=b"another salt").fingerprint(),
        ring({"A_KEY": "aaaa", "B_KEY": "b"}, wants=("B_KEY",)).fingerprint(),
        ring({"B_KEY": "aaaa"}, needs=("B_KEY",)).fingerprint(),
    }
    assert len(others | {one}) == 5


def test_a_fingerprint_is_made_once_and_does_not_change_with_a_login():
    keys = ring({"A_KEY": "aaaa"})
    assert keys.fingerprint() == keys.with_token("tttt").fingerprint()


def test_a_source_without_keys_has_no_fingerprint():
    assert ring({}, needs=()).fingerprint() == ""
    assert ring({}, needs=(), wants=("A_KEY",)).fingerprint() == ""


def test_keys_tokens_and_what_is_made_of_them_are_scrubbed():
    keys = ring({"A_KEY": "aa/aa", "USER_ID": "user"}, needs=("USER_ID", "A_KEY"))
    made = keys.fill("Basic {basic:USER_ID:A_KEY}")
    assert keys.fill("Basic {basic:USER_ID:A_KEY}") == made
    keys.with_token("first-token").with_token("second-token")
    told = f"https://x.example/?key=aa%2Faa {made} first-token second-token user"
    assert keys.scrub(told) == "https://x.example/?key=*** Basic *** *** *** ***"


def test_no_text_of_a_keyring_shows_a_key():
    keys = ring({"A_KEY": "aaaa"}).with_token("tttt")
    keys.fingerprint()
    assert repr(keys) == str(keys) == "Keyring('mine')"


def test_a_signed_token_is_used_for_most_of_its_life_and_scrubbed(private_key):
    times = iter([0.0, 47.0, 48.0])
    claims = {"key": "{A_KEY}", "issuer": "me", "seconds": "60"}
    keys = ring({"A_KEY": private_key}, jwt=claims, clock=lambda: next(times))
    first, second, third = (keys.fill("Bearer {jwt}") for _ in range(3))
    assert first == second != third
    assert keys.scrub(f"{first} and {third}") == "Bearer *** and Bearer ***"


def test_the_clock_is_that_of_the_system_where_none_is_given(private_key):
    import time

    import jwt

    source = Source(
        name="m",
        id="m",
        title="M",
        platform="m",
        needs=("A_KEY",),
        access=Access(jwt={"key": "{A_KEY}"}),
    )
    token = Keyring(source, {"A_KEY": private_key}, fingerprint_salt=SALT).fill("{jwt}")
    issued = jwt.decode(token, options={"verify_signature": False})["iat"]
    assert abs(issued - time.time()) < 60
