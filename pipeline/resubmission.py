"""Whether a submission is an earlier one again (a rescan, the Word file of a scan), or a correction of it.

What decides is how the two differ. A recogniser loses letters, ticks and cells; a person changes a status, a number,
a word, a measure. In doubt it is a correction: then the later one counts, and neither is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.thai.fuzzy import changed_stretches, containment, likest_stretch, similarity, squash
from pipeline.likeness import pair_measures
from schemas.report import Assessment, Measure, Report

TEXT_FIELDS = ("activities", "objectives", "steps", "results", "outcomes")
MOST_PAIRS = 40_000
"""Documents with more pairs of measures are compared measure by measure in order, to stay fast."""
LONGEST_WHOLE = 200_000
"""Letters of a document in which what moved is looked for."""
NOISE = 0.9
"""Share of a text's letters that a recogniser reads as they are printed, at least."""
WORD = 3
"""So many letters in a row that differ are another word (ไม่), and no letters misread."""
SHORTEST_MOVED = 8
"""Fewer letters stand in any document."""
BEGINNING = 4
"""So many letters after the number of an item show whether they begin it."""
ITEM_NUMBER = re.compile(r"(?<!\S)([0-9๐-๙]{1,2})[.,)]*\s+")
TORN = 0.7
"""Texts of a measure less alike are not one text changed, but pieces that went to other cells."""


@dataclass(frozen=True)
class Submission:
    """A report, and the text of its pages."""

    report: Report
    text: str


