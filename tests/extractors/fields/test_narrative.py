"""Measures told in labelled paragraphs, without any table."""

import pytest

from extractors.fields.narrative import NarrativeRead, read_narrative
from extractors.page.dump.reader import read_dump
from pipeline.stages.layout import understand_layout
from schemas.table import Layout, Paragraph
from tests.builders import CONTEXT, page_line


def read(*texts: str) -> NarrativeRead:
    return read_narrative(understand_layout(read_dump("\n\n".join(texts)).pages), context=CONTEXT)


def shown(*texts: str) -> list[tuple[str | None, list[str], list[str], list[str], list[str]]]:
    """Number, activities, steps, owners' names and results of each measure."""
    return [
        (each.number, each.activities, each.steps, [owner.name for owner in each.owners], each.results)
        for each in read(*texts).measures
    ]


def aside(*texts: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in read(*texts).set_aside:
        found[entry.kind] = " ".join([found.get(entry.kind, ""), *(each.raw for each in entry.evidence)]).strip()
    return found


WANTED = [
    ("๑", ["ขุดลอกคลอง"], ["สำรวจ"], ["กองช่าง"], ["ครบทุกสาย"]),
    ("๒", ["ตรวจนับพัสดุ"], ["แต่งตั้ง"], ["กองคลัง"], ["ครบทุกชิ้น"]),
]


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("({n}) {text}", "({n}.{m}) {label} : {text}"),
        ("{n}. {text}", "{n}.{m} {label} : {text}"),
        ("({n}) {text}", "- {label} : {text}"),
        ("{n}. {text}", "{label}: {text}"),
        ("{n}) {text}", "• {label}: {text}"),
    ],
)
def test_the_ways_of_numbering(head: str, label: str) -> None:
    texts: list[str] = []
    for n, (number, (activity,), (step,), (owner,), (result,)) in zip("๑๒", WANTED, strict=True):
        assert number == n
        texts.append(head.format(n=n, text=activity))
        for m, (name, text) in enumerate((("ขั้นตอน", step), ("ผู้รับผิดชอบ", owner), ("สรุปผล", result)), start=1):
            texts.append(label.format(n=n, m="๐๑๒๓"[m], label=name, text=text))
    assert shown(*texts) == WANTED


def test_labels_without_a_colon_stand_above_their_text() -> None:
    texts = [
        "(๑) ขุดลอกคลอง",
        "(๑.๑) ขั้นตอนการดำเนินการ",
        "สำรวจ",
        "(๑.๒) ผู้รับผิดชอบ",
        "กองช่าง",
        "(๑.๓) ผลการดำเนินการ",
        "ครบทุกสาย",
    ]
    assert shown(*texts) == WANTED[:1]


def test_a_measure_that_its_own_label_names() -> None:
    texts = [
        "มาตรการ : ขุดลอกคลอง",
        "ขั้นตอน : สำรวจ",
        "ผู้รับผิดชอบ : กองช่าง",
        "ผลการดำเนินการ : ครบ",
        "มาตรการ : ตรวจนับ",
        "ขั้นตอน : แต่งตั้ง",
        "ผู้รับผิดชอบ : กองคลัง",
    ]
    assert [activities for _, activities, *_ in shown(*texts)] == [["ขุดลอกคลอง"], ["ตรวจนับ"]]


def test_a_measure_without_a_number() -> None:
    texts = ["ขุดลอกคลอง", "(๑) ขั้นตอน : สำรวจ", "(๒) ผู้รับผิดชอบ : กองช่าง", "(๓) สรุปผล : ครบ"]
    assert shown(*texts) == [(None, ["ขุดลอกคลอง"], ["สำรวจ"], ["กองช่าง"], ["ครบ"])]


def test_headings_above_are_the_topic() -> None:
    texts = [
        "๑. ด้านพัสดุของศูนย์",
        "(๑) ตรวจนับ",
        "(๑.๑) ขั้นตอน : นับ",
        "(๑.๒) ผู้รับผิดชอบ : กองคลัง",
        "๒. ด้านงานช่าง",
        "(๑) ขุดลอก",
        "(๑.๑) ขั้นตอน : ขุด",
        "(๑.๒) ผู้รับผิดชอบ : กองช่าง",
    ]
    found = read(*texts).measures
    assert [(each.topic and each.topic.title, each.activities) for each in found] == [
        ("ด้านพัสดุของศูนย์", ["ตรวจนับ"]),
        ("ด้านงานช่าง", ["ขุดลอก"]),
    ]


