"""The list of findings for users names every code, and nothing else, in both languages."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from extractors.thai.letters import has_thai_letters
from pipeline.stages.checks import RULES, rules
from pipeline.stages.checks.rules import page_troubles, undecoded_bytes

LIST = Path(__file__).parents[4] / "docs" / "findings.md"
LANGUAGES = ["In English", "ภาษาไทย"]


def rows_under(heading: str) -> Iterator[list[str]]:
    """The cells of each row of the table under a heading, without its head."""
    section = LIST.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return ([cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:])


def severities_by_code() -> dict[str, set[str]]:
    """What the rules say of themselves."""
    found: dict[str, set[str]] = {}
    for code, severities in chain.from_iterable(
        rule.CODES.items() for rule in (page_troubles, *RULES, undecoded_bytes)
    ):
        found.setdefault(code, set()).update(severities)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_code_once_with_its_severities(language: str) -> None:
    rows = list(rows_under(language))
    listed = {code.strip("`"): set(severity.split(", ")) for code, severity, *_ in rows}
    assert listed == severities_by_code()
    assert len(rows) == len(listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_says_what_it_means_and_what_to_do(language: str) -> None:
    for code, _, meaning, advice in rows_under(language):
        assert len(meaning) > 10, code
        assert len(advice) > 3, code
        assert has_thai_letters(advice) == (language == "ภาษาไทย"), code


def test_both_languages_list_the_codes_in_the_same_order() -> None:
    english, thai = ([row[:2] for row in rows_under(language)] for language in LANGUAGES)
    assert english == thai


def test_every_rule_is_called() -> None:
    folder = Path(str(rules.__file__)).parent
    written = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    called = {rule.__name__.rpartition(".")[2] for rule in (page_troubles, *RULES, undecoded_bytes)}
    assert called == written
