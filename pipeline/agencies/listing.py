"""Lists of agencies that an office gives: CSV, as Excel saves it, read with the line of every fault."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from extractors.page.encoding import decode_text
from extractors.thai.fuzzy import squash
from extractors.thai.lexicon.agencies import LOCAL_TYPES
from extractors.thai.lexicon.agency_lists import KINDS_OF_BODIES, LIST_HEADINGS, PLACE_WORDS
from extractors.thai.places import province_of
from pipeline.agencies.names import agency_key, spell_out, type_of
from schemas.errors import FileUnreadable, InputError
from schemas.report import Agency, AgencyType

FAULTS_SHOWN = 10
_COLUMNS = {squash(heading): column for column, headings in LIST_HEADINGS.items() for heading in headings}
_KINDS = {squash(word): kind for word, kind in KINDS_OF_BODIES.items()} | {squash(k): k for k in get_args(AgencyType)}


@dataclass(frozen=True)
class Listed:
    """An agency of the list, with its other names, and the line that it stands on."""

    agency: Agency
    name: str
    aliases: tuple[str, ...]
    line_no: int


def read_list(path: Path) -> list[Listed]:
    """The agencies that the file lists; raises InputError that tells each line with a fault."""
    try:
        text = decode_text(path.read_bytes(), name=path.name).text
    except OSError as error:
        raise FileUnreadable(f"cannot read {path}: {error.strerror or error}", "Check the name.") from error
    listed: list[Listed] = []
    faults: list[str] = []
    first: dict[str, int] = {}
    for line_no, row in _rows(text, path):
        try:
            each = _to_listed(row, line_no)
        except ValueError as fault:
            faults.append(f"line {line_no}: {fault}")
            continue
        key = agency_key(each.name, district=each.agency.district, province=each.agency.province)
        if key in first:
            faults.append(f"line {line_no}: {each.name} stands on line {first[key]} already")
        first.setdefault(key, line_no)
        listed.append(each)
    if faults:
        more = [f"and {len(faults) - FAULTS_SHOWN} more"] if len(faults) > FAULTS_SHOWN else []
        told = "; ".join([*faults[:FAULTS_SHOWN], *more])
        raise InputError(f"{path.name} cannot be taken in: {told}", "Correct these lines; nothing was stored.")
    return listed


def _rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows below the headings by column, each with its line; rows without a word are left out."""
    first_line = text.lstrip("\ufeff\n").partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    rows = csv.reader(text.lstrip("\ufeff").splitlines(keepends=True), delimiter=delimiter)
    columns: list[str | None] = []
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            continue
        if not columns:
            columns = [_COLUMNS.get(squash(cell)) for cell in cells]
            if "name" not in columns:
                hint = f"The first row must hold headings: {', '.join(LIST_HEADINGS)}."
                raise InputError(f"{path.name} has no column for the names of agencies", hint)
            continue
        pairs = zip(columns, cells, strict=False)
        yield rows.line_num, {column: cell for column, cell in pairs if column and cell}


def _to_listed(row: Mapping[str, str], line_no: int) -> Listed:
    if "name" not in row:
        raise ValueError("the name is missing")
    name = spell_out(row["name"])
    aliases = tuple(alias.strip() for alias in re.split(r"[;|/]", row.get("aliases", "")) if alias.strip())
    agency = Agency(
        name=name,
        type=_kind(row.get("type"), name),
        subdistrict=_place(row, "subdistrict"),
        district=_place(row, "district"),
        province=_province(_place(row, "province")),
    )
    return Listed(agency, name, aliases, line_no)


def _kind(word: str | None, name: str) -> AgencyType:
    told = type_of(name)
    if word is None:
        return told
    kind = _KINDS.get(squash(word))
    if kind is None:
        raise ValueError(f"{word} is no kind of agency")
    if kind != told and {kind, told} & LOCAL_TYPES and "other" not in (kind, told):
        raise ValueError(f"{name} is not of the kind {word}")  # of other bodies the name says less than the list
    return told if kind == "other" else kind


def _place(row: Mapping[str, str], level: str) -> str | None:
    text = row.get(level)
    for word in PLACE_WORDS[level]:
        if text and text.startswith(word) and len(text) > len(word):
            return text.removeprefix(word).strip()
    return text


def _province(text: str | None) -> str | None:
    if text is None:
        return None
    province = province_of(text)
    if province is None:
        raise ValueError(f"{text} is no province")
    return province
