"""Lists of agencies as offices keep them."""

from pathlib import Path

import pytest

from pipeline.agencies.listing import read_list
from schemas.errors import FileUnreadable, InputError


def write(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_lists_as_excel_saves_them(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["ชื่อหน่วยงาน", "อำเภอ", "จังหวัด", "หมายเหตุ"], ["อบต.ทุ่งงาม", "อ.บึงหลวง", "จ.น่าน", "ส่งแล้ว"], ["", "", "", ""]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    [listed] = read_list(write(tmp_path, text, encoding))
    assert listed.name == "องค์การบริหารส่วนตำบลทุ่งงาม"
    assert (listed.agency.district, listed.agency.province, listed.line_no) == ("บึงหลวง", "น่าน", 2)


def test_kinds_and_other_names(tmp_path: Path) -> None:
    rows = ["สำนักงานเกษตรจังหวัดน่าน,ราชการส่วนภูมิภาค,เกษตรน่าน|สนง.เกษตร", "เมืองพัทยา,,", "สถาบันทดสอบ,university,"]
    text = "\n".join(["name,type,aliases", *rows])
    kinds = [(each.agency.type, each.aliases) for each in read_list(write(tmp_path, text))]
    assert kinds == [
        ("provincial_agency", ("เกษตรน่าน", "สนง.เกษตร")),
        ("special_administrative_area", ()),
        ("university", ()),
    ]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("อบต.ก้านบัว,อบต.,น่านน้ำ", "line 2: น่านน้ำ is no province"),
        ("อบต.ก้านบัว,ชมรม,", "line 2: ชมรม is no kind of agency"),
        ("อบต.ก้านบัว,โรงพยาบาล,", "line 2: องค์การบริหารส่วนตำบลก้านบัว is not of the kind โรงพยาบาล"),
        (",อบต.,น่าน", "line 2: the name is missing"),
        ("อบต.ก้านบัว,,น่าน\n\nองค์การบริหารส่วนตำบล ก้านบัว,,น่าน", "line 4: องค์การบริหารส่วนตำบลก้านบัว stands on line 2 already"),
    ],
)
def test_faults_are_told_with_their_lines(tmp_path: Path, rows: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        read_list(write(tmp_path, f"ชื่อ,ประเภท,จังหวัด\n{rows}\n"))
    assert fault in caught.value.message


def test_many_faults_are_cut_short(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="and 15 more"):
        read_list(write(tmp_path, "ชื่อ,ประเภท\n" + ",อบต.\n" * 25))


def test_a_list_without_names(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column for the names"):
        read_list(write(tmp_path, "อำเภอ,จังหวัด\nบึงหลวง,น่าน\n"))


def test_a_list_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_list(tmp_path / "gone.csv")
