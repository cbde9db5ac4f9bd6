"""The work of a worker after the reading, where crops are wanted: the places of the values, cut out of the pages."""

import hashlib
from pathlib import Path

from pipeline.batch.workers.progress import tell_page
from pipeline.files import read_bytes
from pipeline.options import ReadOptions
from pipeline.stages.pages import OnPage
from schemas.errors import FileUnreadable
from schemas.report import Report


def crop_document(path: Path, report: Report, options: ReadOptions, *, crops: Path, on_page: OnPage = tell_page) -> int:
    """Fills the document's folder in `crops`, which is called like the hash of its bytes; tells how many there are.

    Raises as `cut_crops`, and FileUnreadable where the file is not the one any more that was read.
    """
    from pipeline.crops.keep import cut_crops

    data = read_bytes(path, options)
    if hashlib.sha256(data).hexdigest() != report.source.sha256:
        raise FileUnreadable(f"{path.name} has changed since it was read")
    return cut_crops(report, data, crops / report.source.sha256, options, on_page=on_page)
