"""The report contract, version 1: what one document becomes."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, PlainSerializer, StringConstraints, model_validator

from schemas.base import Model
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.page import PageSize
from schemas.period import BuddhistYear, Period

Score = Annotated[Decimal, PlainSerializer(float, return_type=float, when_used="json")]
"""An exact score; a plain number in JSON."""

ItemCode = Annotated[str, StringConstraints(pattern=r"^[ieo][1-9][0-9]?$")]
"""An ITA item: instrument letter and number, lower case, no zeros in front."""

Kind = Literal["report", "plan", "memo", "order", "analysis", "other"]
Instrument = Literal["IIT", "EIT", "OIT"]
StatusValue = Literal["done", "in_progress", "not_started", "cancelled", "unknown"]
StatusBasis = Literal["checkbox", "column_mark", "phrase", "none"]
OwnerKind = Literal["unit", "person", "group", "all_units"]
AgencyType = Literal[
    "subdistrict_administrative_organization",
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
    "provincial_administrative_organization",
    "special_administrative_area",
    "central_agency",
    "provincial_agency",
    "state_enterprise",
    "university",
    "school",
    "hospital",
    "other",
]
SetAsideKind = Literal[
    "page_furniture",
    "picture_text",
    "committee_table",
    "contents_table",
    "score_table",
    "plain_table",
    "other_table",
    "cell",
    "untrusted_text",
]
"""`plain_table` is a table that surely holds no measures; an `other_table` may hold some that were not understood.
`untrusted_text` is what a PDF says is printed where it surely is not."""

EvidenceByField = dict[str, list[Evidence]]


class Source(Model):
    """The file; `pages` is null where the file does not show pages."""

    filename: str
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    media_type: str
    bytes: Annotated[int, Field(ge=0)]
    pages: Annotated[int, Field(ge=0)] | None = None


class Agency(Model):
    """Who reports. `name` is written in full; places come without ตำบล, อำเภอ, จังหวัด."""

    name: str | None = None
    type: AgencyType = "other"
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


class ScoreItem(Model):
    """One score of the assessment: an item (`code`) or an indicator (`indicator`, 1–10)."""

    instrument: Instrument
    code: ItemCode | None = None
    indicator: Annotated[int, Field(ge=1, le=10)] | None = None
    topic: int | None = None
    part: Annotated[int, Field(ge=1, le=2)] | None = None
    text: str
    score: Score
    evidence: list[Evidence] = []


class Assessment(Model):
    """The ITA result that the document quotes; scores are meant to lie in 0–100, a check says so."""

    fiscal_year: BuddhistYear | None = None
    score: Score | None = None
    level: str | None = None
    items: list[ScoreItem] = []


class Topic(Model):
    """The heading, strategy row or indicator that a measure stands under."""

    number: int | None = None
    title: str


class Owner(Model):
    """Who is responsible: the most specific unit or person, and the unit it belongs to."""

    name: Annotated[str, StringConstraints(min_length=1)]
    parent: str | None = None
    kind: OwnerKind
    raw: str


class Status(Model):
    """What the document says of progress; `raw` is the chosen wording. JSON with a value and no basis is refused."""

    value: StatusValue = "unknown"
    basis: StatusBasis = "none"
    raw: str | None = None

    @model_validator(mode="after")
    def _says_what_tells_it(self) -> Self:
        if self.value != "unknown" and self.basis == "none":
            raise ValueError(f"value {self.value} must have a basis other than none")
        return self


class Measure(Model):
    """One row of a measures table, joined over pages, or one measure of a narrative report."""

    number: str | None = None
    topic: Topic | None = None
    activities: list[str] = []
    objectives: list[str] = []
    steps: list[str] = []
    owners: list[Owner] = []
    period: Period | None = None
    status: Status = Status()
    results: list[str] = []
    outcomes: list[str] = []
    references: list[ItemCode] = []
    evidence: EvidenceByField = {}


class SetAside(Model):
    """Text that was read and belongs to no field: kept here so that nothing is lost silently."""

    kind: SetAsideKind
    evidence: list[Evidence]


class Report(Model):
    """One document, read. `pages` are those of a PDF that could be opened, for whoever draws the boxes of evidence."""

    schema_version: Literal["1.0"] = "1.0"
    source: Source
    kind: Kind
    title: str | None = None
    agency: Agency = Agency()
    fiscal_year: BuddhistYear | None = None
    assessment: Assessment | None = None
    measures: list[Measure] = []
    findings: list[Finding] = []
    set_aside: list[SetAside] = []
    pages: list[PageSize] = []
    evidence: EvidenceByField = {}
