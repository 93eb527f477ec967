from pathlib import Path

from listaudit import catalogue
from listaudit.config import Config, SourceConfig


def test_what_a_source_cannot_do_does_not_stop_the_others(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("name\nA\n")
    entries = (SourceConfig("x", "nobody"), SourceConfig("a", "file", str(tmp_path / "a.csv")))
    assert catalogue.check(Config(sources=entries), "", ()) == 2
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["x", "  help", "a"]


def test_only_the_first_records_are_read(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(catalogue, "_READ", 3)
    path = tmp_path / "a.csv"
    path.write_text("name\n" + "A\n" * 9)
    assert catalogue.check(Config(sources=(SourceConfig("a", "file", str(path)),)), "a", [Path()]) == 0
    assert "3 listings in the first 3" in capsys.readouterr().out
