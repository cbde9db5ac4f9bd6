"""A small grammar of official Thai: measures, owners, statuses, headings, forms."""

from random import Random

from extractors.thai.lexicon import official_words
from training.text.figures import TO_THAI, code, date, figure, period, phone, score, year
from training.text.latin import latin
from training.text.listed import listed
from training.text.words import person, phrase, words

VERBS = listed(
    "จัดทำ|ปรับปรุง|พัฒนา|ส่งเสริม|เผยแพร่|ประชาสัมพันธ์|กำหนด|ทบทวน|ติดตาม|รายงาน|เสริมสร้าง|ยกระดับ|สนับสนุน|"
    "ตรวจสอบ|ควบคุม|กำกับดูแล|แต่งตั้ง|จัดประชุม|ชี้แจง|อบรม|เพิ่มช่องทาง|เปิดโอกาสให้ประชาชนมีส่วนร่วมใน|สำรวจ|"
    "วิเคราะห์|ประเมิน|ออกประกาศ|แจ้งเวียน|มอบหมายเจ้าหน้าที่รับผิดชอบ|บันทึก|รวบรวม|สรุปผล|ดำเนิน"
)
THINGS = listed(
    "มาตรการป้องกันการทุจริต|แผนปฏิบัติการป้องกันการทุจริต|คู่มือการปฏิบัติงาน|คู่มือการให้บริการประชาชน|"
    "ขั้นตอนการขอใช้ทรัพย์สินของราชการ|ช่องทางการร้องเรียนการทุจริตและประพฤติมิชอบ|"
    "ประกาศเจตนารมณ์นโยบายไม่รับของขวัญ|ข้อมูลข่าวสารของหน่วยงาน|แผนการจัดซื้อจัดจ้างประจำปี|"
    "ผลการจัดซื้อจัดจ้างรายเดือน|ระบบการให้บริการออนไลน์|การประเมินความเสี่ยงการทุจริต|"
    "กิจกรรมการมีส่วนร่วมของผู้บริหาร|ประมวลจริยธรรมสำหรับเจ้าหน้าที่ของรัฐ|หลักเกณฑ์การบริหารทรัพยากรบุคคล|"
    "รายงานการกำกับติดตามการใช้จ่ายงบประมาณ|ข้อมูลสถิติการให้บริการ|แบบสำรวจความพึงพอใจของผู้รับบริการ|"
    "แนวทางการปฏิบัติเกี่ยวกับการใช้รถราชการ|เว็บไซต์ของหน่วยงานให้เป็นปัจจุบัน|โครงสร้างและอำนาจหน้าที่|"
    "ระเบียบที่เกี่ยวข้องกับการยืมพัสดุ|คณะกรรมการขับเคลื่อนคุณธรรมและความโปร่งใส|วัฒนธรรมองค์กรสุจริต|"
    "บันทึกข้อตกลงความร่วมมือ|การปฏิบัติหน้าที่อย่างเป็นธรรมไม่เลือกปฏิบัติ|ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสีย"
)
TAILS = listed(
    "ให้บุคลากรทราบโดยทั่วกัน|ทางเว็บไซต์ของหน่วยงาน|อย่างต่อเนื่อง|ให้เป็นปัจจุบัน|อย่างน้อยปีละ 1 ครั้ง|"
    "ผ่านสื่อสังคมออนไลน์|เพื่อความโปร่งใส|ตามกฎหมายและระเบียบที่เกี่ยวข้อง|ต่อผู้บังคับบัญชา|"
    "ในที่ประชุมประจำเดือน|ทุกไตรมาส|ณ ที่ทำการ|ตามหลักธรรมาภิบาล|ไม่น้อยกว่าร้อยละ 80|ภายใน 15 วัน|"
    "ให้ครอบคลุมทุกภารกิจ|โดยเคร่งครัด"
)
HEADINGS = listed(
    "มาตรการ/กิจกรรม|มาตรการ/แนวทาง|ขั้นตอน/วิธีการปฏิบัติ|วิธีดำเนินการ|วัตถุประสงค์|ผู้รับผิดชอบ|"
    "หน่วยงานผู้รับผิดชอบ|ระยะเวลา|ระยะเวลาดำเนินการ|การติดตามผล|ผลการดำเนินการ|สรุปผลการดำเนินการ|ตัวชี้วัด|"
    "เป้าหมาย|งบประมาณ|หมายเหตุ|ลำดับ|ลำดับที่|ที่|ประเด็น|คะแนน|ค่าคะแนน|ระดับผลการประเมิน|เครื่องมือ|ข้อคำถาม|"
    "โครงการ/กิจกรรม|ปัญหา อุปสรรค|ปัญหา/อุปสรรค|ข้อเสนอแนะ|แนวทางแก้ไข|รวม|รวมทั้งสิ้น|เฉลี่ย|ร้อยละ|ตำแหน่ง|"
    "ชื่อ - สกุล|ลายมือชื่อ|วัน เดือน ปี|บันทึกข้อความ|ส่วนราชการ|เรื่อง|เรียน|ด่วนที่สุด|ภาคผนวก|สารบัญ|คำนำ|"
    "บทที่ 1|ส่วนที่ 1|หน้า|ประธานกรรมการ|กรรมการ|กรรมการและเลขานุการ|ทราบ|เห็นชอบ|อนุมัติ|เพื่อโปรดทราบ|"
    "เพื่อโปรดพิจารณา|จึงเรียนมาเพื่อโปรดทราบ|สำเนาถูกต้อง|ลงชื่อ|หัวข้อ|รายละเอียด|สถานะ|ผ่าน|ไม่ผ่าน|"
    "ผ่านดีเยี่ยม|ผ่านดี|ต้องปรับปรุง|ต้องปรับปรุงโดยด่วน|ดำเนินการแล้ว|ยังไม่ได้ดำเนินการ|ยังมิได้ดำเนินการ|"
    "อยู่ระหว่างดำเนินการ|แล้วเสร็จ|ไม่มี|ตลอดปี|ต่อเนื่อง"
)
STATUSES = listed(
    "ดำเนินการแล้ว|ดำเนินการแล้วเสร็จ|ยังไม่ได้ดำเนินการ|ยังไม่ดำเนินการ|อยู่ระหว่างดำเนินการ|"
    "อยู่ระหว่างการดำเนินการ|เฝ้าระวังและติดตามต่อเนื่อง|เริ่มดำเนินการไปบ้างแต่ยังไม่ครบถ้วน|ต้องการปรับปรุงแผน|"
    "เหตุผลอื่น|มี|ไม่มี|ใช่|ไม่ใช่|ครบถ้วน|เหตุผลอื่น (โปรดระบุ)…|อื่น ๆ…|ผ่าน|ไม่ผ่าน"
)
UNITS = tuple(sorted(official_words.UNIT_WORDS))
UNIT_PARTS = tuple(sorted(official_words.UNIT_NAME_COMPOUNDS))
POSITIONS = tuple(sorted(official_words.POSITION_WORDS))
ITA_WORDS = tuple(sorted(official_words.ITA_WORDS))
BODIES = listed(
    "เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|อบต.|อบจ.|โรงพยาบาล|"
    "โรงเรียน|ที่ว่าการอำเภอ|สำนักงานเขต"
)
BULLETS = ("- ", "-", "• ", "– ", "· ", "● ", "○ ", "■ ", "→ ", "* ", "✓ ", "§ ")


