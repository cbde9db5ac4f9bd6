"""Numbers, dates, codes and what else is made of digits, in both scripts."""

from random import Random

from training.alphabet import THAI_DIGITS
from training.text.listed import listed

TO_THAI = str.maketrans("0123456789", THAI_DIGITS)

MONTHS = listed("มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม")
SHORT_MONTHS = listed("ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.")
OFFICES = listed("นร|กค|มท|ศธ|สธ|อว|กษ|คค|ดศ|ทส|พณ|พน|ยธ|รง|วธ|อก|ปช|ตผ|นม|ชม|ขก|สข|อบ|นบ|สป|สท|ชร|ลบ|ปท")


def digits(dice: Random, count: int) -> str:
    """So many digits, every one alike likely."""
    return "".join(dice.choices("0123456789", k=count))


def number(dice: Random, most: int = 7) -> str:
    """A whole number without a leading zero."""
    return dice.choice("123456789") + digits(dice, dice.randint(0, most - 1))


def amount(dice: Random) -> str:
    """Money or a count, with commas, sometimes with satang."""
    text = f"{int(number(dice, 9)):,}"
    if dice.random() < 0.4:
        text += "." + (digits(dice, 2) if dice.random() < 0.6 else "00")
    ending = dice.choice(["", "", " บาท", ".-", ".- บาท", " คน", " ราย", " ครั้ง", " เรื่อง", " โครงการ", "฿"])
    return text + ending


def score(dice: Random) -> str:
    """A score or a share."""
    whole = dice.choice([str(dice.randint(0, 99)), str(dice.randint(60, 99)), "100"])
    text = f"{whole}.{digits(dice, dice.choice([1, 2, 2, 2, 2, 3]))}"
    return (
        dice.choice(["", "", "", "ร้อยละ ", "คะแนน ", "ค่าคะแนน ", "= ", "+ ", "- "])
        + text
        + dice.choice(["", "", "", "%", " %", " คะแนน"])
    )


def year(dice: Random) -> str:
    """A year of the Buddhist era, now and then of the Christian one."""
    return str(dice.randint(2540, 2599)) if dice.random() < 0.9 else str(dice.randint(1990, 2039))


def month(dice: Random) -> str:
    """A month, short or long."""
    return dice.choice(MONTHS if dice.random() < 0.5 else SHORT_MONTHS)


def date(dice: Random) -> str:
    """A day, as offices write it."""
    day = str(dice.randint(1, 31))
    draw = dice.random()
    if draw < 0.2:
        mark = dice.choice("/-.")
        return f"{day}{mark}{dice.randint(1, 12)}{mark}{year(dice)}"
    if draw < 0.3:
        return f"{day} {dice.choice(SHORT_MONTHS)} {year(dice)[2:]}"
    if draw < 0.4:
        return f"วันที่ {day} เดือน {dice.choice(MONTHS)} พ.ศ. {year(dice)}"
    return f"{day} {month(dice)} {year(dice)}"


def period(dice: Random) -> str:
    """A span of time."""
    dash = dice.choice(["-", " - ", "–", " – ", " ถึง ", "-", " — "])
    draw = dice.random()
    if draw < 0.2:
        start = dice.randint(1, 4)
        last = dash + str(dice.randint(start, 4)) if dice.random() < 0.5 else ""
        return f"ไตรมาส{dice.choice([' ', ' ', '', ' ที่ '])}{start}{last}" + dice.choice(["", f"/{year(dice)}"])
    if draw < 0.5:
        return f"{month(dice)} {year(dice)}{dash}{month(dice)} {year(dice)}"
    if draw < 0.65:
        return f"{date(dice)}{dash}{date(dice)}"
    if draw < 0.8:
        return dice.choice(["ปีงบประมาณ ", "ปีงบประมาณ พ.ศ. ", "ประจำปี ", "ปี ", "พ.ศ. ", "พ.ศ."]) + year(dice)
    if draw < 0.9:
        return f"ปีงบประมาณ {year(dice)}{dash}{year(dice)}"
    return f"รอบ {dice.choice('3690')} เดือน" + dice.choice(["", "แรก", "หลัง", f" (ครั้งที่ {dice.choice('123')})"])


