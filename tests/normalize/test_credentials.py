from __future__ import annotations

import pytest

from listaudit.normalize.credentials import (
    is_credential,
    strip_credential_end,
    strip_credential_start,
)


@pytest.mark.parametrize(
    ("words", "shouted", "expected"),
    [
        (["jane", "doe", "dds"], False, (1, "dds")),
        (["jane", "doe", "pa", "c"], True, (2, "pa c")),
        (["what", "to", "do"], False, (0, "")),
        (["jane", "doe", "do"], True, (1, "do")),
        (["dds"], True, (0, "")),
        ([], True, (0, "")),
    ],
)
def test_letters_after_a_name_come_off(words, shouted, expected):
    assert strip_credential_end(words, [shouted] * len(words)) == expected


def test_the_longest_title_in_front_comes_off():
    assert strip_credential_start(["dr", "med", "dent", "jane", "doe"]) == (3, "dr med dent")
    assert strip_credential_start(["dr"]) == (0, "")
    assert strip_credential_start(["harbor", "tea"]) == (0, "")


def test_one_word_can_be_asked_about():
    assert is_credential("dds")
    assert is_credential("dr")
    assert not is_credential("harbor")
