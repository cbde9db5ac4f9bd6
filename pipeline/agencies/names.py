"""Names of agencies without what spellings differ in."""

import re
import unicodedata
from functools import lru_cache

from extractors.thai.fuzzy import squash
from extractors.thai.lexicon.agencies import AGENCY_HEADS
from extractors.thai.lexicon.look_alikes import LOOK_ALIKES
from schemas.report import Agency, AgencyType

_FOLD = str.maketrans({letter: group[0] for group in LOOK_ALIKES for letter in group})


def _head_pattern(head: str) -> str:
    """The head as people write it: `อบต.`, `อบต`, `อ.บ.ต.`; without a full stop only before a space."""
    if "." not in head:
        return re.escape(head)
    letters = [re.escape(letter) for letter in head.replace(".", "")]
    return r"\s?\.?\s?".join(letters) + r"(?:\s?\.|(?=\s)|$)"


_HEADS = tuple((re.compile(_head_pattern(head)), kind, full) for head, kind, full in AGENCY_HEADS)


def spell_out(name: str) -> str:
    """The name in full, as the contract wants it: `อบต. ทุ่งงาม` becomes `องค์การบริหารส่วนตำบลทุ่งงาม`."""
    text = " ".join(unicodedata.normalize("NFC", name).split())
    for pattern, _, full in _HEADS:
        if head := pattern.match(text):
            return full + text[head.end() :].strip()
    return text


def type_of(name: str) -> AgencyType:
    """The kind of body that a name in full speaks of; `other` where it does not say."""
    return next((kind for _, kind, full in AGENCY_HEADS if name.startswith(full)), "other")


def split_name(name: str) -> tuple[str, str]:
    """The head of a name in full, and the rest that tells it from others with that head."""
    head = next((full for _, _, full in AGENCY_HEADS if name.startswith(full)), "")
    return head, name.removeprefix(head).strip()


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """What all spellings of one name share: in full, without spaces and signs, with Arabic digits."""
    return squash(spell_out(name))


def agency_key(name: str, *, district: str | None, province: str | None) -> str:
    """What tells an agency from all others: its name and where it is."""
    return "|".join((name_key(name), squash(district or ""), squash(province or "")))


def fold(text: str) -> str:
    """The text with each letter in the place of all that look like it."""
    return text.translate(_FOLD)


def in_full(agency: Agency) -> Agency:
    """The agency with its name spelled out, and the kind that the name tells."""
    if agency.name is None:
        return agency
    name = spell_out(agency.name)
    kind = agency.type if agency.type != "other" else type_of(name)
    return agency.model_copy(update={"name": name, "type": kind})
