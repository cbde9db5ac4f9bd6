"""What is a tag and what is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.dump.markup import Piece, decode_entities, split_markup


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.name or piece.raw) for piece in split_markup(text)]


def test_tags_text_and_comments_come_in_file_order() -> None:
    assert kinds("ก<P class=x>ข</p><!-- ค -->ง") == [
        ("text", "ก"),
        ("open", "p"),
        ("text", "ข"),
        ("close", "p"),
        ("comment", "<!-- ค -->"),
        ("text", "ง"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ค่า < ๘๕ และ > ๕๐",
        "<ชื่อหน่วยงาน>",
        "<https://example.go.th/ita>",
        "<somchai@example.go.th>",
        "<unknown>",
        "a<b",
        "<<<>>>",
        "<!-- ไม่จบ",
        "1 <2> 3",
    ],
)
def test_what_is_no_tag_is_text(text: str) -> None:
    assert "".join(piece.raw for piece in split_markup(text + " ")) == text + " "
    assert {piece.kind for piece in split_markup(text + " ")} == {"text"}


@pytest.mark.parametrize(
    "tag",
    [
        '<input type="checkbox" checked="">',
        "<input checked type='checkbox'/>",
        "<INPUT TYPE=checkbox CHECKED>",
        "<input\n  type = checkbox\n  checked = checked >",
    ],
)
def test_attributes_in_any_order_quotes_and_case(tag: str) -> None:
    (piece,) = split_markup(tag)
    assert (piece.kind, piece.name) == ("open", "input")
    assert piece.attributes["type"] == "checkbox"
    assert "checked" in piece.attributes


def test_quotes_may_hold_a_bracket_and_may_be_broken() -> None:
    assert kinds('<a title="ก > ข">ค</a>') == [("open", "a"), ("text", "ค"), ("close", "a")]
    assert kinds('<p class="x>ค</p>') == [("open", "p"), ("text", "ค"), ("close", "p")]


def test_the_first_of_two_equal_attributes_counts() -> None:
    (piece,) = split_markup("<td colspan=2 colspan=3>")
    assert piece.attributes["colspan"] == "2"


def test_attributes_of_an_endless_tag_are_not_read() -> None:
    (piece,) = split_markup(f'<img src="data:{"A" * 100_000}">')
    assert piece.attributes == {}


@pytest.mark.parametrize("cut", ['<td colspan="2', "<td", "<ta", "</t", "<td ", "<p class='", "</table"])
def test_a_tag_that_the_end_cuts_off_shows_nothing(cut: str) -> None:
    assert [kind for kind, _ in kinds("ก" + cut)] == ["text", "comment"]


def test_styles_scripts_and_the_head_are_hidden() -> None:
    text = "<html><head><title>ก</title><style>p {}</style></head><body>ข<script>if (a < b) {}</script>ค</body></html>"
    assert "".join(piece.raw for piece in split_markup(text) if piece.kind == "text") == "ขค"


def test_a_hidden_element_that_never_ends_hides_nothing() -> None:
    assert ("text", "ก ข") in kinds("<style>ก ข")
    assert ("text", "ก") in kinds("<head><title>ก")


def test_word_namespaces_and_declarations_are_markup() -> None:
    assert (
        "".join(p.raw for p in split_markup("<!DOCTYPE html><?xml v?><o:p>ก</o:p><![if x]>") if p.kind == "text") == "ก"
    )


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("ก&nbsp;ข", "ก ข"),
        ("ก&nbspข", "ก ข"),
        ("Dos &amp; Don&#39;ts", "Dos & Don'ts"),
        ("&lt;p&gt;", "<p>"),
        ("&#3585;&#x0E02;", "กข"),
        ("R&D; AT&T &nothing; &", "R&D; AT&T &nothing; &"),
        ("&#10;&#13;&Tab;", "   "),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_entities(text: str, decoded: str) -> None:
    assert decode_entities(text) == decoded


@given(st.text(st.sampled_from("<>/!-\"' =&;\n\tabptd1ก"), max_size=60))
def test_pieces_make_up_the_text(text: str) -> None:
    pieces: list[Piece] = list(split_markup(text))
    assert "".join(piece.raw for piece in pieces) == text
    assert all(text[piece.start : piece.end] == piece.raw for piece in pieces)
