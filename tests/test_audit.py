import gzip

import pytest

from listaudit import audit as story
from listaudit.audit import Options, audit
from listaudit.canonical import Selection
from listaudit.errors import InputError, UsageError
from listaudit.model import Address, Listing, Skipped, Source, Status, Where

YELP = Source(name="Yelp", id="file", title="Yelp", platform="yelp", absence="proves", tier=1)
CLOSED = Source(name="Acme", id="acme", title="Acme", platform="acme", doors=())


class Recorder:
    """A sink that writes down what it is told."""

    def __init__(self, broken=""):
        self.told, self.fed, self.broken = [], [], broken

    def open(self, run, sources):
        self._tell("open", run=run, sources=sources)

    def feed(self, result):
        self.fed.append(result)
        self._tell("feed")

    def close(self, results, summary, run):
        self._tell("close", results=results, summary=summary, run=run)

    def abort(self):
        self.told.append("abort")

    def _tell(self, what, **values):
        self.told.append(what)
        self.__dict__.update(values)
        if what == self.broken:
            raise OSError(what)


def listing(key, code):
    address = Address(
        street=f"{code} Maple St", city="Springfield", region="IL", postcode="62701", country="US"
    )
    return Listing(
        source="Yelp",
        key=key,
        listing_id=key,
        names=(f"Bluebird {code}",),
        address=address,
        phones=(f"(217) 555-01{code:02}",),
    )


@pytest.fixture
def locations(desk):
    rows = "".join(
        f"{n:04},Bluebird {n},{n} Maple St,Springfield,IL,62701,US,(217) 555-01{n:02}\n" for n in range(1, 6)
    )
    return desk.write("locations.csv", "store_code,name,street,city,region,postcode,country,phone\n" + rows)


def test_locations_are_fed_one_by_one_in_the_order_of_the_file(locations):
    sink = Recorder()
    summary = audit(locations, [YELP], sink, Options(), lambda _: [listing("b", 4), listing("a", 2)])
    assert sink.told == ["open", *["feed"] * 5, "close"]
    assert [result.store_code for result in sink.fed] == ["0001", "0002", "0003", "0004", "0005"]
    assert [result.listings[0].status for result in sink.fed] == [
        Status.MISSING, Status.FOUND, Status.MISSING, Status.FOUND, Status.MISSING,
    ]  # fmt: skip
    assert summary.statuses == {"found": 2, "missing": 3}
    assert summary is sink.summary


def test_the_run_has_an_id_and_its_times(locations):
    sink = Recorder()
    audit(locations, [YELP], sink, Options(shown={"policy": "standard"}), lambda _: [])
    assert len(sink.run.id) == 12
    assert sink.run.started <= sink.run.finished
    assert sink.run.started.endswith("Z")
    assert sink.run.options == {"policy": "standard"}


def test_only_the_selected_are_judged_and_all_are_known(locations):
    sink = Recorder()
    options = Options(selection=Selection(only=("0002", "0005")))
    audit(locations, [YELP], sink, options, lambda _: [listing("a", 2), listing("c", 3)])
    assert [(r.store_code, r.listings[0].status) for r in sink.fed] == [
        ("0002", Status.FOUND),
        ("0005", Status.MISSING),
    ]


def test_a_source_without_a_door_is_not_read(locations):
    sink = Recorder()
    audit(locations, [CLOSED], sink, Options(), lambda _: pytest.fail("it was read"))
    assert {row.status for result in sink.fed for row in result.listings} == {Status.NOT_APPLICABLE}
    assert sink.fed[0].findings == ()
    assert [source.status for source in sink.results] == ["not-run"]


@pytest.mark.parametrize("broken", ["open", "feed", "close"])
def test_a_sink_that_breaks_is_aborted(locations, broken):
    sink = Recorder(broken)
    with pytest.raises(OSError, match=broken):
        audit(locations, [YELP], sink, Options(), lambda _: [])
    assert sink.told[-2:] == [broken, "abort"]


def test_an_interruption_aborts_the_sink_and_removes_the_journal(locations, tmp_path, monkeypatch):
    def interrupted(_):
        yield listing("a", 2)
        raise KeyboardInterrupt

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    sink = Recorder()
    with pytest.raises(KeyboardInterrupt):
        audit(locations, [YELP], sink, Options(), interrupted)
    assert sink.told == ["open", "abort"]
    assert list((tmp_path / "temp").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "options", "error"),
    [
        ("name\n", Options(), InputError),
        ("name\nA\n", Options(selection=Selection(only=("9",))), UsageError),
        ("name,x\nA,1\n,2\n", Options(strict=True), InputError),
    ],
)
def test_nothing_is_read_or_opened_when_the_locations_cannot_be_used(desk, text, options, error):
    sink = Recorder()
    with pytest.raises(error):
        audit(desk.write("l.csv", text), [YELP], sink, options, lambda _: pytest.fail("it was read"))
    assert sink.told == []


