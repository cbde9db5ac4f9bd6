"""A document becomes pages: what each holds, how large it is, and what could not be read."""

from pathlib import Path

import pytest
from PIL import Image

from pipeline.options import ReadOptions
from pipeline.stages.intake import take_in
from pipeline.stages.pages import Opened, describe, open_pages
from schemas.errors import FileDamaged, FileTooLarge, FileUnreadable
from schemas.page import PageSize
from tests.pdfs import full_page_picture, opened, page, page_objects, pdf, text, texts_of, troubles_of

TEXT = text("Hello world, these are words on a page")


def source_of(folder: Path, data: bytes, name: str = "report.pdf") -> Opened:
    path = folder / name
    path.write_bytes(data)
    return take_in(path, ReadOptions())


def test_each_page_with_words_is_a_page() -> None:
    document = opened(page([TEXT, text("The second page")]))
    assert [each.page_no for each in document.pages] == [1, 2]
    assert texts_of(document) == ["Hello world, these are words on a page", "The second page"]
    assert all(line.page_no == each.page_no for each in document.pages for line in each.lines)
    assert (document.page_count, document.troubles) == (2, ())


def test_an_empty_page_is_counted_and_measured_but_no_page() -> None:
    document = opened(page([TEXT, b"", TEXT]))
    assert [each.page_no for each in document.pages] == [1, 3]
    assert (document.page_count, document.troubles) == (3, ())
    assert [size.page for size in document.sizes] == [1, 2, 3]


def test_the_size_is_that_of_the_upright_page() -> None:
    assert opened(page(TEXT)).sizes == (PageSize(page=1, width=595, height=842),)
    assert opened(page(text("Few words"), extra="/Rotate 90")).sizes == (PageSize(page=1, width=842, height=595),)
    against_its_text = opened(page(TEXT, extra="/Rotate 90"))
    assert against_its_text.sizes == (PageSize(page=1, width=595, height=842, turned=3),)


def test_a_page_whose_text_lies_on_its_side_is_stood_upright() -> None:
    words = "BT /F1 16 Tf 0 1 -1 0 300 100 Tm (A table that is printed sideways on its page) Tj ET"
    document = opened(page(words.encode()))
    (size,) = document.sizes
    assert (size.width, size.height, size.turned) == (842, 595, 1)
    (line,) = document.pages[0].lines
    assert line.box is not None
    assert line.box.x1 - line.box.x0 > line.box.y1 - line.box.y0


def test_a_picture_is_a_trouble_with_its_page_and_has_a_size() -> None:
    document = opened(full_page_picture())
    assert document.pages == ()
    assert troubles_of(document) == [("picture", 1)]
    assert [size.page for size in document.sizes] == [1]


def test_hidden_text_over_a_picture_is_not_used() -> None:
    words = "BT /F1 12 Tf 3 Tr 72 700 Td (Words that an earlier recognition laid over the scan) Tj ET"
    document = opened(full_page_picture(words.encode()))
    assert texts_of(document) == []
    assert troubles_of(document) == [("picture", 1)]


def test_one_page_that_cannot_be_read_does_not_stop_the_others() -> None:
    objects = page_objects([TEXT, TEXT, text("The third page")])
    objects[6] = b"null"
    document = opened(pdf(objects))
    assert troubles_of(document) == [("unreadable", 2)]
    assert [each.page_no for each in document.pages] == [1, 3]
    assert [size.page for size in document.sizes] == [1, 3]
    assert document.page_count == 3
    assert "page 2 of report.pdf" in document.troubles[0].detail


def test_a_file_that_is_written_to_while_it_is_read_is_refused(tmp_path: Path) -> None:
    source = source_of(tmp_path, pdf(page_objects([TEXT, TEXT])))

    def write(page_no: int, _of: int) -> None:
        if page_no == 2:
            with (tmp_path / "report.pdf").open("ab") as stream:
                stream.write(b"% more")

    with pytest.raises(FileUnreadable, match="has changed since"):
        open_pages(source, ReadOptions(), on_page=write)


def test_a_file_that_is_only_touched_meanwhile_is_read(tmp_path: Path) -> None:
    source = source_of(tmp_path, pdf(page_objects([TEXT])))
    assert len(open_pages(source, ReadOptions(), on_page=lambda *_: (tmp_path / "report.pdf").touch()).pages) == 1


def test_a_file_without_its_end_is_read_as_far_as_it_goes() -> None:
    whole = page([TEXT, TEXT])
    document = opened(whole[: whole.rindex(b"startxref")])
    assert ("cut_off", None) in troubles_of(document)
    assert texts_of(document)


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(FileTooLarge, match=r"report\.pdf has 3 pages, more than 2"):
        opened(page([TEXT] * 3), options=ReadOptions(max_pages=2))
    assert opened(page([TEXT] * 2), options=ReadOptions(max_pages=2)).page_count == 2


