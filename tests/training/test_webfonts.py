"""Web fonts: which pieces belong to one face, and which faces are wanted. No font is needed for it."""

from pathlib import Path

import pytest

from training import webfonts
from training.webfonts import PIECE, pieces_by_face


def faces(folder: Path, *names: str) -> dict[str, set[str]]:
    for name in names:
        path = folder / "package" / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return {name: set(pieces) for name, pieces in pieces_by_face(folder).items()}


def test_the_pieces_of_a_face_are_found_by_their_names(tmp_path: Path) -> None:
    found = faces(
        tmp_path,
        "sarabun-thai-400-normal.woff2",
        "sarabun-latin-400-normal.woff2",
        "sarabun-latin-ext-400-normal.woff2",
        "sarabun-vietnamese-400-normal.woff2",
        "sarabun-thai-700-italic.woff2",
        "sarabun-latin-700-italic.woff2",
        "sarabun-latin-400-normal.woff",
    )
    assert found == {
        "sarabun-400-normal": {"thai", "latin", "latin-ext"},
        "sarabun-700-italic": {"thai", "latin"},
    }


def test_a_family_of_several_words_keeps_its_name() -> None:
    found = PIECE.fullmatch("noto-sans-thai-looped-latin-ext-400-normal.woff2")
    assert found is not None
    assert (found["family"], found["script"]) == ("noto-sans-thai-looped", "latin-ext")


@pytest.mark.parametrize(
    ("family", "weight", "taken"),
    [("sarabun", 300, True), ("kanit", 300, False), ("kanit", 500, True), ("sarabun", 800, False)],
)
def test_unusual_weights_are_left(tmp_path: Path, family: str, weight: int, taken: bool) -> None:
    names = [f"{family}-{script}-{weight}-normal.woff2" for script in ("thai", "latin")]
    assert bool(faces(tmp_path, *names)) is taken


def test_a_face_without_thai_or_latin_is_left(tmp_path: Path) -> None:
    assert faces(tmp_path, "mali-thai-400-normal.woff2", "itim-latin-400-normal.woff2") == {}


def test_a_broken_face_is_told_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for family in ("a", "b"):
        faces(tmp_path / "in", *(f"{family}-{script}-400-normal.woff2" for script in ("thai", "latin")))

    def join(pieces: dict[str, Path], target: Path) -> None:
        if target.name.startswith("a-"):
            raise ValueError("no table")
        target.write_text(" ".join(sorted(pieces)), encoding="utf-8")

    monkeypatch.setattr(webfonts, "join", join)
    monkeypatch.setattr("sys.argv", ["webfonts", str(tmp_path / "in"), "--output", str(tmp_path)])
    webfonts.main()
    assert (tmp_path / "b-400-normal.ttf").read_text(encoding="utf-8") == "latin thai"
    assert capsys.readouterr().err == "left out: a-400-normal: no table\n"
