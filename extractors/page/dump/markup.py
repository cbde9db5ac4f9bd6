"""A dump as text, tags and comments in file order: the one door to the grammar of HTML.

What is a tag is decided here and not by the parser, for three reasons: a dump also holds `<` as text
(`ค่า < ๘๕`, `<ชื่อหน่วยงาน>`, `<https://…>`), a tag may be cut off at the end of the file, and hostile
text must pass in linear time. Attributes, their quotes and entities are the parser's.
"""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html.entities import html5
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from extractors.page.dump.tag_names import KNOWN_NAMES

_WORD_PREFIX = re.compile(r"(?:o|v|w|m|st1):")
_HIDDEN_UNTIL = {
    "head": re.compile(r"</head\s*>|(?=<body[\s>])", re.IGNORECASE),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "template": re.compile(r"</template\s*>", re.IGNORECASE),
    "title": re.compile(r"</title\s*>", re.IGNORECASE),
}
"""Elements that no browser shows, with what ends them."""

# Possessive quantifiers and values that never cross a `<` keep every attempt linear.
_MARKUP = re.compile(
    r"""
      (?P<comment> <!-- )
    | < (?P<close>/?) (?P<name>[A-Za-z][A-Za-z0-9:_-]*+)
      (?: (?: [\s/] (?: [^<>"']++ | "[^"<]*+" | '[^'<]*+' )*+ )? >   # a whole tag
        | (?: [\s/] [^<>]*+ )? > )                                    # one whose quotes do not match
    | (?P<declaration> <! (?: [A-Za-z] [^<>]*+ | \[ [^\]<>]*+ \] ) > | <\? [A-Za-z] [^<>]*+ > )
    | < (?P<cut> /? [A-Za-z][A-Za-z0-9:_-]*+ (?: [\s/] [^<>]*+ )? ) \Z
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|(?:nbsp|amp|lt|gt|quot)(?![A-Za-z0-9;=]))"
)
_CUT_TAG = re.compile(r"/?([A-Za-z][A-Za-z0-9:_-]*)([\s\S]*)")
_CUT_ATTRIBUTE = re.compile(r"\s+[A-Za-z-]+\s*=")
_TAG_LIMIT = 4000
"""Attributes of a longer tag are not looked at: it carries a picture."""

Kind = Literal["text", "open", "close", "comment"]


class Piece(NamedTuple):
    """Text, a tag or a comment: `raw` is what stands in the file from `start`; `name` is a tag's, in lower case."""

    kind: Kind
    name: str
    raw: str
    start: int

    @property
    def end(self) -> int:
        """Where the next piece begins."""
        return self.start + len(self.raw)

    @property
    def attributes(self) -> Mapping[str, str]:
        """The tag's attributes, names in lower case, values without quotes and entities, `""` for a bare name."""
        return _read_attributes(self.raw) if len(self.raw) <= _TAG_LIMIT else {}


def split_markup(text: str) -> Iterator[Piece]:
    """The pieces of `text` in file order; what no browser shows (styles, scripts, the head) is left out.

    Together with what is hidden they make up the whole text. A `<` that begins no known tag is text.
    """
    shown_from = at = 0
    endless: set[str] = set()
    while found := _MARKUP.search(text, at):
        kind, name = _classify(found)
        end = found.end()
        if kind == "comment" and name == "":
            end = _end_of_comment(text, end, endless)
        if kind == "text" or end < 0:
            at = found.end()
            continue
        if found.start() > shown_from:
            yield Piece("text", "", text[shown_from : found.start()], shown_from)
        yield Piece(kind, name, text[found.start() : end], found.start())
        if kind == "open" and name in _HIDDEN_UNTIL:
            end = _end_of_hidden(text, end, name=name, endless=endless)
        shown_from = at = end
    if shown_from < len(text):
        yield Piece("text", "", text[shown_from:], shown_from)


def decode_entities(text: str) -> str:
    """`&nbsp;`, `&amp;`, `&#3585;` … as the characters they stand for; what is no entity stays as it is."""
    return _ENTITY.sub(_decode_entity, text) if "&" in text else text


def _classify(found: re.Match[str]) -> tuple[Kind, str]:
    """What was found, and the tag's name; `text` where it is none of ours."""
    if found["comment"]:
        return "comment", ""
    if found["declaration"]:
        return "comment", "declaration"
    if found["cut"]:
        return _classify_cut(found["cut"])
    name = found["name"].lower()
    if name not in KNOWN_NAMES and not _WORD_PREFIX.match(name):
        return "text", ""
    return ("close" if found["close"] else "open"), name


def _classify_cut(cut: str) -> tuple[Kind, str]:
    """A tag that the end of the file cut off: it shows nothing, so it counts as a comment.

    `a<b` is text: a single letter makes no tag without an attribute behind it.
    """
    name, rest = _CUT_TAG.findall(cut)[0]
    closes, whole = cut.startswith("/"), bool(rest)
    known = name.lower() in KNOWN_NAMES if whole else any(each.startswith(name.lower()) for each in KNOWN_NAMES)
    is_tag = closes or _CUT_ATTRIBUTE.match(rest) or (len(name) > 1 and not rest.strip())
    return ("comment", "cut") if known and is_tag else ("text", "")


def _end_of_comment(text: str, start: int, endless: set[str]) -> int:
    """Behind the comment's `-->`, or -1 for one that never ends: then its beginning is text."""
    end = -1 if "comment" in endless else text.find("-->", start)
    if end < 0:
        endless.add("comment")
        return -1
    return end + 3


def _end_of_hidden(text: str, start: int, *, name: str, endless: set[str]) -> int:
    """Behind what ends a hidden element; at its own beginning where nothing does, so that nothing is lost."""
    found = None if name in endless else _HIDDEN_UNTIL[name].search(text, start)
    if found is None:
        endless.add(name)
        return start
    return found.end()


def _decode_entity(found: re.Match[str]) -> str:
    entity = found.group()
    decoded = html.unescape(entity) if entity[1] == "#" else html5.get(entity[1:].rstrip(";") + ";", entity)
    return " " if decoded.isspace() else decoded


class _AttributeReader(HTMLParser):
    """Keeps the attributes of the one tag that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of an attribute that is given twice, the first counts.
        self.attributes = {name: value or "" for name, value in reversed(attrs)}


@lru_cache(maxsize=1024)
def _read_attributes(tag: str) -> Mapping[str, str]:
    reader = _AttributeReader()
    reader.feed(tag)
    return reader.attributes
