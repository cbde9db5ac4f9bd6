"""Tesseract as a second engine, line by line; the one door to it and to pytesseract.

Debian's Thai model writes each character as a word of its own, with blanks between, ำ in two pieces, and some digits
never: `hocr` puts the first two right, and `unicharset` tells which characters it has.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytesseract

from extractors.page.ocr.calibration import PLAIN
from extractors.page.ocr.engine import CharReading, LineImage, LineReading, check_images
from extractors.page.ocr.hocr import read_hocr
from extractors.page.ocr.shapes import find_trouble
from extractors.page.ocr.unicharset import KNOWN_ALPHABET, to_alphabet
from schemas.errors import EngineError, EngineMissing

LANGUAGES = ("tha", "eng")
APT_LINE = "apt-get install tesseract-ocr tesseract-ocr-tha"
_HINT = f"Install it: {APT_LINE}"
_ASK_SECONDS = 10
_START_SECONDS = 10.0
"""For the start of the program, before it reads the first line."""
_LINES_AT_ONCE = 50


class TesseractEngine:
    """Tesseract with Thai and English models, in the mode for single lines, on one thread."""

    name = "tesseract"

    def __init__(self, version: str, alphabet: frozenset[str], *, line_seconds: float) -> None:
        self.version = version
        self.alphabet = alphabet
        self._line_seconds = line_seconds

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        """A reading for each image [height, width], in their order.

        Images that hold no line give an empty text with a doubt. Raises ValueError for arrays that are no grey
        images, EngineError where Tesseract fails or takes too long.
        """
        check_images(images)
        readings: dict[int, LineReading] = {}
        good = []
        for at, image in enumerate(images):
            trouble = find_trouble(image)
            if trouble is None:
                good.append(at)
            else:
                readings[at] = trouble.to_reading()
        for first in range(0, len(good), _LINES_AT_ONCE):
            some = good[first : first + _LINES_AT_ONCE]
            readings.update(zip(some, self._read([images[at] for at in some]), strict=True))
        return [readings[at] for at in range(len(images))]

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        """The product of the characters' confidences; Tesseract's are far too high for what it cannot write."""
        return PLAIN([each.confidence for each in chars])

    def _read(self, images: Sequence[LineImage]) -> list[LineReading]:
        seconds = _START_SECONDS + self._line_seconds * len(images)
        with TemporaryDirectory(prefix="prongsai-lines-") as folder, _one_thread():
            paths = [_write_pgm(Path(folder, f"{at}.pgm"), image) for at, image in enumerate(images)]
            listed = Path(folder, "lines.txt")
            listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
            hocr = _run(listed, seconds=seconds)
        lines = read_hocr(hocr)
        if len(lines) != len(images):
            raise EngineError(f"Tesseract gave {len(lines)} lines for {len(images)}", "Look at prongsai doctor.")
        return [self._to_reading(chars) for chars in lines]

    def _to_reading(self, chars: Sequence[CharReading]) -> LineReading:
        if not chars:
            return LineReading("", 0.0, doubt="Tesseract finds no text in the ink")
        return LineReading("".join(each.char for each in chars), self.token_confidence(chars), tuple(chars))


def open_tesseract(*, line_seconds: float = 5.0) -> TesseractEngine:
    """The engine; `line_seconds` is how long one line may take.

    Raises EngineMissing where the program or one of its languages is not installed, EngineError where it fails.
    """
    version = _ask("tesseract", "--version").splitlines()[0].removeprefix("tesseract ").strip()
    folder, languages = find_languages()
    for language in LANGUAGES:
        if language not in languages:
            raise EngineMissing(f"Tesseract has no model for {language}", _HINT)
    return TesseractEngine(version, _read_alphabet(folder), line_seconds=line_seconds)


def find_languages() -> tuple[Path, frozenset[str]]:
    """The folder of Tesseract's models and their names; raises as `open_tesseract`."""
    first, *names = _ask("tesseract", "--list-langs").splitlines()
    folder = first.partition('"')[2].rpartition('"')[0]
    return Path(folder), frozenset(name.strip() for name in names)


def _read_alphabet(folder: Path) -> frozenset[str]:
    """Every character that the models can write, from the models themselves where their tool is installed."""
    found: set[str] = set()
    for language in LANGUAGES:
        try:
            with TemporaryDirectory(prefix="prongsai-model-") as parts:
                _ask("combine_tessdata", "-u", str(folder / f"{language}.traineddata"), str(Path(parts, "m.")))
                found |= to_alphabet(Path(parts, "m.lstm-unicharset").read_text(encoding="utf-8"))
        except (EngineError, OSError, ValueError):
            return KNOWN_ALPHABET
    return frozenset(found)


def _ask(*command: str) -> str:
    """What the program says; raises EngineMissing where it is not there, EngineError where it fails."""
    try:
        answer = subprocess.run(
            command, capture_output=True, check=True, timeout=_ASK_SECONDS, encoding="utf-8", errors="replace"
        )
    except (FileNotFoundError, PermissionError):
        raise EngineMissing(f"{command[0].capitalize()} is not installed", _HINT) from None
    except subprocess.TimeoutExpired:
        raise EngineError(f"{command[0]} {command[1]} takes longer than {_ASK_SECONDS} s", _HINT) from None
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(f"{command[0]} {command[1]} fails: {error}", _HINT) from error
    return answer.stdout or answer.stderr or "?"


def _run(listed: Path, *, seconds: float) -> str:
    """The hOCR of the images whose names stand in the file."""
    try:
        hocr = pytesseract.image_to_pdf_or_hocr(
            str(listed),
            lang="+".join(LANGUAGES),
            config="--psm 13 --dpi 200 -c hocr_char_boxes=1",
            extension="hocr",
            timeout=seconds,
        )
    except pytesseract.TesseractNotFoundError:
        raise EngineMissing("Tesseract is not installed", _HINT) from None
    except pytesseract.TesseractError as error:
        raise EngineError(f"Tesseract fails: {str(error.message)[:200]}", "Look at prongsai doctor.") from error
    except RuntimeError as error:  # what pytesseract makes of a timeout
        raise EngineError(f"Tesseract takes longer than {seconds:.0f} s", "Try fewer or smaller images.") from error
    except OSError as error:
        raise EngineError(f"Tesseract cannot be run: {error}", "Look at prongsai doctor.") from error
    return bytes(hocr).decode("utf-8", errors="replace")


def _write_pgm(path: Path, image: LineImage) -> Path:
    """The image as a file in the simplest format that Tesseract takes."""
    height, width = image.shape
    path.write_bytes(f"P5\n{width} {height}\n255\n".encode() + image.tobytes())
    return path


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keeps Tesseract on one core; pytesseract passes nothing on but the environment."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before
