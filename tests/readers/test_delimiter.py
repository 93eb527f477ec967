from __future__ import annotations

import pytest

from listaudit.readers.delimiter import declared_delimiter, guessed_delimiter


@pytest.mark.parametrize(
    ("head", "default", "sign"),
    [
        ("a,b,c\n1,2,3\n", "", ","),
        ("name;address\nA;1 Oak St, Town, IL, 62701\nB;2 Elm St, Town, IL, 62701\n", "", ";"),
        ("name,phones\nA,1;2;3\nB,1;2;3\n", "", ","),
        ("name,websites\nA,http://a.example|http://b.example\n", "", ","),
        ("Report of today\n\na|b|c\n1|2|3\n", "", "|"),
        ("name\nA\nB\n", "", ","),
        ("", "", ","),
        ("name\tnote\nA\tx, y\n", "\t", "\t"),
        ("name,note\nA,x\n", "\t", ","),
        ("name,city,note\nA,B,one;two;three;four\n", "", ","),
    ],
)
def test_the_sign_that_cuts_most_evenly_is_the_separator(head, default, sign):
    assert guessed_delimiter(head, default) == sign


@pytest.mark.parametrize(
    ("head", "sign"), [("sep=;\na;b", ";"), ('"sep=|"\r\na|b', "|"), ("sep,name\n", ""), ("name\n", "")]
)
def test_a_first_line_may_declare_the_separator(head, sign):
    assert declared_delimiter(head) == sign
