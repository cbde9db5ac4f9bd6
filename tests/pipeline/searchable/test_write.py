"""A scan with a text layer: what is copied from it, where it stands, and what of the file stays as it was."""

import math
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.searchable.write import was_made_here
from schemas.errors import FileDamaged, FileLocked
from schemas.page import PageSize
from tests.pdfs import full_page_picture, page_objects, pdf, picture, text
from tests.pipeline.searchable.recognised import (
    EM,
    composed,
    line,
    looks,
    page,
    place_of,
    text_in,
    with_layer,
)


def scan(over: bytes = b"", *, below: bytes = b"") -> bytes:
    """A page that a picture fills, with text over and below it."""
    content = below + b"q 595 0 0 842 0 0 cm /Im0 Do Q\n" + over
    return pdf(page_objects([content], resources="/XObject << /Im0 9 0 R >>") | {9: picture()})


SCAN = scan()
THAI = "กำหนดให้เจ้าหน้าที่ผู้รับผิดชอบ รายงานผลฯ ณ วันที่ ๑๒ ต.ค. ๒๕๖๘ (ITA) ☑ ดำเนินการแล้ว … ฎีกา ปิ๊ง น้ำ"
LETTERS = st.text(
    st.sampled_from("กขคฎญปฟะาำเแโใไๆฯ๐๑๙0aZmi.,:;/()[]\\'\"%-–…☐☑✓") | st.sampled_from("กป่ ้ิีุูั์็".replace(" ", "")),
    min_size=1,
    max_size=12,
)


def saved(document: pikepdf.Pdf, **how: object) -> bytes:
    file = BytesIO()
    document.save(file, **how)  # type: ignore[arg-type]
    return file.getvalue()


def test_what_was_read_is_copied_letter_by_letter() -> None:
    assert text_in(with_layer(SCAN, page(line(THAI)))) == THAI


