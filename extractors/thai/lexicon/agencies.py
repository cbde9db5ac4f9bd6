"""How the names of state bodies begin, and the words that end them in running text."""

from schemas.report import AgencyType

AGENCY_HEADS: tuple[tuple[str, AgencyType, str], ...] = (
    ("องค์การบริหารส่วนตำบล", "subdistrict_administrative_organization", "องค์การบริหารส่วนตำบล"),
    ("อบต.", "subdistrict_administrative_organization", "องค์การบริหารส่วนตำบล"),
    ("องค์การบริหารส่วนจังหวัด", "provincial_administrative_organization", "องค์การบริหารส่วนจังหวัด"),
    ("อบจ.", "provincial_administrative_organization", "องค์การบริหารส่วนจังหวัด"),
    ("เทศบาลตำบล", "subdistrict_municipality", "เทศบาลตำบล"),
    ("ทต.", "subdistrict_municipality", "เทศบาลตำบล"),
    ("เทศบาลเมือง", "town_municipality", "เทศบาลเมือง"),
    ("ทม.", "town_municipality", "เทศบาลเมือง"),
    ("เทศบาลนคร", "city_municipality", "เทศบาลนคร"),
    ("ทน.", "city_municipality", "เทศบาลนคร"),
    ("เมืองพัทยา", "special_administrative_area", "เมืองพัทยา"),
    ("โรงพยาบาลส่งเสริมสุขภาพตำบล", "hospital", "โรงพยาบาลส่งเสริมสุขภาพตำบล"),
    ("รพ.สต.", "hospital", "โรงพยาบาลส่งเสริมสุขภาพตำบล"),
    ("โรงพยาบาล", "hospital", "โรงพยาบาล"),
    ("รพ.", "hospital", "โรงพยาบาล"),
    ("สำนักงานสาธารณสุขจังหวัด", "provincial_agency", "สำนักงานสาธารณสุขจังหวัด"),
    ("สสจ.", "provincial_agency", "สำนักงานสาธารณสุขจังหวัด"),
    ("สำนักงานสาธารณสุขอำเภอ", "provincial_agency", "สำนักงานสาธารณสุขอำเภอ"),
    ("สสอ.", "provincial_agency", "สำนักงานสาธารณสุขอำเภอ"),
    ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "provincial_agency", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"),
    ("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา", "provincial_agency", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"),
    ("สถานีตำรวจภูธร", "provincial_agency", "สถานีตำรวจภูธร"),
    ("สถานีตำรวจนครบาล", "provincial_agency", "สถานีตำรวจนครบาล"),
    ("มหาวิทยาลัย", "university", "มหาวิทยาลัย"),
    ("วิทยาลัย", "school", "วิทยาลัย"),
    ("โรงเรียน", "school", "โรงเรียน"),
    ("กรม", "central_agency", "กรม"),
    ("การไฟฟ้า", "state_enterprise", "การไฟฟ้า"),
    ("การประปา", "state_enterprise", "การประปา"),
    ("องค์การ", "state_enterprise", "องค์การ"),
    ("สำนักงาน", "central_agency", "สำนักงาน"),
    ("ที่ทำการปกครองจังหวัด", "provincial_agency", "ที่ทำการปกครองจังหวัด"),
    ("จังหวัด", "provincial_agency", "จังหวัด"),
)
"""As printed, the type, and the form in full. Earlier entries win where one begins with another."""

LOCAL_TYPES: frozenset[AgencyType] = frozenset(
    {
        "subdistrict_administrative_organization",
        "subdistrict_municipality",
        "town_municipality",
        "city_municipality",
        "provincial_administrative_organization",
        "special_administrative_area",
    }
)

GENERIC_HEADS: frozenset[str] = frozenset({"กรม", "องค์การ", "สำนักงาน", "วิทยาลัย", "การไฟฟ้า", "การประปา"})
"""Words that stand inside other words and names too."""

UNFINISHED = (
    "องค์การบริหารส่วน",
    "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "เทศบาล",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "สำนักงานเขตพื้นที่การศึกษา",
)
"""A line that ends so breaks the name of a body: the next line goes on with it."""

UNDER = ("สังกัด", "ภายใต้", "เครือข่าย", "เสนอ", "ส่งให้", "จาก")
"""Straight before a body's name they say that it is another one."""

SPEAK_OF_MANY = ("ทุก", "แต่ละ", "หลายแห่ง", "บางแห่ง", "ในสังกัด", "ในพื้นที่", "ในเขต", "ในความรับผิดชอบ")
"""Behind the head of a name they speak of many bodies: `โรงพยาบาลทุกระดับ`, `โรงเรียนในสังกัด`."""

NAME_ENDS = ("ประจำ", "อำเภอ", "จังหวัด", "ตำบล", "ปีงบประมาณ", "พ.ศ", "หมู่")
"""Printed straight behind a name without a space, these words surely are not part of it."""

_SENTENCE_WORDS: frozenset[str] = frozenset(
    [
        "ประสาน",
        "เสนอ",
        "ลงนาม",
        "เจ้าหน้าที่",
        "พนักงาน",
        "ได้",
        "ได้รับ",
        "มี",
        "มีผล",
        "มีคะแนน",
        "ผลคะแนน",
        "พบ",
        "และ",
        "โดย",
        "จึง",
        "ขอ",
        "ดำเนินการ",
        "จัดทำ",
        "กำหนด",
        "ประกาศ",
        "ตาม",
        "สามารถ",
        "เป็น",
        "ให้",
        "นั้น",
        "ทราบ",
        "ทั้ง",
        "ควร",
        "ผ่าน",
        "ต้อง",
        "แล้ว",
        "เพื่อ",
        "ของ",
        "แห่ง",
        "กับ",
        "จาก",
        "ว่า",
        "ซึ่ง",
        "หรือ",
        "แต่",
        "จะ",
        "เข้า",
        "แจ้ง",
        "รายงาน",
        "เข้ารับ",
        "เข้าร่วม",
    ]
)
"""Words of a sentence, which neither begin the name of a place nor stand in one."""

NOT_IN_NAMES: frozenset[str] = _SENTENCE_WORDS | frozenset(
    [
        "มีประสิทธิภาพ",
        "ที่",
        "ใน",
        "เรื่อง",
        "ทุก",
        "อย่าง",
        "ต่อ",
        "ต่อไป",
        "เรียบร้อย",
        "รับทราบ",
        "ถือ",
        "ปฏิบัติ",
        "ได้แก่",
        "ดังนี้",
        "ไม่",
        "ก็",
        "อยู่",
        "ยัง",
        "ณ",
        "เช่น",
        "ตั้งแต่",
        "ถึง",
        "ผู้",
        "คณะ",
        "ระบุ",
        "มอบหมาย",
        "ประชุม",
    ]
)
"""Words of the sentence that goes on behind a name without a space."""

MAY_END_NAMES: frozenset[str] = frozenset(["ใหม่", "ใน", "ทาง", "ขึ้น", "ลง", "ออก"])
"""Of those, what ends names of places too (วังใหม่, ท่าใน), where no letter follows."""

NEVER_BEGIN_NAMES: frozenset[str] = _SENTENCE_WORDS | frozenset(
    [
        "สัญจร",
        "เคลื่อนที่",
        "เพิ่ม",
        "เพิ่มขึ้น",
        "ประสานงาน",
        "รับ",
        "สั่ง",
        "ฝ่าย",
        "ดังกล่าว",
        "นี้",
        "ใช้",
        "ที่ได้",
        "ประจำ",
        "ทุกแห่ง",
        "ต่างๆ",
        "อื่น",
        "ภาครัฐ",
        "เอกชน",
    ]
)
"""Names of places may begin with words like ใน or ทาง, but not with these."""

OVERSEERS = (
    "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "สำนักงานป.ป.ช.",
    "สำนักงานก.พ.",
    "สำนักงานตรวจเงินแผ่นดิน",
    "กรมส่งเสริมการปกครองท้องถิ่น",
    "กรมบัญชีกลาง",
    "สำนักงานการตรวจเงินแผ่นดิน",
    "กรมการปกครอง",
)
"""Bodies that every report names because they oversee, never because they report."""
