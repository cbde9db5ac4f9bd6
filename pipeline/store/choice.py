"""Which documents of the store are meant: by agency, province, year, and whether those that count no more are too."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, or_, select

from pipeline.agencies.names import spell_out
from pipeline.store.tables import Agency, Document


@dataclass(frozen=True)
class Choice:
    """Names are found anywhere in what is stored, as they are given and spelled out (อบต. …).

    Superseded versions, and documents that are another one again, are left out unless `all_versions` are wanted.
    `status` is that of measures.
    """

    agency: str | None = None
    province: str | None = None
    year: int | None = None
    status: str | None = None
    all_versions: bool = False


def chosen_documents(choice: Choice) -> Select[int]:
    """The ids of the documents that are meant; the agency, where it is sure, is joined to them."""
    return select(Document.id).outerjoin(Agency, Document.agency_id == Agency.id).where(*_conditions(choice))


def _conditions(choice: Choice) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if choice.agency:
        named = (Agency.name, Document.agency_name)
        spelled = {choice.agency, spell_out(choice.agency)}
        conditions.append(or_(*(name.icontains(each, autoescape=True) for name in named for each in spelled)))
    if choice.province:
        places = (Agency.province, Document.province)
        conditions.append(or_(*(place.icontains(choice.province, autoescape=True) for place in places)))
    if choice.year is not None:
        conditions.append(Document.fiscal_year == choice.year)
    if not choice.all_versions:
        conditions += [Document.superseded_by_id.is_(None), Document.same_as_id.is_(None)]
    return conditions
