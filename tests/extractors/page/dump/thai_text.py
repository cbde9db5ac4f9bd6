"""Thai text for properties: words that no repair changes, so that what goes in must come out."""

from hypothesis import strategies as st

WORDS = (
    "มาตรการ",
    "ส่งเสริม",
    "ความโปร่งใส",
    "ผู้รับผิดชอบ",
    "สำนักปลัด",
    "กองคลัง",
    "ประชาสัมพันธ์",
    "เว็บไซต์",
    "ระยะเวลา",
    "ปีงบประมาณ",
    "ไตรมาส",
    "๒๕๖๘",
    "๙๑.๓๓",
    "E-Service",
    "๑ ต.ค. ๒๕๖๗",
    "R&D",
    "ค่า < ๘๕",
    "ไม่มี",
)

words = st.sampled_from(WORDS)
phrases = st.lists(words, min_size=1, max_size=5).map(" ".join)
cells = st.one_of(st.just(""), phrases)


def grids(*, min_cols: int = 1) -> st.SearchStrategy[list[list[str]]]:
    """Rows of equal width; no row and no grid is wholly empty, and the first column is not."""
    return st.integers(min_cols, 6).flatmap(
        lambda n_cols: st.lists(
            st.tuples(phrases, *([cells] * (n_cols - 1))).map(list),
            min_size=1,
            max_size=6,
        )
    )
