import ast
from pathlib import Path

import pytest

import listaudit
from listaudit.model import Reason
from listaudit.readers.skips import NOTES, SKIPS
from listaudit.report.notes import PHRASES, note_text


def test_every_note_on_a_cell_or_file_has_a_phrase_and_every_phrase_a_code():
    assert set(PHRASES) >= NOTES
    assert set(PHRASES) <= set(SKIPS)


def test_a_note_names_its_source_and_how_often():
    note = Reason.of("run.note", source="osm", code="osm.no-name", count=3)
    assert note_text(note) == "osm: features without a name, left out (3)."


def test_other_notes_are_told_in_the_words_of_their_code():
    assert note_text(Reason.of("run.note", source="x", code="odd.code", count=2)) == "x: odd.code (2)."
    assert note_text(Reason.of("run.odd", count=2)) == "run.odd count=2"


PACKAGE = Path(listaudit.__file__).parent


def benign_codes():
    """Return the codes of what is left out without being trouble, as modules and adapters write them."""
    named = {"NO_BUSINESS": "website.no-business", "UNKNOWN_KEYS": "payload.unknown"}
    for path in (*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "sources").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Skipped":
                code = node.args[1] if len(node.args) > 1 else None
                if any(keyword.arg == "benign" for keyword in node.keywords):
                    yield code.value if isinstance(code, ast.Constant) else named.get(ast.unparse(code))


@pytest.mark.parametrize("code", sorted({code for code in benign_codes() if code}))
def test_what_is_left_out_without_trouble_is_told_in_words(code):
    told = note_text(Reason.of("run.note", source="website", code=code, count=1))
    assert code not in told
    assert told.endswith("(1).")
