import sys

import jwt as pyjwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from listaudit.errors import SourceError
from listaudit.fetch.jwt import lifetime, signed
from listaudit.fetch.templates import filled

NOW = 1_800_000_000.9


def pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


PRIVATE = ec.generate_private_key(ec.SECP256R1())
KEY = pem(PRIVATE)
CLAIMS = {
    "algorithm": "ES256",
    "key": "{MAPS_KEY}",
    "key-id": "{KEY_ID}",
    "issuer": "{TEAM}",
    "scope": "server_api",
    "origin": "{ORIGIN}",
}


class Ring:
    def __init__(self, **held):
        self.held = {"MAPS_KEY": KEY, "KEY_ID": "ABC123DEFG", "TEAM": "DEF123GHIJ"} | held

    def fill(self, template):
        return filled(template, self.held.get)


def opened(token, public=None):
    options = {"verify_exp": False, "verify_iat": False, "verify_aud": False}
    return pyjwt.decode(token, public or PRIVATE.public_key(), algorithms=["ES256", "RS256"], options=options)


def test_a_token_states_who_when_and_what_for_and_anybody_can_check_it():
    token = signed(CLAIMS, Ring(), NOW)
    assert pyjwt.get_unverified_header(token) == {"alg": "ES256", "kid": "ABC123DEFG", "typ": "JWT"}
    assert opened(token) == {
        "iss": "DEF123GHIJ",
        "iat": 1_800_000_000,
        "exp": 1_800_001_200,
        "scope": "server_api",
    }


def test_claims_have_names_of_ours_and_a_life_of_their_own():
    claims = {"key": "{MAPS_KEY}", "subject": "s", "audience": "https://a.example", "seconds": "60"}
    token = signed(claims, Ring(), NOW)
    assert "kid" not in pyjwt.get_unverified_header(token)
    assert opened(token) == {
        "sub": "s",
        "aud": "https://a.example",
        "iat": 1_800_000_000,
        "exp": 1_800_000_060,
    }


def test_a_key_in_one_line_of_an_environment_variable_is_read():
    assert opened(signed(CLAIMS, Ring(MAPS_KEY=KEY.replace("\n", "\\n")), NOW))


def test_an_rsa_key_signs_too():
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    token = signed(CLAIMS | {"algorithm": "RS256"}, Ring(MAPS_KEY=pem(private)), NOW)
    assert opened(token, private.public_key())["iss"] == "DEF123GHIJ"


@pytest.mark.parametrize(
    "key",
    ["s3cret-no-key", KEY[:-60], KEY.replace("M", "!"), pem(rsa.generate_private_key(65537, 2048))],
    ids=["no-pem", "cut", "no-base64", "other-kind"],
)
def test_a_key_that_does_not_fit_is_told_and_never_shown(key):
    with pytest.raises(SourceError) as caught:
        signed(CLAIMS, Ring(MAPS_KEY=key), NOW)
    error = caught.value
    told = f"{error.message} {error.hint} {error.args} {error.__cause__} {error.__context__}"
    assert error.message.startswith("The private key cannot sign ES256: ")
    assert not [line for line in key.splitlines() if line in told and not line.startswith("-----")]
    assert error.__context__ is None


def test_without_a_key_there_is_no_token():
    with pytest.raises(SourceError, match="no private key"):
        signed(CLAIMS, Ring(MAPS_KEY=None), NOW)
    with pytest.raises(SourceError, match="no private key"):
        signed({}, Ring(), NOW)


@pytest.mark.parametrize("library", ["jwt", "cryptography"])
def test_without_the_library_the_hint_says_what_to_install(monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SourceError) as caught:
        signed(CLAIMS, Ring(), NOW)
    assert "pip install 'listaudit[apple]'" in caught.value.hint


@pytest.mark.parametrize("algorithm", ["none", "HS256", "", "XS999"])
def test_an_algorithm_that_is_no_signature_by_a_private_key_is_refused(algorithm):
    with pytest.raises(SourceError, match="is not known"):
        signed(CLAIMS | {"algorithm": algorithm}, Ring(), NOW)


def test_a_token_cannot_hold_itself():
    with pytest.raises(SourceError, match="the token itself"):
        signed(CLAIMS | {"scope": "{jwt}"}, Ring(), NOW)


@pytest.mark.parametrize("seconds", ["", "0", "-1", "1.5", "soon"])
def test_a_life_that_is_no_number_is_refused(seconds):
    with pytest.raises(SourceError, match="seconds"):
        lifetime({"seconds": seconds})
