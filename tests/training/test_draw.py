"""Text is parted only where it may be: between clusters, where a face lacks a sign."""

import pytest

from training.draw import CLUSTER, Style, _runs
from training.fonts import Face

WITHOUT_ARROW = Face("plain", "plain.ttf", "plain", "text", 1.0, 0.6, 0.8, frozenset("ที่ น้ำกด1☐"))


def test_clusters_keep_their_marks() -> None:
    assert CLUSTER.findall("น้ำที่ฐูก์1") == ["น้ำ", "ที่", "ฐู", "ก์", "1"]


@pytest.mark.parametrize("style", [Style(), Style(gap=2.0), Style(apart=0.1), Style(own_signs=False)])
def test_runs_say_the_whole_text_and_begin_with_no_mark(style: Style) -> None:
    text = "→ น้ำที่ ☐ กด1→ที่"
    runs = _runs(text, WITHOUT_ARROW, style)
    assert "".join(piece for piece, _ in runs) == text
    assert all(piece[0] not in "ี่้ำ" for piece, _ in runs)
    assert ("☐", "") in runs or not style.own_signs


def test_what_the_face_has_is_drawn_in_one_go() -> None:
    assert _runs("→ น้ำที่ กด1", WITHOUT_ARROW, Style())[1:] == [(" น้ำที่ กด1", "plain.ttf")]
