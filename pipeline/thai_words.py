"""How values that are codes are written in Thai."""

from collections.abc import Mapping

STATUSES: Mapping[str, str] = {
    "done": "ดำเนินการแล้ว",
    "in_progress": "อยู่ระหว่างดำเนินการ",
    "not_started": "ยังไม่ดำเนินการ",
    "cancelled": "ยกเลิก",
    "unknown": "ไม่ระบุ",
}
SEVERITIES: Mapping[str, str] = {"error": "ผิดพลาด", "warning": "ควรตรวจ", "info": "แจ้งให้ทราบ"}
STATES: Mapping[str, str] = {"done": "อ่านแล้ว", "review": "รอตรวจ", "quarantined": "อ่านไม่ได้"}
KINDS: Mapping[str, str] = {
    "report": "รายงานผล",
    "plan": "แผน",
    "memo": "บันทึกข้อความ",
    "order": "คำสั่ง",
    "analysis": "รายงานการวิเคราะห์",
    "other": "อื่น ๆ",
}
AGENCY_TYPES: Mapping[str, str] = {
    "subdistrict_administrative_organization": "องค์การบริหารส่วนตำบล",
    "subdistrict_municipality": "เทศบาลตำบล",
    "town_municipality": "เทศบาลเมือง",
    "city_municipality": "เทศบาลนคร",
    "provincial_administrative_organization": "องค์การบริหารส่วนจังหวัด",
    "special_administrative_area": "องค์กรปกครองท้องถิ่นรูปแบบพิเศษ",
    "central_agency": "ราชการส่วนกลาง",
    "provincial_agency": "ราชการส่วนภูมิภาค",
    "state_enterprise": "รัฐวิสาหกิจ",
    "university": "มหาวิทยาลัย",
    "school": "โรงเรียน",
    "hospital": "โรงพยาบาล",
    "other": "อื่น ๆ",
}
BASES: Mapping[str, str] = {
    "dates": "วันที่",
    "months": "เดือน",
    "quarter": "ไตรมาส",
    "fiscal_year": "ปีงบประมาณ",
    "round": "รอบการประเมิน",
}
FIELDS: Mapping[str, str] = {
    "activities": "มาตรการ/กิจกรรม",
    "objectives": "วัตถุประสงค์",
    "steps": "ขั้นตอน/วิธีการ",
    "owners": "ผู้รับผิดชอบ",
    "period": "ระยะเวลา",
    "status": "สถานะ",
    "results": "ผลการดำเนินการ",
    "outcomes": "ผลลัพธ์/ความสำเร็จ",
    "references": "ข้อคำถาม ITA",
}
"""The fields of a measure, in the order of the contract."""
OWNER_KINDS: Mapping[str, str] = {"unit": "หน่วยงาน", "person": "บุคคล", "group": "คณะทำงาน", "all_units": "ทุกหน่วยงาน"}
METHODS: Mapping[str, str] = {
    "text_layer": "ข้อความใน PDF",
    "ocr": "อ่านจากภาพ",
    "text_file": "ไฟล์ข้อความ",
    "human": "คนอ่าน",
}
