"""Scores outside 0 to 100."""

from collections.abc import Iterator

from extractors.thai.lexicon.ita import HIGHEST_SCORE, LOWEST_SCORE
from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.scores import name_of_item
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"score.out-of-range": ("error",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such score, the overall score first."""
    assessment = reading.report.assessment
    if assessment is None:
        return
    if assessment.score is not None and not LOWEST_SCORE <= assessment.score <= HIGHEST_SCORE:
        yield to_finding(
            "score.out-of-range",
            "error",
            th=f"คะแนนรวม {format_thai(assessment.score)} ไม่อยู่ระหว่าง ๐ ถึง ๑๐๐",
            en=f"The overall score {assessment.score:f} is not between 0 and 100",
            path="assessment.score",
            evidence=reading.report.evidence.get("assessment", []),
        )
    for index, item in enumerate(assessment.items):
        if LOWEST_SCORE <= item.score <= HIGHEST_SCORE:
            continue
        name_th, name_en = name_of_item(item)
        yield to_finding(
            "score.out-of-range",
            "error",
            th=f"คะแนนของ{name_th} คือ {format_thai(item.score)} ไม่อยู่ระหว่าง ๐ ถึง ๑๐๐",
            en=f"The score of {name_en} is {item.score:f}, which is not between 0 and 100",
            path=f"assessment.items[{index}].score",
            evidence=item.evidence,
        )
