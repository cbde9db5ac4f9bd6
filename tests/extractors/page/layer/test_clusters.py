"""Marks on their consonants, told by where they are drawn."""

import pytest

from extractors.page.layer.clusters import Cluster, is_mark, put_marks
from extractors.page.layer.ink import ReadGlyph
from schemas.geometry import Box
from tests.glyphs import moved, printed


def read(text: str) -> list[ReadGlyph]:
    return [ReadGlyph(glyph, glyph.text) for glyph in printed(text)]


def clustered(reads: list[ReadGlyph]) -> tuple[list[Cluster], list[ReadGlyph]]:
    """The clusters of a line, and the marks without a consonant."""
    row = sorted((Cluster(base=each) for each in reads if not is_mark(each)), key=lambda cluster: cluster.base.glyph.x)
    return row, put_marks(row, [each for each in reads if is_mark(each)])


def test_marks_above_and_below_are_put_on_their_consonant() -> None:
    row, strays = clustered(read("ผู้ที่ซื้อ"))
    assert [cluster.text for cluster in row] == ["ผู้", "ที่", "ซื้", "อ"]
    assert strays == []


@pytest.mark.parametrize("text", ["ที่", "กู้", "น้ํา", "สิทธิ์", "พันธุ์", "เป็น"])
def test_marks_of_a_cluster_are_in_spelling_order(text: str) -> None:
    row, _ = clustered(list(reversed(read(text))))
    assert "".join(cluster.text for cluster in row) == text


def test_a_wide_consonant_carries_marks_that_its_font_centres() -> None:
    base, mark = read("ณ\u0e34")
    centred = mark._replace(glyph=moved(mark.glyph, right=-0.2 * 16))
    row, strays = clustered([base, centred])
    assert (row[0].text, strays) == ("ณ\u0e34", [])


@pytest.mark.parametrize("base", ["า", "เ", "5", "A", "ฯ", "-"])
def test_only_consonants_carry_marks(base: str) -> None:
    (base_read,) = read(base)
    (mark,) = (each for each in read("ก\u0e49") if is_mark(each))
    row, strays = clustered([base_read, mark])
    assert (row[0].text, strays) == (base, [mark])


def test_a_mark_far_from_every_consonant_is_given_back() -> None:
    mark = read("ก\u0e49")[1]
    far = mark._replace(glyph=moved(mark.glyph, right=40))
    assert clustered([*read("กก"), far])[1] == [far]


@pytest.mark.parametrize(("written", "shown"), [([0, 2, 1], ["ร่", "ร"]), ([0, 1, 2], ["ร", "ร่"])])
def test_the_order_of_the_file_tells_between_two_consonants_as_near(written: list[int], shown: list[str]) -> None:
    first, second = read("รร")
    mark = read("ก\u0e48")[1]
    middle = (first.glyph.ink.x1 + second.glyph.ink.x1) / 2 - 0.1 * 16
    between = moved(mark.glyph, right=middle - (mark.glyph.ink.x0 + mark.glyph.ink.x1) / 2)
    three = [first.glyph, second.glyph, between]
    row, _ = clustered(
        [ReadGlyph(glyph._replace(order=order), glyph.text) for glyph, order in zip(three, written, strict=True)]
    )
    assert [cluster.text for cluster in row] == shown


def test_glyphs_of_thai_fonts_in_the_private_area_are_marks_and_consonants() -> None:
    base, mark = read("ญ\u0e49")
    row, strays = clustered([base._replace(text="\uf70f"), mark._replace(text="\uf70b")])
    assert (row[0].text, strays) == ("\uf70f\uf70b", [])


def test_what_the_file_tells_in_words_carries_the_mark_behind_it() -> None:
    base, mark = read("ก\u0e49")
    row, strays = clustered([base._replace(text="สก"), mark])
    assert (row[0].text, strays) == ("สก้", [])


def test_the_ink_of_a_cluster_holds_that_of_its_marks() -> None:
    row, _ = clustered(read("กี่กู"))
    for cluster in row:
        for part in cluster.parts:
            ink = part.glyph.ink
            assert cluster.ink.x0 <= ink.x0
            assert cluster.ink.y0 <= ink.y0
            assert ink.x1 <= cluster.ink.x1
            assert ink.y1 <= cluster.ink.y1


def test_a_blank_is_as_wide_as_the_way_of_the_pen_and_has_no_height() -> None:
    (space,) = clustered(read(" "))[0]
    assert space.is_space
    assert space.ink == Box(72.0, 100.0, space.base.glyph.end, 100.0)


def test_raw_is_what_the_file_says() -> None:
    base, mark = read("น\u0e4d")
    cluster = Cluster(base=base, marks=[mark._replace(glyph=mark.glyph._replace(text=" "))])
    assert (cluster.text, cluster.raw) == ("น\u0e4d", "น ")
