"""Strings without meaning, so that the network reads what is there; rare letters, and letters that look alike, most."""

from random import Random

from training import alphabet
from training.text.listed import listed

RARE = "ฏฎฐฑฒณฌฆฤฬฮฃฅฦญฉศษธฟฝ"
ALIKE = listed(
    "ชซ|ฏฎ|ดตค|ถภฤ|กถภ|ขช|บป|พฟ|ผฝ|ฑท|ทห|ฌณ|ญณ|มน|ลส|สศ|ศค|จฐ|ฐธ|รธ|วอ|ออฮ|ยบ|ฃข|ฅค|ฆม|งจ|ฎภ|ตฅ|ใไ|โไ|เแ|ะา|าๅ|ฤๅ"
)
ALIKE_ABOVE = ("ิีึื", "ัิ", "็ั")
ALIKE_FIGURES = (
    "๑๓๗",
    "๔๕",
    "๖๐",
    "๒๗",
    "๘๗",
    "๙๘",
    "0O๐o",
    "1lIi|",
    "๐o0",
    "๑ด",
    "๓ต",
    "๗ล",
    "5S",
    "8B",
    "2Z",
    "6b",
    "9gq",
    "๔๕๘",
    "uv",
    "nh",
    "ce",
    "rn",
    "CG",
    "VY",
    "3๓",
    "ว๐",
    "อ๐",
)
SYMBOLS = alphabet.ASCII_SIGNS + alphabet.MORE_SIGNS + alphabet.BOXES + alphabet.THAI_SIGNS


def tone(dice: Random, share: float) -> str:
    """A tone mark, or none."""
    return dice.choice(alphabet.TONES) if dice.random() < share else ""


def consonant(dice: Random) -> str:
    """A consonant; the rare ones more often than in any language."""
    return dice.choice(RARE if dice.random() < 0.3 else alphabet.CONSONANTS)


def marked(dice: Random, letter: str) -> str:
    """The letter with a vowel or sign above or below it, and perhaps a tone."""
    draw = dice.random()
    if draw < 0.30:
        return letter + dice.choice(alphabet.ABOVE) + tone(dice, 0.4)
    if draw < 0.50:
        return letter + dice.choice(alphabet.BELOW) + tone(dice, 0.4)
    if draw < 0.60:
        return letter + tone(dice, 1.0)
    if draw < 0.67:
        return letter + "์"
    if draw < 0.74:
        return letter + tone(dice, 0.3) + "ำ"
    if draw < 0.76:
        return letter + dice.choice("ํฺ๎")
    return letter


def syllable(dice: Random) -> str:
    """A syllable that could be Thai."""
    first = consonant(dice) + (dice.choice("รลว") if dice.random() < 0.15 else "")
    last = dice.choice("กงดนบมยวสรลณญทธศพ") if dice.random() < 0.5 else ""
    draw = dice.random()
    if draw < 0.2:
        return dice.choice("เแโ") + first + tone(dice, 0.3) + (last or "ะ")
    if draw < 0.28:
        return dice.choice("ใไ") + first + tone(dice, 0.4)
    if draw < 0.36:
        return "เ" + first + dice.choice(["ีย", "ือ", "ิ"]) + last
    if draw < 0.5:
        return first + tone(dice, 0.3) + "า" + last
    if draw < 0.56:
        return first + "ั" + tone(dice, 0.3) + (last or "ว")
    if draw < 0.6:
        return dice.choice(["ฤ", "ฤๅ", "ฤ"]) + dice.choice("กดทษณ")
    return marked(dice, first) + last


def contrast(dice: Random) -> str:
    """Letters, vowels or digits that look alike, next to each other."""
    draw = dice.random()
    count = dice.randint(2, 14)
    if draw < 0.4:
        return "".join(marked(dice, letter) for letter in dice.choices(dice.choice(ALIKE), k=count))
    if draw < 0.65:
        vowels = dice.choice(ALIKE_ABOVE)
        return "".join(consonant(dice) + dice.choice(vowels) + tone(dice, 0.4) for _ in range(count))
    if draw < 0.75:
        return "".join(
            consonant(dice) + dice.choice(["", "ิ", "ี", "ั", "ื", "ึ", "ุ", "ู"]) + tone(dice, 1.0) for _ in range(count)
        )
    return "".join(dice.choices(dice.choice(ALIKE_FIGURES), k=count))


def clusters(dice: Random) -> str:
    """Consonants with any marks, in any order."""
    return "".join(marked(dice, consonant(dice)) for _ in range(dice.randint(1, 20)))


def characters(dice: Random) -> str:
    """Anything after anything; marks only where something carries them."""
    pools = (
        alphabet.CONSONANTS,
        RARE,
        alphabet.LEADING + alphabet.FOLLOWING + alphabet.INDEPENDENT,
        alphabet.THAI_DIGITS,
        alphabet.ARABIC_DIGITS,
        alphabet.LATIN,
        SYMBOLS,
        " ",
    )
    chosen = dice.choices(pools, weights=(4, 1, 1.5, 2, 2, 3, 2.5, 1), k=dice.randint(1, 24))
    return "".join(marked(dice, char) if char in alphabet.CONSONANTS else char for char in map(dice.choice, chosen))


def symbols(dice: Random) -> str:
    """Signs among words or digits."""
    parts = []
    for _ in range(dice.randint(1, 6)):
        word = dice.choice([syllable(dice), dice.choice(alphabet.DIGITS), dice.choice(alphabet.LATIN), ""])
        parts.append(dice.choice(SYMBOLS) + dice.choice(["", " "]) + word + dice.choice(["", " "]))
    return "".join(parts)


def nonsense(dice: Random) -> str:
    """Any of these."""
    draw = dice.random()
    if draw < 0.3:
        return "".join(syllable(dice) + (" " if dice.random() < 0.15 else "") for _ in range(dice.randint(1, 12)))
    if draw < 0.55:
        return contrast(dice)
    if draw < 0.7:
        return clusters(dice)
    if draw < 0.87:
        return characters(dice)
    return symbols(dice)
