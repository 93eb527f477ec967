import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage.tokens import End, Start, tokens, unescape


def read(text):
    return list(tokens(text))


def test_tags_and_texts_come_in_their_order():
    assert read('<P Class="a">Tom &amp; Ann</p>.') == [Start("p", {"class": "a"}), "Tom & Ann", End("p"), "."]


@pytest.mark.parametrize(
    ("tag", "attrs"),
    [
        ("<a href=x>", {"href": "x"}),
        ("<a href='x>y' id=b>", {"href": "x>y", "id": "b"}),
        ('<a href = "x" href="y">', {"href": "x"}),
        ("<a itemscope>", {"itemscope": ""}),
        ('<a data-x="1" onclick="a>b" id="c"/>', {"id": "c"}),
        ('<a title="&quot;so&quot;">', {"title": '"so"'}),
        ("<a\nhref=x\n>", {"href": "x"}),
    ],
)
def test_attributes_are_read_as_browsers_read_them(tag, attrs):
    assert read(tag) == [Start("a", attrs)]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<!-- <b>x</b> -->y", ["y"]),
        ("<!-->y", ["y"]),
        ("<!doctype html>y", ["y"]),
        ("<?php echo ?>y", ["y"]),
        ("</ >y", ["y"]),
        ("<!-- never closed", []),
        ("1 < 2 <3", ["1 < 2 <3"]),
        ("<a href='never closed", [Start("a", {"href": "'never"})]),
    ],
)
def test_what_is_no_tag_is_left_out_or_text(text, rest):
    assert read(text) == rest


def test_the_inside_of_a_script_is_one_text():
    assert read("<script>if (a<b) '<p>&amp;'</SCRIPT >z") == [
        Start("script", {}),
        "if (a<b) '<p>&amp;'",
        End("script"),
        "z",
    ]
    assert read("<title>A &amp; B</title>")[1] == "A & B"


def test_a_reference_with_too_many_digits_stays():
    text = "&#" + "9" * 5_000 + ";"
    assert unescape(text) == text


@given(st.text(alphabet="<>/!-='\"& abscript"))
def test_any_text_gives_tokens(text):
    assert "".join(item for item in read(text) if isinstance(item, str)).count("\0") == 0
