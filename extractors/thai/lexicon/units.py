"""How the units of Thai offices are named: their heads with ranks, and the words that only look like heads.

Written from the structure of local government (the organisation notices of municipalities, sub-district and
provincial administrative organisations), of provincial offices, hospitals and universities.
"""

WORK, SECTION, DIVISION, OFFICE, AGENCY = 1, 2, 3, 4, 5
"""Ranks: a unit belongs to one of a higher rank."""

UNIT_RANKS: dict[str, int] = {
    "งาน": WORK,
    "หน่วย": WORK,
    "แผนก": SECTION,
    "ฝ่าย": SECTION,
    "กลุ่มงาน": SECTION,
    "กลุ่มสาระ": SECTION,
    "ศูนย์": SECTION,
    "ภาควิชา": SECTION,
    "สาขาวิชา": SECTION,
    "กลุ่ม": DIVISION,
    "กลุ่มภารกิจ": DIVISION,
    "หน่วยตรวจสอบภายใน": DIVISION,
    "หน่วยงานตรวจสอบภายใน": DIVISION,
    "หน่วยงาน": DIVISION,
    "ส่วน": DIVISION,
    "ส่วนงาน": DIVISION,
    "ส่วนราชการ": DIVISION,
    "กอง": DIVISION,
    "กองงาน": DIVISION,
    "สำนัก": DIVISION,
    "สำนักงาน": DIVISION,
    "สนง.": DIVISION,
    "คณะ": DIVISION,
    "คณะกรรมการ": DIVISION,
    "คณะอนุกรรมการ": DIVISION,
    "คณะทำงาน": DIVISION,
    "สถาบัน": DIVISION,
    "สำนักงานอธิการบดี": OFFICE,
    "สำนักงานคณบดี": DIVISION,
}
"""The words that a unit's name begins with. Units of one rank stand beside each other."""

DIVIDED_OFFICES: tuple[str, ...] = (
    "สำนักคลัง",
    "สำนักช่าง",
    "สำนักการ",
    "สำนักสาธารณสุข",
    "สำนักสวัสดิการ",
    "สำนักยุทธศาสตร์",
)
"""The offices of city municipalities and provinces, which are divided into ส่วน; elsewhere a ส่วน stands beside them."""

RANKS_LIKE: dict[str, str] = {"กลุ่ม": "กลุ่มงาน"}
"""Heads that offices use for one level: where both are in a list, the first ranks like the second."""

AGENCY_HEADS: tuple[str, ...] = (
    "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "องค์กรปกครองส่วนท้องถิ่น",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "เทศบาล",
    "เมืองพัทยา",
    "กรุงเทพมหานคร",
    "อบต.",
    "อบจ.",
    "ทต.",
    "ทม.",
    "ทน.",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "โรงพยาบาล",
    "รพ.สต.",
    "รพ.",
    "โรงเรียน",
    "มหาวิทยาลัย",
    "วิทยาลัย",
    "กระทรวง",
    "กรม",
    "ที่ว่าการอำเภอ",
    "สำนักงานสาธารณสุขจังหวัด",
    "สำนักงานสาธารณสุขอำเภอ",
    "สสจ.",
    "สสอ.",
)
"""The words that the name of a whole agency begins with."""

PLACED_AGENCY_HEADS: tuple[str, ...] = (
    "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "โรงพยาบาล",
)
"""Agencies named after their place, which may follow a unit's name without a space."""

GENERIC_UNITS: tuple[str, ...] = (
    "หน่วยงาน",
    "ส่วนราชการ",
    "ส่วนงาน",
    "กองงาน",
    "สำนัก",
    "กอง",
    "ฝ่าย",
    "งาน",
    "กลุ่มงาน",
    "กลุ่ม",
    "ส่วน",
    "แผนก",
    "ศูนย์",
    "หน่วย",
    "คณะ",
    "แห่ง",
)
"""After ทุก they mean all units (`ทุกกอง`); alone they name none."""

ALL_MARKS: tuple[str, ...] = ("ทั้งหมด", "ทั้งองค์กร", "ในสังกัด", "ภายในสังกัด")
"""Said of generic units, they mean all of them."""

GROUP_HEADS: tuple[str, ...] = (
    "คณะกรรมการ",
    "คณะอนุกรรมการ",
    "คณะทำงาน",
    "คณะผู้บริหาร",
    "คณะครู",
    "คณะที่ปรึกษา",
)
"""Bodies made of people."""

NOT_UNITS: tuple[str, ...] = (
    "กลุ่มคน",
    "กลุ่มตัวอย่าง",
    "กลุ่มเป้าหมาย",
    "กลุ่มเปราะบาง",
    "กลุ่มเสี่ยง",
    "กลุ่มอาชีพ",
    "กองทัพ",
    "งานของ",
    "งานที่",
    "งานวิจัย",
    "งานเลี้ยง",
    "ฝ่ายใด",
    "ฝ่ายตรงข้าม",
    "ศูนย์กลาง",
    "ส่วนกลาง",
    "ส่วนเกี่ยวข้อง",
    "ส่วนได้",
    "ส่วนตัว",
    "ส่วนท้องถิ่น",
    "ส่วนตำบล",
    "ส่วนจังหวัด",
    "ส่วนที่",
    "ส่วนบุคคล",
    "ส่วนประกอบ",
    "ส่วนมาก",
    "ส่วนรวม",
    "ส่วนร่วม",
    "ส่วนหนึ่ง",
    "ส่วนใหญ่",
    "หน่วยกิต",
    "กลุ่มบุคคล",
    "กลุ่มผู้สูงอายุ",
    "กลุ่มเยาวชน",
    "คณะเจ้าหน้าที่",
    "คณะรัฐมนตรี",
    "ส่วนเจ้าหน้าที่",
    "ส่วนเทศบาล",
    "ส่วนบุคลากร",
)
"""Words that begin like a unit's name and are none."""

STRONG_HEADS: tuple[str, ...] = (
    "สำนักงาน",
    "สำนัก",
    "กอง",
    "กลุ่มงาน",
    "คณะกรรมการ",
    "คณะอนุกรรมการ",
    "คณะทำงาน",
    "ภาควิชา",
)
"""Heads that in running text hardly mean anything else."""

WEAK_HEADS: tuple[str, ...] = ("งาน", "ฝ่าย", "กลุ่ม", "ศูนย์", "หน่วย", "ส่วน", "แผนก", "คณะ")
"""Heads that are everyday words too: in running text they count only before a word of `NAME_WORDS`."""

UNITS_BY_ONE_WORD: frozenset[str] = frozenset(
    {"งานธุรการ", "งานสารบรรณ", "งานบุคลากร", "งานวิชาการ", "ฝ่ายปกครอง", "ฝ่ายวิชาการ", "กองอำนวยการ", "กองกลาง"}
)
"""Units that the dictionary has as one word."""

UNIT_STARTS: tuple[str, ...] = ("สำนัก", "กอง", "งาน", "ฝ่าย", "กลุ่ม", "หน่วย", "ทุก", "คณะ", "ศูนย์", "นาย", "นาง")
"""What the text of an owner cell begins with, most often."""
