"""From the store to a file: the documents one after the other, their rows to whoever writes them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.export.columns import Row, Table
from pipeline.export.links import Links
from pipeline.export.names import Mask, mask_for
from pipeline.store.choice import Choice
from pipeline.store.export_rows import StoredDocument, stored_documents
from pipeline.store.open import Store

AddRow: TypeAlias = Callable[[Table, Row], object]


@dataclass(frozen=True)
class Wanted:
    """Which tables of which documents, and how: codes and headings in Thai, without names of persons."""

    tables: Sequence[Table]
    choice: Choice
    links: Links
    in_thai: bool = False
    mask_names: bool = False


def take_away(store: Store, wanted: Wanted, add: AddRow) -> Counter[str]:
    """Hands each row to `add`; tells how many rows of each table there were. All is of one state of the store."""
    counts: Counter[str] = Counter({table.key: 0 for table in wanted.tables})
    with store.read() as session:
        for document in stored_documents(session, wanted.choice):
            mask = _mask_of(document) if wanted.mask_names else None
            for table in wanted.tables:
                for row in table.rows(document, links=wanted.links, mask=mask, in_thai=wanted.in_thai):
                    add(table, row)
                    counts[table.key] += 1
    return counts


def _mask_of(document: StoredDocument) -> Mask:
    """Takes out of the document's texts the persons who are responsible for something, and those with a title."""
    owners = (owner for measure in document.measures for owner in measure.owners)
    return mask_for(owner.name for owner in owners if owner.kind == "person")
