import io
import sys

import pytest

from listaudit.progress import Bars, Silent, progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_silent_twin_hands_on_what_it_is_given():
    assert list(Silent().track(iter("abc"), "letters", 3)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("terminal", "quiet", "kind"), [(True, False, Bars), (True, True, Silent), (False, False, Silent)]
)
def test_bars_are_shown_on_a_terminal_unless_somebody_asks_for_quiet(monkeypatch, terminal, quiet, kind):
    monkeypatch.setattr(sys, "stderr", Terminal() if terminal else io.StringIO())
    with progress(quiet=quiet) as shown:
        assert isinstance(shown, kind)


@pytest.mark.parametrize("count", [0, 3, 200])
def test_bars_hand_on_every_item_and_reach_their_end(monkeypatch, count):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress(quiet=False) as bars:
        assert list(bars.track(range(count), "reading [b]yelp[/b]")) == list(range(count))
        (task,) = bars._bars.tasks
        assert (task.completed, task.total) == (count, count)
        assert task.description == r"reading \[b]yelp\[/b]"


def test_bars_end_when_the_work_breaks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())

    def broken():
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), progress(quiet=False) as bars:
        list(bars.track(broken(), "reading"))
    assert not bars._bars.live.is_started


def test_nothing_of_the_progress_goes_to_standard_output(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress(quiet=False) as bars:
        list(bars.track(range(100), "reading"))
    assert capsys.readouterr().out == ""


def drawn(monkeypatch, lines, width="80"):
    """Return what a terminal shows while lines are watched, and after that."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", width)
    with progress(quiet=False) as bars:
        with bars.watching(lines):
            bars._bars.refresh()
            during = terminal.getvalue()
        bars._bars.refresh()
        return during, terminal.getvalue()[len(during) :]


def test_lines_are_shown_as_they_are_at_each_moment_and_only_while_they_are_watched(monkeypatch):
    counts = iter(range(100))
    during, after = drawn(monkeypatch, lambda: [f"acme: {next(counts)} sent", "yelp: done"])
    assert "acme: 0 sent" in during
    assert "yelp: done" in during
    assert "acme" not in after
    assert next(counts) >= 1


def test_a_line_is_cut_to_the_terminal_and_moves_no_cursor(monkeypatch):
    during, _ = drawn(monkeypatch, lambda: ["x" * 200 + "\n", "[b]a\x1b[2Jb"], width="60")
    assert "x" * 50 in during
    assert "x" * 60 not in during
    assert "[b]a" in during
    assert "\x1b[2J" not in during


def test_lines_go_when_the_work_breaks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress(quiet=False) as bars:
        with pytest.raises(KeyboardInterrupt), bars.watching(lambda: ["acme"]):
            raise KeyboardInterrupt
        assert list(bars.shown()) == []


def test_the_silent_twin_asks_for_no_lines():
    with Silent().watching(lambda: 1 / 0):
        pass
