"""Years and periods, with the era in the type."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from schemas.base import Model

BUDDHIST_OFFSET = 543
"""Buddhist era minus common era, for every year since 1941 (the Calendar Year Act, B.E. 2483)."""

BuddhistYear = Annotated[int, Field(ge=2400, le=2700)]
Basis = Literal["dates", "months", "quarter", "fiscal_year", "round"]


def _common_era(day: date) -> date:
    if not 1900 <= day.year <= 2157:
        raise ValueError(f"year {day.year} is no common-era year")
    return day


CommonEraDate = Annotated[date, AfterValidator(_common_era)]
"""A date in the common era; a Buddhist-era year in it is refused."""


class Period(Model):
    """A stretch of days, both ends inclusive, in the common era.

    `raw` is what the page prints. `start` and `end` are both null where it cannot be read surely; one without the
    other is refused.
    `fiscal_year` is the Buddhist-era fiscal year that the whole period lies in, or null.
    """

    raw: str
    start: CommonEraDate | None = None
    end: CommonEraDate | None = None
    basis: Basis | None = None
    fiscal_year: BuddhistYear | None = None

    @model_validator(mode="after")
    def _both_ends_or_none(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end must both be dates, or both be null")
        return self