def test_the_journal_is_what_holds_the_listings(locations, monkeypatch):
    kept = []

    class Journal(story.Journal):
        def add(self, row):
            kept.append(row[1])
            super().add(row)

    monkeypatch.setattr(story, "Journal", Journal)
    items = [listing("a", 2), Skipped(Where("y.csv", 3), "row.no-name"), listing("b", 3), listing("b", 3)]
    sink = Recorder()
    summary = audit(locations, [YELP], sink, Options(), lambda _: items)
    assert kept == ["a", "b", "b"]
    assert [note.code for note in summary.notes] == ["run.repeated-listings"]
    assert summary.skipped_total == 1


def test_thousands_of_listings_that_are_nobodys_leave_nothing_behind(locations, monkeypatch):
    strange = (
        Listing(source="Yelp", key=str(n), names=(f"Quay Taxi {n}",), address=Address(city="Joliet"))
        for n in range(3000)
    )
    monkeypatch.setattr(story.Journal, "add", lambda *_: pytest.fail("it was kept"))
    sink = Recorder()
    audit(locations, [YELP], sink, Options(), lambda _: strange)
    assert sink.results[0].listings == 3000


def test_the_country_that_was_taken_from_the_phones_is_said_once(desk):
    rows = "".join(f"{n},Shop {n},{n} Oak St,Joliet,+1 815 555 01{n:02}\n" for n in range(10, 20))
    desk.write("locations.csv", "store_code,name,street,city,phone\n" + rows)
    desk.write("yelp.csv", "id,name,street,city,phone\na,Shop 10,10 Oak St,Joliet,(815) 555-0110\n")
    done = desk.audit()
    assert done.notes()["run.country-inferred"] == {"country": "US", "count": "10"}
    assert done.status("10") == ["found"]
    assert done.verdict("10", "phone") == "equivalent"
    assert done.verdict("10", "country") in {"unstated", "uncheckable"}


def test_a_country_of_the_command_line_reads_phones_and_makes_no_verdict(desk):
    desk.write(
        "locations.csv", "store_code,name,street,city,phone\n1,Harbor Coffee,5 Oak St,Leeds,0113 496 0102\n"
    )
    desk.write("yelp.csv", "id,name,street,city,phone\na,Harbor Coffee,5 Oak St,Leeds,+44 113 496 0102\n")
    done = desk.audit("--country", "GB")
    assert done.verdict("1", "phone") == "equivalent"
    assert done.verdict("1", "country") in {"unstated", "uncheckable"}
    assert done.notes() == {}
    unknown = desk.audit()
    assert unknown.notes()["run.country-unknown"]["count"] == "1"


def test_rows_in_are_rows_audited_and_rows_named(desk):
    desk.write(
        "locations.csv",
        "store_code,name,city\n1,A Bakery,Joliet\n2,,Joliet\n,,\n3,C Bakery,Peoria\n3,C Bakery,Peoria\n5,E\n",
    )
    desk.write("yelp.csv", "id,name\na,A Bakery\nb,\nc,Other\n")
    done = desk.audit()
    counts, rows = done.summary["counts"], done.summary["skipped_rows"]
    repeated = int(done.notes()["run.repeated-locations"]["count"])
    named = [row for row in rows if row["source"] == "locations"]
    empty = int(done.notes()["run.note"]["count"])
    assert counts["locations"] + repeated + len(named) + empty == 6
    assert done.json["sources"][0]["listings"] + sum(row["source"] == "yelp" for row in rows) == 3
    assert done.code == 3


def test_a_header_alone_is_an_error_for_locations_and_a_source_that_failed_for_listings(desk):
    desk.write("locations.csv", "store_code,name\n")
    desk.write("yelp.csv", "id,name\n")
    done = desk.audit()
    assert done.code == 2
    assert "locations.csv holds no rows" in done.err
    desk.write("locations.csv", "store_code,name\n1,A Bakery\n")
    done = desk.audit()
    assert (done.code, done.json["sources"][0]["status"]) == (3, "failed")
    assert done.status("1") == ["unchecked"]


def test_the_same_locations_gzipped_give_the_same_report(shop):
    plain = shop.audit().json["locations"]
    shop.write("locations.csv.gz", gzip.compress((shop.folder / "locations.csv").read_bytes()))
    zipped = shop.run("audit", "locations.csv.gz", "-s", "yelp=file:yelp.csv", "-f", "json", "-q")
    assert zipped.json["locations"] == plain
