"""Words of the calendar: months, eras, years, quarters, and what joins or loosens dates.

Spaces that a reader may put into these words, and dots that it may lose, are allowed for where the words are
looked up, not here.
"""

MONTH_NAMES = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
"""January to December."""

MONTH_MISSPELLINGS = {
    "มกราดม": 1,
    "มกราคน": 1,
    "กุมภาพันธ": 2,
    "กุมภาพันธุ์": 2,
    "กุมภาพันธุ": 2,
    "กุมภาพันธ์์": 2,
    "กุมภาพัน": 2,
    "กุมภาพนธ์": 2,
    "กุมพาพันธ์": 2,
    "กุมภำพันธ์": 2,
    "มีนาดม": 3,
    "มีนาคน": 3,
    "เเมษายน": 4,
    "เมษายม": 4,
    "เมษำยน": 4,
    "พฤษภาดม": 5,
    "พฤษภาคน": 5,
    "พฤกษภาคม": 5,
    "พฤศภาคม": 5,
    "พฤษาคม": 5,
    "มิถุนายม": 6,
    "มิถนายน": 6,
    "มิถุนำยน": 6,
    "มิอุนายน": 6,
    "กรกฏาคม": 7,
    "กรกฎาดม": 7,
    "กรกฏาดม": 7,
    "กรกฎาคน": 7,
    "กรกฎคม": 7,
    "สิงหาดม": 8,
    "สิงหาคน": 8,
    "กันยายม": 9,
    "กันยำยน": 9,
    "กนยายน": 9,
    "ตุลาดม": 10,
    "ตุลาคน": 10,
    "ตลาคม": 10,
    "พฤษจิกายน": 11,
    "พฤศจิกายม": 11,
    "พฤจิกายน": 11,
    "พฤศจกายน": 11,
    "พฤศจิกำยน": 11,
    "ธันวาดม": 12,
    "ธันวาคน": 12,
    "ธนวาคม": 12,
}
"""Misspellings and misreadings (ค/ด, ม/น, ฎ/ฏ, a lost mark) that are part of no other word."""

MONTH_STEMS = (
    "มกรา",
    "กุมภา",
    "มีนา",
    "เมษา",
    "พฤษภา",
    "มิถุนา",
    "กรกฎา",
    "สิงหา",
    "กันยา",
    "ตุลา",
    "พฤศจิกา",
    "ธันวา",
)
"""Spoken short forms; several are first names too."""

MONTH_ABBREVIATIONS = (
    ("ม", "ค"),
    ("ก", "พ"),
    ("มี", "ค"),
    ("เม", "ย"),
    ("พ", "ค"),
    ("มิ", "ย"),
    ("ก", "ค"),
    ("ส", "ค"),
    ("ก", "ย"),
    ("ต", "ค"),
    ("พ", "ย"),
    ("ธ", "ค"),
)
"""The two halves of each abbreviation; a dot belongs after each half."""

ENGLISH_MONTHS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")

WORDS_TOUCHING_ABBREVIATIONS = (
    "เดือน",
    "วันที่",
    "ที่",
    "ถึง",
    "และ",
    "ภายใน",
    "ตั้งแต่",
    "ระหว่าง",
    "ช่วง",
    "ก่อน",
    "กับ",
    "ณ",
)
"""Words that an abbreviated month may follow without a space."""

ABBREVIATED_OFFICE_WORDS = ("สำนักงาน", "สํานักงาน", "เลขาธิการ", "คณะกรรมการ", "กรรมการ")
"""After these, ก.พ. is the Civil Service Commission and ก.ค. the teachers' one, not a month."""

DURATION_WORDS = ("รอบ", "ทุก", "ระยะเวลา", "ระยะ", "ครบ", "ภายใน", "เวลา", "ราย")
"""Before `6 เดือน` these make it a length of time, not a day of a month."""

NUMBERED_WORDS = (
    "ไตรมาส",
    "ไตรมาสที่",
    "ครั้งที่",
    "รอบที่",
    "ระยะที่",
    "งวดที่",
    "ฉบับที่",
    "ลำดับที่",
    "ชุดที่",
    "ข้อที่",
    "ข้อ",
    "หน้า",
)
"""The number after one of these is its number, not the day of the month that may follow."""

MONEY_WORDS = ("บาท", "ล้านบาท", "ล้าน", "%", "เปอร์เซ็นต์")
"""A number before one of these is no year, however many digits it has."""

COUNTED_WORDS = (
    *MONEY_WORDS,
    "คน",
    "ครั้ง",
    "ราย",
    "เรื่อง",
    "ข้อ",
    "วัน",
    "เดือน",
    "ชั่วโมง",
    "นาที",
    "คะแนน",
    "ฉบับ",
    "แห่ง",
)
"""A small number before one of these counts something and is no year or quarter."""

