from listaudit import skiplog
from listaudit.model import Skipped, Where
from listaudit.skiplog import SkipLog


def skipped(code="row.no-name", line=1, *, benign=False):
    return Skipped(Where("a.csv", line), code, "text", "name", benign=benign)


def log_of(*items):
    log = SkipLog()
    for item in items:
        log.add("yelp", item)
    return log


def test_what_is_none_of_our_concern_is_only_counted():
    log = log_of(skipped("osm.no-name", benign=True))
    assert (log.rows, log.unused, log.told) == ([], 0, 0)
    assert log.notes["yelp", "osm.no-name"] == 1


def test_notes_do_not_crowd_out_rows(monkeypatch):
    monkeypatch.setattr(skiplog, "_NAMED", 2)
    log = log_of(*[skipped("damage.date", n) for n in range(5)], skipped(line=9))
    assert [row.line for row in log.rows] == [0, 1, 9]
    assert (log.unused, log.told, log.notes["yelp", "damage.date"]) == (1, 6, 5)


def test_two_logs_add_up_and_stay_bounded(monkeypatch):
    monkeypatch.setattr(skiplog, "_NAMED", 3)
    whole, other = log_of(skipped(line=1), skipped(line=2)), log_of(skipped(line=3), skipped(line=4))
    whole.extend(other)
    assert [row.line for row in whole.rows] == [1, 2, 3]
    assert (whole.unused, whole.told) == (4, 4)
