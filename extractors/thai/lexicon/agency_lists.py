"""What offices write in lists of agencies: headings of columns, and kinds of bodies."""

from schemas.report import AgencyType

LIST_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("name", "ชื่อ", "ชื่อหน่วยงาน", "หน่วยงาน", "ชื่ออปท", "ชื่อองค์กร", "ชื่อองค์กรปกครองส่วนท้องถิ่น", "อปท"),
    "type": ("type", "ประเภท", "ประเภทหน่วยงาน", "ชนิด"),
    "subdistrict": ("subdistrict", "ตำบล", "แขวง", "ตำบลแขวง"),
    "district": ("district", "อำเภอ", "เขต", "อำเภอเขต"),
    "province": ("province", "จังหวัด"),
    "aliases": ("aliases", "ชื่ออื่น", "ชื่อเดิม", "ชื่อเก่า", "ชื่อย่อ"),
}
"""For each column its headings, without spaces and signs."""

KINDS_OF_BODIES: dict[str, AgencyType] = {
    "อบต": "subdistrict_administrative_organization",
    "องค์การบริหารส่วนตำบล": "subdistrict_administrative_organization",
    "อบจ": "provincial_administrative_organization",
    "องค์การบริหารส่วนจังหวัด": "provincial_administrative_organization",
    "ทต": "subdistrict_municipality",
    "เทศบาลตำบล": "subdistrict_municipality",
    "ทม": "town_municipality",
    "เทศบาลเมือง": "town_municipality",
    "ทน": "city_municipality",
    "เทศบาลนคร": "city_municipality",
    "องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ": "special_administrative_area",
    "ส่วนราชการระดับกรม": "central_agency",
    "ราชการส่วนกลาง": "central_agency",
    "ราชการส่วนภูมิภาค": "provincial_agency",
    "จังหวัด": "provincial_agency",
    "รัฐวิสาหกิจ": "state_enterprise",
    "มหาวิทยาลัย": "university",
    "สถาบันอุดมศึกษา": "university",
    "โรงเรียน": "school",
    "สถานศึกษา": "school",
    "โรงพยาบาล": "hospital",
    "อื่นๆ": "other",
    "อื่น": "other",
}
"""How lists call the kinds of bodies, without spaces and signs."""

PLACE_WORDS: dict[str, tuple[str, ...]] = {
    "subdistrict": ("ตำบล", "แขวง", "ต."),
    "district": ("อำเภอ", "เขต", "อ."),
    "province": ("จังหวัด", "จ."),
}
"""Words before the name of a place that are no part of it."""
