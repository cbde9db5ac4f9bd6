"""Measures of two years side by side: what went on, came and went."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.province.changes import compare_measures, measures_of_year
from pipeline.store.agency_years import StoredReport
from schemas.report import Measure, Owner, Report, Source, Status, StatusValue

WORDS = ("จัดอบรมจริยธรรมแก่บุคลากร", "เผยแพร่แผนจัดซื้อจัดจ้าง", "ปรับปรุงคู่มือการให้บริการ", "ตรวจสอบทรัพย์สินของทางราชการ")


def measure(text: str, *, status: StatusValue = "unknown", owners: tuple[str, ...] = ()) -> Measure:
    return Measure(
        activities=[text],
        status=Status(value=status, basis="none" if status == "unknown" else "phrase"),
        owners=[Owner(name=name, kind="unit", raw=name) for name in owners],
    )


def stored(kind: str, *measures: Measure) -> StoredReport:
    source = Source(filename="a.pdf", sha256="0" * 64, media_type="application/pdf", bytes=1)
    report = Report.model_validate({"source": source, "kind": kind, "measures": list(measures)})
    return StoredReport(document_id=1, version=1, report=report)


def test_a_reworded_measure_goes_on() -> None:
    before = [measure("จัดอบรมจริยธรรมแก่บุคลากร ประจำปี ๒๕๖๗", status="not_started", owners=("สำนักปลัด",))]
    after = [measure("เปิดตลาดนัดชุมชน"), measure("จัดอบรมจริยธรรมแก่บุคลากร ประจำปี 2568", status="done", owners=("กองคลัง",))]
    found = compare_measures(before, after)
    (went_on,) = found.continued
    assert (went_on.before, went_on.after) == (before[0], after[1])
    assert went_on.status_moved == (before[0].status, after[1].status)
    assert went_on.owners_changed == (["สำนักปลัด"], ["กองคลัง"])
    assert [each.after for each in found.added] == [after[0]]
    assert found.dropped == ()


def test_the_likeliest_pair_wins() -> None:
    before = [measure("จัดอบรมจริยธรรมแก่บุคลากรใหม่"), measure("จัดอบรมจริยธรรมแก่บุคลากร")]
    found = compare_measures(before, [measure("จัดอบรมจริยธรรมแก่บุคลากร")])
    assert found.continued[0].before == before[1]
    assert [each.before for each in found.dropped] == [before[0]]


def test_owners_that_are_only_spelt_otherwise_have_not_changed() -> None:
    found = compare_measures([measure("ก" * 9, owners=("สำนักปลัด",))], [measure("ก" * 9, owners=("สำนัก ปลัด",))])
    assert found.continued[0].owners_changed is None


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.lists(st.sampled_from(WORDS), max_size=6))
def test_every_measure_is_told_once(before: list[str], after: list[str]) -> None:
    found = compare_measures([measure(text) for text in before], [measure(text) for text in after])
    assert len(found.continued) + len(found.added) == len(after)
    assert len(found.continued) + len(found.dropped) == len(before)
    for text in WORDS:
        kept = sum(each.after is not None and each.after.activities == [text] for each in found.continued)
        assert kept == min(before.count(text), after.count(text))


def test_a_report_tells_more_of_a_year_than_its_plan() -> None:
    told, planned = measure("จัดอบรม", status="done"), measure("จัดอบรม")
    assert measures_of_year([stored("plan", planned), stored("report", told)]) == [told]
    assert measures_of_year([stored("plan", planned), stored("report")]) == [planned]
    assert measures_of_year([stored("other", planned)]) == [planned]