def code(dice: Random) -> str:
    """The number of a paragraph, an item, a question or an indicator."""
    draw = dice.random()
    if draw < 0.3:
        text = ".".join(str(dice.randint(1, 20)) for _ in range(dice.randint(1, 4)))
        return dice.choice(["ข้อ ", "", "", "", "ตาราง ", "ตารางที่ ", "ตัวชี้วัดที่ "]) + text + dice.choice(["", "", ".", ")"])
    if draw < 0.5:
        text = ".".join(str(dice.randint(1, 15)) for _ in range(dice.choice([1, 1, 2, 3])))
        return f"({text})"
    if draw < 0.85:
        return dice.choice("OoIiEe") + dice.choice(["", "", "", " "]) + str(dice.randint(1, 43))
    return dice.choice(["MOIT ", "ITA", "OIT ข้อ ", "EIT ข้อ e", "IIT ข้อ i", "ข้อ O", "ข้อ o", "ข้อ i", "ข้อ e"]) + str(
        dice.randint(1, 43)
    )


def phone(dice: Random) -> str:
    """A telephone number."""
    text = (
        "0"
        + digits(dice, 1)
        + dice.choice(["-", "", " ", "-"])
        + digits(dice, 3)
        + dice.choice(["-", "", " "])
        + digits(dice, dice.choice([4, 4, 5]))
    )
    if dice.random() < 0.2:
        text += f" ต่อ {digits(dice, 3)}"
    return dice.choice(["", "", "โทร. ", "โทร ", "โทรศัพท์ ", "โทรศัพท์/โทรสาร ", "โทรสาร ", "สายด่วน "]) + text


def document(dice: Random) -> str:
    """The number of a letter, an order, a notice."""
    draw = dice.random()
    if draw < 0.6:
        office = dice.choice(OFFICES)
        text = f"{dice.choice(['ที่ ', 'ที่', ''])}{office} {digits(dice, dice.choice([4, 5]))}"
        if dice.random() < 0.5:
            text += "." + str(dice.randint(1, 30))
        return text + "/" + dice.choice(["", "", "ว ", "ว"]) + number(dice, 4)
    return dice.choice(["คำสั่งที่ ", "ประกาศฉบับที่ ", "เลขที่ ", "ฉบับที่ ", "เลขรับ "]) + f"{number(dice, 4)}/{year(dice)}"


def clock(dice: Random) -> str:
    """A time of day, or hours of opening."""
    first = f"{dice.randint(0, 23):02d}{dice.choice('.:')}{dice.choice(['00', '30', digits(dice, 2)])}"
    if dice.random() < 0.5:
        first += f" - {dice.randint(0, 23):02d}.{dice.choice(['00', '30'])}"
    return f"{dice.choice(['', 'เวลา '])}{first} น."


def plain(dice: Random) -> str:
    """Digits that follow no rule."""
    draw = dice.random()
    if draw < 0.35:
        return digits(dice, dice.choice([1, 1, 1, 2, 2, 3]))
    if draw < 0.75:
        return digits(dice, dice.randint(2, 14))
    return " ".join(digits(dice, dice.randint(1, 5)) for _ in range(dice.randint(2, 8)))


def row(dice: Random) -> str:
    """The figures of a table's row."""
    make = dice.choice([score, amount, plain, number, code])
    return " ".join(make(dice) for _ in range(dice.randint(2, 6)))


def identity(dice: Random) -> str:
    """A number of thirteen digits in groups, or a bank account."""
    if dice.random() < 0.5:
        return f"{digits(dice, 1)}-{digits(dice, 4)}-{digits(dice, 5)}-{digits(dice, 2)}-{digits(dice, 1)}"
    return f"{digits(dice, 3)}-{digits(dice, 1)}-{digits(dice, 5)}-{digits(dice, 1)}"


KINDS = (
    score,
    score,
    amount,
    amount,
    date,
    date,
    period,
    period,
    code,
    code,
    code,
    phone,
    document,
    clock,
    plain,
    plain,
    plain,
    plain,
    row,
    identity,
)


def figure(dice: Random) -> str:
    """Any of these, in Thai or in Arabic digits."""
    text = dice.choice(KINDS)(dice)
    return text.translate(TO_THAI) if dice.random() < 0.55 else text