RANGE_WORDS = (
    "ถึง",
    "เป็นต้นไปถึง",
    "เป็นต้นไปจนถึง",
    "เป็นต้นไป จนถึง",
    "จนถึง",
    "ไปจนถึง",
    "ไปถึง",
    "สิ้นสุด",
    "to",
    "until",
    "till",
)
LIST_WORDS = (",", "และ", "กับ", "/", "&", ",และ")

DATE_FILLERS = (
    *(f"วัน{day}ที่" for day in WEEKDAYS),
    "ประจำเดือน",
    "วันที่",
    "เดือน",
    "ช่วง",
    "ที่",
    "วัน",
    "ของ",
)
"""Words around a date that say nothing about when it is; the longer before its own beginning."""

ONE_SIDED_BEFORE = (
    "ภายใน",
    "ก่อน",
    "ไม่เกิน",
    "ตั้งแต่",
    "เริ่ม",
    "เริ่มต้น",
    "เริ่มดำเนินการ",
    "นับแต่",
    "นับจาก",
    "หลัง",
    "หลังจาก",
    "สิ้นสุด",
    "เสร็จ",
    "จนถึง",
    "ถึง",
    "ยกเว้น",
    "ลงวันที่",
    "ลว",
    "ลว.",
    "until",
    "by",
    "from",
    "since",
    "before",
    "after",
    "start",
    "end",
    "finish",
)
"""Straight before a single date: it is only one end of a period whose other end is not printed."""

ONE_SIDED_AFTER = ("เป็นต้น", "จน", "ถึง", "ขึ้นไป", "onwards", "to")
"""The same, straight after a single date."""

PART_OF_MONTH = ("ต้น", "กลาง", "ปลาย", "สิ้น", "สัปดาห์", "ครึ่ง")
"""Straight before a month: only a part of it is meant, and nobody can say which days."""

QUARTER_ORDINALS = {
    "แรก": 1,
    "หนึ่ง": 1,
    "สอง": 2,
    "สาม": 3,
    "สี่": 4,
    "สุดท้าย": 4,
}

EVERY_QUARTER = ("ทุกไตรมาส", "ทุกๆไตรมาส", "รายไตรมาส", "ไตรมาสละ")

REPEATED = (
    "ทุกเดือน",
    "ทุกๆเดือน",
    "รายเดือน",
    "เดือนละ",
    "ทุกสัปดาห์",
    "ทุกๆสัปดาห์",
    "รายสัปดาห์",
    "สัปดาห์ละ",
    "ทุกวัน",
    "ทุกรอบ",
)
"""Done again and again, without an end named (written without spaces)."""

WHOLE_YEAR = (
    "ตลอดปี",
    "ตลอดทั้งปี",
    "ตลอดงบประมาณ",
    "ตลอดระยะเวลาปีงบประมาณ",
    "ทั้งปี",
    "ภายในปี",
    "ในปีงบ",
)
"""A whole fiscal year (written without spaces)."""

NOT_THIS_FISCAL_YEAR = (
    "ปีการศึกษา",
    "ปีปฏิทิน",
    "ปีค.ศ",
    "ปฏิทินปี",
    "ปีก่อน",
    "ปีที่แล้ว",
    "ปีที่ผ่านมา",
    "ปีหน้า",
    "ปีถัดไป",
    "ปีต่อไป",
    "งบประมาณก่อน",
    "งบประมาณที่ผ่านมา",
    "งบประมาณหน้า",
    "งบประมาณถัดไป",
    "งบประมาณต่อไป",
)
"""Another year, another calendar, or only a part of the year (written without spaces)."""

OPEN_ENDED = ("เป็นต้นไป", "เป็นต้นมา", "ปัจจุบัน", "ตั้งแต่ปี", "ตั้งแต่ไตรมาส", "เริ่มปี", "เริ่มไตรมาส")
"""Where no range is printed, these say that one end is not there (written without spaces)."""

BEFORE_OR_AFTER = tuple(word + unit for word in ("ก่อน", "หลัง", "ต้น", "กลาง", "ปลาย", "สิ้น") for unit in ("ปี", "ไตรมาส"))
"""A time beside or inside a year or quarter (written without spaces)."""

BEFORE_YEARS = ("พ.ศ.", "พ.ศ", "ปีงบประมาณ", "ประจำปี")
"""Words that a year follows, on the next line where they end one."""

WITHOUT_DATES = ("ต่อเนื่อง", "ตามความเหมาะสม", "ทันที", "เป็นประจำ", "ตามแผน")
"""They stand where a period should, and name no day, month or year."""
