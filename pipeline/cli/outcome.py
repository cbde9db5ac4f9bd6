"""What came of reading some files: counts and errors, without the reports themselves, of which there may be many."""

from collections import Counter
from dataclasses import dataclass

from schemas.errors import ExitCode, ProngsaiError
from schemas.finding import Severity
from schemas.report import Report

REVIEWED: tuple[Severity, ...] = ("error", "warning")
"""What a person should look at; other findings only inform."""


@dataclass(frozen=True)
class Facts:
    """A report in one row: how many measures it has, and for how many of them each value was read."""

    agency: str | None
    fiscal_year: int | None
    measures: int
    owners: int
    periods: int
    statuses: int
    findings: Counter[Severity]

    @property
    def to_review(self) -> int:
        """How many findings a person should look at."""
        return sum(self.findings[severity] for severity in REVIEWED)


def facts_of(report: Report) -> Facts:
    """The report's row."""
    return Facts(
        agency=report.agency.name,
        fiscal_year=report.fiscal_year,
        measures=len(report.measures),
        owners=sum(bool(measure.owners) for measure in report.measures),
        periods=sum(bool(measure.period and measure.period.start) for measure in report.measures),
        statuses=sum(measure.status.value != "unknown" for measure in report.measures),
        findings=Counter(finding.severity for finding in report.findings),
    )


@dataclass(frozen=True)
class Outcome:
    """What became of one file: either its facts and where the report went, or the error that stopped it.

    `missing` tells what could not be written beside the report, `notes` what there was no reason to write.
    """

    file: str
    facts: Facts | None = None
    stored: str = ""
    error: ProngsaiError | None = None
    missing: tuple[ProngsaiError, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> list[ProngsaiError]:
        """All errors of this file."""
        return [*([self.error] if self.error else []), *self.missing]


@dataclass(frozen=True)
class Batch:
    """What became of all files; after an interruption `outcomes` are fewer than `planned`."""

    planned: int
    outcomes: tuple[Outcome, ...]
    interrupted: bool = False

    @property
    def errors(self) -> list[ProngsaiError]:
        """The errors of all files."""
        return [error for outcome in self.outcomes for error in outcome.errors]

    @property
    def failed(self) -> int:
        """How many files gave no report."""
        return sum(outcome.error is not None for outcome in self.outcomes)

    @property
    def exit_code(self) -> ExitCode:
        """What the command leaves behind: interruption before failure (the gravest), before need of review."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.errors:
            return max(error.exit_code for error in self.errors)
        if any(outcome.facts and outcome.facts.to_review for outcome in self.outcomes):
            return ExitCode.NEEDS_REVIEW
        return ExitCode.OK
