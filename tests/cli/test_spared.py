"""What a command reads it does not overwrite."""

from __future__ import annotations

import pytest

from listaudit.cli.spared import files_of, refuse_overwriting
from listaudit.errors import UsageError

AUDIT = ("audit", "locations.csv", "--source", "yelp=file:yelp.csv", "--config", "mine.toml", "-q")
COMMANDS = {
    "locations": (*AUDIT, "-f", "csv=locations.csv"),
    "a source": (*AUDIT, "-f", "table", "-f", "csv=yelp.csv"),
    "the configuration": (*AUDIT, "-f", "json=mine.toml"),
    "another way to write it": (*AUDIT, "-f", "csv=sub/../yelp.csv"),
    "fixes": ("fixes", "audit.json", "-f", "json=audit.json"),
    "report": ("report", "audit.json", "-f", "csv=audit.json"),
    "match, ours": ("match", "locations.csv", "yelp.csv", "-o", "locations.csv"),
    "match, theirs": ("match", "locations.csv", "yelp.csv", "-o", "yelp.csv"),
    "pairs": ("pairs", "pairs.csv", "-o", "pairs.csv"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_command_overwrites_what_it_reads(shop, command):
    shop.write("mine.toml", "")
    shop.write("pairs.csv", "a_name,b_name\nBluebird Bakery,Bluebird Bakery\n")
    shop.write("sub/x", "")
    shop.audit("-f", "json=audit.json")
    before = {path: path.read_bytes() for path in shop.folder.iterdir() if path.is_file()}
    done = shop.run(*command)
    assert (done.code, "would be overwritten" in done.err, done.out) == (2, True, "")
    assert {path: path.read_bytes() for path in shop.folder.iterdir() if path.is_file()} == before


def test_a_link_to_a_file_is_that_file(tmp_path):
    (tmp_path / "a.csv").write_text("name")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with pytest.raises(UsageError, match=r"b\.csv is read by this command"):
        refuse_overwriting([tmp_path / "b.csv"], [tmp_path / "a.csv"])


def test_what_is_no_file_is_nobody_to_spare(tmp_path):
    refuse_overwriting(["-", "a.csv", "a\0b"], ["-", "", "a.csv", str(tmp_path), "a\0b"])
    refuse_overwriting([tmp_path], [tmp_path])


def test_the_files_are_those_that_formats_name():
    assert files_of(["table", "json=a=b.json", "csv="]) == ["a=b.json"]
    assert files_of(None) == []
