"""ONNX Runtime tells nobody that it is used, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
THROUGH_THE_MODEL = """
from extractors.page.ocr.model import open_model
from pipeline.options import OWN_MODEL
open_model(OWN_MODEL)
"""


@pytest.mark.parametrize("program", ["import extractors.page.ocr.runtime", THROUGH_THE_MODEL], ids=["door", "model"])
def test_home_and_temporary_folder_stay_as_they_were(tmp_path: Path, program: str) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    environment = {**inherited, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