def test_a_list_inside_a_field_is_no_outline() -> None:
    texts = [
        "(๑) ขุดลอกคลอง",
        "(๑.๑) ขั้นตอน :",
        "๑) สำรวจ",
        "๒) ออกแบบ",
        "- ตรวจแบบ",
        "(๑.๒) ผู้รับผิดชอบ : กองช่าง",
        "(๒) ตรวจนับ",
        "(๒.๑) ขั้นตอน : นับ",
        "(๒.๒) ผู้รับผิดชอบ : กองคลัง",
    ]
    assert [steps for _, _, steps, *_ in shown(*texts)] == [["สำรวจ", "ออกแบบ", "ตรวจแบบ"], ["นับ"]]


def test_a_field_goes_on_in_the_next_paragraph() -> None:
    texts = [
        "(๑) ขุดลอกคลอง",
        "(๑.๑) ขั้นตอน : สำรวจ",
        "(๑.๒) สรุปผล : ขุดแล้ว",
        "และปลูกหญ้าแฝก",
        "(๒) ตรวจนับ",
        "(๒.๑) ขั้นตอน : นับ",
        "(๒.๒) ผู้รับผิดชอบ : กองคลัง",
    ]
    assert shown(*texts)[0][4] == ["ขุดแล้ว และปลูกหญ้าแฝก"]


PICTURED = [
    "(๑) ขุดลอกคลอง",
    "(๑.๑) ขั้นตอน : สำรวจ",
    "(๑.๒) สรุปผล : ครบ",
    "ภาพประกอบ",
    "ป้ายโครงการ",
    "๑. ผู้รับผิดชอบ : กองประปา",
    "ระยะเวลา : ตลอดปี",
    "ดำเนินการแล้วเสร็จ",
    "(๒) ตรวจนับพัสดุ",
    "(๒.๑) ขั้นตอน : แต่งตั้ง",
    "(๒.๒) ผู้รับผิดชอบ : กองคลัง",
]


def test_the_text_of_a_picture_is_ignored_until_the_outline_goes_on() -> None:
    found = shown(*PICTURED)
    assert [(activities, owners) for _, activities, _, owners, _ in found] == [
        (["ขุดลอกคลอง"], []),
        (["ตรวจนับพัสดุ"], ["กองคลัง"]),
    ]


def test_a_picture_ends_at_the_number_above_the_open_one_though_that_heading_was_not_seen() -> None:
    texts = [
        "๑.๓ ด้านการเปิดเผยข้อมูล จำนวน ๑ ข้อ",
        *PICTURED[:6],
        "๒. มาตรการสำหรับข้อที่ต้องพัฒนา จำนวน ๑ ข้อ",
        "ตรวจนับพัสดุ",
        "(๑) ขั้นตอน : แต่งตั้ง",
        "(๒) ผู้รับผิดชอบ : กองคลัง",
    ]
    read_all = read(*texts)
    assert [each.activities for each in read_all.measures] == [["ขุดลอกคลอง"], ["ตรวจนับพัสดุ"]]
    last = read_all.measures[1].topic
    assert last is not None
    assert last.title == "มาตรการสำหรับข้อที่ต้องพัฒนา"
    assert [(each.announced, each.found) for each in read_all.announced] == [(1, 1), (1, 1)]


def test_the_text_of_a_picture_is_set_aside() -> None:
    kept = aside(*PICTURED)["picture_text"]
    assert all(text in kept for text in ("ป้ายโครงการ", "กองประปา", "ตลอดปี", "ดำเนินการแล้วเสร็จ"))


def test_a_table_in_a_picture_is_part_of_it() -> None:
    texts = [*PICTURED[:5], "ลำดับ\tยอด\nหนึ่ง\tสอง", *PICTURED[8:]]
    assert "หนึ่ง" in aside(*texts)["picture_text"]
    assert [activities for _, activities, *_ in shown(*texts)] == [["ขุดลอกคลอง"], ["ตรวจนับพัสดุ"]]


def test_captions_are_set_aside() -> None:
    texts = [*PICTURED[:3], "ภาพที่ ๑ คลองสายใน", *PICTURED[8:]]
    assert shown(*texts)[0][4] == ["ครบ"]
    assert aside(*texts)["picture_text"] == "ภาพที่ ๑ คลองสายใน"


@pytest.mark.parametrize("closing", ["(ลงชื่อ) ผู้รายงาน", "ขอรับรองว่าถูกต้อง", "จึงเรียนมาเพื่อทราบ", "ผู้จัดทำ"])
def test_a_closing_ends_the_last_field(closing: str) -> None:
    assert shown(*PICTURED[:3], closing, "(นายสมมุติ ใจงาม)")[0][4] == ["ครบ"]


