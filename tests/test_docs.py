"""What the documents say exists: commands, options, files, targets, exit codes; and the example is a real one."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from pipeline.cli.app import app
from pipeline.options import ReadOptions
from pipeline.runner import read_document
from schemas.errors import ExitCode
from schemas.report import Report

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").glob("*.md"))]

LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)\s#]+)\)")
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(?P<code>(?:prongsai|make) [^`]+)`")
OPTION = re.compile(r"(?<!\S)(?P<option>--?[a-z][a-z-]*)")
EXAMPLE = "samples/topic-tables/report.txt"


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def blocks(document: Path, language: str) -> list[str]:
    """The texts of the document's code blocks in that language."""
    return [found["text"] for found in FENCE.finditer(text_of(document)) if found["language"] == language]


def commands_in(document: Path) -> Iterator[list[str]]:
    """The words of every call of `prongsai` or `make` in code blocks and between backticks."""
    lines = [line for block in blocks(document, "sh") for line in block.splitlines()]
    lines += [found["code"] for found in INLINE.finditer(text_of(document))]
    for line in lines:
        words = shlex.split(line, comments=True)
        if words and words[0] in ("prongsai", "make"):
            yield words


def options_by_command() -> dict[str, set[str]]:
    """Every option of every command as the program has them; those before a command stand under its own name."""
    program: Any = get_command(app)
    options = {name: _options(command) for name, command in program.commands.items()}
    return options | {"prongsai": _options(program)}


def _options(command: Any) -> set[str]:
    return {text for each in command.params for text in each.opts if text.startswith("-")}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", text_of(ROOT / "Makefile"), re.MULTILINE))


def sections(heading: str) -> str:
    """The README's text under a heading, up to the next one."""
    return text_of(README).split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = list(LINK.finditer(text_of(document)))
    missing = [link["target"] for link in links if not (document.parent / link["target"]).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_call_names_what_exists(document: Path) -> None:
    options = options_by_command()
    for words in commands_in(document):
        if words[0] == "make":
            assert set(words[1:]) <= make_targets(), words
            continue
        command = words[1] if not words[1].startswith("-") else "prongsai"
        assert command in options, words
        used = {found["option"] for word in words[2:] for found in OPTION.finditer(word)}
        assert used <= options[command] | {"--help", "-h"}, words


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_sample_named_exists(document: Path) -> None:
    named = {word for words in commands_in(document) for word in words if word.startswith("samples/")}
    assert [pattern for pattern in named if not list(ROOT.glob(pattern))] == []


def test_the_readme_tells_of_every_command_and_option() -> None:
    table = sections("Commands")
    for command, options in options_by_command().items():
        if command != "prongsai":
            assert f"| `prongsai {command}" in table, command
            long = {option for option in options if option.startswith("--")}
            assert [option for option in sorted(long) if option not in table] == []


def test_every_option_named_in_prose_exists() -> None:
    known = set.union(*options_by_command().values()) | {"--help", "-h"}
    named = {found["option"] for code in re.findall(r"`([^`\n]+)`", text_of(README)) for found in OPTION.finditer(code)}
    assert named <= known


def test_the_exit_codes_are_those_of_the_program() -> None:
    listed = {int(code) for code in re.findall(r"^\| ([0-9]+) \|", sections("Commands"), re.MULTILINE)}
    assert listed == set(ExitCode)


@pytest.fixture(scope="module")
def example() -> Any:
    """The report that the example's sample becomes, as JSON."""
    return json.loads(read_document(ROOT / EXAMPLE, ReadOptions()).model_dump_json())


def test_the_json_shown_is_part_of_what_comes_out(example: Any) -> None:
    (shown,) = blocks(README, "json")
    assert missing_from(example, json.loads(shown), path="") == []


def missing_from(whole: Any, part: Any, *, path: str) -> list[str]:
    """Where `part` holds something that `whole` does not; an entry of a list may stand anywhere in it."""
    if isinstance(part, dict) and isinstance(whole, dict):
        inner = (missing_from(whole.get(key), value, path=f"{path}.{key}") for key, value in part.items())
        return [each for found in inner for each in found]
    if isinstance(part, list) and isinstance(whole, list) and (part or not whole):
        return [
            f"{path}[{at}]"
            for at, value in enumerate(part)
            if not any(missing_from(other, value, path=path) == [] for other in whole)
        ]
    return [] if whole == part else [path]


def test_the_table_shown_is_the_one_that_comes_out(example: Any) -> None:
    (shown,) = blocks(README, "text")
    numbers = re.findall(r"[0-9]+", shown.splitlines()[-1])
    measures = example["measures"]
    assert example["agency"]["name"] in shown
    assert [int(number) for number in numbers] == [
        example["fiscal_year"],
        len(measures),
        sum(bool(each["owners"]) for each in measures),
        sum(bool(each["period"]["start"]) for each in measures),
        sum(each["status"]["value"] != "unknown" for each in measures),
    ]


def test_every_key_of_the_contract_is_explained() -> None:
    """Whether the page has each key of each model between backticks."""
    words = set(re.findall(r"`([a-z_0-9]+)`", text_of(ROOT / "docs" / "reading-the-json.md")))
    assert sorted(keys_of(Report.model_json_schema(mode="serialization")) - words) == []


def test_every_choice_of_the_contract_is_explained() -> None:
    page = text_of(ROOT / "docs" / "reading-the-json.md")
    schema = Report.model_json_schema(mode="serialization")
    assert sorted(choice for choice in choices_in(schema) if f"`{choice}`" not in page) == []


def keys_of(schema: Any) -> set[str]:
    models = [schema, *schema["$defs"].values()]
    return {key for model in models for key in model.get("properties", {})}


def choices_in(schema: Any) -> Iterator[str]:
    """Every word that the contract allows somewhere in a fixed list."""
    if isinstance(schema, dict):
        yield from (choice for choice in schema.get("enum", ()) if isinstance(choice, str))
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from choices_in(each)
