"""Where a value was read."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from schemas.geometry import Box

Method = Literal["text_layer", "ocr", "text_file", "human"]
Place = tuple[int | None, int | None, Box | None, str]
"""Page, line, box and words, which tell a place from all others: the cells of a row of a dump share their line."""
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


# A dataclass with slots: a long document has tens of thousands, and each takes a quarter of the memory of a model.
@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Evidence:
    """One place that a value was read from, with the words as they stand there.

    `page` counts from 1 and `box` is in PDF points from the top left; a text dump has neither,
    and gives `line`, from 1, instead.
    """

    page: Annotated[int, Field(ge=1)] | None = None
    box: Box | None = None
    line: Annotated[int, Field(ge=1)] | None = None
    method: Method
    confidence: Confidence
    raw: str

    @property
    def place(self) -> Place:
        """The place, however sure its words are."""
        return self.page, self.line, self.box, self.raw
