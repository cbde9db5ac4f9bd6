"""Where the words of a row stand, also after its text was repaired."""

import pytest

from extractors.page.layer.baseline import baseline_of
from tests.printed_pages import row_at, width_of

ROW = row_at(100, (50, "กองคลัง"), (150, "สำนัก"), (300, "๑"))


def test_each_word_begins_and_ends_at_its_letters() -> None:
    baseline = baseline_of(ROW, ROW.text)
    assert ROW.text.split() == ["กองคลัง", "สำนัก", "๑"]
    starts, ends = baseline.ends[::2], baseline.ends[1::2]
    assert starts == pytest.approx([0, 100, 250], abs=1.5)
    assert ends[:2] == pytest.approx([width_of("กองคลัง"), 100 + width_of("สำนัก")], abs=2)
    assert (baseline.y0, baseline.y1) == (100, 100)
    assert (baseline.x0, baseline.x1) == pytest.approx((ROW.box.x0, ROW.box.x1), abs=0.01)


@pytest.mark.parametrize("text", ["กองคลัง สำนักงาน ๑", "กองคลังสำนัก ๑", "กอง คลัง สำนัก ๑", "กองคลัง ๑", "ข"])
def test_repaired_words_keep_their_places(text: str) -> None:
    ends = baseline_of(ROW, text).ends
    assert len(ends) == 2 * len(text.split())
    assert all(start <= end for start, end in zip(ends[::2], ends[1::2], strict=True))
    assert list(ends[::2]) == sorted(ends[::2])
    if text.endswith("๑"):
        assert ends[-2] == pytest.approx(250, abs=1.5)
