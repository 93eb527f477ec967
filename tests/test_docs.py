import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from bench import docs
from bench.docs_cli import parsed
from listaudit.cli.app import COMMANDS
from listaudit.config_file import ConfigFile
from listaudit.model import Kind, Severity, Status
from listaudit.readers.headers import UNKNOWN, resolve
from listaudit.report.open import FORMATS
from listaudit.rules import rule_ids
from listaudit.source import load_source

ROOT = Path(__file__).parent.parent
README, INDEX = ROOT / "README.md", ROOT / "docs" / "README.md"
PAGES = sorted((ROOT / "docs").glob("*.md"))
BY_HAND = [README, ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *PAGES]
GENERATED = {"cli.md"}
"""Its blocks are usage lines with `[OPTIONS]`, no command lines."""
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`(listaudit [^`]+)`")
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


def named(paths):
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


def text_of(path):
    return path.read_text(encoding="utf-8")


def blocks(path):
    """Return the language and the text of each block of code."""
    return BLOCK.findall(text_of(path))


def command_lines(path):
    """Return the arguments of each call of listaudit in the page's blocks."""
    lines = (line for language, block in blocks(path) if language != "toml" for line in block.splitlines())
    for line in lines:
        if found := re.search(r"(?:^|\s)listaudit ([a-z].*)", line):
            words = shlex.split(found[1], comments=True)
            ends = [n for n, word in enumerate(words) if word in {"|", "||", "&&"}]
            yield words[: ends[0] if ends else None]


def spelled(name):
    return {spelling for parameter in parsed(name).params for spelling in parameter.opts} | {"--help", "-h"}


def anchors(path):
    """Return the places of a page that a link can lead to, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_generated_page_and_block_is_as_the_code_writes_it():
    assert list(docs.stale(ROOT)) == [], "run `python -m bench.docs`"


def test_a_stale_page_is_named_then_written(tmp_path, capsys):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copyfile(README, tmp_path / "README.md")
    (tmp_path / "docs" / "cli.md").unlink()
    columns = tmp_path / "docs" / "columns.md"
    columns.write_text(text_of(columns).replace("| `store_code` |", "| `shop` |"), encoding="utf-8")
    assert docs.main(["--check"], tmp_path) == 1
    said = capsys.readouterr().out
    assert "docs/cli.md is stale" in said
    assert "docs/columns.md is stale" in said
    assert "README" not in said
    assert "| `shop` |" in text_of(columns)
    assert docs.main([], tmp_path) == 0
    assert text_of(columns) == text_of(ROOT / "docs" / "columns.md")
    assert docs.main(["--check"], tmp_path) == 0


def test_what_stands_around_a_block_is_left_alone():
    page = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n"
    assert docs.fill(page, "x", "new\n\n") == "a\n<!-- begin x -->\nnew\n<!-- end x -->\nb\n"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<!-- begin x -->\n",
        "<!-- end x -->\n<!-- begin x -->\n",
        "<!-- begin x -->\n<!-- end x -->\n<!-- begin x -->\n<!-- end x -->\n",
    ],
)
def test_a_page_without_the_marks_of_a_block_is_refused(page):
    with pytest.raises(ValueError, match="begin x"):
        docs.fill(page, "x", "new")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_reference_with_all_its_options_and_in_the_readme(name):
    section = text_of(ROOT / "docs" / "cli.md").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for parameter in parsed(name).params:
        if parameter.param_type_name == "option":
            assert f"`{parameter.opts[0]}" in section
        assert parameter.help in section.replace("\\|", "|")
    assert f"`listaudit {name}`" in text_of(README)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_says_what_it_is_and_names_its_value(name):
    for parameter in parsed(name).params:
        assert parameter.help
        assert parameter.metavar or parameter.is_flag


@pytest.mark.parametrize("path", named(path for path in BY_HAND if path.name not in GENERATED))
def test_every_command_line_parses(path):
    for name, *arguments in command_lines(path):
        parsed(name).make_context(name, list(arguments))


def test_command_lines_are_found_in_the_readme():
    assert {name for name, *_ in command_lines(README)} >= {"init", "audit", "explain", "fixes"}


@pytest.mark.parametrize("path", named(BY_HAND))
def test_every_command_that_a_sentence_names_exists_with_its_options(path):
    for span in SPAN.findall(text_of(path)):
        _, name, *words = re.sub(r"[\[\]]", " ", span).split()
        if name != "COMMAND":
            assert {word.partition("=")[0] for word in words if word.startswith("-")} <= spelled(name), span


@pytest.mark.parametrize("path", named(BY_HAND))
def test_every_relative_link_leads_somewhere(path):
    for link in LINK.findall(text_of(path)):
        if not re.match(r"[a-z]+:", link):
            file, _, anchor = link.partition("#")
            target = (path.parent / file) if file else path
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("path", named([README, *PAGES]))
def test_every_configuration_is_valid_and_names_rules_sources_and_columns_that_exist(path):
    for language, block in blocks(path):
        if language == "toml":
            config = ConfigFile.model_validate(tomllib.loads(block))
            assert set(config.severity) <= set(rule_ids())
            for name, table in config.sources.items():
                source = load_source(table.from_, name=name, overrides=table.overrides())
                assert all(
                    resolve(column, "listing").name != UNKNOWN for column in source.columns.values() if column
                )


def test_every_key_of_the_configuration_is_explained():
    page = text_of(ROOT / "docs" / "config.md")
    schema = ConfigFile.model_json_schema()
    keys = [key for table in (schema, *schema["$defs"].values()) for key in table.get("properties", ())]
    assert len(keys) > 10
    assert [key for key in keys if f"| `{key}` |" not in page] == []


@pytest.mark.parametrize("path", named([README, ROOT / "docs" / "verdicts.md"]))
@pytest.mark.parametrize("words", [Kind, Status], ids=["verdicts", "statuses"])
def test_every_verdict_and_status_is_explained(path, words):
    assert [word for word in words if f"\n| `{word}` |" not in text_of(path)] == []


def test_every_severity_and_format_is_named_in_the_readme():
    text = text_of(README)
    assert [word for word in Severity if f"\n| `{word}` |" not in text] == []
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_the_readme_and_the_page_on_ci_give_the_same_exit_codes():
    codes = [
        re.findall(r"^\| (\d+) \|", text_of(path), re.MULTILINE) for path in (README, ROOT / "docs/ci.md")
    ]
    assert codes[0] == codes[1] == ["0", "1", "2", "3", "4", "130"]


@pytest.mark.parametrize("path", named([README, ROOT / "docs" / "ci.md"]))
def test_what_recipes_take_out_of_json_is_there(path, desk):
    desk.run("init")
    summary = json.loads(desk.run("audit", "locations.csv", "--format", "json").out)["summary"]
    recipes = re.findall(r"\.summary((?:\.[a-z_]+)+)", text_of(path))
    assert recipes
    for recipe in recipes:
        here = summary
        for key in recipe.strip(".").split("."):
            assert key in here or key in set(Severity), recipe
            here = here.get(key)


@pytest.mark.parametrize("path", named(path for path in PAGES if path != INDEX))
def test_the_index_names_every_page(path):
    assert f"({path.name})" in text_of(INDEX)
