"""Every visible character of a dump ends up in a line, whatever is mixed, in time that grows as the dump."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.dump.reader import read_dump
from tests.extractors.page.dump.drawing import lines_in
from tests.growth import grows_with_size

SEEDS = sorted((Path(__file__).parents[5] / "shared" / "seeds").glob("*.txt"))
THAI = "กขคงจฉชซ๑๒๓"
NAMES = (
    "p b strong i u span div sup ul ol li table tr td th thead tbody caption h1 figure figcaption page_number page pre"
)
TAGS = [tag for name in NAMES.split() for tag in (f"<{name}>", f"</{name}>")]
TAGS += [
    "<br>",
    "<br/>",
    '<a href="#">',
    "</a>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "<td rowspan=0>",
    "<td colspan=900>",
]
TAGS += ["<style>", "<head>", "<title>", "<!--", "<!--x-->", "<input>", "<img>", "<hr>", "<col>", "<center>", "</body>"]
MARKS = [
    "\t",
    "\n",
    "\n\n",
    " | ",
    "|",
    "\n---\t---\n",
    "\n|---|---|\n",
    "**",
    "__",
    "*",
    "# ",
    "- ",
    "\f",
    "\r\n",
    "\u2028",
]
MARKS += ["\n--- Page 2 ---\n", "\n```\n", "&nbsp;", "\\"]


def visible(text: str) -> Counter[str]:
    return Counter(char for char in text if char in THAI)


def shown(text: str) -> Counter[str]:
    read = read_dump(text)
    return sum((visible(line.text) for page in read.pages for line in lines_in(page.blocks)), Counter[str]())


words = st.text(st.sampled_from(THAI), min_size=1, max_size=4)


@given(st.lists(st.one_of(words, st.sampled_from(TAGS), st.sampled_from(MARKS))))
def test_no_visible_character_is_lost_in_any_mixture(parts: list[str]) -> None:
    # What a whole comment holds is not visible: here none is whole but the empty ones.
    text = "".join(part for part in parts if part != "<!--x-->" or "<!--" not in parts)
    assert shown(text) == visible(text)


@pytest.mark.skipif(not SEEDS, reason="the real dumps are not beside this checkout")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_real_dumps_keep_their_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert shown(text) == visible(text)


HOSTILE: dict[str, Callable[[int], str]] = {
    "one long line": lambda size: "ก" * size,
    "only brackets": lambda size: "<" * size,
    "tags cut off": lambda size: "<a " * (size // 3),
    "quotes cut off": lambda size: '<a "' * (size // 4),
    "comments without end": lambda size: "<!--" * (size // 4),
    "emphasis without end": lambda size: "**ก " * (size // 4),
    "spaces": lambda size: "# " + " " * size + "ก",
    "tabs": lambda size: "ก\t" * (size // 2),
    "a picture": lambda size: f'<img src="data:{"A" * size}">ก',
    "entities": lambda size: "&#9999999" * (size // 9),
    "tables": lambda size: "<table>" * (size // 7),
    "blank lines in an open table": lambda size: "<table><tr><td>ก" + "\n" * size,
    "spans": lambda size: "<table>" + "<tr><td rowspan=9999 colspan=100>ก" * (size // 34),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.page.dump import finish
    from extractors.thai.repair import Repaired

    monkeypatch.setattr(finish, "repair_text", Repaired)  # its own tests say how long the repair takes
    monkeypatch.setattr(finish, "find_doubts", lambda text: ())
    assert grows_with_size(lambda size: read_dump(HOSTILE[name](size)), 50_000)
