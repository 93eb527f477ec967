import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from listaudit.fetch.keys import find, to_set


class Shelf(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self, **held):
        super().__init__()
        self.held, self.asked = held, []

    def set_password(self, service, username, password):
        raise NotImplementedError

    def get_password(self, service, username):
        self.asked.append((service, username))
        return self.held.get(username)


class Locked(Shelf):
    def get_password(self, service, username):
        raise KeyringLocked(f"the user said no to {username} of {service}")


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "key.p8"
    path.write_text("\ufeff from-a-file \n", encoding="utf-8")
    return str(path)


def test_the_environment_counts_before_a_file_and_both_before_the_systems_keyring(key_file):
    shelf = Shelf(A_KEY="from-the-keyring")
    keyring.set_keyring(shelf)
    environ = {"A_KEY": " from-the-environment\n", "A_KEY_FILE": key_file}
    assert find("A_KEY", environ) == "from-the-environment"
    assert find("A_KEY", {"A_KEY": " ", "A_KEY_FILE": key_file}) == "from-a-file"
    assert shelf.asked == []
    assert find("A_KEY", {}) == "from-the-keyring"
    assert shelf.asked == [("listaudit", "A_KEY")]


def test_a_key_that_is_nowhere_is_empty_text():
    keyring.set_keyring(Shelf(B_KEY=None))
    assert find("B_KEY", {"B_KEY": "", "B_KEY_FILE": ""}) == ""


def test_a_system_without_a_keyring_holds_nothing():
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())
    assert find("A_KEY", {}) == ""


def test_a_locked_keyring_holds_nothing():
    keyring.set_keyring(Locked())
    assert find("A_KEY", {}) == ""


def test_an_installation_without_the_library_holds_nothing(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert find("A_KEY", {}) == ""


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b" \n"], ids=["absent", "binary", "empty"])
def test_a_key_file_that_holds_no_text_is_as_good_as_none(tmp_path, content):
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    assert find("A_KEY", {"A_KEY_FILE": str(path)}) == ""


def test_a_key_file_in_the_home_of_nobody_is_as_good_as_none():
    assert find("A_KEY", {"A_KEY_FILE": "~nobody-of-this-name/key"}) == ""


def test_a_folder_and_a_name_with_a_null_are_no_key_files(tmp_path):
    assert find("A_KEY", {"A_KEY_FILE": str(tmp_path)}) == ""
    assert find("A_KEY", {"A_KEY_FILE": "a\0b"}) == ""


def test_a_variable_whose_bytes_are_no_text_is_no_key():
    assert find("A_KEY", {"A_KEY": "abc\udcff"}) == ""


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path):
    (tmp_path / "key").write_bytes(b"k" * 1_000_000)
    assert len(find("A_KEY", {"A_KEY_FILE": str(tmp_path / "key")})) == 65_536


def test_its_owner_is_told_the_variable_that_names_the_file_where_there_is_one():
    assert to_set("A_KEY", {}) == "A_KEY"
    assert to_set("A_KEY", {"A_KEY_FILE": " "}) == "A_KEY"
    assert to_set("A_KEY", {"A_KEY_FILE": "/none"}) == "A_KEY_FILE"