def maybe_thai(dice: Random, text: str) -> str:
    """The text with its digits in one of the scripts."""
    return text.translate(TO_THAI) if dice.random() < 0.55 else text


def measure(dice: Random) -> str:
    """What is to be done."""
    text = dice.choice(VERBS) + dice.choice(THINGS)
    if dice.random() < 0.3:
        text += (
            dice.choice(["และ", " และ", "/", " พร้อมทั้ง", " เพื่อ", "ตาม", " โดย"])
            + dice.choice(VERBS)
            + dice.choice(THINGS)
        )
    if dice.random() < 0.5:
        text += dice.choice([" ", "", "", " "]) + dice.choice(TAILS)
    if dice.random() < 0.15:
        around = dice.choice(["()", "“”", '""'])
        text += f" {around[0]}{latin(dice)}{around[1]}"
    return text


def owner(dice: Random) -> str:
    """Who does it."""
    draw = dice.random()
    if draw < 0.35:
        return dice.choice(UNITS)
    if draw < 0.6:
        return dice.choice(["กอง", "สำนัก", "งาน", "ฝ่าย", "กลุ่ม", "กลุ่มงาน", "ศูนย์", "ส่วน"]) + dice.choice(UNIT_PARTS)
    if draw < 0.7:
        return dice.choice(UNITS) + dice.choice(["/", ", ", " และ", " ", " - "]) + dice.choice(UNITS)
    if draw < 0.8:
        return dice.choice(BODIES) + dice.choice(words("thai_words"))
    if draw < 0.9:
        return dice.choice(POSITIONS)
    return person(dice)


def ticks(dice: Random) -> str:
    """Boxes with what they stand for."""
    signs = dice.choice(["☐☑", "☐☒", "☐☑", "☐✓", "○●", "☐☐", "☐■", "✗✓"])
    gap = dice.choice(["", " ", " ", "  "])
    parts = [dice.choice(signs) + gap + dice.choice(STATUSES) for _ in range(dice.choice([1, 1, 1, 2, 2, 3]))]
    return dice.choice(["", "", "", f"{dice.randint(1, 9)}. "]) + " ".join(parts)


