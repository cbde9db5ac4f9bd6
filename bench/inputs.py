"""Which files are read for the measurement."""

from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def default_files(root: Path = ROOT) -> list[Path]:
    """The real dumps beside the repository where they exist, else the samples; in the order of their names."""
    return sorted(root.parent.glob("shared/seeds/*.txt")) or sorted(root.glob("samples/*/report.*"))


def short_names(paths: Sequence[Path]) -> list[str]:
    """File names; with their folders in front where several differ in nothing but the ending."""
    stems = [path.stem for path in paths]
    return [f"{path.parent.name}/{path.name}" if stems.count(path.stem) > 1 else path.name for path in paths]
