"""Whatever is read from a sample stands word for word in the places that its evidence names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.thai.numbers import to_arabic
from extractors.thai.repair import repair_text
from tests.journey.samples import SAMPLES, TEXT_SAMPLES, Json, places_of_measure, read_json, report_in

TEXTS = ("activities", "objectives", "steps", "results", "outcomes")
PLACES = ("name", "subdistrict", "district", "province")


def bare(text: str) -> str:
    """`text` as it reads once its letters are put right: no markup, no space, no punctuation, Arabic digits."""
    shown = repair_text(re.sub(r"<[^>]*>", "", text)).text
    return re.sub(r"[\s\W]+", "", to_arabic(shown))


def restored(text: str) -> str:
    """`text` without the vowels of which a broken text layer names one for the other: ink tells them on the page."""
    return re.sub("[าำ]", "", bare(text))


def of_document(report: Json) -> Iterator[tuple[str, str, list[Json]]]:
    """The document's own values: a name, the value, and its evidence."""
    places = report["evidence"]
    yield "title", report["title"], places.get("title", [])
    yield "fiscal_year", str(report["fiscal_year"]), places.get("fiscal_year", [])
    for level in PLACES:
        if report["agency"][level]:
            yield level, report["agency"][level], places.get("agency", [])
    assessment = report["assessment"] or {"items": []}
    for name in ("score", "level", "fiscal_year"):
        if assessment.get(name) is not None:
            yield name, str(assessment[name]), places.get("assessment", [])
    for item in assessment["items"]:
        yield "item", item["text"], item["evidence"]
        yield "item", f"{item['score']:g}", item["evidence"]


def of_measure(measure: Json) -> Iterator[tuple[str, str, list[Json]]]:
    """The same for a measure."""
    places = measure["evidence"]
    for name in TEXTS:
        yield from ((name, text, places.get(name, [])) for text in measure[name])
    yield from (("owners", owner["name"], places.get("owners", [])) for owner in measure["owners"])
    if measure["number"]:
        yield "number", measure["number"], places.get("number", [])
    if measure["topic"]:
        yield "topic", measure["topic"]["title"], places.get("topic", [])
    if measure["period"]:
        yield "period", measure["period"]["raw"], places.get("period", [])
    if measure["status"]["raw"]:
        yield "status", measure["status"]["raw"], places.get("status", [])


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_value_stands_where_its_evidence_says(folder: Path) -> None:
    report = read_json(report_in(folder))
    shown = bare if folder in TEXT_SAMPLES else restored
    values = [*of_document(report), *(value for measure in report["measures"] for value in of_measure(measure))]
    lost = [
        (name, value)
        for name, value, evidence in values
        if shown(value) not in "".join(shown(place["raw"]) for place in evidence)
    ]
    assert len(values) > len(report["measures"]) * 3
    assert lost == []


@pytest.mark.parametrize("folder", TEXT_SAMPLES, ids=lambda folder: folder.name)
def test_the_evidence_is_what_the_file_prints_there(folder: Path) -> None:
    report = read_json(report_in(folder))
    lines = report_in(folder).read_text(encoding="utf-8").splitlines()
    places = [place for measure in report["measures"] for place in places_of_measure(measure)]
    for place in [*places, *(place for found in report["evidence"].values() for place in found)]:
        first = next(iter(place["raw"].split()), "")
        assert first[:3] in lines[place["line"] - 1]
