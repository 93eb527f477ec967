"""Hostile values and settings: nothing runs, nothing moves the cursor, codes stay text, nothing takes for ever."""

import csv
import json
import time

import openpyxl
import pytest

NAMES = {
    "formula": '=HYPERLINK("http://evil.example","x")',
    "command": "+cmd|' /C calc'!A0",
    "sum": "@SUM(A1)",
    "minus": "-2+3 Shop",
    "tab": "\t=1+1",
    "wide": "\uff1d1+1",
    "ansi": "\x1b[31mRed\x1b[0m \x1b]0;title\x07Shop",
    "bidi": "\u202eevil\u202c \u2066Shop\u2069",
    "markup": "[bold]x[/bold] [link=http://evil.example]y[/link] [/]",
    "braces": "{0} {name} %s",
    "quote": 'A "B", C\nD',
}
HIDDEN = ("\x1b", "\u202e", "\u202c", "\u2066", "\u2069", "\x07")
RUN = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
CODES = ("=1+1", "0042", "1e5", " 7 ", "-3", "+5", "@a", "'x", "00", "1.0.0", "TRUE", "2026-01-01")


@pytest.fixture
def hostile(desk, ours, theirs):
    """A desk whose records all carry hostile names, ids and addresses of pages."""
    rows = [
        (f"{n}", f"{100 + n} Elm St", f"(217) 555-01{n:02}", name)
        for n, name in enumerate(NAMES.values(), 10)
    ]
    desk.table(
        "locations.csv",
        *(ours | {"store_code": c, "street": s, "phone": p, "name": name} for c, s, p, name in rows),
    )
    page = {"url": "javascript:alert(1)", "website": '=WEBSERVICE("http://evil.example")'}
    desk.write(
        "yelp.json",
        json.dumps([
            theirs | page | {"id": f"={c}+1", "street": s, "phone": p[:-1] + "x", "name": f"{name} X"}
            for c, s, p, name in rows
        ]),
    )  # fmt: skip
    return desk


def written(desk, command=("audit", "locations.csv", "-s", "yelp=file:yelp.json", "-q", "-f")):
    for fmt, name in (
        ("table", "o.txt"),
        ("json", "o.json"),
        ("ndjson", "o.ndjson"),
        ("csv", "o.csv"),
        ("xlsx", "o.xlsx"),
    ):
        assert desk.run(*command, f"{fmt}={name}").code in (0, 1)
    return desk.folder


def cells_of_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


def cells_of_xlsx(path):
    book = openpyxl.load_workbook(path)
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def runs(text):
    return text.lstrip().startswith(RUN) and not set(text) <= set("+-() .0123456789")


def test_no_cell_of_a_spreadsheet_can_be_run(hostile):
    folder = written(hostile)
    hostile.run("fixes", "o.json", "--format", "csv=fixes.csv")
    for name in ("o.csv", "fixes.csv"):
        assert [cell for cell in cells_of_csv(folder / name) if runs(cell)] == []
    cells = cells_of_xlsx(folder / "o.xlsx")
    assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink is not None] == []
    assert [cell.value for cell in cells if isinstance(cell.value, str) and runs(cell.value)] == []
    assert any("HYPERLINK" in str(cell.value) for cell in cells)


