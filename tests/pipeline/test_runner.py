"""The whole journey on bad and hostile input: a report or an error of the tree, in time that grows as the input."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.options import MEBIBYTE, ReadOptions
from pipeline.runner import read_document
from schemas.errors import ExitCode, FileTooLarge, ProngsaiError
from schemas.report import Report
from tests.builders import read_bytes, read_text
from tests.growth import grows_with_size

HEADER = "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\n"
WORDS = (
    "มาตรการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "ผลการดำเนินการ",
    "กองคลัง / สำนักปลัด",
    "นายสมมุติ ใจงาม",
    "๓๑ กุมภาพันธ์ ๒๕๖๘",
    "ไตรมาสที่ ๕",
    "ตลอดปีงบประมาณ",
    "พ.ศ. ๙๙๙๙",
    "☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ",
    "ตัวชี้วัด",
    "คะแนน",
    "๘๘.๑๐",
    "๙๙๙.๙๙",
    "การใช้อำนาจ",
    "(๑.๑) ขั้นตอน : ก",
    "(๒) ขุดลอก",
    "ภาพประกอบ",
    "จำนวน ๖ ข้อ",
    "ข้อ ๑๗",
    "i๓๐",
    "ต.ค.",
    "/",
    "๑.",
    "-",
    "(ต่อ)",
    "กลยุทธ์ที่ ๑",
    "บันทึกข้อความ",
    "เรื่อง ขอส่งรายงาน",
    "เทศบาลตำบลบึงสาย อำเภอทุ่งหมอก จังหวัดน่าน",
    "ผลการประเมินภาพรวม ๘๙.๕๐ คะแนน ระดับผ่าน",
    "<table>",
    "<tr>",
    "<td rowspan=3>",
    "<td colspan=2>",
    "</table>",
    "<p>",
    "<br>",
    "|",
    "|---|---|",
    "--- Page 2 ---",
    "- ๓ -",
    "......",
    "\u200b",
    "\uf0fe",
    "Č",
)
SEPARATORS = ("\t", " ", "\n", "\n\n", "")
pieces = st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)).map("".join)
slow = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def read_or_refuse(data: bytes) -> ProngsaiError | None:
    """The refusal, if any; a report must survive being written and read."""
    try:
        report = read_bytes(data)
    except ProngsaiError as refusal:
        return refusal
    assert Report.model_validate_json(report.model_dump_json()) == report
    return None


@slow
@given(st.lists(pieces, min_size=1, max_size=40).map("".join))
def test_any_mixture_of_what_reports_print_becomes_a_report(text: str) -> None:
    assert read_or_refuse(("ก" + text).encode()) is None


@slow
@given(st.text(max_size=200))
@example("๒๕๖๘\n")
@example("\x85\u2028ก")
@example("")
def test_any_text_becomes_a_report_or_is_refused(text: str) -> None:
    refusal = read_or_refuse(text.encode("utf-8", "replace"))
    assert refusal is None or refusal.hint


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00\xd8")
@example(b"\x00")
@example("มาตรการ".encode()[:-1])
def test_any_bytes_become_a_report_or_are_refused(data: bytes) -> None:
    refusal = read_or_refuse(data)
    assert refusal is None or refusal.hint


def test_the_same_file_gives_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(HEADER + "จัดอบรม\tกองคลัง\tไตรมาส ๑\tจัดแล้ว\n", encoding="utf-8")
    assert read_document(path, ReadOptions()) == read_document(path, ReadOptions())


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "จัดอบรม\tกองคลัง",
        HEADER + "จัดอบรม\t",
        "| มาตรการ | ผู้รับผิดชอบ |\n|---|---|\n| จัดอบรม | กองค",
        "<table><tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th></tr><tr><td>จัดอบรม</td><td>กองค",
        "<table><tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th></tr><tr><td rowspan=9>จัดอบรม</td><td>กองคลัง</td></tr>",
        "<table><tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th></tr><tr><td>จัดอบรม</td><td>กองคลัง</td></tr><tr><t",
    ],
)
def test_a_table_cut_in_the_middle_keeps_what_is_there(text: str) -> None:
    report = read_text(text)
    assert report.measures[0].activities == ["จัดอบรม"]


@pytest.mark.parametrize("text", [HEADER.strip(), "มาตรการ\tผู้รับ", "<table><tr><th>มาตรการ</th><th>ผู้รับผิดชอบ"])
def test_a_table_cut_in_its_header_holds_no_measure(text: str) -> None:
    assert read_text(text).measures == []


def test_a_cut_character_is_a_finding() -> None:
    report = read_bytes((HEADER + "จัดอบรม\tกองคลัง").encode()[:-1])
    assert "text.bytes-replaced" in [finding.code for finding in report.findings]


def test_nul_bytes_are_a_finding_and_nothing_else_changes() -> None:
    whole = (HEADER + "จัดอบรม\tกองคลัง\tไตรมาส ๑\tจัดแล้ว\n").encode()
    report = read_bytes(whole[:-9] + b"\0\0" + whole[-9:])
    assert [(finding.code, finding.severity) for finding in report.findings if "nul" in finding.code] == [
        ("text.nul-dropped", "warning")
    ]
    assert report.measures[0].activities == ["จัดอบรม"]


def fill(pattern: str, size: int) -> str:
    """The pattern again and again, up to so many characters."""
    return (pattern * (size // len(pattern) + 1))[:size]


HOSTILE: dict[str, Callable[[int], str]] = {
    "one word": lambda size: fill("ก", size),
    "marks without a letter": lambda size: fill("่", size),
    "leading vowels": lambda size: fill("เ", size),
    "spaces": lambda size: "ก" + " " * size + "ก",
    "dots": lambda size: "ก" + "." * size + "ก",
    "digits": lambda size: fill("๑", size),
    "brackets": lambda size: fill("(", size),
    "quotes": lambda size: fill('"', size),
    "colons": lambda size: fill("ก:", size),
    "numbers": lambda size: fill("(๑) ก ", size),
    "levels": lambda size: fill("๑.๑.", size),
    "letters": lambda size: fill("ก) ", size),
    "dashes": lambda size: fill("- ", size),
    "boxes": lambda size: fill("☐ ", size),
    "years": lambda size: fill("ปีงบประมาณ พ.ศ. ๒๕๖๘ ", size),
    "agencies": lambda size: fill("องค์การบริหารส่วนตำบลบึงสาย ", size),
    "scores": lambda size: fill("คะแนนร้อยละ ", size),
    "results": lambda size: fill("ผลการประเมินภาพรวม ๘๕.๐ คะแนน ", size),
    "labels": lambda size: fill("(๑.๑) ผู้รับผิดชอบ : กองคลัง\n", size),
    "pictures": lambda size: fill("ภาพประกอบ\n", size),
    "rows": lambda size: fill("จัดอบรม\tกองคลัง\n", size),
    "headers": lambda size: fill(HEADER, size),
    "items in a cell": lambda size: HEADER + fill("(๑) จัดอบรม ", size) + "\tก\tข\tค",
    "owners in a cell": lambda size: HEADER + "ก\t" + fill("กองคลัง/", size) + "\tข\tค",
    "persons in a cell": lambda size: HEADER + "ก\t" + fill("นายสมมุติ ใจงาม ", size) + "\tข\tค",
    "dates in a cell": lambda size: HEADER + "ก\tข\t" + fill("๑ ตุลาคม ๒๕๖๗ - ", size) + "\tค",
    "boxes in a cell": lambda size: HEADER + "ก\tข\tค\t" + fill("☑ ดำเนินการแล้ว ", size),
    "phrases in a cell": lambda size: HEADER + "ก\tข\tค\t" + fill("ดำเนินการแล้วเสร็จ ", size),
    "a phrase cut by spaces": lambda size: HEADER + "ก\tข\tค\tดำ" + " " * size + "x",
    "codes in a cell": lambda size: HEADER + fill("(i1,", size) + "\tก\tข\tค",
    "clauses in a cell": lambda size: HEADER + fill("ข้อ ๑๗ ", size) + "\tก\tข\tค",
    "one box for each column": lambda size: (
        "\t".join(["มาตรการ", "ผู้รับผิดชอบ", *["ต.ค."] * (size // 20)]) + "\n" + "ก\t" * (size // 20)
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_time_beyond_its_size(name: str) -> None:
    assert grows_with_size(lambda size: read_text(HOSTILE[name](size)), 5_000)


def test_five_megabytes_of_one_line_are_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"

    def read(size: int) -> None:
        path.write_text(fill("มาตรการส่งเสริมคุณธรรม ", size), encoding="utf-8")
        assert read_document(path, ReadOptions()).measures == []

    assert grows_with_size(read, 5 * MEBIBYTE // 12)  # letters of three bytes, and then four times as many


def test_of_fifty_megabytes_no_more_is_read_than_shows_that_they_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []

    class Counted(io.BufferedReader):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            sizes.append(len(data))
            return data

    path = tmp_path / "report.txt"
    path.write_bytes(b"a" * 50 * MEBIBYTE)
    monkeypatch.setattr(Path, "open", lambda path, mode: Counted(io.FileIO(path, mode)))
    with pytest.raises(FileTooLarge, match=r"report\.txt is larger than 16 MiB"):
        read_document(path, ReadOptions())
    assert sum(sizes) == 16 * MEBIBYTE + 1


def test_bad_files_are_told_and_the_good_one_is_read(
    invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Other tests may have left it bound to a runner of their own.
    monkeypatch.delitem(sys.modules, "pipeline.cli.reading", raising=False)
    good = tmp_path / "good.txt"
    good.write_text(HEADER + "จัดอบรม\tกองคลัง\tไตรมาส ๑\tจัดแล้ว\n", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    bad = [tmp_path / name for name in ("empty.txt", "binary.txt", "folder.txt", "pipe.txt", "missing.txt")]
    result = invoke("read", *bad, good, "--output", tmp_path / "out")
    assert result.exit_code == ExitCode.INPUT
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.json"]
    for path in bad:
        assert path.name in result.stderr
    for words in ("is empty", "is no text", "is a folder", "is a pipe", "does not exist"):
        assert words in " ".join(result.stderr.split())
