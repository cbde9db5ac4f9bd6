"""The two families of reports that print the scores of the assessment before their measures."""

from collections.abc import Sequence
from random import Random

from bench.corpus.blocks import Block, PageTurn, Paragraph, Table
from bench.corpus.expected import PHRASES, Invention, in_words, measure_of, quoted
from bench.corpus.measures import Invented, numbered, thai
from bench.corpus.parts import LEVEL, PLANNED, Brief, Row, by_topic, draw_score, opening, quote, start_of_row
from bench.corpus.words import INDICATORS, INSTRUMENTS, ITEMS
from extractors.thai.lexicon.ita import TOPICS
from schemas.report import Measure, ScoreItem

PUBLIC_PART = "EIT ส่วนที่ ๑ (Public)"
TWICE = (1.8, 2.2, 1.4, 1.2, 2.0)
"""Widths of the columns of measures that are printed twice."""


def scores_and_plan(brief: Brief) -> Invention:
    """A plan: the scores of the year before, then one table over many pages with the topic in its first column."""
    dice = Random(brief.seed)
    title = thai(PLANNED.format(year=brief.year))
    score, indicators = draw_score(dice), _indicators(dice)
    items = list(indicators)
    rows = [(item.instrument, thai(str(item.indicator)), item.text, thai(f"{item.score:.2f}")) for item in items]
    blocks: list[Block] = [
        *opening(brief, title, paper="portrait"),
        quote(brief, score, thai),
        Paragraph(thai(f"1. ผลการประเมินรายตัวชี้วัด ประจำปีงบประมาณ พ.ศ. {brief.year - 1}")),
        Table((1, 1, 5, 1.4), (("แบบ", "ลำดับ", "รายละเอียดตัวชี้วัด", "คะแนน"), *rows)),
        Paragraph(thai("2. คะแนนรายข้อ แยกตามประเด็น 7 ประเด็น")),
    ]
    for number, topic in enumerate(TOPICS, start=1):
        asked = _items(number, dice)
        blocks += [Paragraph(thai(f"ประเด็นที่ {number} {topic}")), _item_table(asked)]
        items += asked
    table, measures = _plan(brief)
    blocks += [PageTurn("landscape"), Paragraph(thai("3. ") + title), table]
    assessment = quoted(brief.year - 1, score, LEVEL, items)
    return Invention("plan", title, brief.body, brief.year, assessment, tuple(measures), tuple(blocks))


def measures_twice(brief: Brief) -> Invention:
    """In Arabic digits: scores by instrument, the measures as a plan, and again in a memo with their results."""
    dice = Random(brief.seed)
    title = PLANNED.format(year=brief.year)
    score, items = draw_score(dice), _indicators(dice)
    plan, planned, memo, told = _twice(brief.measures[: (len(brief.measures) + 1) // 2])
    blocks: tuple[Block, ...] = (
        *opening(brief, title),
        quote(brief, score, str),
        _by_instrument(items),
        Paragraph(title),
        Table(TWICE, tuple(plan)),
        PageTurn("landscape"),
        Paragraph("บันทึกข้อความ", centred=True),
        Paragraph(f"ส่วนราชการ {brief.body.name}"),
        Paragraph(f"เรื่อง รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {brief.year}"),
        Paragraph(f"บัดนี้คณะทำงานได้ติดตามผลจากทุกส่วนราชการของ{brief.body.name}แล้ว จึงขอรายงานผล ดังนี้"),
        Table(TWICE, tuple(memo)),
    )
    assessment = quoted(brief.year - 1, score, LEVEL, items)
    return Invention("report", title, brief.body, brief.year, assessment, (*planned, *told), blocks)


def _indicators(dice: Random) -> list[ScoreItem]:
    return [
        ScoreItem(instrument=instrument, indicator=at, text=text, score=draw_score(dice))
        for at, (instrument, text) in enumerate(INDICATORS, start=1)
    ]


def _items(topic: int, dice: Random) -> list[ScoreItem]:
    """The items of a topic; those of the external survey are of its public part."""
    return [
        ScoreItem(
            instrument=INSTRUMENTS[letter],
            code=f"{letter}{number}",
            topic=topic,
            part=1 if letter == "e" else None,
            text=text,
            score=draw_score(dice),
        )
        for letter, number, text in ITEMS[topic - 1]
    ]


def _item_table(items: Sequence[ScoreItem]) -> Table:
    rows: list[Row] = [("เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน")]
    if items[0].part:
        rows.append((items[0].instrument, PUBLIC_PART, ""))
    rows += [(item.instrument, thai(f"ข้อ {item.code} {item.text}"), thai(f"{item.score:.2f}")) for item in items]
    return Table((1.4, 5.6, 1.2), tuple(rows))


def _plan(brief: Brief) -> tuple[Table, list[Measure]]:
    """The table, where a topic stands only beside its first measure, and the measures in it."""
    rows: list[Row] = [("ประเด็นที่", "มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน/วิธีปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")]
    measures: list[Measure] = []
    for topic, share in by_topic(brief.measures):
        for at, each in enumerate(share):
            name = "" if at else thai(f"{topic.number} {topic.title}")
            rows.append((name, *start_of_row(each, thai)))
            measures.append(measure_of(each, thai, topic=topic))
    return Table((1.3, 2.0, 2.4, 1.3, 1.2), tuple(rows)), measures


def _by_instrument(items: Sequence[ScoreItem]) -> Table:
    """The scores below their instrument, each counted from 1."""
    names = {
        "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
        "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
        "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
    }
    rows: list[Row] = [("ตัวชี้วัดของการประเมิน ITA", "คะแนน", "ประเด็นที่ต้องแก้ไข/ปรับปรุง")]
    for instrument, name in names.items():
        own = [item for item in items if item.instrument == instrument]
        rows.append((name,))
        rows += [(f"{at}. {item.text}", f"{item.score:.2f} คะแนน", "-") for at, item in enumerate(own, start=1)]
    return Table((3, 1, 2), tuple(rows))


def _twice(measures: Sequence[Invented]) -> tuple[list[Row], list[Measure], list[Row], list[Measure]]:
    """The rows of the plan and its measures, and those of the memo."""
    header = ("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
    plan: list[Row] = [(*header, "ผลที่คาดว่าจะได้รับ")]
    memo: list[Row] = [(*header, "ผลการดำเนินการ")]
    planned, told = [], []
    for number, each in enumerate(measures, start=1):
        start = (f"{number}. {each.activity}", *start_of_row(each, str)[1:])
        results = (*each.results[:-1], f"{each.results[-1]} {PHRASES[each.state]}")
        plan.append((*start, each.outcome))
        memo.append((*start, numbered(results)))
        planned.append(measure_of(each, str, number=number, outcome=True))
        read = measure_of(each, str, number=number, told=True, status=in_words(each))
        told.append(read.model_copy(update={"results": list(results)}))
    return plan, planned, memo, told
