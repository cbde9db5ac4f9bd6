"""Tesseract behind its door: missing, slow, broken, and what it gives put together."""

import os
import shutil
import stat
from pathlib import Path

import numpy as np
import pytest

from extractors.page.ocr.alphabet import ALPHABET, Kind, cannot_write
from extractors.page.ocr.engine import CharReading, LineReading
from extractors.page.ocr.hocr import read_hocr
from extractors.page.ocr.tesseract import LANGUAGES, open_tesseract
from extractors.page.ocr.unicharset import KNOWN_ALPHABET, to_alphabet
from schemas.errors import EngineError, EngineMissing, ExitCode

INKED = np.tile(np.array([0, 255], dtype=np.uint8), (40, 100))
installed = pytest.mark.skipif(
    shutil.which("tesseract") is None or shutil.which("combine_tessdata") is None, reason="Tesseract is not installed"
)


def put_program(folder: Path, name: str, script: str) -> None:
    """A program of this name in the folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def put_tesseract(folder: Path, *, languages: str = "eng tha", reading: str = "exit 1") -> None:
    """A program that answers as Tesseract does when it is asked for versions and languages."""
    listed = "; ".join(f"echo {each}" for each in languages.split())
    cases = f"""case "$1" in
--version) echo tesseract 5.3.0;;
--list-langs) echo 'List of available languages in "/nowhere/" (2):'; {listed};;
*) {reading};;
esac"""
    put_program(folder, "tesseract", cases)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found, beside that of the shell; empty."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}")
    return tmp_path / "bin"


def test_a_missing_program_is_told_with_what_installs_it(path: Path) -> None:
    with pytest.raises(EngineMissing, match="Tesseract is not installed") as told:
        open_tesseract()
    assert told.value.exit_code == ExitCode.ENGINE
    assert "apt-get install tesseract-ocr tesseract-ocr-tha" in told.value.hint


@pytest.mark.parametrize("languages", ["eng", "tha osd", "osd"])
def test_a_missing_language_is_told(path: Path, languages: str) -> None:
    put_tesseract(path, languages=languages)
    missing = next(each for each in LANGUAGES if each not in languages.split())
    with pytest.raises(EngineMissing, match=f"no model for {missing}") as told:
        open_tesseract()
    assert "apt-get install" in told.value.hint


def test_a_program_that_fails_is_told(path: Path) -> None:
    put_program(path, "tesseract", "exit 3")
    with pytest.raises(EngineError, match="fails"):
        open_tesseract()


def test_without_the_tool_for_models_the_known_alphabet_counts(path: Path) -> None:
    put_tesseract(path)
    engine = open_tesseract()
    assert (engine.name, engine.version) == ("tesseract", "5.3.0")
    assert engine.alphabet == KNOWN_ALPHABET


def test_a_program_that_goes_away_is_told(path: Path) -> None:
    put_tesseract(path)
    engine = open_tesseract()
    (path / "tesseract").unlink()
    with pytest.raises(EngineMissing):
        engine.read_lines([INKED])


def test_a_program_that_takes_too_long_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.page.ocr.tesseract._START_SECONDS", 0.2)
    put_tesseract(path, reading="exec /bin/sleep 60")
    with pytest.raises(EngineError, match="takes longer than"):
        open_tesseract(line_seconds=0.1).read_lines([INKED])


def test_a_program_that_fails_while_reading_is_told(path: Path) -> None:
    put_tesseract(path, reading="echo 'cannot do that' >&2; exit 1")
    with pytest.raises(EngineError, match="cannot do that"):
        open_tesseract().read_lines([INKED])


@pytest.mark.parametrize("hocr", ["", "<html><body>", "<html/>"])
def test_broken_answers_are_told(path: Path, hocr: str) -> None:
    put_tesseract(path, reading=f"printf '{hocr}' > \"$2.hocr\"")
    with pytest.raises(EngineError, match=r"hOCR is broken|0 lines for 1"):
        open_tesseract().read_lines([INKED])


def test_ink_in_which_it_finds_nothing_is_doubtful(path: Path) -> None:
    put_tesseract(path, reading=f'printf "{PAGE.format("")}" > "$2.hocr"')
    (reading,) = open_tesseract().read_lines([INKED])
    assert (reading.text, reading.confidence) == ("", 0.0)
    assert "no text" in reading.doubt


def test_images_without_a_line_never_reach_it(path: Path) -> None:
    put_tesseract(path)
    blank, black = np.full((40, 200), 255, np.uint8), np.zeros((40, 200), np.uint8)
    empty, small = np.zeros((0, 9), np.uint8), np.zeros((1, 1), np.uint8)
    readings = open_tesseract().read_lines([blank, black, empty, small])
    assert [each.text for each in readings] == [""] * 4
    assert [each.confidence for each in readings] == [1.0, 0.0, 0.0, 0.0]
    assert open_tesseract().read_lines([]) == []


def test_arrays_that_are_no_grey_images_are_refused(path: Path) -> None:
    put_tesseract(path)
    with pytest.raises(ValueError, match="not uint8"):
        open_tesseract().read_lines([np.zeros((40, 100))])  # type: ignore[list-item]


@installed
def test_the_real_one_knows_what_it_cannot_write() -> None:
    engine = open_tesseract()
    assert cannot_write(engine, Kind.THAI_DIGITS) == "๔๖๗๘๙"
    assert "ำ" in engine.alphabet
    assert engine.alphabet >= KNOWN_ALPHABET
    assert engine.alphabet & ALPHABET <= KNOWN_ALPHABET


@installed
def test_the_real_one_reads_several_lines_and_leaves_the_surroundings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    readings = open_tesseract().read_lines([INKED] * 3 + [np.full((40, 200), 255, np.uint8)])
    assert len(readings) == 4
    assert all(isinstance(each, LineReading) for each in readings)
    assert "OMP_THREAD_LIMIT" not in os.environ


PAGE = """<div class='ocr_page' title='image "x"; bbox 0 0 300 40; ppageno 0'>{}</div>"""
WORD = "<span class='ocrx_word'>{}</span>"
CHAR = "<span class='ocrx_cinfo' title='x_bboxes {0} 0 {1} 40; x_conf {2}'>{3}</span>"


def page(*words: list[tuple[int, int, float, str]]) -> str:
    return PAGE.format("".join(WORD.format("".join(CHAR.format(*char) for char in word)) for word in words))


def text_of(hocr: str) -> str:
    (line,) = read_hocr(f"<html>{hocr}</html>")
    return "".join(each.char for each in line)


def test_thai_letters_are_joined_though_each_is_a_word() -> None:
    assert text_of(page([(0, 10, 99, "ป")], [(13, 20, 99, "ี")], [(24, 30, 99, "ก")], [(50, 60, 99, "ข")])) == "ปีก ข"


def test_no_space_stands_where_no_word_can_end() -> None:
    far = [[(0, 10, 99.0, "ก")], [(50, 60, 99.0, "า")], [(90, 99, 99.0, "เ")], [(140, 150, 99.0, "ข")]]
    near = [[(at, at + 8, 99.0, "ก")] for at in range(152, 200, 10)]
    assert text_of(page(*far, *near)) == "กา เขกกกกก"


def test_letters_that_are_spaced_out_are_no_words() -> None:
    letters = [[(at * 30, at * 30 + 10, 99.0, "ก")] for at in range(5)]
    assert text_of(page(*letters, [(200, 210, 99, "ข")])) == "กกกกก ข"


def test_latin_words_keep_their_spaces() -> None:
    words = [(0, 9, 99.0, "A"), (10, 19, 99.0, "b")], [(24, 30, 99.0, "1")], [(33, 40, 99.0, "ก")]
    assert text_of(page(*map(list, words))) == "Ab 1ก"


def test_characters_have_their_own_confidence_and_place() -> None:
    ((char,),) = read_hocr(f"<html>{page([(3, 10, 87.5, 'ก')])}</html>")
    assert char == CharReading("ก", 0.875, 3.0, 10.0)


def test_sara_am_comes_in_one_piece() -> None:
    assert text_of(page([(0, 9, 99, "น")], [(8, 10, 99, "ํ")], [(10, 18, 99, "า")])) == "นำ"


def test_each_page_is_a_line_even_an_empty_one() -> None:
    assert [len(line) for line in read_hocr(f"<html>{page()}{page([(0, 9, 1, 'ก')])}{page()}</html>")] == [0, 1, 0]


def test_a_unicharset_is_read_as_tesseract_writes_it() -> None:
    text = "6\nNULL 0 Common 0\nJoined 7 0,255 Latin\n|Broken|0|1 f 0\nก 1 0\nํ 0 0\nา 1 0\nข 1 0\n"
    assert to_alphabet(text) == frozenset("กําำ ")
    with pytest.raises(ValueError, match="no unicharset"):
        to_alphabet("words")
    with pytest.raises(ValueError, match="no unicharset"):
        to_alphabet("")
