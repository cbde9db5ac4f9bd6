"""Names of the tags that dumps hold, by what they do to the text."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HTML_NAMES = _names("""
    a abbr acronym address area article aside b base basefont bdi bdo big blink blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noscript
    object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select small
    source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title
    tr track tt u ul var video wbr
""")
"""Elements of HTML, the obsolete ones too: https://html.spec.whatwg.org/multipage/indices.html#elements-3"""

OCR_NAMES = _names("""
    chart doc document equation formula image logo page page_break page_footer page_header page_number pagebreak
    page-break pagenumber paragraph seal signature stamp text watermark
""")
"""Elements that OCR programs write beside those of HTML."""

KNOWN_NAMES = HTML_NAMES | OCR_NAMES

ROW_TAGS = _names("tr thead tbody tfoot")
"""Tags that stand only in tables: where one comes without `<table>`, the table's beginning was cut off."""

PARAGRAPH_TAGS = _names("""
    p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote figure figcaption caption hr pre legend tr table paragraph
    page_number page_header page_footer pagenumber watermark signature stamp seal
""")
"""Tags that begin and end a paragraph."""

LINE_TAGS = _names("""
    br div td th section article aside header footer main nav address center option form fieldset details summary
    body html img image page text
""")
"""Tags that begin and end a line, which may only have wrapped."""

BOLD_TAGS = _names("b strong h1 h2 h3 h4 h5 h6 th")

PICTURE_TAGS = _names("figure image img logo seal signature stamp watermark")
"""Tags around what a program read, or thinks it sees, in a picture."""
