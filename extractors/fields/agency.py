"""Which agency a document speaks for, and where it is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.thai.fuzzy import similarity
from extractors.thai.lexicon.agencies import (
    AGENCY_HEADS,
    GENERIC_HEADS,
    LOCAL_TYPES,
    MAY_END_NAMES,
    NAME_ENDS,
    NEVER_BEGIN_NAMES,
    NOT_IN_NAMES,
    OVERSEERS,
    SPEAK_OF_MANY,
    UNDER,
    UNFINISHED,
)
from extractors.thai.places import province_of, provinces
from extractors.thai.tokens import tokenize
from schemas.evidence import Evidence
from schemas.page import Line
from schemas.reading import AgencyMention
from schemas.report import Agency, AgencyType

TITLE_LINES = 14
TITLE_WEIGHT = 4
"""A mention among the document's first lines counts as much as this many further on."""
LONGEST_NAME = 60
MISREAD_OWN_NAME = 0.9
"""Names so alike, with their heads, are the agency's own with a letter wrong: places stand behind them too."""
MISREAD_NAME = 0.6
"""Places' names at least so alike are one name, misread."""
NAMED_WHOLE = "เมืองพัทยา"
"""The one body whose head is its whole name."""
PLACE_REACH = 120
"""Characters behind an agency's name in which its district and province stand."""

_THAI = "ก-ฮะ-ฺเ-๎"


def _head_pattern(head: str) -> str:
    """Where a body's name begins: a short word needs a start of its own (อบต stands inside ผิดชอบต่อ)."""
    pattern = re.escape(head).replace(r"\.", r"\s?\.") + r"(?![ะ-ฺ็-๎])"
    return rf"(?<![{_THAI}])" + pattern if "." in head or head in GENERIC_HEADS else pattern


_HEAD = re.compile("|".join(_head_pattern(head) for head, _, _ in AGENCY_HEADS if head != "จังหวัด"))
_NAME = re.compile(rf"\s?(?P<name>[{_THAI}]{{2,{LONGEST_NAME}}})")
_PROVINCIAL = re.compile(r"[ก-๙]{2,40}?จังหวัด(?:" + "|".join(sorted(provinces(), key=len, reverse=True)) + ")")
_AREA = re.compile(r"\s*เขต\s*[0-9๐-๙]{1,2}")
_END = re.compile("|".join(NAME_ENDS))
_BY_HEAD = {head.replace(".", ""): (kind, full) for head, kind, full in AGENCY_HEADS}
_BEFORE_NAME = r"(?:\s?|\.{2,}|…+)"
"""Nothing or a space, or the dots of a form."""
_PLACES = {
    "subdistrict": re.compile(rf"(?:ตำบล|แขวง|(?<![{_THAI}])ต\.){_BEFORE_NAME}(?P<name>[{_THAI}]+)"),
    "district": re.compile(rf"(?:อำเภอ|(?<![{_THAI}])เขต|(?<![{_THAI}])อ\.){_BEFORE_NAME}(?P<name>[{_THAI}]+)"),
    "province": re.compile(rf"(?:จังหวัด|(?<![{_THAI}])จ\.){_BEFORE_NAME}(?P<name>[{_THAI}]+)|(?P<capital>กรุงเทพมหานคร)"),
}
_PLACE_END = re.compile(r"(?:ตำบล|อำเภอ|จังหวัด|ประจำ|ปีงบประมาณ|รหัส|โทร)")


@dataclass(frozen=True)
class _Passage:
    """Text to look in, and the lines that print it."""

    text: str
    lines: tuple[Line, ...]

    def lines_with(self, words: str) -> tuple[Line, ...]:
        """The first line that prints `words`; every line where they run over a line's end."""
        return next(((line,) for line in self.lines if words in line.text), self.lines)


@dataclass(frozen=True)
class _Mention:
    """A body named in a passage: `clean` where its name surely ends, `joined` where no space parts it from its head.

    `index` counts passages from the beginning of the document.
    """

    name: str
    kind: AgencyType
    clean: bool
    passage: _Passage
    index: int
    end: int
    joined: bool


@dataclass(frozen=True)
class _Place:
    """A subdistrict, district or province, and the lines that print it."""

    name: str
    lines: tuple[Line, ...]


