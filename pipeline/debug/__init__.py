"""One page of a PDF as a picture, with everything that was found on it drawn over it.

`journey` reads the document and keeps what concerns the page, `overlay` draws it. Nothing here is part of reading a
report: it only looks.
"""
