"""The index to search in: the words of measures and pages. SQLite finds them by FTS5, PostgreSQL by tsvector."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Double,
    Integer,
    Select,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from pipeline.search.query import Phrase
from pipeline.search.word_pieces import RULES, pieces_of
from pipeline.store.choice import Choice, chosen_documents
from pipeline.store.open import Store
from pipeline.store.tables import Document, Measure, Owner, Page, SearchDocument, SearchPlace

AT_ONCE = 50
"""So many documents are indexed in one transaction."""
MOST_POSITIONS = 16_383
"""PostgreSQL counts the positions of words no further."""
LONG_TEXTS_COUNT_LESS = 1
"""How PostgreSQL divides its score (1: by the logarithm of the length); that of SQLite does so by itself."""
SQLITE_WORDS = table("search_words", column("rowid", Integer))
"""What finds the words in SQLite."""


class Place(NamedTuple):
    """A measure or a page in which the words stand; the larger its score, the better they fit."""

    document_id: int
    measure_id: int | None
    page_id: int | None
    score: float


def index_document(session: Session, document_id: int) -> None:
    """Makes the document's measures and pages findable; what was indexed of it before goes."""
    _forget(session, document_id)
    rows = [
        {"document_id": document_id, "measure_id": measure_id, "page_id": page_id, "words": words}
        for measure_id, page_id, said in _texts(session, document_id)
        if (words := _to_words(session, said))
    ]
    if rows:
        session.execute(insert(SearchPlace), rows)
    if _is_sqlite(session):
        session.execute(
            text(
                "INSERT INTO search_words (rowid, words) "
                "SELECT id, words FROM search_places WHERE document_id = :document_id"
            ),
            {"document_id": document_id},
        )
    session.execute(insert(SearchDocument).values(document_id=document_id, rules=RULES))


def documents_to_index(session: Session) -> list[int]:
    """Those that were stored before there was an index, or indexed by other rules."""
    done = select(SearchDocument.document_id).where(SearchDocument.rules == RULES)
    return list(session.scalars(select(Document.id).where(Document.id.not_in(done)).order_by(Document.id)))


def bring_up_to_date(store: Store) -> int:
    """Indexes what is not indexed yet, some documents at a time; tells how many there were."""
    with store.read() as session:
        missing = documents_to_index(session)
    for start in range(0, len(missing), AT_ONCE):
        store.write(partial(_index_all, missing[start : start + AT_ONCE]))
    return len(missing)


def _index_all(document_ids: Sequence[int], session: Session) -> None:
    for document_id in document_ids:
        index_document(session, document_id)


def find_places(
    session: Session, phrases: Sequence[Phrase], choice: Choice, *, limit: int, any_phrase: bool = False
) -> list[Place]:
    """The places in which all phrases stand, or any of them, the best first."""
    matches, score = _matching(session, phrases, any_phrase=any_phrase)
    places: Select[int, int | None, int | None, float] = (
        select(SearchPlace.document_id, SearchPlace.measure_id, SearchPlace.page_id, score.label("score"))
        .where(matches, SearchPlace.document_id.in_(chosen_documents(choice)))
        .order_by(score.desc(), SearchPlace.document_id.desc(), SearchPlace.id)
        .limit(limit)
    )
    if _is_sqlite(session):
        places = places.join(SQLITE_WORDS, SQLITE_WORDS.c.rowid == SearchPlace.id)
    if choice.status is not None:
        places = places.join(Measure, SearchPlace.measure_id == Measure.id).where(Measure.status == choice.status)
    return [Place(*row) for row in session.execute(places)]


def _matching(
    session: Session, phrases: Sequence[Phrase], *, any_phrase: bool
) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    """What places must fulfil, and how well they do."""
    if _is_sqlite(session):
        wanted = (" OR " if any_phrase else " AND ").join(f'"{" ".join(phrase)}"' for phrase in phrases)
        return literal_column("search_words").op("MATCH")(wanted), literal_column("-bm25(search_words)", Double())
    wanted = (" | " if any_phrase else " & ").join(f"({' <-> '.join(map(_quoted, phrase))})" for phrase in phrases)
    query = cast(literal(wanted), TSQUERY)
    return SearchPlace.words.op("@@")(query), func.ts_rank_cd(SearchPlace.words, query, LONG_TEXTS_COUNT_LESS)


def _forget(session: Session, document_id: int) -> None:
    of_document = {"document_id": document_id}
    if _is_sqlite(session):
        session.execute(
            text(
                "INSERT INTO search_words (search_words, rowid, words) "
                "SELECT 'delete', id, words FROM search_places WHERE document_id = :document_id"
            ),
            of_document,
        )
    session.execute(delete(SearchPlace).where(SearchPlace.document_id == document_id))
    session.execute(delete(SearchDocument).where(SearchDocument.document_id == document_id))


def _texts(session: Session, document_id: int) -> Iterator[tuple[int | None, int | None, str]]:
    """Each measure and each page of the document, and what it says."""
    owners: dict[int, list[str]] = {}
    for measure_id, raw in session.execute(
        select(Owner.measure_id, Owner.raw)
        .join(Measure, Owner.measure_id == Measure.id)
        .where(Measure.document_id == document_id)
        .order_by(Owner.id)
    ):
        owners.setdefault(measure_id, []).append(raw)
    for measure in session.scalars(select(Measure).where(Measure.document_id == document_id).order_by(Measure.id)):
        yield measure.id, None, "\n".join([*texts_of(measure), *owners.get(measure.id, [])])
    pages = select(Page.id, Page.text).where(Page.document_id == document_id).order_by(Page.id)
    for page_id, said in session.execute(pages):
        yield None, page_id, said


def texts_of(measure: Measure) -> list[str]:
    """What a measure says in words, without its owners."""
    fields: Iterable[list[str]] = (
        measure.activities,
        measure.objectives,
        measure.steps,
        measure.results,
        measure.outcomes,
        measure.codes,
    )
    alone = (measure.topic_title, measure.period_raw, measure.status_raw)
    return [*(each for field in fields for each in field), *filter(None, alone)]


def _to_words(session: Session, said: str) -> str:
    """The words of a text as the database takes them."""
    pieces = [piece.text for piece in pieces_of(said)]
    if _is_sqlite(session):
        return " ".join(pieces)
    return " ".join(f"{_quoted(piece)}:{min(at, MOST_POSITIONS)}" for at, piece in enumerate(pieces, start=1))


def _quoted(piece: str) -> str:
    """The piece between quotation marks; it holds letters, digits and full stops alone."""
    return f"'{piece}'"


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