def read_agency(lines: Sequence[Line]) -> tuple[Agency, list[Evidence], list[AgencyMention]]:
    """The agency, where its name and places stand, and the other bodies that the document names as if itself."""
    passages = _with_broken_names_joined(lines)
    mentions = [mention for index, passage in enumerate(passages) for mention in _mentions(passage, index)]
    weights: Counter[str] = Counter()
    for mention in mentions:
        # A name that may go on counts too, but only where no other is sure.
        sure = 10 if mention.clean else 1
        local = 3 if mention.kind in LOCAL_TYPES else 1
        weights[mention.name] += sure * local * (TITLE_WEIGHT if mention.index < TITLE_LINES else 1)
    if not weights:
        return Agency(), [], []
    best = max(weights, key=lambda name: (weights[name], len(name)))
    own = [mention for mention in mentions if mention.name == best]
    misread = [mention for mention in mentions if similarity(mention.name, best) >= MISREAD_OWN_NAME]
    kind = own[0].kind
    places = _places(best, kind, misread, passages)
    agency = Agency(name=best, type=kind, **{level: place.name for level, place in places.items()})
    printing = [*own[0].passage.lines_with(best), *(line for place in places.values() for line in place.lines)]
    evidence: list[Evidence] = []
    for line in printing:
        if (found := line.evidence()) not in evidence:
            evidence.append(found)
    return agency, evidence, _others(mentions, best, kind)


def _with_broken_names_joined(lines: Sequence[Line]) -> list[_Passage]:
    """A passage for each line; one of the title that ends in the middle of a body's name goes on in the next line."""
    passages = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < min(TITLE_LINES, len(lines)) else None
        if following is not None and line.text.rstrip().endswith(UNFINISHED):
            passages.append(_Passage(f"{line.text.rstrip()}{following.text.lstrip()}", (line, following)))
        else:
            passages.append(_Passage(line.text, (line,)))
    return passages


def _mentions(passage: _Passage, index: int) -> list[_Mention]:
    found = []
    text = passage.text
    for head in _HEAD.finditer(text):
        kind, full = _BY_HEAD["".join(head.group().replace(".", "").split())]
        if full == NAMED_WHOLE:
            found.append(_Mention(full, kind, clean=True, passage=passage, index=index, end=head.end(), joined=True))
            continue
        name = _NAME.match(text, head.end())
        if not name or text[: head.start()].rstrip().endswith(UNDER):
            continue
        office = _PROVINCIAL.match(name["name"]) if full == "สำนักงาน" else None
        cut, clean = (office.group(), True) if office else _cut_name(name["name"], may_join=kind == "central_agency")
        if office:
            kind = "provincial_agency"
        area = _AREA.match(text, name.start("name") + len(cut)) if full.startswith("สำนักงานเขตพื้นที่") else None
        whole = full + cut + (f" {' '.join(area.group().split())}" if area else "")
        if len(cut) >= 2 and not any(whole.replace(" ", "").startswith(overseer) for overseer in OVERSEERS):
            end = name.start("name") + len(cut)
            if cut.startswith(SPEAK_OF_MANY):
                continue
            if "." in head.group() and text[end : end + 1] == ".":
                continue  # the letters of a form: `แบบ ทม.วก. ๐๓`
            joined = name.start("name") == head.end()
            found.append(_Mention(whole, kind, clean, passage, index, end, joined))
    return found


def _cut_name(run: str, *, may_join: bool = False) -> tuple[str, bool]:
    """The name that a run of Thai letters begins with, and whether it surely ends there.

    `may_join` is for names that hold และ, as those of departments do.
    """
    end = _END.search(run)
    name = run[: end.start()] if end else run
    for token in tokenize(name):
        if token.start and token.end == len(name) and token.text in MAY_END_NAMES:
            break
        if may_join and token.text == "และ" and token.start and not _HEAD.match(name, token.end):
            continue
        if token.text in (NOT_IN_NAMES if token.start else NEVER_BEGIN_NAMES):
            return name[: token.start], False
    return name, True


