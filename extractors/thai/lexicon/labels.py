"""Labels of fields in running text (`หน่วยงานผู้รับผิดชอบ : …`) that are no column headings."""

PICTURE = (
    "ภาพประกอบ",
    "ภาพประกอบ (ถ้ามี)",
    "ภาพถ่าย",
    "ภาพกิจกรรม",
    "ภาพถ่ายประกอบ",
    "ภาพการดำเนินการ",
    "ภาพประกอบการดำเนินการ",
    "ภาพประกอบกิจกรรม",
    "รูปภาพ",
    "รูปภาพประกอบ",
    "ประมวลภาพ",
    "ประมวลภาพกิจกรรม",
)
"""What follows them was read from a photograph: it is no statement of the document."""

MEASURE = (
    "มาตรการ",
    "ชื่อมาตรการ",
    "มาตรการ/กิจกรรม",
    "ชื่อมาตรการ/กิจกรรม",
    "ชื่อโครงการ/กิจกรรม",
    "กิจกรรม",
    "ชื่อกิจกรรม",
    "โครงการ",
    "ชื่อโครงการ",
)
"""Whole labels that give the measure's own words."""

UNKNOWN_TO_US = (
    "งบประมาณ",
    "กลุ่มเป้าหมาย",
    "เป้าหมาย",
    "ตัวชี้วัด",
    "ปัญหาอุปสรรค",
    "ปัญหา/อุปสรรค",
    "ข้อเสนอแนะ",
    "หมายเหตุ",
    "เอกสารอ้างอิง",
    "หลักฐาน",
)
"""Labels whose text belongs to no field of the contract."""

CLOSINGS = (
    "(ลงชื่อ",
    "ลงชื่อ",
    "ขอรับรอง",
    "จึงเรียนมา",
    "ผู้รายงาน",
    "ผู้จัดทำ",
    "ผู้รับรอง",
    "จัดทำโดย",
    "ช่องทางติดต่อ",
    "ข้อเสนอแนะ",
)
"""What stands behind the last field of a report, and in no field."""
