"""Options that say which documents and measures of the store are meant."""

from enum import StrEnum
from typing import Annotated

import typer


class Status(StrEnum):
    """How far a measure has come."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


AgencyOption = Annotated[
    str | None, typer.Option("--agency", metavar="NAME", help="Only agencies with this in their names.")
]
ProvinceOption = Annotated[
    str | None, typer.Option("--province", metavar="NAME", help="Only agencies of this province.")
]
YearOption = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", min=2400, max=2700, help="Only this fiscal year, such as 2568.")
]
StatusOption = Annotated[Status | None, typer.Option("--status", help="Only measures with this status.")]
AllVersionsOption = Annotated[
    bool, typer.Option("--all-versions", help="Also versions that a later one took the place of, and rescans.")
]