def _others(mentions: Sequence[_Mention], own: str, kind: AgencyType) -> list[AgencyMention]:
    """One mention of each other body that the document may speak for.

    A local body names its neighbours by mistake only; hospitals, schools and offices name others all the time, so
    there only a title counts. A name like its own is its own, misread.
    """
    others: dict[str, _Mention] = {}
    for mention in mentions:
        local = mention.kind in LOCAL_TYPES and kind in LOCAL_TYPES and mention.joined
        titled = mention.kind == kind and mention.index < TITLE_LINES and mention.clean
        if (local or titled) and not _may_be_same(mention.name, own):
            others.setdefault(mention.name, mention)
    return [AgencyMention(name=name, evidence=mention.passage.lines[0].evidence()) for name, mention in others.items()]


def _may_be_same(name: str, own: str) -> bool:
    if name.startswith(own) or own.startswith(name):
        return True
    return similarity(_strip_head(name), _strip_head(own)) >= MISREAD_NAME


def _places(name: str, kind: AgencyType, own: Sequence[_Mention], passages: Sequence[_Passage]) -> dict[str, _Place]:
    """Subdistrict, district and province, as they stand behind the agency's name most often or are in the name."""
    near = [_passage_behind(mention, passages) for mention in own]
    title = _passage_of(passages[:TITLE_LINES])
    found = {level: _most_common_place(level, near) or _most_common_place(level, [title]) for level in _PLACES}
    places = {level: place for level, place in found.items() if place}
    place_in_name = _strip_head(name)
    in_name: dict[str, str | None] = {}
    if kind == "subdistrict_administrative_organization" and "subdistrict" not in places:
        in_name["subdistrict"] = place_in_name
    if kind == "provincial_administrative_organization" or name.startswith("สำนักงานสาธารณสุขจังหวัด"):
        in_name["province"] = province_of(place_in_name) or place_in_name
    office = _PROVINCIAL.search(name)
    if office:
        in_name["province"] = province_of(office.group().rpartition("จังหวัด")[2])
    if name.startswith("สำนักงานสาธารณสุขอำเภอ") and "district" not in places:
        in_name["district"] = place_in_name
    return places | {level: _Place(place, ()) for level, place in in_name.items() if place}


def _strip_head(name: str) -> str:
    return next((name.removeprefix(full) for _, _, full in AGENCY_HEADS if name.startswith(full)), name)


def _passage_of(passages: Sequence[_Passage]) -> _Passage:
    return _Passage("\n".join(passage.text for passage in passages), tuple(passage.lines[0] for passage in passages))


def _passage_behind(mention: _Mention, passages: Sequence[_Passage]) -> _Passage:
    following = passages[mention.index + 1 : mention.index + 3]
    text = " ".join([mention.passage.text[mention.end :], *(passage.text for passage in following)])
    lines = (*mention.passage.lines, *(passage.lines[0] for passage in following))
    return _Passage(text[:PLACE_REACH], lines)


def _most_common_place(level: str, passages: Sequence[_Passage]) -> _Place | None:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Line, ...]] = {}
    for passage in passages:
        for match in _PLACES[level].finditer(passage.text):
            if _inside_agency_name(passage.text, match.start()):
                continue
            place = _read_place(level, match)
            if place:
                counts[place] += 1
                first.setdefault(place, passage.lines_with(match.group()))
                break
    if not counts:
        return None
    best = max(counts, key=lambda place: (counts[place], len(place)))
    return _Place(best, first[best])


def _read_place(level: str, match: re.Match[str]) -> str | None:
    if level == "province" and match["capital"]:
        return match["capital"]
    name = match["name"]
    end = _PLACE_END.search(name)
    name = name[: end.start()] if end else name
    if level == "province":
        return next((known for size in range(len(name), 2, -1) if (known := province_of(name[:size]))), None)
    cut, _ = _cut_name(name)
    return cut if 2 <= len(cut) <= 30 else None


def _inside_agency_name(text: str, place: int) -> bool:
    """Whether ตำบล or จังหวัด at `place` belongs to a body's own name (เทศบาลตำบล…, ป.ป.ช.จังหวัด…)."""
    before = text[max(0, place - 24) : place]
    return bool(
        re.search(r"(?:ส่วน|เทศบาล|เทศมนตรี|สุขภาพ|สาธารณสุข|ป\.ป\.ช\.\s?|ประจำ|ศาลากลาง|ปกครอง|นายกเทศมนตรี)$", before)
    )
