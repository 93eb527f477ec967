"""What holds for the whole package: imports, sizes, reasons and skips that are listed and emitted."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from listaudit.cli.app import COMMANDS
from listaudit.model import Field
from listaudit.model.sentences import templates
from listaudit.readers.skips import NOTES, SKIPS
from listaudit.report.open import FORMATS
from listaudit.source.folders import folders

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "listaudit"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "sources" not in path.parts)
ADAPTERS = {
    name: folder / "adapter.py" for name, folder in folders().items() if (folder / "adapter.py").is_file()
}
LINES = 300
CODE = re.compile(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*")
LISTS = ("name", "phone", "website", "email")
FAMILIES = {
    "{field}.not-offered": tuple(Field),
    "{field}.service-area": ("address", "city", "region", "postcode", "pin"),
    "{field}.alternate": LISTS,
    "{field}.language": ("name", "address", "city", "region"),
    "{field}.tagged": LISTS,
    "{field}.former": (*LISTS[:3], "address"),
    "{field}.former-until": (*LISTS[:3], "address"),
    "{field}.behind": LISTS[1:],
    "{field}.extra": LISTS[1:],
    "{field}.extra-former": ("phone", "website"),
}
"""Codes that are built from the name of a field, and the fields that they are built for."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or ".")
    return found


def texts(path: Path) -> set[str]:
    """Return every text of a module that is not a docstring; parts of f-strings apart."""
    return {
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def built(path: Path) -> set[str]:
    """Return every f-string of a module, as written."""
    return {ast.unparse(node)[2:-1] for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr)}


def in_package(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


each_module = pytest.mark.parametrize("path", MODULES, ids=in_package)


@each_module
def test_a_module_is_short_and_says_what_it_is(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < LINES
    assert ast.get_docstring(tree(path))


@each_module
def test_nothing_imports_a_source_by_name(path):
    assert not [name for name in imports(path) if name.startswith(("listaudit.sources", "sources"))]


def foreign(names: set[str]) -> set[str]:
    """Return what an adapter may not import: other libraries, and other sources."""
    return {
        name
        for name in names
        if (head := name.partition(".")[0]) not in {"listaudit", *sys.stdlib_module_names}
        or (head == "listaudit" and name.startswith("listaudit.sources"))
    }


def test_an_adapter_imports_the_standard_library_and_listaudit_alone():
    assert {name: found for name, path in ADAPTERS.items() if (found := foreign(imports(path)))} == {}


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("import json\nfrom listaudit.model import Listing", set()),
        ("import httpx, re", {"httpx"}),
        ("from listaudit.sources.osm import row", {"listaudit.sources.osm"}),
        ("from . import other", {"."}),
        ("def row(record):\n    import requests", {"requests"}),
    ],
)
def test_what_an_adapter_may_not_import_is_found(line, refused, tmp_path):
    (tmp_path / "adapter.py").write_text(line, encoding="utf-8")
    assert foreign(imports(tmp_path / "adapter.py")) == refused


def test_the_model_imports_nothing_of_the_package_but_itself():
    found = {name for path in MODULES if path.parent.name == "model" for name in imports(path)}
    assert {
        name for name in found if name.startswith("listaudit") and not name.startswith("listaudit.model")
    } == set()


def literal_codes() -> set[str]:
    known = set(templates())
    heads = {code.partition(".")[0] for code in known}
    found = {text for path in MODULES for text in texts(path) if CODE.fullmatch(text)}
    return {code for code in found if code in known or (code.partition(".")[0] in heads and _is_reason(code))}


