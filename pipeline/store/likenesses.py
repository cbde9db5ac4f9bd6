"""Likenesses: a document that is an earlier one again, found beyond the hash of its bytes; it is counted once."""

from sqlalchemy import Select, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from pipeline.resubmission import Comparison, Submission, compare_submissions, is_recognised
from pipeline.store.agencies import Whose
from pipeline.store.reports import unpack_report
from pipeline.store.tables import Candidate, Document, Likeness, Page
from pipeline.store.versions import number_versions

MOST_COMPARED = 20
"""So many of the documents that may be the same are looked at, the latest first."""


def link_likeness(session: Session, document: Document, *, later: Submission, whose: Whose) -> None:
    """Links the document to the one that it is again, where there is one: `same_as_id` and a likeness.

    Of two the first that came is counted; but where its agency is not known, or it was read from its picture, and the
    other was not, the other. What was counted with one that no longer is follows it.
    """
    for other_id, packed, same_as_id in session.execute(_comparable(document, whose)):
        if packed is None:
            continue
        earlier = Submission(unpack_report(packed), text_of(session, other_id))
        found = compare_submissions(earlier, later)
        if not found.is_same:
            continue
        counted = session.get_one(Document, same_as_id or other_id)
        if _is_counted(document, counted, submission=later):
            _count_with(session, counted, document)
            session.refresh(counted)
            number_versions(session, counted)
            session.add(_likeness(counted.id, document.id, found))
        else:
            _count_with(session, document, counted)
            session.refresh(document)
            session.add(_likeness(document.id, counted.id, found))
        session.flush()
        return


def unlink(session: Session, document: Document) -> None:
    """Forgets what the document was found to be again, before it is looked for anew."""
    document.same_as_id = None
    session.execute(delete(Likeness).where(Likeness.document_id == document.id))
    session.flush()


def _count_with(session: Session, document: Document, counted: Document) -> None:
    """From now on the document, and all that was counted with it, are counted with the other one."""
    follow = update(Document).where(or_(Document.id == document.id, Document.same_as_id == document.id))
    session.execute(follow.values(same_as_id=counted.id))


def _is_counted(document: Document, counted: Document, *, submission: Submission) -> bool:
    """Whether the document is counted rather than the other; what took that one's place stays there."""
    is_last = counted.superseded_by_id is None and document.agency_id is not None
    if not is_last or counted.report is None:
        return False
    if counted.agency_id is None:
        return True
    recognised = is_recognised(submission.report), is_recognised(unpack_report(counted.report))
    return document.id < counted.id if recognised[0] == recognised[1] else recognised[1]


def _comparable(document: Document, whose: Whose) -> Select[int, bytes | None, int | None]:
    """What of the same agency, or of one that it may be, is of the same year: the latest first.

    Documents whose agency nobody knows are compared with those that print the same name.
    """
    may_be = [agency_id for agency_id, _ in whose.candidates]
    if document.agency_id is not None:
        named_so = select(Candidate.document_id).where(Candidate.agency_id == document.agency_id)
        of_it = or_(Document.agency_id == document.agency_id, Document.id.in_(named_so))
    else:
        unknown = and_(Document.agency_id.is_(None), Document.agency_name.is_not_distinct_from(document.agency_name))
        of_it = or_(Document.agency_id.in_(may_be), unknown)
    follows = Document.same_as_id.is_not_distinct_from(document.id)
    conditions = [of_it, Document.id != document.id, ~follows, Document.state != "quarantined"]
    if document.fiscal_year is not None:
        conditions.append(or_(Document.fiscal_year == document.fiscal_year, Document.fiscal_year.is_(None)))
    found = select(Document.id, Document.report, Document.same_as_id).where(*conditions)
    return found.order_by(Document.id.desc()).limit(MOST_COMPARED)


def _likeness(document_id: int, other_id: int, found: Comparison) -> Likeness:
    return Likeness(
        document_id=document_id, other_id=other_id, similarity=round(found.similarity, 4), reason="the same measures"
    )


def text_of(session: Session, document_id: int) -> str:
    """The words of a document's pages, a line of print to a line."""
    texts = session.scalars(select(Page.text).where(Page.document_id == document_id).order_by(Page.page_no))
    return "\n".join(texts)
