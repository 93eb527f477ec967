from pathlib import Path

import pytest

from listaudit.normalize import read_table as module
from listaudit.normalize.read_table import read_table

ROOM = Path(module.__file__).parent
TABLES = sorted(path.stem for path in (ROOM / "data").iterdir())
CODE = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_can_be_read_and_some_code_reads_it(name):
    assert read_table(name)
    assert f'table("{name}")' in CODE