@dataclass(frozen=True)
class Comparison:
    """How alike the texts of two submissions are (0–1), and the paths of what a person must have changed."""

    similarity: float
    changes: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether the later one is the earlier one again."""
        return self.similarity >= NOISE and not self.changes


def is_recognised(report: Report) -> bool:
    """Whether any measure was read from a picture."""
    return any(_is_recognised(measure) for measure in report.measures)


def compare_submissions(earlier: Submission, later: Submission) -> Comparison:
    """How the later submission differs from the earlier one."""
    old, new = earlier.report.measures, later.report.measures
    old_whole, new_whole = _whole(earlier), _whole(later)
    if not old or not new:
        return Comparison(float(bool(old_whole) and old_whole == new_whole and len(old) == len(new)), ())
    pairs = _pair(old, new)
    changes = [
        *_assessment_changes(earlier.report.assessment, later.report.assessment),
        *(
            f"measures[{i}].{field}"
            for i, j in pairs.items()
            for field in _measure_changes(old[i], new[j], old_whole=old_whole, new_whole=new_whole)
        ),
        *(f"measures[{i}]" for i in range(len(old)) if i not in pairs and not _stands_in(old[i], new_whole)),
        *(
            f"measures[{j}]"
            for j in sorted(set(range(len(new))) - set(pairs.values()))
            if not _stands_in(new[j], old_whole)
        ),
    ]
    alike = [containment(_text(old[i]), _text(new[j])) for i, j in pairs.items()]
    covered = len(pairs) / min(len(old), len(new))
    return Comparison(sum(alike) / len(alike) * min(1.0, 2 * covered) if alike else 0.0, tuple(changes))


def _pair(old: Sequence[Measure], new: Sequence[Measure]) -> dict[int, int]:
    if len(old) * len(new) > MOST_PAIRS:
        return {index: index for index in range(min(len(old), len(new)))}
    kept = {"activities", "steps"}
    return pair_measures(
        [each.model_dump(include=kept) for each in old], [each.model_dump(include=kept) for each in new]
    )


def _measure_changes(old: Measure, new: Measure, *, old_whole: str, new_whole: str) -> Iterator[str]:
    """The fields of a measure that a person must have changed."""
    was, now = old.status.value, new.status.value
    if was != now and not (now == "unknown" and _is_recognised(new)):
        yield "status"
    if _period_changed(old, new):
        yield "period"
    if _owners_changed(old, new):
        yield "owners"
    recognised = _is_recognised(old) or _is_recognised(new)
    for field in TEXT_FIELDS:
        left, right = _field_text(old, field, beside=new), _field_text(new, field, beside=old)
        if left == right or _is_noise(left, right, recognised=recognised):
            continue
        # A recogniser's tables lose their lines: then a text stands elsewhere, whole, in the other document.
        torn = recognised and similarity(left, right) < TORN
        if not (torn and _is_found(left, new_whole) and _is_found(right, old_whole)):
            yield field


def _field_text(measure: Measure, field: str, *, beside: Measure) -> str:
    """The letters of a list; of a recognised one without numbers of items that were read as parts of the items."""
    items: list[str] = getattr(measure, field)
    if _is_recognised(measure):
        items = [_without_item_numbers(item, getattr(beside, field)) for item in items]
    return squash("".join(items))


def _without_item_numbers(item: str, others: Sequence[str]) -> str:
    """The item without numbers that only count: where the other list begins an item, the one of that number.

    A recogniser reads `๓.` as `๓,` now and then, or loses the stop: then the list is not parted there. A number that
    anything else follows says something, and stays.
    """

    def count_or_word(found: re.Match[str]) -> str:
        number = int(found[1])
        beginning = squash(others[number - 1])[:BEGINNING] if 0 < number <= len(others) else ""
        counts = len(beginning) == BEGINNING and squash(item[found.end() :]).startswith(beginning)
        return "" if counts else found[0]

    return ITEM_NUMBER.sub(count_or_word, item)


def _period_changed(old: Measure, new: Measure) -> bool:
    before = (old.period.start, old.period.end) if old.period and old.period.start else None
    after = (new.period.start, new.period.end) if new.period and new.period.start else None
    if before is None or after is None:
        lost = _is_recognised(new) if after is None else _is_recognised(old)
        return before != after and not lost
    return before != after


def _owners_changed(old: Measure, new: Measure) -> bool:
    left, right = squash("".join(each.raw for each in old.owners)), squash("".join(each.raw for each in new.owners))
    if not left or not right:
        return left != right and not _is_recognised(old if right else new)
    return not _is_noise(left, right, recognised=_is_recognised(old) or _is_recognised(new))


def _assessment_changes(old: Assessment | None, new: Assessment | None) -> Iterator[str]:
    if old is None or new is None:
        return
    if None not in (old.score, new.score) and old.score != new.score:
        yield "assessment.score"
    scores = {(item.instrument, item.code, item.indicator, item.topic, item.part): item.score for item in old.items}
    for index, item in enumerate(new.items):
        before = scores.get((item.instrument, item.code, item.indicator, item.topic, item.part))
        if before is not None and before != item.score:
            yield f"assessment.items[{index}]"


def _is_noise(left: str, right: str, *, recognised: bool) -> bool:
    """Whether the texts differ by letters misread only: few of them, never a word, never a digit."""
    stretches = changed_stretches(left, right)
    wrong = sum(max(len(was), len(now)) for was, now in stretches)
    most = (1 - NOISE) * max(len(left), len(right)) if recognised else 1
    return wrong <= most and not any(
        max(len(was), len(now)) >= WORD or any(char.isdigit() for char in was + now) for was, now in stretches
    )


def _stands_in(measure: Measure, whole: str) -> bool:
    return _is_recognised(measure) and _is_found(_text(measure), whole)


def _is_found(text: str, whole: str) -> bool:
    """Whether the text stands in the other document, but for letters misread."""
    if not text:
        return True
    long_enough = SHORTEST_MOVED <= len(text) <= len(whole)
    return long_enough and _is_noise(text, likest_stretch(text, whole), recognised=True)


def _is_recognised(measure: Measure) -> bool:
    return any(place.method == "ocr" for places in measure.evidence.values() for place in places)


def _text(measure: Measure) -> str:
    return squash("".join("".join(getattr(measure, field)) for field in TEXT_FIELDS))


def _whole(submission: Submission) -> str:
    return squash(submission.text[: 2 * LONGEST_WHOLE])[:LONGEST_WHOLE]
