"""Lines of prose: paragraphs, lists, emphasis, boxes, and where each line stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.page.dump.drawing import blocks_of, lines_in, lines_of, texts_of
from tests.extractors.page.dump.thai_text import phrases


def test_a_file_line_is_a_line_and_a_blank_line_begins_a_paragraph() -> None:
    lines = lines_of("\n\nมาตรการ\nส่งเสริม\n \nความโปร่งใส\n")
    assert [(line.text, line.line_no, line.starts_paragraph) for line in lines] == [
        ("มาตรการ", 3, True),
        ("ส่งเสริม", 4, False),
        ("ความโปร่งใส", 6, True),
    ]
    assert {line.method for line in lines} == {"text_file"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end: str) -> None:
    assert [(line.text, line.line_no) for line in lines_of(f"ก{end}ข{end}{end}ค")] == [("ก", 1), ("ข", 2), ("ค", 4)]


@pytest.mark.parametrize("soft", ["\u2028", "\v", "\x85"])
def test_soft_breaks_begin_a_line_but_no_file_line(soft: str) -> None:
    lines = lines_of(f"ก{soft}ข\nค")
    assert [(line.text, line.line_no, line.starts_paragraph) for line in lines] == [
        ("ก", 1, True),
        ("ข", 1, False),
        ("ค", 2, False),
    ]


def test_a_paragraph_separator_begins_a_paragraph() -> None:
    assert [line.starts_paragraph for line in lines_of("ก\u2029ข")] == [True, True]


def test_raw_keeps_the_markup_of_its_line() -> None:
    lines = lines_of('<p class="x">ข้อ <b>ก</b> &amp; ข</p> <p>ค</p>\n  **ง** ')
    assert [line.raw for line in lines] == ['<p class="x">ข้อ <b>ก</b> &amp; ข</p>', "<p>ค</p>", "**ง**"]
    assert [line.text for line in lines] == ["ข้อ ก & ข", "ค", "ง"]


def test_paragraph_tags_start_paragraphs_and_breaks_do_not() -> None:
    lines = lines_of("<p>ก<br>ข</p><p>ค</p><div>ง</div><br><br>จ")
    assert [(line.text, line.starts_paragraph) for line in lines] == [
        ("ก", True),
        ("ข", False),
        ("ค", True),
        ("ง", True),
        ("จ", True),
    ]
    assert [line.starts_paragraph for line in lines_of("<div>ก</div><div>ข</div>")] == [True, False]


def test_list_items_get_a_dash_or_a_number_unless_they_have_one() -> None:
    text = "<ul><li>ก</li><li>- ข</li><li>๕.ค</li><li>• ง</li></ul><ol start=3><li>จ<li>(๒.๑) ฉ<li value=9>ช</ol>"
    assert texts_of(text) == ["- ก", "- ข", "๕.ค", "• ง", "3. จ", "(๒.๑) ฉ", "9. ช"]
    assert all(line.starts_paragraph for line in lines_of(text))


def test_a_number_that_is_no_enumerator_gets_a_dash() -> None:
    assert texts_of("<li>๒๕๖๘ เป็นปีแรก</li><li>ก่อนเริ่มงาน</li>") == ["- ๒๕๖๘ เป็นปีแรก", "- ก่อนเริ่มงาน"]


def test_only_the_first_line_of_an_item_gets_its_dash() -> None:
    lines = lines_of("<ul>\n<li><p>ก</p><p>ข</p></li>\n<li></li><li>ค<ul><li>ง</ul></ul>จ")
    assert [line.text for line in lines] == ["- ก", "ข", "- ค", "- ง", "จ"]


def test_markdown_bullets_become_dashes_and_start_paragraphs() -> None:
    lines = lines_of("ดังนี้\n- ก\n* ข\nต่อ\n1. ค\n(๑) ง\n# จ")
    assert [line.text for line in lines] == ["ดังนี้", "- ก", "- ข", "ต่อ", "1. ค", "(๑) ง", "จ"]
    assert [line.starts_paragraph for line in lines] == [True, True, True, False, True, False, True]


@pytest.mark.parametrize(
    ("source", "text", "strong"),
    [
        ("**ก ข**", "ก ข", True),
        ("__ก__", "ก", True),
        ("***ก***", "ก", True),
        ("## ก ##", "ก", True),
        ("# **ก**", "ก", True),
        ("<b>ก</b> <strong>ข</strong>", "ก ข", True),
        ("<h2>ก</h2>", "ก", True),
        ("**ก** ข", "ก ข", False),
        ("ก**ข**", "กข", False),
        ("*ก*", "ก", False),
        ("<i>ก</i><u>ข</u><span style='color:red'>ค</span><font size=2>ง</font><sup>๑</sup>", "กขคง๑", False),
        ("*Admin1. และ *Admin 2", "*Admin1. และ *Admin 2", False),
        ("*หมายเหตุ", "*หมายเหตุ", False),
        ("๒*๓*๔", "๒*๓*๔", False),
        ("** ก **", "** ก **", False),
        ("**ก", "**ก", False),
        ("ลงชื่อ ______ ผู้เสนอ", "ลงชื่อ ______ ผู้เสนอ", False),
        ("ไฟล์ o__12__.txt", "ไฟล์ o__12__.txt", False),
        ("#ita", "#ita", False),
        (r"\*ก\* 1\. \[ข\]", "*ก* 1. [ข]", False),
        ("[เว็บไซต์](https://example.go.th/a_b) ![](img-0.jpeg)", "เว็บไซต์", False),
        ("[๑](ดูข้อ ๒)", "[๑](ดูข้อ ๒)", False),
        ('<a href="https://example.go.th">ลิงก์</a><img src="x.png" alt="รูป">', "ลิงก์", False),
    ],
)
def test_emphasis_goes_and_lone_marks_stay(source: str, text: str, strong: bool) -> None:
    (line,) = lines_of(source)
    assert (line.text, line.strong) == (text, strong)


def test_bold_may_run_over_lines_but_not_over_a_blank_one() -> None:
    lines = lines_of("**ก\nข\nค** ง\n\n**จ\n\nฉ**")
    assert [(line.text, line.strong) for line in lines] == [
        ("ก", True),
        ("ข", True),
        ("ค ง", False),
        ("**จ", False),
        ("ฉ**", False),
    ]


def test_bold_that_nobody_closes_ends_with_its_paragraph() -> None:
    assert [line.strong for line in lines_of("<b>ก\nข\n\nค")] == [True, True, False]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<input type="checkbox"/> ก <input checked="" type="checkbox"/>ข', "☐ ก ☑ ข"),
        ("<input type=radio checked> ก", "☑ ก"),
        ('<input type="checkbox" checked="false"> ก', "☐ ก"),
        ('<input type="checkbox" checked="checked"> ก', "☑ ก"),
        ('ชื่อ <input value="กองคลัง"><input type="hidden" value="x">', "ชื่อ กองคลัง"),
        ("- [x] ก", "- ☑ ก"),
        ("- [ ] ก", "- ☐ ก"),
        ("\uf0a8 ก \uf0fe ข", "☐ ก ☑ ข"),
        (r"$\square$ ก $\boxtimes$ ข $\boxed{\checkmark}$ ค", "☐ ก ☑ ข ☑ ค"),
        ("ราคา $5 และ $6", "ราคา $5 และ $6"),
    ],
)
def test_boxes_of_every_make(source: str, text: str) -> None:
    assert texts_of(source) == [text]


def test_an_input_box_is_no_repair() -> None:
    (line,) = lines_of('<input type="checkbox"/> ยังไม่ได้ดำเนินการ')
    assert line.repairs == ()


def test_thai_is_repaired_and_raw_kept() -> None:
    (line,) = lines_of("<p>สํานักปลัด</p>")
    assert (line.text, line.raw) == ("สำนักปลัด", "<p>สํานักปลัด</p>")
    assert line.repairs


def test_doubts_are_found_in_the_repaired_text() -> None:
    (line,) = lines_of("<p>คະแนน</p>")
    assert [doubt.text for doubt in line.doubts] == [line.text[doubt.start : doubt.end] for doubt in line.doubts]
    assert line.doubts


def test_fences_rules_comments_and_pictures_show_nothing() -> None:
    text = "```html\nก\n```\n---\nข\n* * *\n<!-- ค\nง -->\n<figure><img alt='จ'><figcaption>ฉ</figcaption></figure>"
    assert texts_of(text) == ["ก", "ข", "ฉ"]


@pytest.mark.parametrize(
    ("source", "pictured"),
    [
        ("<figure>\n\nข\n\nค\n</figure>ง", "ขค"),
        ("ก<figure><img src='x.png'>ข<figcaption>ค</figcaption>ง</figure>จ", "ขง"),
        ("ก<img>ข</img>ค<img src='x'>ง", "ข"),
        ("<stamp>ก</stamp>ข<watermark>ค</watermark>", "กค"),
        ("<figure>ก\nข\n<figure>ค</figure>ง", "ค"),
        ("<figure>ก", ""),
        ("<figure class='table'><table><tr><td>ก</table></figure>", ""),
        ("<figure>ก\nข\tค\nง</figure>จ", "กขคง"),
    ],
)
def test_what_was_read_from_a_picture_is_marked(source: str, pictured: str) -> None:
    assert "".join(line.text for line in lines_in(blocks_of(source)) if line.pictured) == pictured


def test_a_line_to_write_on_is_no_rule() -> None:
    assert texts_of("________") == ["________"]


def test_noncharacters_of_a_file_are_not_taken_for_bold() -> None:
    assert [(line.text, line.strong) for line in lines_of("\ufdd0ก\ufdd1")] == [("ก", False)]


def test_a_document_hides_its_head_and_its_tabs_are_space() -> None:
    head = "<!DOCTYPE html>\n<html><head><style>\np { }\n</style></head>\n"
    text = f"{head}<body>\n\t<p>ก</p>\n\t\t<p>ข\tค</p>\n</body></html>"
    assert [(line.text, line.line_no) for line in lines_of(text)] == [("ก", 6), ("ข ค", 7)]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "<p></p>", "\t\t\n\t", "|||", "<table></table>", "\u200b"])
def test_where_nothing_shows_there_is_nothing(text: str) -> None:
    assert blocks_of(text) == []


@given(st.lists(phrases, min_size=1, max_size=6), st.sampled_from(["\n", "\n\n", "<br>", "</p><p>", "</div><div>"]))
def test_paragraphs_read_back_in_each_syntax(paragraphs: list[str], between: str) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in paragraphs]
    assert texts_of(between.join(escaped)) == paragraphs
