"""Column types that keep a value exact in SQLite as in PostgreSQL."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Dialect, Numeric, String
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.types import TypeDecorator, TypeEngine

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""Lists and objects, as JSON; None is NULL."""


Words = String().with_variant(TSVECTOR(), "postgresql")
"""The words of a text, cut: with spaces between them, or as the server indexes them, with their positions."""


class ExactNumber(TypeDecorator[Decimal]):
    """A Decimal as it was printed, with its zeros: text in SQLite, which has only binary fractions."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC where the server has it, else text."""
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """The value as the database takes it."""
        return str(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The value as it was stored."""
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """A moment, in UTC: aware when it goes in, aware when it comes out. Text of one length, which sorts by time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as ISO 8601; raises ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class FileName(TypeDecorator[str]):
    r"""The name of a file, whatever its bytes: those that are no UTF-8 are written `\xE9`, and a backslash twice."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The name as text that every database takes."""
        return None if value is None else _ODD.sub(lambda odd: _escape(odd.group()), value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The name as the file system gives it."""
        return None if value is None else _ESCAPED.sub(lambda escaped: _unescape(escaped.group()), value)


_ODD = re.compile("[\\\\\udc80-\udcff]")
_ESCAPED = re.compile(r"\\(?:\\|x[0-9A-F]{2})")


def _escape(odd: str) -> str:
    return "\\\\" if odd == "\\" else f"\\x{ord(odd) - 0xDC00:02X}"


def _unescape(escaped: str) -> str:
    return "\\" if escaped == "\\\\" else chr(0xDC00 + int(escaped[2:], 16))
