"""A small inbox in which everything that can become of a file happens; agencies and people in it are invented."""

import os
from pathlib import Path

AGENCIES = ("เทศบาลตำบลหนองตัวอย่าง", "องค์การบริหารส่วนตำบลห้วยสมมติ", "เทศบาลเมืองทุ่งจำลอง")
FIRST_MOMENT_NS = 1_700_000_000 * 10**9
SECOND_NS = 10**9


def make_inbox(folder: Path, *, pdf: Path) -> None:
    """Fills the folder; `pdf` is a document of which copies are put there."""
    for number, (name, data) in enumerate(_files(pdf)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        moment = FIRST_MOMENT_NS + number * SECOND_NS
        os.utime(path, ns=(moment, moment))


def _files(pdf: Path) -> list[tuple[str, bytes]]:
    whole = pdf.read_bytes()
    texts = [
        (f"หน่วยงาน {at}/รายงาน ปี {year}.txt", _report(agency, year, status="อยู่ระหว่างดำเนินการ"))
        for at, agency in enumerate(AGENCIES)
        for year in (2567, 2568)
    ]
    corrected = [
        (f"หน่วยงาน {at}/รายงาน แก้ไข.txt", _report(agency, 2568, status="ดำเนินการแล้วเสร็จ"))
        for at, agency in enumerate(AGENCIES[:2])
    ]
    return [
        *texts[:3],
        ("report.pdf", whole),
        *texts[3:],
        ("again/report.pdf", whole),
        ("cut.pdf", whole[:2000]),
        ("empty.txt", b""),
        *corrected,
        ("again.txt", texts[0][1]),
        ("also cut.pdf", whole[:2000]),
        ("office.docx", b"PK\x03\x04 no archive"),
    ]


def _report(agency: str, year: int, *, status: str) -> bytes:
    rows = [
        f"{number}\tจัดทำคู่มือการปฏิบัติงานเรื่องที่ {number} ของ{agency}\tสำนักปลัด\tตุลาคม {year - 1} - กันยายน {year}\t{status}"
        for number in range(1, 6)
    ]
    lines = [
        f"รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}",
        f"{agency} อำเภอเมืองสมมติ จังหวัดลำปาง",
        "ลำดับ\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tสถานะ",
        *rows,
    ]
    return "\n".join(lines).encode()
