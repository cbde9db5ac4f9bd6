"""Words of PyThaiNLP's lists, and phrases made of them."""

from functools import cache
from random import Random

from pythainlp import corpus

from training.alphabet import is_writable, to_canonical

LONGEST_WORD = 24


@cache
def words(name: str) -> tuple[str, ...]:
    """One of PyThaiNLP's lists (`thai_words`, `provinces` …), sorted, without what the alphabet cannot write."""
    clean = {to_canonical(word) for word in getattr(corpus, name)()}
    return tuple(sorted(word for word in clean if 0 < len(word) <= LONGEST_WORD and is_writable(word)))


@cache
def common_words() -> tuple[str, ...]:
    """The function words, which bind any text."""
    return tuple(
        sorted(
            {"และ", "ที่", "ของ", "ใน", "การ", "เป็น", "ให้", "ได้", "มี", "โดย", "จาก", "ตาม", "เพื่อ", "แก่"}
            | {"ไม่", "ว่า", "กับ", "แต่", "หรือ", "ซึ่ง", "ความ", "แล้ว", "ด้วย", "ต้อง", "ทั้งนี้", "อยู่"}
        )
    )


def any_word(dice: Random) -> str:
    """A word of the general dictionary, or a name, a place, a syllable."""
    draw = dice.random()
    if draw < 0.50:
        return dice.choice(words("thai_words"))
    if draw < 0.70:
        return dice.choice(common_words())
    if draw < 0.80:
        return dice.choice(words("thai_orst_words"))
    if draw < 0.92:
        return dice.choice(words("thai_syllables"))
    return dice.choice(words("provinces"))


def phrase(dice: Random, length: int) -> str:
    """Words in a row of about that many characters, with a space now and then, as Thai has them."""
    parts: list[str] = []
    written = 0
    until_space = dice.randint(2, 9)
    while written < length:
        word = any_word(dice)
        until_space -= 1
        if until_space < 0:
            word = " " + word
            until_space = dice.randint(2, 9)
        elif dice.random() < 0.01:
            word += "ๆ "
        parts.append(word)
        written += len(word)
    return "".join(parts)


def person(dice: Random) -> str:
    """A made-up person: a title, a first and a family name drawn apart from each other."""
    title, first_names = dice.choice(
        [("นาย", "thai_male_names"), ("นาง", "thai_female_names"), ("นางสาว", "thai_female_names")]
    )
    if dice.random() < 0.1:
        title = dice.choice(["ดร.", "ร.ต.อ.", "พ.ต.ท.", "จ.ส.อ.", "ว่าที่ ร.ต.", "พันจ่าเอก", "ผศ.ดร.", "นพ.", "น.ส."])
    name = f"{title}{dice.choice(words(first_names))} {dice.choice(words('thai_family_names'))}"
    return f"({name})" if dice.random() < 0.2 else name
