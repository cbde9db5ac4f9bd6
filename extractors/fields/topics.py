"""The topic that a measure stands under."""

import re

from extractors.layout.group_rows import known_indicator, known_topic
from extractors.thai.lexicon.columns import CONTINUED
from extractors.thai.lexicon.ita import TOPIC_HEADS
from extractors.thai.numbers import parse_int
from schemas.report import Topic

_D = "[0-9๐-๙]"
_NUMBERED = re.compile(
    rf"^\s*(?:(?P<head>{'|'.join(TOPIC_HEADS)})\s*)?[(]?(?P<number>{_D}{{1,2}}(?:\.{_D}{{1,2}})*)"
    r"\s*[.):]*\s*(?P<title>.*)$",
    re.DOTALL,
)
_ANNOUNCED = re.compile(
    rf"\s*(?:รวม)?จำนวน(?:ทั้งหมด|ทั้งสิ้น|รวม)?\s*(?P<count>{_D}{{1,3}})\s*"
    r"(?:ข้อ|มาตรการ|ประเด็น|เรื่อง|กิจกรรม|โครงการ)(?:\s*ดังนี้)?\s*$"
)
_INSTRUMENT_BEHIND = re.compile(r"(?:\s|(?<=[ก-๙]))\(?(?:IIT|EIT|OIT)(?:\s*(?:[,/]|และ)\s*(?:IIT|EIT|OIT))*\)?\s*$")
_HEAD_WITHOUT_NUMBER = re.compile(r"^\s*(?:ประเด็น|ตัวชี้วัด|กลยุทธ์|ยุทธศาสตร์)\s*[:：]\s*")


def read_topic(text: str) -> Topic | None:
    """The topic that a heading, group row or topic cell names; its number where one is printed or known."""
    text = " ".join(text.split())
    for mark in CONTINUED:
        text = text.replace(mark, "")
    text = _ANNOUNCED.sub("", text).strip()
    match = _NUMBERED.match(text)
    number = parse_int(match["number"]) if match and "." not in match["number"] else None
    title = (match["title"] if match else _HEAD_WITHOUT_NUMBER.sub("", text)).strip(" :：-–")
    named = known_topic(title) or known_indicator(title)
    if not named:
        bare = _INSTRUMENT_BEHIND.sub("", title).strip()
        named = known_topic(bare) or known_indicator(bare)
        title = bare if named else title
    if not title:
        return Topic(number=number, title=text) if number is not None else None
    return Topic(number=number if number is not None else named, title=title)


def announced_count(text: str) -> int | None:
    """How many things a heading announces (`จำนวน ๖ ข้อ`), or None."""
    match = _ANNOUNCED.search(" ".join(text.split()))
    return parse_int(match["count"]) if match else None
