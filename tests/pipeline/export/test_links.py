"""Links lead to the crop of a value where there is one, and nowhere where names are hidden."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.export.links import Link, Links
from pipeline.store.choice import Choice
from pipeline.store.contents import dump_contents
from pipeline.store.open import Store
from tests.pipeline.export.exported import rows_of

FILE = "report-0-2568-v1.pdf"
ONE = Choice(year=2568, agency="ทุ่งพลับพลึง")


def make_crops(folder: Path, *, file: str = FILE) -> None:
    """What `prongsai read --crops` leaves of the first measure."""
    folder.mkdir(parents=True)
    shows = [{"path": "measures[0].evidence.activities[0]", "raw": "ก"}]
    index = {"file": file, "crops": [{"crop": "m01-activities-p1.png", "page": 1, "box": [], "shows": shows}]}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    (folder / "m01-activities-p1.png").touch()


def documents(store: Store) -> list[dict[str, Any]]:
    with store.read() as session:
        return [row for row in dump_contents(session) if row["table"] == "documents"]


@pytest.mark.parametrize("name", ["report-0-2568-v1", "agency-0-report-0-2568-v1"])
def test_a_crop_counts_more_than_the_page(filled: Store, tmp_path: Path, name: str) -> None:
    make_crops(tmp_path / "crops" / name)
    first, second = rows_of(filled, choice=ONE, links=Links(tmp_path / "crops"))[:2]
    assert first["evidence"] == Link((tmp_path / "crops" / name / "m01-activities-p1.png").as_uri(), "หน้า 1")
    assert second["evidence"].target.endswith(f"{FILE}#page=1")


@pytest.mark.parametrize("folder", ["ภาพ ครอบ", "a#b"])
def test_the_link_is_a_path_from_the_file_that_holds_it(filled: Store, tmp_path: Path, folder: str) -> None:
    (sha256,) = (row["sha256"] for row in documents(filled) if row["filename"] == FILE)
    make_crops(tmp_path / folder / sha256)
    links = Links(tmp_path / folder, beside=tmp_path / "out")
    crop = tmp_path / folder / sha256 / "m01-activities-p1.png"
    target = crop.as_uri() if "#" in folder else f"../{folder}/{sha256}/m01-activities-p1.png"
    assert rows_of(filled, choice=ONE, links=links)[0]["evidence"] == Link(target, "หน้า 1")


def test_a_picture_that_is_gone_is_no_link(filled: Store, tmp_path: Path) -> None:
    make_crops(tmp_path / "crops" / "report-0-2568-v1")
    (tmp_path / "crops" / "report-0-2568-v1" / "m01-activities-p1.png").unlink()
    assert rows_of(filled, choice=ONE, links=Links(tmp_path / "crops"))[0]["evidence"].target.endswith("#page=1")


@pytest.mark.parametrize("index", ["", "[]", '{"file": "report-0-2568-v1.pdf"}'])
def test_crops_that_cannot_be_understood_are_none(filled: Store, tmp_path: Path, index: str) -> None:
    folder = tmp_path / "crops" / "report-0-2568-v1"
    folder.mkdir(parents=True)
    (folder / "index.json").write_text(index, encoding="utf-8")
    assert rows_of(filled, choice=ONE, links=Links(tmp_path / "crops"))[0]["evidence"].target.endswith("#page=1")


def test_crops_of_another_file_are_none(filled: Store, tmp_path: Path) -> None:
    make_crops(tmp_path / "crops" / "report-0-2568-v1", file="other.pdf")
    assert rows_of(filled, choice=ONE, links=Links(tmp_path / "crops"))[0]["evidence"].target.endswith("#page=1")


def test_hidden_links_say_the_page_and_lead_nowhere(filled: Store) -> None:
    assert rows_of(filled, choice=ONE, links=Links(hidden=True))[0]["evidence"] == Link(None, "หน้า 1")
