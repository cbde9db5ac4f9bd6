"""Invented agencies: each has a name and a place that no other has."""

from dataclasses import dataclass
from random import Random

from bench.corpus.words import PLACE_BEGINNINGS, PLACE_ENDINGS, PROVINCES
from schemas.report import Agency, AgencyType

HEADS: tuple[tuple[str, AgencyType, str], ...] = (
    ("องค์การบริหารส่วนตำบล", "subdistrict_administrative_organization", "สำนักปลัด"),
    ("เทศบาลตำบล", "subdistrict_municipality", "สำนักปลัดเทศบาล"),
    ("เทศบาลเมือง", "town_municipality", "สำนักปลัดเทศบาล"),
)
"""How names begin, the type, and what the first of the units is called."""


@dataclass(frozen=True)
class Body:
    """An agency, and the office of its clerk."""

    agency: Agency
    clerk: str

    @property
    def name(self) -> str:
        """In full."""
        return self.agency.name or ""

    @property
    def place(self) -> str:
        """As it stands below the name."""
        agency = self.agency
        return f"ตำบล{agency.subdistrict} อำเภอ{agency.district} จังหวัด{agency.province}"


def invent_bodies(count: int, seed: int) -> list[Body]:
    """So many agencies, the first of them the same however many there are; at most 432."""
    names = [(head, f"{begin}{end}") for head in HEADS for begin in PLACE_BEGINNINGS for end in PLACE_ENDINGS]
    if count > len(names):
        raise ValueError(f"there are names for {len(names)} agencies only")
    dice = Random(f"agencies {seed}")
    dice.shuffle(names)
    return [_body(head, place, dice) for head, place in names[:count]]


def _body(head: tuple[str, AgencyType, str], place: str, dice: Random) -> Body:
    start, kind, clerk = head
    district = "เมือง" + dice.choice(PLACE_ENDINGS)
    agency = Agency(
        name=start + place, type=kind, subdistrict=place, district=district, province=dice.choice(PROVINCES)
    )
    return Body(agency, clerk)
