"""Labels in running text: `(๑.๒) หน่วยงานผู้รับผิดชอบ : กองคลัง`."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.layout.column_headings import FIELD_NAMES, FIELD_STEMS, Family, fit_heading
from extractors.layout.outline import has_bullet, read_numbering, without_bullet
from extractors.thai.fuzzy import squash
from extractors.thai.lexicon import labels as words
from schemas.table import Role

LONGEST_LABEL = 70
LONGEST_LABEL_ALONE = 45
"""Characters of a label before a colon, and of one that is the whole paragraph."""
LabelRole = Role | Literal["picture", "unknown"]

_ROLES: dict[Family, LabelRole] = {
    "steps": "steps",
    "objectives": "objectives",
    "owner": "owner",
    "period": "period",
    "result": "result",
    "outcome": "outcome",
    "status": "status",
}
_COLON = re.compile(r"^(?P<label>[^:：]{2,90}?)\s*(?:[:：]|\.{3,}|…+|(?=[☐☑]))\s*(?P<rest>.*)$", re.DOTALL)
_FIRST_WORDS = re.compile(r"^(?P<label>\S+)\s+(?P<rest>\S.*)$", re.DOTALL)
_PLAINEST = frozenset(squash(word) for word in words.PLAINEST)
_PICTURES = frozenset(squash(word) for word in words.PICTURE)
_MEASURES = frozenset(squash(word) for word in words.MEASURE)
_UNKNOWN = frozenset(squash(word) for word in words.UNKNOWN_TO_US)
_PLAIN = (
    _PLAINEST
    | _PICTURES
    | _UNKNOWN
    | frozenset(squash(name) for names in (*FIELD_NAMES, *FIELD_STEMS) for name in names)
)


@dataclass(frozen=True)
class Label:
    """A label at the start of a paragraph.

    `decor` tells how labels of this document are dressed (`(N.N)`, `-`, or plain), so that labels of another
    dress can be told from them. `rest` is the text behind the label. `chapter_like` marks a numbered label that
    stands alone: outside a measure it is the heading of a chapter (`๒. ผลการดำเนินการ`).
    """

    role: LabelRole
    decor: str
    rest: str
    chapter_like: bool = False


def read_label(text: str, *, decor: str | None = None) -> Label | None:
    """The field label that the paragraph begins with, or None; `decor` is how labels are dressed here, if known."""
    numbering = read_numbering(text)
    bulleted = has_bullet(text)
    body = numbering.rest if numbering else without_bullet(text)
    dress = numbering.style if numbering else "-" if bulleted else ""
    colon = _COLON.match(body)
    if colon and len(colon["label"]) <= LONGEST_LABEL:
        role = label_role(colon["label"])
        return Label(role, dress, colon["rest"].strip()) if role else None
    # `๒. ผลการดำเนินการตามมาตรการ` is a chapter; deeper numbers and the plainest words are labels.
    deep = numbering is not None and (len(numbering.parts) > 1 or numbering.style == "(N)")
    dressed = numbering is not None and dress == decor
    alone = len(body) <= LONGEST_LABEL_ALONE and (deep or dressed or squash(body) in _PLAIN)
    role = label_role(body) if alone else None
    if role and role != "measure":
        return Label(role, dress, "", chapter_like=numbering is not None and not deep)
    first = _FIRST_WORDS.match(body)
    if first and squash(first["label"]) in _PLAINEST:
        role = label_role(first["label"])
        return Label(role, dress, first["rest"].strip()) if role else None
    return None


def label_role(text: str) -> LabelRole | None:
    """The field that the words of a label name; `picture` and `unknown` are labels too, of text in no field."""
    squashed = squash(text)
    if squashed in _PICTURES:
        return "picture"
    if squashed in _MEASURES:
        return "measure"
    if squashed in _UNKNOWN:
        return "unknown"
    heading = fit_heading(text)
    return _ROLES.get(heading.family) if heading else None
