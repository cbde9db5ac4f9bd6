"""Engines that the tests of the recognisers share."""

from pathlib import Path

import pytest

from extractors.page.ocr.thai import ThaiEngine, open_thai
from tests.extractors.page.ocr.stand_in import write_model


@pytest.fixture(scope="session")
def bars_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model file of the network that reads bars."""
    return write_model(tmp_path_factory.mktemp("models") / "bars.onnx")


@pytest.fixture(scope="session")
def engine(bars_model: Path) -> ThaiEngine:
    """Our engine with the network that reads bars."""
    return open_thai(bars_model)