@cache
def _reasons_of(path: Path) -> frozenset[str]:
    """Return the codes that stand as the first argument of `Reason(...)` or `Reason.of(...)`."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Reason", "Reason.of"} and node.args:
            found |= {
                part.value
                for part in ast.walk(node.args[0])
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
    return frozenset(code for code in found if CODE.fullmatch(code))


def _is_reason(code: str) -> bool:
    return any(code in _reasons_of(path) for path in MODULES)


def family_codes() -> set[str]:
    return {family.format(field=field) for family, fields in FAMILIES.items() for field in fields}


def data_codes() -> set[str]:
    """Return the codes that tables of facts beside the modules name."""
    tables = [path for path in PACKAGE.rglob("*.toml") if path.parent.name not in {"reasons", "rules"}]
    return {
        found
        for path in tables
        for found in re.findall(r'"([a-z]+\.[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }


def test_every_reason_that_is_emitted_has_its_sentence():
    emitted = {code for path in MODULES for code in _reasons_of(path)} | family_codes()
    assert emitted - set(templates()) == set()


def test_every_reason_with_a_sentence_is_emitted():
    named = (
        {text for path in MODULES for text in texts(path)} | family_codes() | data_codes() | _built_codes()
    )
    assert set(templates()) - named == set()


def _built_codes() -> set[str]:
    """Return the listed codes that an f-string with one or more holes can make."""
    patterns = [
        re.compile(
            "".join(
                "[a-z0-9-]+" if part.startswith("{") else re.escape(part)
                for part in re.split(r"(\{[^}]*\})", text)
            )
        )
        for path in MODULES
        for text in built(path)
        if re.fullmatch(r"[a-z]+\.[a-z0-9-]*(\{[^}]*\}[a-z0-9-]*)+", text)
    ]
    return {code for code in templates() if any(pattern.fullmatch(code) for pattern in patterns)}


def test_codes_built_from_a_field_are_all_in_the_table_of_families():
    heads = re.compile(r"\{(field|f|verdict\.field|name)\}\.(?!toml|csv|json)[a-z-]+")
    found = {
        re.sub(r"\{.*?\}", "{field}", text)
        for path in MODULES
        for text in built(path)
        if heads.fullmatch(text)
    }
    assert found - set(FAMILIES) == set()


def test_no_reason_is_listed_twice():
    files = sorted((PACKAGE / "model" / "reasons").glob("*.toml"))
    codes = [code for path in files for code in tomllib.loads(path.read_text(encoding="utf-8"))]
    assert len(codes) == len(set(codes))


def test_reasons_of_a_field_stand_in_its_file():
    for path in (PACKAGE / "model" / "reasons").glob("*.toml"):
        if path.stem != "common":
            heads = {code.partition(".")[0] for code in tomllib.loads(path.read_text(encoding="utf-8"))}
            assert heads == {path.stem}


def skip_codes() -> set[str]:
    found = set()
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Skipped", ".note", "_note")):
                for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                    found |= {
                        part.value
                        for part in ast.walk(argument)
                        if isinstance(part, ast.Constant)
                        and isinstance(part.value, str)
                        and CODE.fullmatch(part.value)
                    }
    return found


def test_every_skip_that_is_emitted_has_its_sentence_and_every_sentence_its_skip():
    assert skip_codes() - set(SKIPS) == set()
    named = {text for path in MODULES if path.name != "skips.py" for text in texts(path)} | data_codes()
    assert set(SKIPS) - named == set()
    assert set(SKIPS) >= NOTES


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_place_in_the_docs(name):
    page = ROOT / "docs" / "cli.md"
    if page.exists():
        assert re.search(rf"\b(listaudit )?{name}\b", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_module_and_its_test(name):
    assert (PACKAGE / "cli" / f"{name}.py").is_file()
    assert (ROOT / "tests" / "cli" / f"test_{name}.py").is_file()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_test_and_its_heading_in_the_docs(name):
    assert list((ROOT / "tests" / "report").glob(f"test_{name}*.py"))
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert f"## {name}" in page.splitlines()


def test_every_module_that_has_a_command_is_a_command_of_the_app():
    found = {
        path.stem
        for path in (PACKAGE / "cli").glob("*.py")
        if any(isinstance(node, ast.FunctionDef) and node.name == "command" for node in tree(path).body)
    }
    assert found == set(COMMANDS)
