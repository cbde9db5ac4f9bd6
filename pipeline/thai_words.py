"""Values of the contract in Thai words, for what people take away."""

from datetime import date

from extractors.thai.lexicon.calendar import MONTH_NAMES
from schemas.period import BUDDHIST_OFFSET
from schemas.report import Kind, StatusValue

STATUS_WORDS: dict[StatusValue, str] = {
    "done": "ดำเนินการแล้ว",
    "in_progress": "อยู่ระหว่างดำเนินการ",
    "not_started": "ยังไม่ได้ดำเนินการ",
    "cancelled": "ยกเลิก",
    "unknown": "ไม่ระบุ",
}
KIND_WORDS: dict[Kind, str] = {
    "report": "รายงานผล",
    "plan": "แผน",
    "memo": "บันทึกข้อความ",
    "order": "คำสั่ง",
    "analysis": "บทวิเคราะห์",
    "other": "เอกสารอื่น",
}


def thai_date(day: date) -> str:
    """The day as Thais write it, in the Buddhist era: `1 ตุลาคม 2568`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year + BUDDHIST_OFFSET}"
