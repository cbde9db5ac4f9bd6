"""The five families of reports, each as what is printed and what must be read from it."""

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from bench.corpus.blocks import Block, PageTurn, Paragraph, Table
from bench.corpus.expected import PHRASES, Invention, in_words, measure_of, quoted, ticked
from bench.corpus.measures import numbered, thai
from bench.corpus.parts import LEVEL, TOLD, Brief, Row, boxes_of, by_topic, draw_score, opening, quote, start_of_row
from bench.corpus.scored_families import measures_twice, scores_and_plan
from bench.corpus.words import INDICATORS
from schemas.report import Measure, Topic


def topic_tables(brief: Brief) -> Invention:
    """Seven headings, each with a table of its own; the status is a box in the last cell."""
    title = thai(TOLD.format(year=brief.year))
    score = draw_score(Random(brief.seed))
    blocks: list[Block] = [*opening(brief, title), quote(brief, score, thai)]
    measures: list[Measure] = []
    header = ("มาตรการ/กิจกรรม", "ขั้นตอน / วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ",
              "สรุปผลการดำเนินการตามมาตรการ", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ")  # fmt: skip
    for topic, share in by_topic(brief.measures):
        blocks.append(Paragraph(thai(f"{topic.number}. {topic.title}")))
        rows: list[Row] = [header]
        for each in share:
            boxes = boxes_of(each)
            rows.append((*start_of_row(each, thai), thai(numbered(each.results)), f"{boxes}\n{each.outcome}"))
            measures.append(measure_of(each, thai, topic=topic, told=True, outcome=True, status=ticked(each)))
        blocks.append(Table((1.5, 1.7, 1.25, 1.1, 1.6, 1.4), tuple(rows)))
    assessment = quoted(brief.year - 1, score, LEVEL)
    return Invention("report", title, brief.body, brief.year, assessment, tuple(measures), tuple(blocks))


def indicatorboxes_of(brief: Brief) -> Invention:
    """A numbered table of seven columns, then one of indicators with three boxes in the last column."""
    title = thai(TOLD.format(year=brief.year))
    score = draw_score(Random(brief.seed))
    split = len(brief.measures) // 2
    seven: list[Row] = [("ลำดับ", "มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ",
                         "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", "ผลลัพธ์หรือความสำเร็จ")]  # fmt: skip
    measures: list[Measure] = []
    for number, each in enumerate(brief.measures[:split], start=1):
        activity, steps, owner, period = start_of_row(each, thai)
        seven.append((thai(str(number)), activity, steps, period, owner, thai(numbered(each.results)), each.outcome))
        measures.append(measure_of(each, thai, number=number, told=True, outcome=True))
    boxes: list[Row] = [("ตัวชี้วัด", "แนวทางในการยกระดับการประเมิน", "ผู้รับผิดชอบ", "ระยะเวลา", "ความก้าวหน้าผลการดำเนินการ")]
    for at, each in enumerate(brief.measures[split:]):
        indicator = at % len(INDICATORS)
        topic = Topic(number=indicator + 1, title=INDICATORS[indicator][1])
        activity, _, owner, period = start_of_row(each, thai)
        results = thai("\n".join(f"- {result}" for result in each.results))
        ticks = boxes_of(each)
        name = thai(f"ตัวชี้วัดที่ {topic.number} {topic.title}")
        boxes.append((name, activity, owner, period, f"{ticks}\n{results}"))
        read = measure_of(each, thai, topic=topic, told=True, status=ticked(each))
        measures.append(read.model_copy(update={"steps": []}))
    blocks: tuple[Block, ...] = (
        *opening(brief, title),
        quote(brief, score, thai, same_year=True),
        Table((0.6, 1.6, 1.8, 1.1, 1.35, 1.7, 1.3), tuple(seven)),
        PageTurn("landscape"),
        Paragraph(thai(f"รายงานความก้าวหน้าการยกระดับตัวชี้วัดการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {brief.year}")),
        Table((1.4, 2.2, 1.35, 1.1, 2.2), tuple(boxes)),
    )
    assessment = quoted(brief.year, score, LEVEL)
    return Invention("report", title, brief.body, brief.year, assessment, tuple(measures), blocks)


def narrative(brief: Brief) -> Invention:
    """No table: numbered paragraphs whose parts are labelled; the status stands in the results."""
    title = thai(TOLD.format(year=brief.year))
    blocks: list[Block] = [*opening(brief, title, paper="portrait")]
    measures = []
    blocks.append(Paragraph(thai(f"1. มาตรการส่งเสริมคุณธรรมและความโปร่งใส จำนวนทั้งหมด {len(brief.measures)} ข้อ ดังนี้")))
    for number, each in enumerate(brief.measures, start=1):
        blocks.append(Paragraph(thai(f"({number}) มาตรการ{each.activity}")))
        results = f"{PHRASES[each.state]} โดย{' '.join(each.results)}"
        parts = {
            "ขั้นตอนหรือวิธีดำเนินการ": " ".join(each.steps),
            "หน่วยงานผู้รับผิดชอบ": each.owner,
            "ระยะเวลาดำเนินการ": each.period.raw,
            "สรุปผลการดำเนินการ": results,
            "ผลลัพธ์หรือผลสำเร็จของการดำเนินการ": each.outcome,
        }
        blocks += [
            Paragraph(thai(f"({number}.{part}) {label} : {text}"))
            for part, (label, text) in enumerate(parts.items(), 1)
        ]
        read = measure_of(each, thai, number=number, told=True, outcome=True, status=in_words(each))
        told = {
            "activities": [f"มาตรการ{each.activity}"],
            "steps": [thai(" ".join(each.steps))],
            "results": [thai(results)],
            "topic": Topic(number=1, title="มาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
        }
        measures.append(read.model_copy(update=told))
    return Invention("report", title, brief.body, brief.year, None, tuple(measures), tuple(blocks))


FAMILIES: Mapping[str, Callable[[Brief], Invention]] = MappingProxyType(
    {
        "topic-tables": topic_tables,
        "scores-and-plan": scores_and_plan,
        "measures-twice": measures_twice,
        "indicator-boxes": indicatorboxes_of,
        "narrative": narrative,
    }
)
