"""Who has to report, by a list that a person gives: each agency of it as the store knows it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from pipeline.agencies.listing import Listed
from pipeline.store.agencies import find_all_listed
from pipeline.store.summary_rows import ListedAgency

UNKNOWN_ID = -1
"""Of agencies that the store has never heard of: they have submitted nothing."""


def find_expected(session: Session, listed: Sequence[Listed], *, province: str | None) -> list[ListedAgency]:
    """The agencies of the list, those of one province where only it is looked at. Raises InputError.

    The error is for a name that several agencies have, where the list does not say where it is.
    """
    found = []
    for each, known in zip(listed, find_all_listed(session, listed), strict=True):
        place = (known.district, known.province) if known else (each.agency.district, each.agency.province)
        if province is None or place[1] == province:
            agency_id = known.agency_id if known else UNKNOWN_ID
            found.append(ListedAgency(agency_id, each.name, each.agency.type, *place))
    return found
