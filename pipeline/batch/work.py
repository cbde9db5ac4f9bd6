"""The work of a worker: one document, read for the store."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.batch.workers.progress import tell_page, tell_pages_read
from pipeline.document_read import DocumentRead, EngineVersions
from pipeline.options import OcrOptions, ReadOptions
from schemas.errors import EngineError, InternalError

_A_LINE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def read_for_store(
    path: Path,
    options: ReadOptions,
    *,
    skip_pages: frozenset[int] = frozenset(),
    on_page: Callable[[int, int], None] = tell_page,
    on_pages_read: Callable[[], None] = tell_pages_read,
) -> DocumentRead:
    """The document at `path` with the text of its pages, without `skip_pages` and those that the options leave out.

    `on_page` is told of each page before it is read, `on_pages_read` when none is left. Raises as `runner.travel`,
    but EngineError only where the recogniser is needed and cannot be opened.
    """
    from pipeline.batch.pages_read import list_pages
    from pipeline.recogniser import keep_engine
    from pipeline.runner import travel

    options = replace(options, skip_pages=options.skip_pages | skip_pages)
    try:
        journey = travel(path, options, on_page=on_page, on_pages_read=on_pages_read)
    except EngineError as error:
        keep_engine(options.ocr)
        raise InternalError(f"the recogniser fails at this document: {error.message}", error.hint) from error
    return DocumentRead(
        report=journey.report,
        pages=list_pages(journey),
        versions=_versions(options.ocr),
        rows_found=journey.rows_found,
        rows_explained=journey.rows_explained,
    )


def warm_up(options: ReadOptions) -> None:
    """Loads once what every document needs: libraries, dictionaries and the recogniser."""
    import pipeline.runner  # noqa: F401 -- to have it loaded
    from extractors.page.dump.reader import read_dump
    from pipeline.stages.tokens import tokenize_pages

    tokenize_pages(read_dump(_A_LINE).pages)
    _versions(options.ocr)


def _versions(options: OcrOptions) -> EngineVersions:
    """What reads here. Without a recogniser that can be used, documents that need none can still be read."""
    from pipeline.cli.versions import own_version
    from pipeline.recogniser import keep_engine

    try:
        engine = keep_engine(options)
    except EngineError:
        return EngineVersions(recogniser="", recogniser_version="", program=own_version())
    return EngineVersions(recogniser=engine.name, recogniser_version=engine.version, program=own_version())