@settings(max_examples=60)
@given(st.lists(st.lists(LETTERS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4))
def test_no_letter_blank_or_line_is_lost(lines: list[str]) -> None:
    written = [line(each, y=100 + 24 * at) for at, each in enumerate(lines)]
    assert text_in(with_layer(SCAN, page(*written))) == composed(" ".join(lines))


@pytest.mark.parametrize("words", ["๑", "ก", "-", "☑", "."])
def test_a_single_letter_is_not_lost(words: str) -> None:
    assert text_in(with_layer(SCAN, page(line(words, width=8), line("ต่อมา", y=130)))) == f"{words} ต่อมา"


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    assert text_in(with_layer(SCAN, page(line("ระบบ E-"), line("Service", y=124)))) == "ระบบ E- Service"


def test_marks_that_came_apart_are_composed() -> None:
    apart = "cafe\u0301"
    assert text_in(with_layer(SCAN, page(line(apart)))) == "caf\u00e9"


def test_words_stand_where_they_are_printed() -> None:
    data = with_layer(SCAN, page(line("ผู้รับผิดชอบ กองคลัง", x=100, y=300, width=200)))
    first, last = place_of(data, "ผู้รับผิดชอบ"), place_of(data, "กองคลัง")
    assert first.x0 == pytest.approx(100, abs=2)
    assert last.x1 == pytest.approx(300, abs=8)
    assert last.x0 == pytest.approx(100 + 200 * 13 / 20, abs=8)
    assert first.y0 < 300 < first.y1 < 300 + EM / 2


def test_the_lines_of_a_leaning_page_keep_their_order() -> None:
    """The end of a line stands lower than the beginning of the next."""
    lines = [line(f"บรรทัดที่ {at} ของหน้าที่เอียง ลง", y=100 + 20 * at, width=450, fall=18) for at in range(5)]
    data = with_layer(SCAN, page(*lines))
    assert text_in(data) == " ".join(each.text for each in lines)
    rising = [line(each.text, y=200 + 20 * at, width=450, fall=-18) for at, each in enumerate(lines)]
    assert text_in(with_layer(SCAN, page(*rising))) == text_in(data)
    end = place_of(data, "ลง")
    assert end.y0 < 100 + 18 * math.cos(0.04) < end.y1 + 2


def test_a_cell_left_of_the_one_before_comes_after_it() -> None:
    """As a heading over two rows does, whose neighbours on the left were read later."""
    cells = [line("ผลการ", x=300, width=40), line("แล้ว", x=200, y=102, width=40), line("ที่", x=100, y=99, width=20)]
    assert text_in(with_layer(SCAN, page(*cells))) == "ผลการ แล้ว ที่"
    assert place_of(with_layer(SCAN, page(*cells)), "แล้ว").x0 == pytest.approx(200, abs=2)


def test_nothing_of_the_layer_is_seen() -> None:
    assert looks(with_layer(SCAN, page(line(THAI)))) == looks(SCAN)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_a_page_that_lies_on_its_side_is_set_upright(rotate: int, turned: int) -> None:
    """The layer runs as the reader stood the page, whatever the viewer does: the first letter is at its upper left."""
    lying = pdf(page_objects([b""], box="[20 30 620 830]", extra=f"/Rotate {rotate}"))
    quarter = (rotate // 90 + turned) % 4
    width, height = (600, 800) if quarter % 2 == 0 else (800, 600)
    size = PageSize(page=1, width=width, height=height, turned=turned)
    data = with_layer(lying, page(line("กขค งจฉ", x=50, y=60, width=120)), sizes=[size])
    assert text_in(data) == "กขค งจฉ"
    document = pdfium.PdfDocument(data)
    left, bottom, right, top = document[0].get_textpage().get_charbox(0, loose=True)
    document.close()
    x, y = (left + right) / 2, (bottom + top) / 2
    expected = {0: (55, 830 - 57), 1: (20 + 57, 30 + 55), 2: (620 - 55, 30 + 57), 3: (620 - 57, 830 - 55)}
    if quarter == 0:
        expected[0] = (20 + 55, 830 - 57)
    assert (x, y) == pytest.approx(expected[quarter], abs=6)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_a_page_shown_on_its_side_keeps_the_order_of_its_lines(rotate: int, turned: int) -> None:
    """A viewer takes lines that begin at one height for one: on their side, all lines do."""
    lying = pdf(page_objects([b""], box="[0 0 600 800]", extra=f"/Rotate {rotate}"))
    quarter = (rotate // 90 + turned) % 4
    width, height = (600, 800) if quarter % 2 == 0 else (800, 600)
    rows = [line(f"บรรทัดที่ {at} ของหน้า", y=60 + 20 * at, width=150) for at in range(5)]
    cells = [line(words, x=40 + 140 * at, y=200, width=80) for at, words in enumerate(["๑", "กองคลัง", "แล้วเสร็จ"])]
    shown = page(*rows, *cells, line("ต่อมา", y=220, width=40))
    data = with_layer(lying, shown, sizes=[PageSize(page=1, width=width, height=height, turned=turned)])
    assert text_in(data) == " ".join(each.text for each in shown.lines)


def test_only_pages_that_were_recognised_get_a_layer() -> None:
    mixed = pdf(page_objects([text("printed"), b"0 0 100 100 re f"]))
    data = with_layer(mixed, page(line("อ่านได้", page_no=2), page_no=2))
    assert [text_in(data, number) for number in (1, 2)] == ["printed", "อ่านได้"]
    with pikepdf.open(BytesIO(data)) as written:
        assert written.pages[0].Contents.read_bytes() == text("printed")
        assert "/ProngsaiText" not in written.pages[0].Resources.Font


@pytest.mark.parametrize(
    "original",
    [
        scan(text("junk of an old reader", mode=3)),
        scan(below=text("junk under the picture")),
        scan(text("junk", mode=3) + text("more junk", mode=3), below=text("and under it")),
    ],
    ids=["invisible", "covered", "both"],
)
def test_old_text_that_nobody_sees_is_taken_out(original: bytes) -> None:
    assert "junk" in text_in(original)
    data = with_layer(original, page(line(THAI)))
    assert text_in(data) == THAI
    assert looks(data) == looks(original)


def test_text_that_is_seen_stays_where_the_old_one_goes() -> None:
    stamped = scan(text("junk", mode=3) + text("SEEN", y=50))
    data = with_layer(stamped, page(line(THAI)))
    assert looks(data) == looks(stamped)
    assert "junk" not in text_in(data)
    assert text_in(data).replace("SEEN", "").strip() == THAI


def test_old_text_in_a_form_is_taken_out_of_this_page_alone() -> None:
    """As other programs add it: a form with the text, which here two pages share."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>"
    words = text("junk", mode=3)
    stream = form % len(words) + b"\nstream\n" + words + b"\nendstream"
    shared = pdf(
        page_objects(
            [b"q 595 0 0 842 0 0 cm /Im0 Do Q /Old Do"] * 2, resources="/XObject << /Old 90 0 R /Im0 91 0 R >>"
        )
        | {90: stream, 91: picture()}
    )
    data = with_layer(shared, page(line(THAI)))
    assert [text_in(data, number) for number in (1, 2)] == [THAI, "junk"]


def test_resources_of_the_tree_are_kept() -> None:
    objects = page_objects([text("SEEN", y=50)])
    objects[4] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>"
    objects[2] = b"<< /Type /Pages /Kids [4 0 R] /Count 1 /Resources << /Font << /F1 3 0 R >> >> >>"
    original = pdf(objects)
    assert looks(with_layer(original, page(line(THAI)))) == looks(original)


def test_the_file_grows_little_and_is_the_same_each_time() -> None:
    lines = [line(THAI, y=60 + 24 * at) for at in range(30)]
    data = with_layer(SCAN, page(*lines))
    assert len(data) - len(SCAN) < 3_000
    assert with_layer(SCAN, page(*lines)) == data


def test_the_file_is_known_as_made_here() -> None:
    data = with_layer(SCAN, page(line(THAI)))
    assert was_made_here(data)
    assert not was_made_here(SCAN)
    assert not was_made_here(b"no PDF")
    assert text_in(with_layer(data, page(line("อีกครั้ง")))) == "อีกครั้ง"


def locked(**allowed: bool) -> bytes:
    with pikepdf.open(BytesIO(SCAN)) as document:
        rights = pikepdf.Permissions(**allowed)
        return saved(document, encryption=pikepdf.Encryption(user="open", owner="own", allow=rights))


def test_a_protected_file_stays_protected() -> None:
    data = with_layer(locked(modify_other=True), page(line(THAI)), password="open")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data))
    assert text_in(data, password="open") == THAI
    assert was_made_here(data, "open")
    assert not was_made_here(data)


def test_a_file_that_may_not_be_changed_is_refused_but_to_its_owner() -> None:
    restricted = locked(modify_other=False)
    with pytest.raises(FileLocked, match="may not be changed"):
        with_layer(restricted, page(line(THAI)), password="open")
    assert text_in(with_layer(restricted, page(line(THAI)), password="own"), password="own") == THAI


def test_a_signed_file_is_refused() -> None:
    objects = page_objects([b""])
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [] >> >>"
    with pytest.raises(FileLocked, match="is signed"):
        with_layer(pdf(objects), page(line(THAI)))


def test_a_file_whose_end_is_missing_is_mended_or_refused() -> None:
    try:
        data = with_layer(SCAN[: SCAN.rindex(b"xref")], page(line(THAI)))
    except FileDamaged:
        return
    assert text_in(data) == THAI


def test_a_file_of_which_more_is_seen_than_can_be_written_is_refused() -> None:
    """Object 100,000 in so short a file: pdfium draws it, and what writes the copy takes it for a mistake."""
    with pytest.raises(FileDamaged, match="too damaged"):
        with_layer(full_page_picture(), page(line(THAI)))


def test_content_that_cannot_be_parsed_stays() -> None:
    odd = pdf(page_objects([b"q ) >> ] BT (x Tj\n"]))
    assert text_in(with_layer(odd, page(line(THAI)))).startswith(THAI)
