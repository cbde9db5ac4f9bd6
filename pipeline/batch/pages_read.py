"""What became of each page of a document, and the text that can be searched on it."""

from pipeline.document_read import PageRead, PageState
from pipeline.runner import Journey
from schemas.page import Page


def list_pages(journey: Journey) -> tuple[PageRead, ...]:
    """Every page of the document, from the first to the last."""
    pages = {page.page_no: page for page in journey.pages}
    sizes = {size.page: size for size in journey.report.pages}
    troubles: dict[int, set[str]] = {}
    for trouble in journey.troubles:
        if trouble.page is not None:
            troubles.setdefault(trouble.page, set()).add(trouble.kind)
    read = []
    for page_no in range(1, journey.opened.page_count + 1):
        page, size = pages.get(page_no), sizes.get(page_no)
        read.append(
            PageRead(
                page_no=page_no,
                state=_state_of(page, troubles.get(page_no, set())),
                lines=tuple((line.text, line.box) for line in page.lines) if page else (),
                width=size.width if size else None,
                height=size.height if size else None,
            )
        )
    return tuple(read)


def _state_of(page: Page | None, troubles: set[str]) -> PageState:
    """A page of which nothing is left because nothing can be trusted is no blank one."""
    if page is None or not page.lines:
        return "quarantined" if troubles & {"unreadable", "garbled", "unsure"} else "blank"
    return "recognised" if "recognised" in troubles else "read"
