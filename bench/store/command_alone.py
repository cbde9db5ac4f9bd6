"""`python -m bench.store.command_alone FILE WORDS…`: does what `prongsai WORDS…` does, and writes its peak memory."""

import sys
from pathlib import Path

from bench.read_alone import peak_memory


def main(figures: Path, words: list[str]) -> None:
    """Runs the command to its end, and puts the bytes into the file whatever became of it."""
    from pipeline.cli import main as prongsai

    sys.argv = ["prongsai", *words]
    try:
        prongsai()
    finally:
        figures.write_text(str(peak_memory()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
