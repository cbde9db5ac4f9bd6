"""Rules about letters and words."""

from dataclasses import replace

import pytest

from pipeline.stages.checks.rules import doubtful_letters, garbled_lines, shifted_rows
from schemas.page import Doubt
from schemas.report import Assessment
from tests.pipeline.stages.checks.builders import evidence, found, line, measure, only, reading, score

CYRILLIC_A = "\u0430"


def test_clean_lines_have_no_doubtful_letters() -> None:
    lines = [line("ดำเนินการเสร็จสิ้นแล้ว ๔๗ ราย"), line("ประกาศทาง Facebook และ LINE")]
    assert found(doubtful_letters, reading(measure(), lines=lines)) == []


def test_a_foreign_letter_is_shown_in_its_word_with_its_code_point() -> None:
    finding = only(doubtful_letters, reading(measure(), lines=[line(f"โดย บุคล{CYRILLIC_A}กร ของกอง", line_no=8)]))
    assert (finding.code, finding.severity, finding.path) == ("text.foreign-letter", "warning", "")
    assert finding.evidence[0].line == 8
    for message in (finding.message.th, finding.message.en):
        assert f"U+0430 “บุคล{CYRILLIC_A}กร”" in message


def test_the_same_letter_in_one_line_is_one_finding() -> None:
    text = f"ก{CYRILLIC_A}ร ก{CYRILLIC_A}ร ก{CYRILLIC_A}น"
    finding = only(doubtful_letters, reading(measure(), lines=[line(text)]))
    assert finding.message.en.count("U+0430") == 2, "once for each word"


def test_many_doubts_in_one_line_are_cut_short() -> None:
    text = " ".join(f"ก{CYRILLIC_A}{letter}" for letter in "กขคงจฉชซฌญฎฏฐ")
    finding = only(doubtful_letters, reading(measure(), lines=[line(text)]))
    assert finding.message.en.count("U+0430") == 10
    assert finding.message.en.endswith(", …")


def test_the_path_is_that_of_the_field_which_the_line_went_to() -> None:
    doubtful = [
        line(f"ก{CYRILLIC_A}ร", line_no=5),
        line(f"ข{CYRILLIC_A}น", line_no=5),
        line(f"ง{CYRILLIC_A}น", line_no=5),
    ]
    results = {"results": [doubtful[1].evidence()]}
    looked_at = reading(
        measure(),
        measure(evidence=results),
        lines=doubtful,
        evidence={"title": [doubtful[2].evidence()]},
    )
    # The cells of a row share their line, so the words decide.
    assert [path for _, path in found(doubtful_letters, looked_at)] == ["", "measures[1].results", "title"]


@pytest.mark.parametrize(("field", "severity"), [("period", "warning"), ("results", "info"), ("activities", "info")])
def test_mixed_digits_matter_where_a_value_is_read_from_them(field: str, severity: str) -> None:
    mixed = line("ม.ค. ๒๕6๘")
    finding = only(doubtful_letters, reading(measure(evidence={field: [mixed.evidence()]}), lines=[mixed]))
    assert (finding.code, finding.severity, finding.path) == ("text.mixed-digits", severity, f"measures[0].{field}")
    assert "“๒๕6๘”" in finding.message.th
    assert "“๒๕6๘”" in finding.message.en


@pytest.mark.parametrize(("text", "severity"), [("๘4.๑๐", "warning"), ("1๔ การใช้งบประมาณ", "info")])
def test_mixed_digits_matter_in_the_score_and_not_in_its_text(text: str, severity: str) -> None:
    mixed = line(text)
    item = score("i4", "84.10").model_copy(update={"evidence": [mixed.evidence()]})
    finding = only(doubtful_letters, reading(measure(), lines=[mixed], assessment=Assessment(items=[item])))
    assert (finding.severity, finding.path) == (severity, "assessment.items[0]")


