"""Item codes whose letter was read as a digit: those put right, and those that cannot be told."""

from collections.abc import Iterator

from extractors.thai.numbers import to_arabic
from pipeline.stages.checks.findings import Codes, measures_with_facts, to_finding, where_printed
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"reference.restored": ("info",), "reference.unclear": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each code whose printed letter is not its own, and for each that stays unknown."""
    for index, measure, facts in measures_with_facts(reading):
        for reading_of_code in facts.codes:
            printed, code = quote(reading_of_code.printed), reading_of_code.code
            path, evidence = f"measures[{index}].references", where_printed(measure, "references")
            if code is None:
                yield to_finding(
                    "reference.unclear",
                    "warning",
                    th=f"{printed} อ่านไม่ออกว่าเป็นข้อใดของแบบวัด ITA",
                    en=f"It cannot be told which ITA item {printed} stands for",
                    path=path,
                    evidence=evidence,
                )
            elif not _has_letter(reading_of_code.printed, code):
                yield to_finding(
                    "reference.restored",
                    "info",
                    th=f"{printed} อ่านเป็นข้อ {code}",
                    en=f"{printed} was read as item {code}",
                    path=path,
                    evidence=evidence,
                )


def _has_letter(printed: str, code: str) -> bool:
    """Whether `printed` is the code but for spaces, case, digit script and zeros in front."""
    squashed = to_arabic("".join(printed.split())).lower()
    return squashed[:1] == code[0] and squashed[1:].lstrip("0") == code[1:]
