"""Crops as files: a folder for each report, with an index that says which picture shows what."""

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.crops.index import INDEX
from pipeline.crops.pages import open_drawn
from pipeline.crops.places import Place, places_of
from pipeline.options import ReadOptions
from pipeline.output import whole_folder
from pipeline.runner import Journey
from pipeline.stages.intake import TextSource
from pipeline.stages.pages import OnPage, without_progress
from schemas.errors import FolderTaken
from schemas.report import Report

_MARGIN = 4.0
"""Points of paper around what is cut out."""


def keep_crops(journey: Journey, folder: Path, options: ReadOptions) -> int:
    """Fills `folder` with the crops of the report, as `cut_crops`; a text dump has none."""
    source = journey.source
    return 0 if isinstance(source, TextSource) else cut_crops(journey.report, source.read(), folder, options)


def cut_crops(
    report: Report, data: bytes, folder: Path, options: ReadOptions, *, on_page: OnPage = without_progress
) -> int:
    """Fills `folder` with the crops of what was read from `data`, and their index, all at once; tells how many.

    Where no value has a place on a page nothing is written. `on_page` is told of each page that is drawn. Raises
    FolderTaken where the folder holds other files than crops of an earlier run, StoreError where it cannot be written,
    and InputError where a page cannot be drawn.
    """
    sizes = {size.page: size for size in report.pages}
    places = [place for place in places_of(report) if place.page in sizes]
    if not places:
        return 0
    _refuse_foreign_files(folder)
    name = report.source.filename
    with whole_folder(folder) as draft:
        with open_drawn(data, name=name, options=options) as draw:
            for page_no, on_this_page in groupby(sorted(places, key=_page_of), key=_page_of):
                on_page(page_no, len(sizes))
                drawn = draw(sizes[page_no])
                for place in on_this_page:
                    drawn.cut(place.box, margin=_MARGIN).save(draft / f"{place.name}.png")
        (draft / INDEX).write_text(_to_index(name, places), encoding="utf-8")
    return len(places)


def _page_of(place: Place) -> int:
    return place.page


def _to_index(filename: str, places: Sequence[Place]) -> str:
    """The index as JSON, a line for each crop."""
    entries = ",\n".join(json.dumps(_entry(place), ensure_ascii=False) for place in places)
    return f'{{"file": {json.dumps(filename, ensure_ascii=False)}, "crops": [\n{entries}\n]}}\n'


def _entry(place: Place) -> dict[str, Any]:
    shows = [shown._asdict() for shown in place.shows]
    return {"crop": f"{place.name}.png", "page": place.page, "box": place.box, "shows": shows}


def _refuse_foreign_files(folder: Path) -> None:
    """Raises FolderTaken where the folder holds what its index does not tell of: it would be lost."""
    if not folder.exists():
        return
    try:
        known = {INDEX, *(each["crop"] for each in json.loads((folder / INDEX).read_text(encoding="utf-8"))["crops"])}
        foreign = sorted({file.name for file in folder.iterdir()} - known)
    except (OSError, ValueError, KeyError, TypeError):
        foreign = [folder.name]
    if foreign:
        raise FolderTaken(
            f"{folder} holds something else than crops of an earlier run: {foreign[0]}",
            "Name another folder with --crops, or move that away.",
        )