def test_nothing_that_moves_the_cursor_or_turns_words_round_is_written_anywhere(hostile):
    folder = written(hostile)
    for command in (("report", "o.json"), ("fixes", "o.json"), ("validate", "locations.csv"),
                    ("explain", "locations.csv", "--location", "16", "-s", "yelp=file:yelp.json")):  # fmt: skip
        done = hostile.run(*command)
        assert not any(sign in done.out + done.err for sign in HIDDEN)
    for name in ("o.txt", "o.json", "o.ndjson", "o.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        assert not any(sign in text or json.dumps(sign)[1:-1] in text for sign in HIDDEN)
    assert not any(sign in str(cell.value) for cell in cells_of_xlsx(folder / "o.xlsx") for sign in HIDDEN)


def test_markup_in_a_name_is_shown_and_not_obeyed(hostile):
    written(hostile)
    done = hostile.run("explain", "locations.csv", "--location", "18", "-s", "yelp=file:yelp.json")
    assert "[bold]x[/bold]" in done.out
    assert "[bold]x[/bold]" in (hostile.folder / "o.txt").read_text(encoding="utf-8")


def test_a_note_on_a_cell_carries_no_escape_to_the_terminal(shop):
    text = (shop.folder / "yelp.csv").read_text().replace("website", "website,latitude,longitude")
    shop.write("yelp.csv", text.replace(".example\n", ".example,\x1b[2J9,\x1b]0;t\x07\n"))
    done = shop.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    assert "coordinates.invalid" in done.err
    assert not any(sign in done.err for sign in HIDDEN)


def test_a_page_of_a_listing_that_is_no_web_page_is_never_where_to_fix_it(hostile):
    written(hostile)
    fixes = [f["fix"] for location in json.loads((hostile.folder / "o.json").read_bytes())["locations"]
             for f in location["findings"] if f["fix"]]  # fmt: skip
    assert fixes
    for fix in fixes:
        assert fix["url"] == "" or fix["url"].startswith("https://")
        assert "evil.example" not in fix["url"] + fix["procedure"]
        assert "javascript" not in fix["url"] + fix["procedure"] + fix["where"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_store_codes_stay_the_text_that_they_are(desk, kind):
    codes = CODES if kind != "csv" else tuple(code for code in CODES if not code.startswith("'"))
    head = ["store_code", "name", "phone"]
    rows = [[code, f"Shop {n}", f"(217) 555-01{n:02}"] for n, code in enumerate(codes)]
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in [head, *rows]:
            book.active.append(row)
        for row in book.active.iter_rows(max_col=1):
            row[0].data_type = "s"
        book.save(desk.folder / "l.xlsx")
    elif kind == "json":
        desk.write("l.json", json.dumps([dict(zip(head, row, strict=True)) for row in rows]))
    else:
        desk.table("l.csv", *(dict(zip(head, row, strict=True)) for row in rows))
    wanted = [code.strip() for code in codes]
    command = ("audit", f"l.{kind}", "-s", f"yelp=file:l.{kind}", "-q", "-f")
    desk.run(*command, "json=o.json", "-f", "csv=o.csv", "-f", "xlsx=o.xlsx")
    audit = json.loads((desk.folder / "o.json").read_bytes())
    assert [location["store_code"] for location in audit["locations"]] == wanted
    sheet = openpyxl.load_workbook(desk.folder / "o.xlsx")["citations"]
    shown = [cell for (cell,) in sheet.iter_rows(min_row=2, max_col=1)]
    assert all(cell.data_type == "s" for cell in shown)
    for again in ("o.csv", "o.xlsx"):
        assert desk.run("match", f"l.{kind}", f"l.{kind}", "-o", "m.csv").code == 0, again
    desk.run("report", "o.json", "--format", "csv=again.csv")
    assert (desk.folder / "again.csv").read_bytes() == (desk.folder / "o.csv").read_bytes()
    with (desk.folder / "o.csv").open(encoding="utf-8", newline="") as file:
        back = [{"store_code": row["store_code"], "name": row["store_name"]} for row in csv.DictReader(file)]
    desk.table("back.csv", *back)
    done = desk.run("audit", "back.csv", "-s", f"yelp=file:l.{kind}", "-q", "-f", "json")
    assert [location["store_code"] for location in done.json["locations"]] == wanted


LONG = {
    "letters": "a" * 99_000,
    "words": "b c " * 24_000,
    "numbered": " ".join(f"w{n}" for n in range(15_000)),
    "ampersands": "a & " * 24_000,
    "values": ";".join(f"Name {n}" for n in range(5_000)),
    "phones": ";".join(f"(217) 555-{n:04}" for n in range(5_000)),
    "lines": "120 Maple St, " * 7_000,
    "hours": "Mo-Fr 09:00-17:00; " * 5_000,
    "digits": "1" * 99_000,
    "brackets": "(a) " * 24_000,
}


@pytest.mark.parametrize("text", LONG)
def test_a_cell_of_a_hundred_thousand_characters_takes_no_more_than_a_moment(desk, ours, text):
    fields = (
        "name",
        "street",
        "phone",
        "website",
        "hours",
        "alternate_names",
        "former_names",
        "email",
        "city",
        "reviews",
    )
    value = LONG[text]
    rows = [
        ours | {"store_code": f"{n}", "phone": f"(217) 555-01{n:02}"} | {field: value}
        for n, field in enumerate(fields)
    ]
    desk.table("locations.csv", *rows)
    desk.table("yelp.csv", *({k: v for k, v in row.items() if k != "store_code"} | {field: f"{value}x"}
                             for row, field in zip(rows, fields, strict=True)))  # fmt: skip
    started = time.process_time()
    done = desk.audit("--allow-incomplete")
    assert done.code in (0, 1)
    assert len(done.json["locations"]) == len(fields)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("reviews", ["1" * 25, "9" * 5_000, "\u0661" * 30])
def test_a_number_of_reviews_that_no_computer_counts_is_none(shop, reviews):
    text = (shop.folder / "yelp.csv").read_text().replace("website", "website,reviews")
    shop.write("yelp.csv", text.replace(".example/joliet", f".example/joliet,{reviews}"))
    assert shop.audit().code == 0


SETTINGS = {
    "not toml": ("[defaults\n", "not valid TOML"),
    "unknown table": ("foo = 1\n", "unknown key `foo`"),
    "unknown key": ('[defaults]\ncuntry = "US"\n', "Did you mean `country`?"),
    "number for text": ("[defaults]\ncountry = 5\n", "defaults.country"),
    "number for table": ("sources = 5\n", "sources"),
    "number for source": ("[sources]\nyelp = 5\n", "sources.yelp"),
    "list for path": ('[sources.yelp]\nfrom = "file"\npath = ["x"]\n', "sources.yelp.path"),
    "text for map": ('[sources.yelp]\nfrom = "file"\ncolumns = "x"\n', "sources.yelp.columns"),
    "date for text": ("[sources.yelp]\nfrom = 2020-01-01\n", "sources.yelp.from"),
    "huge distance": ("[defaults]\npin-metres = 1e400\n", "pin-metres"),
    "no distance": ("[defaults]\npin-metres = nan\n", "pin-metres"),
    "infinite weight": ('[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\nweight = inf\n', "weight"),
    "huge weight": ('[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\nweight = 1e308\n', "weight"),
    "no weight": ('[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\nweight = nan\n', "weight"),
    "huge tier": (f'[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\ntier = {"9" * 30}\n', "tier"),
    "endless number": (f"[defaults]\npin-metres = {'9' * 5_000}\n", "no setting has"),
    "deep list": (f"a = {'[' * 5_000}{']' * 5_000}\n", "no setting has"),
    "deep key": (f"a{'.a' * 5_000} = 1\n", "listaudit.toml"),
    "absent file": ('[sources.yelp]\nfrom = "file"\npath = "none.csv"\n', "none.csv does not exist"),
    "absent source": ('[sources.yelp]\nfrom = "yelpp"\npath = "yelp.csv"\n', "no source 'yelpp'"),
    "no file": ('[sources.yelp]\nfrom = "file"\n', "none is given"),
    "unknown rule": ('[severity]\nphone-diferent = "low"\n', "phone-different"),
    "circle": ('extends = "listaudit.toml"\n', "circle"),
    "wrong extends": ("extends = 5\n", "extends"),
    "no column": ('[sources.yelp]\nfrom = "file"\npath = "yelp.csv"\ncolumns = { Firma = "nam" }\n', "no column of ours"),
    "folders of code": ('sources-dir = "x"\n', "unknown key `sources-dir`"),
    "no text": (b"\xff\xfe\x00", "not UTF-8"),
    "hidden name": ('[sources."\\u001b[31mred"]\nfrom = "file"\npath = "none.csv"\n', "none.csv"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "word"), SETTINGS.values(), ids=SETTINGS)
def test_a_setting_that_cannot_be_meant_is_refused_with_its_place_and_a_hint(shop, text, word):
    shop.write("listaudit.toml", text)
    done = shop.run("audit", "locations.csv", "-q")
    assert (done.code, done.out) == (2, "")
    first, second = done.err.splitlines()
    assert first.startswith("listaudit: ")
    assert second.startswith("  help: ")
    assert word in done.err
    assert "\x1b" not in done.err
