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
    assert note_text(Reason.of("run.note", source="x", code="odd.code", count=2)) == "x: 2 times odd.code."
    assert note_text(Reason.of("run.odd", count=2)) == "run.odd count=2"
