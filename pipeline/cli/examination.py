"""All that `prongsai doctor` looks at, each tried."""

from pathlib import Path

from pipeline.cli.diagnosis import Diagnosis, Recogniser
from pipeline.cli.machine import find_tokenizer_trouble, look_at_machine
from pipeline.cli.parts import look_at_packages
from pipeline.options import Engine


def examine(model: Path | None) -> Diagnosis:
    """The machine, the packages and the recognisers; `model` is another model file than the usual one."""
    return Diagnosis(look_at_machine(), look_at_packages(), find_tokenizer_trouble(), _look_at_recognisers(model))


def _look_at_recognisers(model: Path | None) -> list[Recogniser]:
    try:
        from pipeline.cli.recognisers import look_at_recognisers
    except Exception as error:  # a broken package may raise anything: that is what we are here to tell
        return [Recogniser(Engine.THAI, required=True, trouble=f"{type(error).__name__}: {error}")]
    return look_at_recognisers(model)
