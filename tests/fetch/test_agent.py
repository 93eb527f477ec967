import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit import __version__
from listaudit.fetch.agent import user_agent


@pytest.mark.parametrize(
    ("contact", "comment"),
    [
        ("seo@client.example", "seo@client.example"),
        ("https://client.example/bot?a=b&c=%20d", "https://client.example/bot?a=b&c=%20d"),
        ("", "no contact given"),
        (" \n ", "no contact given"),
        ("a@b.example\r\nX-Evil: 1", "a@b.example X-Evil: 1"),
        ("https://büro.example (us)", "https://b%C3%BCro.example %28us%29"),
    ],
)
def test_it_names_the_program_its_version_and_whom_to_write_to(contact, comment):
    assert user_agent(contact) == f"listaudit/{__version__} (business listing auditor; {comment})"


@given(st.text())
def test_any_contact_makes_a_header_of_printable_ascii_with_one_comment(contact):
    header = user_agent(contact)
    assert header.isascii()
    assert header.isprintable()
    assert (header.count("("), header.count(")")) == (1, 1)
    assert len(header) < 2_600


def test_half_a_character_does_no_harm():
    assert user_agent("a\ud800").endswith("; a?)")
