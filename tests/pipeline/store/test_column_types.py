"""What goes into a column comes out as it was."""

import os
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.store.column_types import FileName, Instant
from pipeline.store.storable import storable

DIALECTS = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name), st.sampled_from(DIALECTS))
def test_names_of_any_bytes(data: bytes, dialect: object) -> None:
    name = os.fsdecode(data)
    stored = FileName().process_bind_param(name, dialect)  # type: ignore[arg-type]
    assert stored is not None
    assert stored.encode("utf-8")
    assert FileName().process_result_value(stored, dialect) == name  # type: ignore[arg-type]


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.integers(-12, 12), st.integers(-12, 12))
def test_moments_sort_as_their_texts_do(day: datetime, one: int, other: int) -> None:
    kind, dialect = Instant(), DIALECTS[0]
    moments = [day.replace(tzinfo=timezone(timedelta(hours=hours))) for hours in (one, other)]
    texts = [str(kind.process_bind_param(moment, dialect)) for moment in moments]
    assert (moments[0] < moments[1]) == (texts[0] < texts[1])
    assert [kind.process_result_value(text, dialect) for text in texts] == moments


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Instant().process_bind_param(datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None), DIALECTS[0])


@given(st.text(st.characters(exclude_categories=())))
def test_stored_text_is_text_that_databases_take(text: str) -> None:
    stored = storable({"a": [text]})["a"][0]
    assert stored.encode("utf-8").count(b"\0") == 0
    assert len(stored) == len(text)
