"""Reports of two folders find each other by their names."""

from pathlib import Path

import pytest

from pipeline.cli.partners import pair_folders
from schemas.errors import InputError, UsageError


def lay_out(root: Path, *files: str) -> Path:
    """The folder, with these empty files in it."""
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def pair(tmp_path: Path, expected: list[str], actual: list[str]) -> tuple[dict[str, str | None], list[str]]:
    """The names with their partners' paths, and the paths left over."""
    folder = lay_out(tmp_path / "actual", *actual)
    pairs, left_over = pair_folders(lay_out(tmp_path / "expected", *expected), folder)
    partners = {each.name: str(each.actual.relative_to(folder)) if each.actual else None for each in pairs}
    return partners, [str(path.relative_to(folder)) for path in left_over]


@pytest.mark.parametrize("expected", ["a.json", "a/expected.json"])
@pytest.mark.parametrize("actual", ["a.json", "a-report.json", "a/report.json", "a-0123456789ab.json", "a/plan.json"])
def test_each_way_to_name_a_report_finds_its_partner(tmp_path: Path, expected: str, actual: str) -> None:
    name = "a" if "/" in expected else "a.json"
    assert pair(tmp_path, [expected], [actual]) == ({name: actual}, [])


def test_the_same_name_comes_before_a_longer_one(tmp_path: Path) -> None:
    assert pair(tmp_path, ["a.json"], ["a.json", "a-report.json"]) == ({"a.json": "a.json"}, ["a-report.json"])


def test_a_longer_name_keeps_its_own_report(tmp_path: Path) -> None:
    partners, left_over = pair(tmp_path, ["plan.json", "plan-b.json"], ["plan-x.json", "plan-b-x.json"])
    assert partners == {"plan.json": "plan-x.json", "plan-b.json": "plan-b-x.json"}
    assert left_over == []


def test_a_name_is_no_partner_of_one_that_only_begins_alike(tmp_path: Path) -> None:
    assert pair(tmp_path, ["a.json", "b.json"], ["ab.json", "b.json"]) == (
        {"a.json": None, "b.json": "b.json"},
        ["ab.json"],
    )


def test_several_partners_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"several reports may go with a: .*a-x\.json, .*a-y\.json"):
        pair(tmp_path, ["a.json"], ["a-x.json", "a-y.json"])


def test_hand_checked_reports_are_no_partners_of_themselves(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, "a/expected.json", "b/expected.json")
    with pytest.raises(InputError, match="nothing in"):
        pair_folders(folder, folder)
    lay_out(tmp_path, "a/report.json")
    pairs, _ = pair_folders(folder, folder)
    assert [(each.name, each.actual) for each in pairs] == [("a", tmp_path / "a/report.json"), ("b", None)]


def test_folders_without_anything_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no NAME\.json"):
        pair(tmp_path, ["a/other.json"], ["a.json"])