def test_each_kind_of_doubt_is_a_finding_of_its_own() -> None:
    text = f"ก{CYRILLIC_A}ร ๒5 ก\u0e34\u0e34น \uf8ffก"
    assert [code for code, _ in found(doubtful_letters, reading(measure(), lines=[line(text)]))] == [
        "text.foreign-letter",
        "text.mixed-digits",
        "text.impossible-mark",
        "text.private-use",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "คB>อ@ฑ#ษ ฯ=~^ ๙ฬ%ฦฏ",
        "ฅฌขืท ฆญิฉโฤผ ฎฒุฬ ฌฆฑ ฃฅศ ฐฉณ ฬฮฏ",
    ],
)
def test_a_line_of_unknown_words_is_not_understood(text: str) -> None:
    finding = only(garbled_lines, reading(measure(), lines=[line(text, line_no=6)]))
    assert (finding.code, finding.path, finding.evidence[0].line) == ("text.not-understood", "", 6)
    assert f"“{text}”" in finding.message.th
    assert f"“{text}”" in finding.message.en


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนตำบลบึงลำดวนทอง อำเภอหนองปรางทิพย์ จังหวัดบุรีรัมย์",
        "นายธีรเดชา ก้องไพรสณฑ์ นางสาวณัฐริกา พงษ์พนาวัน และว่าที่ร้อยตรีหญิงชลธิชา วารีรัตน์",
        "๑. จัดทำแผนผังการให้บริการ ๒. ประชาสัมพันธ์ผ่าน Facebook, LINE และเว็บไซต์",
        "ฌฆฑ",
        "",
        "https://example.go.th/ita/2568 (o1) 12/3 ... ---",
    ],
)
def test_names_short_lines_and_plain_text_are_understood(text: str) -> None:
    assert found(garbled_lines, reading(measure(), lines=[line(text)])) == []


def test_a_garbled_line_of_a_field_has_its_path() -> None:
    garbled = line("คB>อ@ฑ#ษ ฯ=~^ ๙ฬ%ฦฏ")
    looked_at = reading(measure(evidence={"steps": [evidence(), garbled.evidence()]}), lines=[garbled])
    assert found(garbled_lines, looked_at) == [("text.not-understood", "measures[0].steps")]


def test_each_row_that_was_moved_is_told() -> None:
    assert found(shifted_rows, reading(measure())) == []
    moved = evidence("สุ่มตรวจรถ", line=7)
    finding = only(shifted_rows, reading(measure()).model_copy(update={"shifted_rows": (moved,)}))
    assert (finding.code, finding.severity, finding.evidence) == ("table.row-shifted", "warning", (moved,))
    assert "สุ่มตรวจรถ" in finding.message.th


def test_a_line_with_number_and_words_is_that_of_the_words() -> None:
    place = evidence(f"๑. ก{CYRILLIC_A}ร", line=3)
    numbered = measure(evidence={"number": [place], "activities": [place]})
    doubtful = [line(f"๑. ก{CYRILLIC_A}ร", line_no=3)]
    assert only(doubtful_letters, reading(numbered, lines=doubtful)).path == "measures[0].activities"


def test_an_unsure_box_is_told_with_both_readings_and_its_words() -> None:
    text = "☑ ดำเนินการแล้ว ☐ ยกเลิก"
    doubt = Doubt(rule="unsure-box", start=0, end=1, text="☑")
    unsure = replace(line(text), doubts=(doubt,))
    finding = only(doubtful_letters, reading(measure(evidence={"status": [unsure.evidence()]}), lines=[unsure]))
    assert (finding.code, finding.severity, finding.path) == ("text.unsure-box", "warning", "measures[0].status")
    for message in (finding.message.th, finding.message.en):
        assert "☑ / ☐ “ดำเนินการแล้ว”" in message
        assert "ยกเลิก" not in message


@pytest.mark.parametrize(
    ("field", "severity"),
    [("period", "warning"), ("number", "warning"), ("references", "warning"), ("steps", "info")],
)
def test_differing_readings_are_told_with_both_and_matter_most_in_values(field: str, severity: str) -> None:
    doubt = Doubt(rule="readings-differ", start=5, end=9, text="๒๕๖๗", other="๒๕๖๑")
    differing = replace(line("พ.ศ. ๒๕๖๗"), doubts=(doubt,))
    finding = only(doubtful_letters, reading(measure(evidence={field: [differing.evidence()]}), lines=[differing]))
    assert (finding.code, finding.severity, finding.path) == (
        "text.readings-differ",
        severity,
        f"measures[0].{field}",
    )
    for message in (finding.message.th, finding.message.en):
        assert "“๒๕๖๗” / “๒๕๖๑”" in message


def test_a_differing_digit_matters_in_the_code_of_a_score_too() -> None:
    doubt = Doubt(rule="readings-differ", start=5, end=6, text="๙", other="๑")
    differing = replace(line("ข้อ i๙ การใช้งบประมาณ"), doubts=(doubt,))
    item = score("i9", "84.10").model_copy(update={"evidence": [differing.evidence()]})
    finding = only(doubtful_letters, reading(measure(), lines=[differing], assessment=Assessment(items=[item])))
    assert (finding.severity, finding.path) == ("warning", "assessment.items[0]")
