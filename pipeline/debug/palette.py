"""The colours of the picture, and what each stands for."""

from extractors.page.layer.trust import LEAST_TRUST
from schemas.page import Line

Colour = tuple[int, int, int]

INK: Colour = (33, 33, 33)
PAPER: Colour = (255, 255, 255)
FAINT: Colour = (110, 110, 110)
ALARM: Colour = (198, 40, 40)
CELL: Colour = (30, 90, 200)
ROLE: Colour = (13, 60, 150)
NO_ROLE: Colour = (120, 120, 120)
MARK: Colour = (214, 0, 147)
PICTURE: Colour = (140, 140, 140)
REPAIRED: Colour = (0, 151, 190)

SURE, DOUBTFUL, UNUSED = (46, 160, 67), (240, 130, 0), ALARM
SURE_FROM = 0.95
"""A line with a name or two that no dictionary has stays above this."""

FIELDS: dict[str, Colour] = {
    "title": (126, 87, 194),
    "agency": (92, 107, 192),
    "fiscal_year": (57, 73, 171),
    "assessment": (0, 137, 123),
    "score": (0, 137, 123),
    "number": (141, 110, 99),
    "topic": (255, 152, 0),
    "activities": (30, 136, 229),
    "objectives": (0, 188, 212),
    "steps": (67, 160, 71),
    "owners": (233, 30, 99),
    "period": (255, 202, 40),
    "status": (171, 71, 188),
    "results": (124, 179, 66),
    "outcomes": (0, 121, 107),
    "references": (109, 76, 65),
    "set aside": (150, 150, 150),
}
_OTHER_FIELD: Colour = (96, 125, 139)


def colour_of_field(kind: str) -> Colour:
    """The colour that the field is filled with."""
    return FIELDS.get(kind, _OTHER_FIELD)


def trust_in(line: Line) -> float:
    """How far the line can be trusted, from 0 to 1."""
    return line.confidence if line.trust is None else line.trust.score


def colour_of_trust(score: float) -> Colour:
    """Green, amber, or red for a line that is not used."""
    return SURE if score >= SURE_FROM else DOUBTFUL if score >= LEAST_TRUST else UNUSED


def darker(colour: Colour) -> Colour:
    """The colour as it can be read on white."""
    red, green, blue = (round(part * 0.65) for part in colour)
    return red, green, blue
