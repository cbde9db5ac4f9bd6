"""What several families of reports have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from bench.corpus.agencies import Body
from bench.corpus.blocks import EMPTY_BOX, TICKED_BOX, Block, PageTurn, Paper, Paragraph
from bench.corpus.expected import LABELS, Printed
from bench.corpus.measures import Invented, numbered
from extractors.thai.lexicon.ita import TOPICS
from schemas.report import Topic

TOLD = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}"
PLANNED = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year}"
LEVEL = "ผ่าน"
LOWEST, HIGHEST = 7000, 9990
"""Of scores, in hundredths."""
Row = tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """What a report is to be about. `seed` is for what its values do not say: the scores."""

    body: Body
    year: int
    measures: Sequence[Invented]
    seed: str


def opening(brief: Brief, title: str, *, paper: Paper = "landscape") -> list[Block]:
    """The first page's top: what it is, and whose."""
    return [PageTurn(paper), *(Paragraph(text, centred=True) for text in (title, brief.body.name, brief.body.place))]


def quote(brief: Brief, score: Decimal, printed: Printed, *, same_year: bool = False) -> Paragraph:
    """The sentence that quotes the assessment of the year before, or of the same year."""
    year = brief.year if same_year else brief.year - 1
    return Paragraph(
        printed(
            f"จากการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year} "
            f"{brief.body.name}ได้คะแนนภาพรวม {score:.2f} คะแนน อยู่ในระดับ {LEVEL} จึงได้กำหนดมาตรการไว้ ดังนี้"
        )
    )


def start_of_row(each: Invented, printed: Printed) -> tuple[str, str, str, str]:
    """The cells that nearly every table begins with: measure, steps, owner, period."""
    return each.activity, printed(numbered(each.steps)), each.owner, printed(each.period.raw)


def boxes_of(each: Invented) -> str:
    """Three boxes below each other, one of them ticked."""
    return "\n".join(f"{TICKED_BOX if state == each.state else EMPTY_BOX} {label}" for state, label in LABELS.items())


def by_topic(measures: Sequence[Invented]) -> list[tuple[Topic, Sequence[Invented]]]:
    """The measures shared out among the topics in order; a topic that gets none is left out."""
    size, more = divmod(len(measures), len(TOPICS))
    shares, at = [], 0
    for number, title in enumerate(TOPICS, start=1):
        end = at + size + (number <= more)
        if end > at:
            shares.append((Topic(number=number, title=title), measures[at:end]))
        at = end
    return shares


def draw_score(dice: Random) -> Decimal:
    """Any score."""
    return Decimal(dice.randint(LOWEST, HIGHEST)) / 100
