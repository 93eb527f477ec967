import json
import os
import re
import subprocess
import sys

import pytest

from listaudit.cli.app import COMMANDS

HEAVY = {
    "phonenumbers",
    "usaddress",
    "pyarrow",
    "openpyxl",
    "pydantic",
    "rapidfuzz",
    "xlsxwriter",
    "httpx",
    "opening_hours",
}
PROGRAM = """
import json, sys
from listaudit.__main__ import run
code = run(["--help"])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def test_help_imports_none_of_the_heavy_libraries():
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=env, check=True, timeout=60
    )
    code, modules = json.loads(done.stderr)
    assert code == 0
    assert "Audit business listings" in done.stdout
    assert HEAVY & {name.partition(".")[0] for name in modules} == set()


def test_help_lists_every_command_in_its_order(desk):
    assert re.findall(r"^│ ([a-z]+) ", desk.run("--help").out, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_a_sentence(desk, name, flag):
    done = desk.run(name, flag)
    assert done.code == 0
    assert COMMANDS[name].__doc__.splitlines()[0][:40] in done.out


@pytest.mark.parametrize(
    "name", [name for name in COMMANDS if name not in {"sources", "rules", "schema", "init", "config"}]
)
def test_a_command_without_what_it_needs_ends_with_two(desk, name):
    done = desk.run(name)
    assert done.code == 2
    assert "Missing" in done.err
