"""The work of a worker after the reading, where crops are wanted: the places of the values, cut out of the pages."""

from pathlib import Path

from pipeline.batch.workers.progress import tell_page
from pipeline.files import printable_name, read_known
from pipeline.options import ReadOptions
from pipeline.stages.pages import OnPage
from schemas.report import Report


def crop_document(path: Path, report: Report, options: ReadOptions, *, crops: Path, on_page: OnPage = tell_page) -> int:
    """Fills the document's folder in `crops`, which is called like the hash of its bytes; tells how many there are.

    Raises as `cut_crops`, and FileUnreadable where the file is not the one any more that was read.
    """
    from pipeline.crops.keep import cut_crops

    data = read_known(path, sha256=report.source.sha256, name=printable_name(path))
    return cut_crops(report, data, crops / report.source.sha256, options, on_page=on_page)
