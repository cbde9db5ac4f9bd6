"""The recognisers of lines: whether each can be used, which characters it lacks, and whether it reads a known line."""

from collections.abc import Callable
from pathlib import Path

from extractors.page.ocr.alphabet import Kind, cannot_write
from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.self_test import EXPECTED, run_self_test
from extractors.page.ocr.thai import ThaiEngine
from pipeline.cli.diagnosis import Recogniser, SelfTest
from pipeline.options import Engine, OcrOptions
from pipeline.recogniser import open_engine
from schemas.errors import ProngsaiError


def look_at_recognisers(model: Path | None) -> list[Recogniser]:
    """The default engine, with the model file that counts, and then the other."""
    return [_look_at(OcrOptions(Engine.THAI, model), required=True), _look_at(OcrOptions(Engine.TESSERACT))]


def _look_at(options: OcrOptions, *, required: bool = False) -> Recogniser:
    facts = {"file": str(options.model_file)} if options.engine is Engine.THAI else {}
    try:
        engine = open_engine(options)
        facts |= _FACTS[options.engine](engine.inside)
        reading = run_self_test(engine)
    except ProngsaiError as error:
        return Recogniser(options.engine, required, trouble=error.message, hint=error.hint, facts=facts)
    except Exception as error:  # a broken library may raise anything: that is what we are here to tell
        return Recogniser(options.engine, required, trouble=f"{type(error).__name__}: {error}", facts=facts)
    lacks = {str(kind): missing for kind in Kind if (missing := cannot_write(engine, kind))}
    return Recogniser(
        options.engine,
        required,
        engine.version,
        facts=facts,
        alphabet=len(engine.alphabet),
        writes=tuple(kind for kind in Kind if kind not in lacks),
        lacks=lacks,
        self_test=SelfTest(expected=EXPECTED, read=reading.text, confidence=reading.confidence),
    )


def _facts_of_thai(engine: LineEngine) -> dict[str, str]:
    if not isinstance(engine, ThaiEngine):
        return {}
    card = engine.card
    return {
        "name": card.name,
        "sha256": card.sha256[:12],
        "classes": str(len(card.classes)),
        "made": card.made or "not told",
        "calibrated": "yes" if card.is_calibrated else "no",
    }


def _facts_of_tesseract(_engine: LineEngine) -> dict[str, str]:
    from extractors.page.ocr.tesseract import find_languages

    _folder, languages = find_languages()
    return {"languages": ", ".join(sorted(languages))}


_FACTS: dict[Engine, Callable[[LineEngine], dict[str, str]]] = {
    Engine.THAI: _facts_of_thai,
    Engine.TESSERACT: _facts_of_tesseract,
}
