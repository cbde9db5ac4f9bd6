"""How owner cells are worded around the names of units and persons: what joins them, and what names nobody."""

LINKING_WORDS: frozenset[str] = frozenset(
    {"และ", "หรือ", "การ", "ความ", "ด้าน", "ของ", "แห่ง", "ประจำ", "ใน", "เพื่อ", "สังกัด", "ในสังกัด", "ทุก"}
)
"""A name that ends with one of them is not complete: what follows a space belongs to it."""

CONJUNCTIONS: frozenset[str] = frozenset(
    {"กับ", "คือ", "เช่น", "ได้แก่", "ตลอดจน", "พร้อมด้วย", "ร่วม", "ร่วมกับ", "รวมถึง", "และ", "หรือ"}
)
DASHES: frozenset[str] = frozenset({"-", "–", "—"})
"""Between two names, conjunctions and dashes make two owners."""

SPELLING_OUT: tuple[str, ...] = ("คือ", "เช่น", "ได้แก่")
"""Conjunctions before the units that a unit consists of: what follows may belong to it."""

OWNER_LABELS: tuple[str, ...] = (
    "หน่วยงานผู้รับผิดชอบ",
    "หน่วยงานที่รับผิดชอบ",
    "หน่วยงานรับผิดชอบ",
    "ส่วนราชการผู้รับผิดชอบ",
    "ส่วนราชการที่รับผิดชอบ",
    "ผู้รับผิดชอบหลัก",
    "ผู้รับผิดชอบร่วม",
    "ผู้รับผิดชอบโครงการ",
    "ผู้รับผิดชอบ",
    "หน่วยงานขับเคลื่อน",
    "หน่วยงานหลัก",
    "หน่วยงานสนับสนุน",
    "เจ้าภาพหลัก",
    "เจ้าภาพรอง",
)
"""What an owner cell may repeat from its heading, before a colon."""

NO_OWNER: frozenset[str] = frozenset(
    {
        "ไม่มี",
        "ไม่ระบุ",
        "ไม่ปรากฏ",
        "ข้างต้น",
        "ดังกล่าว",
        "ดังกล่าวข้างต้น",
        "ดังข้างต้น",
        "ตามข้างต้น",
        "ตามที่กล่าวข้างต้น",
        "เช่นเดียวกับข้างต้น",
        "เช่นเดียวกัน",
        "เหมือนข้างต้น",
        "หน่วยงานข้างต้น",
        "หน่วยงานดังกล่าว",
        "หน่วยงานดังกล่าวข้างต้น",
    }
)
"""What a cell says that names nobody, without spaces."""

PHONE_WORDS: tuple[str, ...] = ("เบอร์โทรศัพท์", "เบอร์โทร", "โทรศัพท์", "โทรสาร", "โทร")
SHORT_PHONE_WORDS: tuple[str, ...] = ("เบอร์โทร", "โทร")
EXTENSION_WORD = "ต่อ"
"""How a telephone number behind a unit is introduced; the short words may follow a name without a space."""