def lone(dice: Random) -> str:
    """What stands alone in a cell."""
    return dice.choice(
        [
            "-",
            "-",
            "-",
            "–",
            "—",
            "/",
            "/",
            "✓",
            "✓",
            "✗",
            "☐",
            "☑",
            "☒",
            "●",
            "○",
            "■",
            "…",
            "x",
            "X",
            "๑",
            "1",
            "N/A",
            "ๆ",
            "”",
            '"',
            ":",
            "*",
            "✓",
            "→",
            "•",
        ]
    )


def leader(dice: Random) -> str:
    """A blank to fill in, a signature line, a line of a table of contents."""
    blank = "." * dice.choice([3, 4, 5, 8, 12, 20, 30, 45])
    draw = dice.random()
    if draw < 0.25:
        return f"ลงชื่อ{blank}{dice.choice(['', dice.choice(POSITIONS), 'ผู้รายงาน', 'ผู้อนุมัติ'])}"
    if draw < 0.4:
        return f"({blank})"
    if draw < 0.6:
        return f"{dice.choice(THINGS)} {blank}{maybe_thai(dice, str(dice.randint(1, 99)))}"
    if draw < 0.8:
        value = dice.choice(["", figure(dice), dice.choice(UNITS)])
        return dice.choice(HEADINGS) + blank + value + dice.choice(["", blank])
    return f"วันที่{blank}เดือน{blank}พ.ศ.{blank}" if dice.random() < 0.5 else blank


def numbered(dice: Random) -> str:
    """A paragraph that begins with its number or a bullet."""
    start = maybe_thai(dice, code(dice)) + " " if dice.random() < 0.7 else dice.choice(BULLETS)
    return start + dice.choice([measure, owner, measure])(dice)


def assessed(dice: Random) -> str:
    """A sentence of the assessment."""
    draw = dice.random()
    if draw < 0.3:
        return f"ตัวชี้วัดที่ {dice.randint(1, 10)} {dice.choice(THINGS)} {score(dice)}"
    if draw < 0.5:
        tool = dice.choice(["แบบวัด ", "เครื่องมือ ", ""]) + dice.choice(["IIT", "EIT", "OIT"])
        return f"{tool} {code(dice)} {dice.choice(ITA_WORDS)} {score(dice)}"
    if draw < 0.75:
        level = dice.choice(["ระดับ A", "ระดับ AA", "ระดับ B", "ผ่านดี", "ผ่าน"])
        return f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year(dice)} ได้คะแนน {score(dice)} {level}"
    return f"{dice.choice(['รายงาน', 'แผน', 'สรุป', 'ประกาศ', 'คำสั่ง'])}{dice.choice(THINGS)} {period(dice)}"


def memo(dice: Random) -> str:
    """A line of a letter or memo."""
    draw = dice.random()
    if draw < 0.3:
        body = dice.choice(BODIES) + dice.choice(words("thai_words"))
        return f"ส่วนราชการ {dice.choice(UNITS)} {body} {phone(dice)}"
    if draw < 0.5:
        return f"{dice.choice(['เรื่อง ', 'เรียน ', 'อ้างถึง ', 'สิ่งที่ส่งมาด้วย '])}{dice.choice([measure, owner])(dice)}"
    if draw < 0.7:
        return f"ตามที่{dice.choice(BODIES)}{dice.choice(words('thai_words'))} ได้{measure(dice)} นั้น"
    if draw < 0.85:
        return f"{dice.choice(['ณ วันที่ ', 'ลงวันที่ ', 'เมื่อวันที่ ', 'ตั้งแต่วันที่ '])}{date(dice)}"
    return person(dice) + " " + dice.choice(POSITIONS)


def bracketed(dice: Random) -> str:
    """Words in brackets or quotes within a phrase."""
    around = dice.choice(["()", "()", "()", "[]", "{}", "“”", "‘’", '""', "''", "<>"])
    return f"{phrase(dice, dice.randint(0, 12))} {around[0]}{phrase(dice, dice.randint(3, 14))}{around[1]}"


KINDS = (
    (measure,) * 5
    + (owner,) * 4
    + (ticks,) * 6
    + (lone,) * 4
    + (leader,) * 2
    + (numbered,) * 4
    + (assessed,) * 3
    + (memo,) * 2
    + (bracketed,)
)


def official(dice: Random) -> str:
    """Any line of the grammar."""
    if dice.random() < 0.1:
        return dice.choice(HEADINGS)
    return maybe_thai(dice, dice.choice(KINDS)(dice))
