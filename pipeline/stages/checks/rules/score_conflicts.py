"""The same item printed twice with different scores."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.scores import name_of_item, scores_by_item
from pipeline.stages.checks.wording import listed
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"score.conflict": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each item or indicator with more than one score, on the first that differs."""
    assessment = reading.report.assessment
    if assessment is None:
        return
    for indices in scores_by_item(assessment).values():
        entries = [assessment.items[index] for index in indices]
        differing = next((index for index in indices if assessment.items[index].score != entries[0].score), None)
        if differing is None:
            continue
        name_th, name_en = name_of_item(entries[0])
        yield to_finding(
            "score.conflict",
            "warning",
            th=f"{name_th} มีคะแนนไม่ตรงกัน คือ {listed(format_thai(entry.score) for entry in entries)}",
            en=f"There are different scores for {name_en}: {listed(f'{entry.score:f}' for entry in entries)}",
            path=f"assessment.items[{differing}].score",
            evidence=[place for entry in entries for place in entry.evidence],
        )
