"""Checks: doubts and contradictions in what was read, as findings."""

from collections.abc import Sequence

from pipeline.stages.checks.rules import (
    announced_counts,
    document_blanks,
    doubtful_letters,
    garbled_lines,
    inferred_columns,
    item_codes,
    item_numbers,
    measure_numbers,
    owner_missing,
    page_troubles,
    period_gaps,
    period_missing,
    period_order,
    period_outside_fiscal_year,
    period_quarter,
    period_unreadable,
    score_averages,
    score_conflicts,
    score_range,
    several_agencies,
    several_years,
    shifted_rows,
    tables_set_aside,
    ticks,
    unassigned_cells,
    undecoded_bytes,
)
from schemas.finding import Finding
from schemas.page import PageTrouble
from schemas.reading import Reading

RULES = (
    document_blanks,
    several_years,
    several_agencies,
    period_outside_fiscal_year,
    period_quarter,
    period_order,
    period_unreadable,
    period_gaps,
    period_missing,
    owner_missing,
    ticks,
    measure_numbers,
    item_numbers,
    announced_counts,
    score_range,
    score_averages,
    score_conflicts,
    item_codes,
    doubtful_letters,
    garbled_lines,
    inferred_columns,
    shifted_rows,
    tables_set_aside,
    unassigned_cells,
)
"""The rules that look at a reading, in the order of their findings."""


def check(
    reading: Reading, *, replaced_bytes: int = 0, dropped_nuls: int = 0, troubles: Sequence[PageTrouble] = ()
) -> list[Finding]:
    """Every finding, rule by rule, within a rule in document order; none twice. Never raises.

    `replaced_bytes` counts the bytes of the file that were no text in its encoding, `dropped_nuls` its NUL characters;
    `troubles` are the pages that are not in the reading.
    """
    findings = [*page_troubles.find(troubles), *(finding for rule in RULES for finding in rule.find(reading))]
    return _distinct([*findings, *undecoded_bytes.find(replaced_bytes, dropped_nuls)])


def _distinct(findings: list[Finding]) -> list[Finding]:
    """The findings without repeats; findings are compared whole."""
    distinct: dict[str, Finding] = {}
    for finding in findings:
        distinct.setdefault(finding.model_dump_json(), finding)
    return list(distinct.values())
