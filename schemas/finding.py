"""Doubts and contradictions, as data."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from schemas.base import Model
from schemas.evidence import Evidence

Severity = Literal["info", "warning", "error"]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]


class Message(Model):
    """The same sentence in Thai and in English."""

    th: str
    en: str


class Finding(Model):
    """Something a person should know; `path` leads into the report (`measures[3].period`), or is empty.

    `page` is null for a text dump; `evidence` then gives the line.
    """

    code: Code
    severity: Severity
    message: Message
    path: str = ""
    page: Annotated[int, Field(ge=1)] | None = None
    evidence: tuple[Evidence, ...] = ()
