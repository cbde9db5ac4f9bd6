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
from schemas.errors import StoreError

_MARGIN = 4.0
"""Points of paper around what is cut out."""


def keep_crops(journey: Journey, folder: Path, options: ReadOptions) -> int:
    """Fills `folder` with the crops of the report and their index, all at once; tells how many crops there are.

    Without any, as for a text dump, nothing is written. Raises StoreError where the folder holds other files than crops
    of an earlier run, or cannot be written, and InputError where a page cannot be drawn.
    """
    source = journey.source
    sizes = {size.page: size for size in journey.report.pages}
    places = [place for place in places_of(journey.report) if place.page in sizes]
    if isinstance(source, TextSource) or not places:
        return 0
    _refuse_foreign_files(folder)
    with whole_folder(folder) as draft:
        with open_drawn(source.data, name=source.source.filename, options=options) as draw:
            for page_no, on_page in groupby(sorted(places, key=_page_of), key=_page_of):
                drawn = draw(sizes[page_no])
                for place in on_page:
                    drawn.cut(place.box, margin=_MARGIN).save(draft / f"{place.name}.png")
        (draft / INDEX).write_text(_to_index(source.source.filename, places), encoding="utf-8")
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
    """Raises StoreError where the folder holds what its index does not tell of: it would be lost."""
    if not folder.exists():
        return
    try:
        known = {INDEX, *(each["crop"] for each in json.loads((folder / INDEX).read_text(encoding="utf-8"))["crops"])}
        foreign = sorted({file.name for file in folder.iterdir()} - known)
    except (OSError, ValueError, KeyError, TypeError):
        foreign = [folder.name]
    if foreign:
        raise StoreError(
            f"{folder} holds something else than crops of an earlier run: {foreign[0]}",
            "Name another folder with --crops, or move that away.",
        )