def test_what_only_begins_as_a_pdf_is_damaged() -> None:
    with pytest.raises(FileDamaged):
        opened(b"%PDF-1.7\nnothing more")


def test_each_page_is_announced_before_it_is_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    source = source_of(tmp_path, page([TEXT, b"", TEXT]))
    open_pages(source, ReadOptions(), on_page=lambda page_no, of: told.append((page_no, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_table_without_lines_goes_on_from_the_page_before() -> None:
    xs = (72, 200, 320, 440)
    rows = [("No", "Measure", "Unit", "When"), ("1", "Plan", "Office", "May"), ("2", "Meet", "Works", "June")]
    rows += [("3", "Print", "Clinic", "July"), ("4", "Count", "Stores", "August")]

    def printed(*some: tuple[str, ...]) -> bytes:
        return b"".join(
            text(word, x=x, y=700 - 28 * at, size=12)
            for at, row in enumerate(some)
            for x, word in zip(xs, row, strict=True)
        )

    first, second = opened(page([printed(*rows[:4]), printed(*rows[4:])])).pages
    assert [len(each.blocks) for each in (first, second)] == [1, 1]
    assert [block.source for each in (first, second) for block in each.blocks if not hasattr(block, "text")] == [
        "aligned",
        "aligned",
    ]


def test_the_report_tells_the_pages_of_a_pdf(tmp_path: Path) -> None:
    source = source_of(tmp_path, page([TEXT, b""]))
    assert describe(source, open_pages(source, ReadOptions())).pages == 2


def test_a_text_dump_hands_on_what_was_lost_in_decoding(tmp_path: Path) -> None:
    data = ("มาตรการ\tผู้รับผิดชอบ\nจัดอบรม\tกองคลัง\n" * 9).encode() + b"\0" + "ก".encode()[:-1]
    source = source_of(tmp_path, data, "report.txt")
    document = open_pages(source, ReadOptions())
    assert (document.replaced_bytes, document.dropped_nuls) == (1, 1)
    assert (document.page_count, document.sizes, document.troubles) == (1, (), ())
    assert describe(source, document).pages is None


def test_pages_to_skip_are_not_looked_at_and_are_troubles(tmp_path: Path) -> None:
    told: list[int] = []
    source = source_of(tmp_path, page([TEXT] * 4))
    options = ReadOptions(skip_pages=frozenset({1, 3, 99}))
    document = open_pages(source, options, on_page=lambda page_no, _of: told.append(page_no))
    assert told == [2, 4]
    assert [each.page_no for each in document.pages] == [2, 4]
    assert troubles_of(document) == [("unreadable", 1), ("unreadable", 3)]
    assert document.page_count == 4


def test_pages_of_a_text_can_be_skipped(tmp_path: Path) -> None:
    source = source_of(tmp_path, "ก\n--- Page 2 ---\nข\n--- Page 3 ---\nค\n".encode(), "report.txt")
    document = open_pages(source, ReadOptions(skip_pages=frozenset({2, 9})))
    assert texts_of(document) == ["ก", "ค"]
    assert troubles_of(document) == [("unreadable", 2)]


def test_pages_of_a_picture_file_can_be_skipped_and_are_announced_before_they_are_unpacked(tmp_path: Path) -> None:
    frames = [Image.new("L", (600, 800), 255 - number) for number in range(3)]
    path = tmp_path / "scan.tif"
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(72, 72))
    told: list[int] = []
    options = ReadOptions(skip_pages=frozenset({2}))
    document = open_pages(take_in(path, options), options, on_page=lambda page_no, _of: told.append(page_no))
    assert told == [1, 3]
    assert [size.page for size in document.sizes] == [1, 3]
    assert sorted(troubles_of(document)) == [("picture", 1), ("picture", 3), ("unreadable", 2)]
    assert document.page_count == 3


def test_a_picture_file_that_is_cut_off_at_a_page_tells_which(tmp_path: Path) -> None:
    frames = [Image.effect_noise((300, 400), 50 + number) for number in range(3)]
    path = tmp_path / "scan.tif"
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(72, 72))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 5 // 6])
    options = ReadOptions(skip_pages=frozenset({1}))
    told: list[int] = []
    document = open_pages(take_in(path, options), options, on_page=lambda page_no, _of: told.append(page_no))
    assert told == [2, 3]
    assert ("unreadable", 3) in troubles_of(document)
    assert document.page_count == 3
