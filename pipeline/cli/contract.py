"""Report JSON held against the models, and what is wrong with it in plain words."""

import codecs
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from extractors.page.file_kinds import is_pdf, kind_of
from schemas.report import Report

LINES_ENDINGS = (".jsonl", ".ndjson")
LONGEST_QUOTE = 60

PLAIN_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is no key of the contract",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must have the form {pattern}",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "decimal_type": "must be a number",
    "decimal_parsing": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "date_type": "must be a date such as 2024-10-01",
    "date_parsing": "must be a date such as 2024-10-01",
    "date_from_datetime_parsing": "must be a date such as 2024-10-01",
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}
WITHOUT_QUOTE = ("missing", "extra_forbidden", "json_invalid", "string_too_short")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `path` leads into the report, and is empty when it is no report at all."""

    path: str
    words: str


@dataclass(frozen=True)
class Checked:
    """One JSON document of a file: the report, or its problems. `line` counts from 1 in a file of JSON lines."""

    line: int | None
    report: Report | None
    problems: tuple[Problem, ...]


def check_file(data: bytes, *, name: str) -> Iterator[Checked]:
    """Each report of a JSON or JSON-lines file, checked.

    It holds lines when its name says so, or when its first line is a whole object and more follows.
    """
    try:
        data = as_utf8(data)
    except UnicodeDecodeError as error:
        yield Checked(None, None, (Problem("", f"not JSON: the bytes are not {error.encoding.upper()}"),))
        return
    kind = kind_of(data)
    named = "a PDF file" if is_pdf(data) else kind.name if kind else None
    if named:
        yield Checked(None, None, (Problem("", f"not JSON: this is {named}"),))
        return
    if not name.lower().endswith(LINES_ENDINGS) and not _first_line_is_whole(data):
        yield _check_document(data, line=None)
        return
    for line, text in enumerate(data.splitlines(), 1):
        if text.strip():
            yield _check_document(text, line=line)


def as_utf8(data: bytes) -> bytes:
    """JSON in UTF-16 or UTF-32, which PowerShell writes, as UTF-8; a byte order mark is left out."""
    encoding = json.detect_encoding(data)
    return data.removeprefix(codecs.BOM_UTF8) if encoding.startswith("utf-8") else data.decode(encoding).encode()


def _first_line_is_whole(data: bytes) -> bool:
    first, _, rest = data.strip().partition(b"\n")
    if not rest:
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _check_document(data: bytes, *, line: int | None) -> Checked:
    try:
        json.loads(data)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if line is None else f"column {error.colno}"
        return Checked(line, None, (Problem("", f"not JSON: {error.msg} at {place}"),))
    except UnicodeDecodeError:
        return Checked(line, None, (Problem("", "not JSON: the bytes are not UTF-8"),))
    except ValueError:
        most = sys.get_int_max_str_digits()
        return Checked(line, None, (Problem("", f"not a report: a number has more than {most} digits"),))
    except RecursionError:
        return Checked(line, None, (Problem("", "not a report: nested too deeply"),))
    try:
        return Checked(line, Report.model_validate_json(data, strict=True), ())
    except ValidationError as error:
        return Checked(line, None, tuple(_problem(detail) for detail in error.errors(include_url=False)))


def _problem(detail: Any) -> Problem:
    """Pydantic's detail (type, loc, msg, input, ctx) as a path and plain words."""
    kind, context = detail["type"], detail.get("ctx", {})
    told = str(context["error"]) if kind == "value_error" else detail["msg"]
    words = PLAIN_WORDS.get(kind, told).format_map(context)
    if kind not in WITHOUT_QUOTE and not (kind == "value_error" and isinstance(detail["input"], dict)):
        words += f", not {_quote(detail['input'])}"
    return Problem(_path(detail["loc"]), words)


def _quote(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


def _path(steps: tuple[int | str, ...]) -> str:
    """The way in, such as `measures[3].period.start`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
