"""How well the reports of a night were read, family by family and form by form."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import select

from bench.corpus.manifest import Entry
from pipeline.evaluate import compare
from pipeline.store.open import open_store
from pipeline.store.reports import unpack_report
from pipeline.store.tables import Arrival, Document


def reading_figures(corpus: Path, store: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """A line for each family: in each form how many reports there are, their mean field_f1, and the worst."""
    reports = {}
    with open_store(str(store)) as opened, opened.read() as session:
        rows = select(Arrival.path, Document.report).join(Document, Arrival.document_id == Document.id)
        for path, packed in session.execute(rows.where(Arrival.outcome != "duplicate")):
            if packed is not None:
                reports[path] = json.loads(unpack_report(packed).model_dump_json())
    figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        if entry.expected and entry.family and entry.form and entry.path in reports:
            expected = json.loads((corpus / entry.expected).read_text(encoding="utf-8"))
            field_f1 = compare(expected, reports[entry.path]).figures["field_f1"]
            figures[entry.family][entry.form].append(field_f1)
    for family, forms in sorted(figures.items()):
        shares = (f"{form} {_say(found)}" for form, found in sorted(forms.items()))
        yield f"field_f1 of {family}: {'; '.join(shares)}"


def _say(found: Sequence[float]) -> str:
    return f"{sum(found) / len(found):.4f} (of {len(found)}, worst {min(found):.4f})"
