"""The characters of lines as Tesseract's hOCR gives them, put together again.

hOCR with character boxes holds pages (one for each line image), words and characters. In Thai each character is a
word, so where words end says nothing: there is a space where the page has one.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from extractors.page.ocr.engine import CharReading
from extractors.page.ocr.sara_am import compose_sara_am
from extractors.thai.letters import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS, SCRIPT
from schemas.errors import EngineError

_SPACE = 0.28
"""Of the line's height: the least room between Thai letters that is a space."""
_SPACED_OUT = 2.0
"""Times the usual room between the line's letters: the least that is a space."""
_THAI = re.compile(f"[{SCRIPT}]")
_CANNOT_BEGIN = re.compile(f"[{FOLLOWING_VOWELS}{MARKS}]")
_CANNOT_END = re.compile(f"[{LEADING_VOWELS}]")
_BOX = re.compile(r"\bx_bboxes (\d+) (\d+) (\d+) (\d+)")
_LINE = re.compile(r"\bbbox \d+ (\d+) \d+ (\d+)")
_CONFIDENCE = re.compile(r"\bx_conf ([0-9.]+)")


class _Printed(NamedTuple):
    """A character, and the number of its word."""

    reading: CharReading
    word: int


def read_hocr(hocr: str) -> list[list[CharReading]]:
    """The characters of each page, which is a line image, with their places; raises EngineError for broken hOCR."""
    try:
        root = ET.fromstring(hocr)
    except ET.ParseError as error:
        raise EngineError(f"Tesseract's hOCR is broken: {error}", "Look at prongsai doctor.") from error
    return [_read_page(each) for each in root.iter() if each.get("class") == "ocr_page"]


def _read_page(page: ET.Element) -> list[CharReading]:
    box = _LINE.search(page.get("title", ""))
    height = int(box[2]) - int(box[1]) if box else 0
    return compose_sara_am(_with_spaces(list(_printed(page)), height=height))


def _printed(page: ET.Element) -> Iterator[_Printed]:
    for number, word in enumerate(each for each in page.iter() if each.get("class") == "ocrx_word"):
        for element in word.iter():
            title = element.get("title", "")
            box, confidence = _BOX.search(title), _CONFIDENCE.search(title)
            if element.get("class") != "ocrx_cinfo" or not box or not confidence:
                continue
            sure = min(1.0, float(confidence[1]) / 100)
            for char in (element.text or "").strip():
                yield _Printed(CharReading(char, sure, float(box[1]), float(box[3])), number)


def _with_spaces(printed: list[_Printed], *, height: float) -> list[CharReading]:
    """The characters of a line `height` pixels high, with spaces where words part.

    Beside Thai letters words part where there is room, and where a word can end.
    """
    space = max(_SPACE * height, _SPACED_OUT * _usual_gap(printed))
    chars: list[CharReading] = []
    reach, last = 0.0, -1
    for char, word in printed:
        if chars and word != last and _part(chars[-1], char, room=char.x0 - reach, space=space):
            sure = min(chars[-1].confidence, char.confidence)
            chars.append(CharReading(" ", sure, min(reach, char.x0), char.x0))
        chars.append(char)
        reach, last = max(reach, char.x1), word
    return chars


def _usual_gap(printed: list[_Printed]) -> float:
    """The median room between characters that do not overlap, in pixels."""
    reaches = accumulate((each.reading.x1 for each in printed), max)
    gaps = [each.reading.x0 - reach for reach, each in zip(reaches, printed[1:], strict=False)]
    return median([gap for gap in gaps if gap > 0] or [0.0])


def _part(left: CharReading, right: CharReading, *, room: float, space: float) -> bool:
    if not _THAI.match(left.char) and not _THAI.match(right.char):
        return True
    return room >= space and not _CANNOT_END.match(left.char) and not _CANNOT_BEGIN.match(right.char)
