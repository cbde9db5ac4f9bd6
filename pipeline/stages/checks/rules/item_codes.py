"""Item codes whose letter was read as a digit: those put right, and those that cannot be told."""

from collections.abc import Iterator

from extractors.thai.numbers import to_arabic
from pipeline.stages.checks.findings import Codes, measures_with_facts, to_finding, where_printed
from pipeline.stages.checks.wording import listed, quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"reference.restored": ("info",), "reference.unclear": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """At most one finding of each code for each measure, with every such item code in it."""
    for index, measure, facts in measures_with_facts(reading):
        path, evidence = f"measures[{index}].references", where_printed(measure, "references")
        unclear = [quote(each.printed) for each in facts.codes if each.code is None]
        misread = [
            (quote(each.printed), each.code)
            for each in facts.codes
            if each.code and not _is_plain(each.printed, each.code)
        ]
        if misread:
            pairs_th = listed(f"{printed} เป็น {code}" for printed, code in misread)
            pairs_en = listed(f"{printed} as {code}" for printed, code in misread)
            yield to_finding(
                "reference.restored",
                "info",
                th=f"อ่านรหัสข้อของ ITA ที่พิมพ์ไม่ชัด: {pairs_th}",
                en=f"ITA items read from unclear print: {pairs_en}",
                path=path,
                evidence=evidence,
            )
        if unclear:
            yield to_finding(
                "reference.unclear",
                "warning",
                th=f"อ่านไม่ออกว่าเป็นข้อใดของ ITA: {listed(unclear)}",
                en=f"It cannot be told which ITA item is meant: {listed(unclear)}",
                path=path,
                evidence=evidence,
            )


def _is_plain(printed: str, code: str) -> bool:
    """Whether `printed` is the code but for spaces, case, digit script and zeros in front."""
    squashed = to_arabic("".join(printed.split())).lower()
    return squashed[:1] == code[0] and squashed[1:].lstrip("0") == code[1:]
