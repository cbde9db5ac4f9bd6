"""The agency that a person means by a name, or by a part of one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.thai.fuzzy import similarity, squash
from pipeline.agencies.names import name_key, spell_out, split_name
from pipeline.store.tables import Agency, Alias
from schemas.errors import UsageError

LIKE_ENOUGH = 0.7
"""From here on a name is offered where none was found."""
MOST_OFFERED = 5


def find_agency(session: Session, name: str) -> Agency:
    """The one agency that is called so, or whose name and places hold all of these words.

    Raises UsageError where there is none, or where there are several; it names those that may be meant.
    """
    agencies = list(session.scalars(select(Agency).order_by(Agency.name, Agency.id)))
    aliases = {alias.key: alias.agency_id for alias in session.scalars(select(Alias))}
    wanted = name_key(name)
    exact = [each for each in agencies if wanted in _names_of(each) or aliases.get(name_key(name)) == each.id]
    found = exact or [
        each for each in agencies if all(squash(part) in _all_of(each) for part in spell_out(name).split())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} agencies are called {name}", f"Add a place: {_offer(found)}.")
    alike = {each.id: max(similarity(own, name) for own in (each.name, split_name(each.name)[1])) for each in agencies}
    near = sorted(agencies, key=lambda each: -alike[each.id])
    like = [each for each in near if alike[each.id] >= LIKE_ENOUGH]
    hint = f"Do you mean {_offer(like)}?" if like else "prongsai agencies lists those that the store knows."
    raise UsageError(f"the store knows no agency {name}", hint)


def full_name(agency: Agency) -> str:
    """The name with its places, which tell agencies of one name apart."""
    places = (f"{word}{place}" for word, place in (("อ.", agency.district), ("จ.", agency.province)) if place)
    return " ".join((agency.name, *places))


def _names_of(agency: Agency) -> set[str]:
    """The name, and what of it tells the agency from others of its kind."""
    return {name_key(agency.name), squash(split_name(agency.name)[1])}


def _all_of(agency: Agency) -> str:
    return squash("|".join(filter(None, (agency.name, agency.subdistrict, agency.district, agency.province))))


def _offer(agencies: list[Agency]) -> str:
    more = " …" if len(agencies) > MOST_OFFERED else ""
    return ", ".join(full_name(each) for each in agencies[:MOST_OFFERED]) + more
