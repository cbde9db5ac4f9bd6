"""How the fields of a report are named at their places."""

import pytest

from pipeline.debug.fields import say_uses
from pipeline.debug.page_view import FieldUse


@pytest.mark.parametrize(
    ("uses", "words"),
    [
        ([FieldUse("owners", 3)], "m3 owners"),
        ([FieldUse("outcomes", 3), FieldUse("status", 3)], "m3 outcomes, status"),
        ([FieldUse("period", number) for number in (1, 2, 3, 7)], "m1-3,7 period"),
        ([FieldUse("owners", 1), FieldUse("owners", 2), FieldUse("topic", 2)], "m1-2 owners; m2 topic"),
        ([FieldUse("fiscal_year"), FieldUse("agency")], "fiscal year; agency"),
        ([FieldUse("score", detail="i3")], "score i3"),
        ([FieldUse("set aside", detail="page furniture")], "aside: page furniture"),
    ],
)
def test_uses_in_few_words(uses: list[FieldUse], words: str) -> None:
    assert say_uses(uses) == words
