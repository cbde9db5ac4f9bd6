"""Columns: what they are called in Thai, what kind of value they hold, and how that is taken from a record."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeAlias

from pipeline.export.links import Links
from pipeline.export.names import Mask, mask_owner
from pipeline.store.export_rows import StoredDocument
from pipeline.store.tables import Owner


class Kind(Enum):
    """What a column holds; every value may be missing."""

    TEXT = auto()
    TEXTS = auto()
    """A list of texts."""
    WHOLE = auto()
    """A whole number."""
    EXACT = auto()
    """A decimal number, exact."""
    PART = auto()
    """A number from 0 to 1."""
    DAY = auto()
    LINK = auto()
    """A place to look at (`links.Link`)."""


@dataclass(frozen=True)
class Record:
    """What a row is made from: a document, and one thing of it (a measure, a finding …), or itself."""

    document: StoredDocument
    thing: Any
    links: Links
    mask: Mask | None

    def owner(self, owner: Owner, text: str) -> str:
        """The text, which names the owner, without the name where persons are to be masked."""
        if self.mask is None:
            return text
        return mask_owner(text) if owner.kind == "person" else self.mask(text)


@dataclass(frozen=True)
class Column:
    """`words` says a code in Thai; `names` that persons may stand in it; `width` counts characters, for workbooks."""

    key: str
    thai: str
    kind: Kind
    take: Callable[[Record], Any]
    words: Mapping[str, str] | None = None
    width: int = 14
    names: bool = False


Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A kind of table: its columns, and what of a document its rows are made from."""

    key: str
    thai: str
    columns: tuple[Column, ...]
    things: Callable[[StoredDocument], Iterator[Any]]

    def headings(self, *, in_thai: bool) -> list[str]:
        """What stands over the columns."""
        return [column.thai if in_thai else column.key for column in self.columns]

    def rows(self, document: StoredDocument, *, links: Links, mask: Mask | None, in_thai: bool) -> Iterator[Row]:
        """The document's rows; with a mask without the names of persons."""
        for thing in self.things(document):
            record = Record(document, thing, links, mask)
            yield tuple(_value(column, record, in_thai=in_thai) for column in self.columns)


def _value(column: Column, record: Record, *, in_thai: bool) -> Any:
    value, mask = column.take(record), record.mask
    if mask is not None and column.names:
        value = [mask(text) for text in value] if column.kind is Kind.TEXTS else value and mask(value)
    if column.words is not None and in_thai:
        return column.words.get(value, value)
    return value
