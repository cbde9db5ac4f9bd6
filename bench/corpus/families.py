"""The five families of reports, each as what is printed and what must be read from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from types import MappingProxyType

from bench.corpus.agencies import Body
from bench.corpus.blocks import EMPTY_BOX, TICKED_BOX, Block, PageTurn, Paragraph, Table
from bench.corpus.expected import LABELS, PHRASES, Invention, Printed, in_words, measure_of, quoted, ticked
from bench.corpus.measures import Invented, numbered, thai
from bench.corpus.words import INDICATORS, ITEMS, TOPICS
from schemas.report import Measure, ScoreItem, Topic

TOLD = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}"
PLANNED = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year}"
LEVEL = "ผ่าน"
LOWEST, HIGHEST = 7000, 9990
MOST_MEASURES = 400


@dataclass(frozen=True)
class Brief:
    """What a report is to be about. `seed` is for what its values do not say: the scores."""

    body: Body
    year: int
    measures: Sequence[Invented]
    seed: str


Row = tuple[str, ...]


def topic_tables(brief: Brief) -> Invention:
    """Seven headings, each with a table of its own; the status is a box in the last cell."""
    title = thai(TOLD.format(year=brief.year))
    score = _score(Random(brief.seed))
    blocks: list[Block] = [*_opening(brief, title, thai), _quote(brief, score, thai)]
    measures: list[Measure] = []
    header = ("มาตรการ/กิจกรรม", "ขั้นตอน / วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ",
              "สรุปผลการดำเนินการตามมาตรการ", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ")  # fmt: skip
    for topic, share in _by_topic(brief.measures):
        blocks.append(Paragraph(thai(f"{topic.number}. {topic.title}")))
        rows: list[Row] = [header]
        for each in share:
            boxes = _boxes(each, ("not_started", "in_progress", "done"), thai)
            rows.append((*_start(each, thai), thai(numbered(each.results)), f"{boxes}\n{each.outcome}"))
            measures.append(measure_of(each, thai, topic=topic, told=True, outcome=True, status=ticked(each)))
        blocks.append(Table((1.5, 1.7, 1.25, 1.1, 1.6, 1.4), tuple(rows)))
    assessment = quoted(brief.year - 1, score, LEVEL)
    return Invention("report", title, brief.body, brief.year, assessment, tuple(measures), tuple(blocks))


def scores_and_plan(brief: Brief) -> Invention:
    """A plan: the scores of the year before, then one table over many pages with the topic in its first column."""
    dice = Random(brief.seed)
    title = thai(PLANNED.format(year=brief.year))
    score = _score(dice)
    blocks: list[Block] = [
        *_opening(brief, title, thai, paper="portrait"),
        _quote(brief, score, thai),
        Paragraph(thai(f"1. ผลการประเมินรายตัวชี้วัด ประจำปีงบประมาณ พ.ศ. {brief.year - 1}")),
    ]
    items = [
        ScoreItem(instrument=instrument, indicator=at, text=text, score=_score(dice))
        for at, (instrument, text) in enumerate(INDICATORS, start=1)
    ]
    rows = [(item.instrument, thai(str(item.indicator)), item.text, thai(f"{item.score:.2f}")) for item in items]
    blocks.append(Table((1, 1, 5, 1.4), (("แบบ", "ลำดับ", "รายละเอียดตัวชี้วัด", "คะแนน"), *rows)))
    blocks.append(Paragraph(thai("2. คะแนนรายข้อ แยกตามประเด็น 7 ประเด็น")))
    for number, (title_of_topic, asked) in enumerate(zip(TOPICS, ITEMS, strict=True), start=1):
        blocks.append(Paragraph(thai(f"ประเด็นที่ {number} {title_of_topic}")))
        rows_of_topic: list[Row] = [("เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน")]
        for letter, item_no, text in asked:
            instrument = {"i": "IIT", "e": "EIT", "o": "OIT"}[letter]
            item = ScoreItem.model_validate(
                {"instrument": instrument, "code": f"{letter}{item_no}", "topic": number,
                 "part": 1 if letter == "e" else None, "text": text, "score": _score(dice)}
            )  # fmt: skip
            if letter == "e" and len(rows_of_topic) == 1:
                rows_of_topic.append((instrument, "EIT ส่วนที่ " + thai("1") + " (Public)", ""))
            rows_of_topic.append((instrument, thai(f"ข้อ {letter}{item_no} {text}"), thai(f"{item.score:.2f}")))
            items.append(item)
        blocks.append(Table((1.4, 5.6, 1.2), tuple(rows_of_topic)))
    blocks += [PageTurn("landscape"), Paragraph(thai("3. ") + title)]
    plan: list[Row] = [("ประเด็นที่", "มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน/วิธีปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")]
    measures: list[Measure] = []
    for topic, share in _by_topic(brief.measures):
        for at, each in enumerate(share):
            name = "" if at else thai(f"{topic.number} {topic.title}")
            plan.append((name, *_start(each, thai)))
            measures.append(measure_of(each, thai, topic=topic))
    blocks.append(Table((1.3, 2.0, 2.4, 1.3, 1.2), tuple(plan)))
    assessment = quoted(brief.year - 1, score, LEVEL, items)
    return Invention("plan", title, brief.body, brief.year, assessment, tuple(measures), tuple(blocks))


def measures_twice(brief: Brief) -> Invention:
    """In Arabic digits: scores by instrument, the measures as a plan, and again in a memo with their results."""
    dice = Random(brief.seed)
    title = PLANNED.format(year=brief.year)
    score = _score(dice)
    items = [
        ScoreItem(instrument=instrument, indicator=at, text=text, score=_score(dice))
        for at, (instrument, text) in enumerate(INDICATORS, start=1)
    ]
    names = {
        "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
        "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
        "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
    }
    rows: list[Row] = [("ตัวชี้วัดของการประเมิน ITA", "คะแนน", "ประเด็นที่ต้องแก้ไข/ปรับปรุง")]
    for instrument, name in names.items():
        rows.append((name,))
        own = [item for item in items if item.instrument == instrument]
        rows += [(f"{at}. {item.text}", f"{item.score:.2f} คะแนน", "-") for at, item in enumerate(own, start=1)]
    header = ("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
    half = brief.measures[: (len(brief.measures) + 1) // 2]
    plan, memo = [(*header, "ผลที่คาดว่าจะได้รับ")], [(*header, "ผลการดำเนินการ")]
    planned, told = [], []
    for number, each in enumerate(half, start=1):
        start = (f"{number}. {each.activity}", *_start(each, str)[1:])
        plan.append((*start, each.outcome))
        results = (*each.results[:-1], f"{each.results[-1]} {PHRASES[each.state]}")
        memo.append((*start, numbered(results)))
        planned.append(measure_of(each, str, number=number, outcome=True))
        read = measure_of(each, str, number=number, told=True, status=in_words(each))
        told.append(read.model_copy(update={"results": list(results)}))
    widths = (1.8, 2.2, 1.4, 1.2, 2.0)
    blocks: tuple[Block, ...] = (
        *_opening(brief, title, str),
        _quote(brief, score, str),
        Table((3, 1, 2), tuple(rows)),
        Paragraph(title),
        Table(widths, tuple(plan)),
        PageTurn("landscape"),
        Paragraph("บันทึกข้อความ", centred=True),
        Paragraph(f"ส่วนราชการ {brief.body.name}"),
        Paragraph(f"เรื่อง รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {brief.year}"),
        Paragraph(f"บัดนี้คณะทำงานได้ติดตามผลจากทุกส่วนราชการของ{brief.body.name}แล้ว จึงขอรายงานผล ดังนี้"),
        Table(widths, tuple(memo)),
    )
    assessment = quoted(brief.year - 1, score, LEVEL, items)
    return Invention("report", title, brief.body, brief.year, assessment, (*planned, *told), blocks)


def indicator_boxes(brief: Brief) -> Invention:
    """A numbered table of seven columns, then one of indicators with three boxes in the last column."""
    title = thai(TOLD.format(year=brief.year))
    score = _score(Random(brief.seed))
    split = len(brief.measures) // 2
    seven: list[Row] = [("ลำดับ", "มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ",
                         "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", "ผลลัพธ์หรือความสำเร็จ")]  # fmt: skip
    measures: list[Measure] = []
    for number, each in enumerate(brief.measures[:split], start=1):
        activity, steps, owner, period = _start(each, thai)
        seven.append((thai(str(number)), activity, steps, period, owner, thai(numbered(each.results)), each.outcome))
        measures.append(measure_of(each, thai, number=number, told=True, outcome=True))
    boxes: list[Row] = [("ตัวชี้วัด", "แนวทางในการยกระดับการประเมิน", "ผู้รับผิดชอบ", "ระยะเวลา", "ความก้าวหน้าผลการดำเนินการ")]
    for at, each in enumerate(brief.measures[split:]):
        indicator = at % len(INDICATORS)
        topic = Topic(number=indicator + 1, title=INDICATORS[indicator][1])
        activity, _, owner, period = _start(each, thai)
        results = thai("\n".join(f"- {result}" for result in each.results))
        ticks = _boxes(each, ("not_started", "in_progress", "done"), thai)
        name = thai(f"ตัวชี้วัดที่ {topic.number} {topic.title}")
        boxes.append((name, activity, owner, period, f"{ticks}\n{results}"))
        read = measure_of(each, thai, topic=topic, told=True, status=ticked(each))
        measures.append(read.model_copy(update={"steps": []}))
    blocks: tuple[Block, ...] = (
        *_opening(brief, title, thai),
        _quote(brief, score, thai, same_year=True),
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
    blocks: list[Block] = [*_opening(brief, title, thai, paper="portrait")]
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
        "indicator-boxes": indicator_boxes,
        "narrative": narrative,
    }
)


def _opening(brief: Brief, title: str, printed: Printed, *, paper: str = "landscape") -> list[Block]:
    turn = PageTurn("portrait") if paper == "portrait" else PageTurn("landscape")
    return [turn, *(Paragraph(text, centred=True) for text in (title, brief.body.name, brief.body.place))]


def _quote(brief: Brief, score: Decimal, printed: Printed, *, same_year: bool = False) -> Paragraph:
    year = brief.year if same_year else brief.year - 1
    return Paragraph(
        printed(
            f"จากการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year} "
            f"{brief.body.name}ได้คะแนนภาพรวม {score:.2f} คะแนน อยู่ในระดับ {LEVEL} จึงได้กำหนดมาตรการไว้ ดังนี้"
        )
    )


def _start(each: Invented, printed: Printed) -> tuple[str, str, str, str]:
    """The cells that nearly every table begins with: measure, steps, owner, period."""
    return each.activity, printed(numbered(each.steps)), each.owner, printed(each.period.raw)


def _boxes(each: Invented, states: Sequence[str], printed: Printed) -> str:
    return "\n".join(f"{TICKED_BOX if state == each.state else EMPTY_BOX} {LABELS[state]}" for state in states)


def _by_topic(measures: Sequence[Invented]) -> list[tuple[Topic, Sequence[Invented]]]:
    """The measures shared out among the topics in order; a topic that gets none is left out."""
    size, more = divmod(len(measures), len(TOPICS))
    shares, at = [], 0
    for number, title in enumerate(TOPICS, start=1):
        end = at + size + (number <= more)
        if end > at:
            shares.append((Topic(number=number, title=title), measures[at:end]))
        at = end
    return shares


def _score(dice: Random) -> Decimal:
    return Decimal(dice.randint(LOWEST, HIGHEST)) / 100