def test_labels_whose_text_belongs_to_no_field_are_set_aside() -> None:
    texts = [*PICTURED[:3], "(๑.๓) งบประมาณ : ๕,๐๐๐ บาท", *PICTURED[8:]]
    assert "๕,๐๐๐ บาท" in aside(*texts)["cell"]
    assert shown(*texts)[0][4] == ["ครบ"]


@pytest.mark.parametrize(
    "texts",
    [
        ["บันทึกข้อความ", "เรื่อง ขออนุมัติ", "ผู้รับผิดชอบ : กองคลัง"],
        ["๑. ความเป็นมา", "ศูนย์ได้จัดอบรม", "๒. ข้อเสนอ", "ขออนุมัติ"],
        ["ผู้รับผิดชอบ : กองคลัง", "ระยะเวลา : ไตรมาส ๑"],
        [""],
    ],
)
def test_few_labels_make_no_measure(texts: list[str]) -> None:
    assert read(*texts).measures == []


def test_what_a_heading_announces_is_counted() -> None:
    texts = ["๑. มาตรการของศูนย์ จำนวน ๓ มาตรการ", *PICTURED]
    (count,) = read(*texts).announced
    assert (count.announced, count.found, count.evidence.line) == (3, 2, 1)


def test_a_reference_behind_the_measure_is_no_part_of_it() -> None:
    texts = ["(๑) ขุดลอกคลอง (ข้อ I๒ เดิม)", *PICTURED[1:3]]
    (measure,) = read(*texts).measures
    assert (measure.activities, measure.references) == (["ขุดลอกคลอง"], ["i2"])


def test_every_field_says_where_it_stands() -> None:
    (measure,) = read(*PICTURED[:3]).measures
    assert {name: [each.line for each in found] for name, found in measure.evidence.items()} == {
        "number": [1],
        "activities": [1],
        "steps": [3],
        "results": [5],
    }


def test_owner_and_status_or_period_are_enough_under_a_number() -> None:
    texts = [
        "๑. มาตรการเผยแพร่ข้อมูล",
        "ผู้รับผิดชอบ: กองคลัง",
        "สถานะ: ยังไม่ดำเนินการ",
        "๒. มาตรการตรวจสอบ",
        "ผู้รับผิดชอบ: กองช่าง",
        "ระยะเวลา: ไตรมาส ๒",
    ]
    read_measures = read(*texts).measures
    assert [(measure.number, measure.status.value) for measure in read_measures] == [
        ("๑", "not_started"),
        ("๒", "unknown"),
    ]


def test_a_number_alone_over_the_name_of_a_measure_is_its_number() -> None:
    texts = []
    for number, (_, (activity,), (step,), (owner,), (result,)) in zip("๑๒", WANTED, strict=True):
        texts += [f"มาตรการที่ {number}", f"ชื่อมาตรการ : {activity}", f"ขั้นตอน : {step}"]
        texts += [f"ผู้รับผิดชอบ : {owner}", f"ผลการดำเนินงาน : {result}"]
    assert shown(*texts) == WANTED
    assert [each.topic for each in read(*texts).measures] == [None, None]


def test_a_heading_with_words_over_the_name_of_a_measure_is_its_topic() -> None:
    texts = ["ด้านที่ ๑ การใช้งบประมาณ", "ชื่อมาตรการ : ขุดลอกคลอง", "ผู้รับผิดชอบ : กองช่าง", "ระยะเวลา : ไตรมาส ๑"]
    (measure,) = read(*texts).measures
    assert measure.topic is not None
    assert "การใช้งบประมาณ" in measure.topic.title
    assert measure.activities == ["ขุดลอกคลอง"]


def test_a_number_at_the_beginning_of_a_wrapped_line_of_a_page_opens_nothing() -> None:
    begin = page_line("มาตรการ : ขุดลอกคลองตามมติของที่ประชุมครั้งที่", starts=True)
    rest = page_line("๑. ของปี", y=122, starts=False)
    owner, when = page_line("ผู้รับผิดชอบ : กองช่าง", y=144), page_line("ระยะเวลา : ไตรมาส ๑", y=166)
    paragraphs = [Paragraph(lines=(begin, rest)), Paragraph(lines=(owner,)), Paragraph(lines=(when,))]
    (measure,) = read_narrative(Layout(elements=tuple(paragraphs)), context=CONTEXT).measures
    assert "".join(measure.activities) == "ขุดลอกคลองตามมติของที่ประชุมครั้งที่ของปี"
