"""Which files are read for the measurement."""

from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]

SOUND = ("borderless", "browser-print", "form-with-ticks", "word-table")
"""The PDF samples whose text layers say what is printed; the others are broken on purpose."""


def default_files(root: Path = ROOT) -> list[Path]:
    """The real dumps beside the repository where they exist, else the samples; in the order of their names."""
    samples = [path for path in root.glob("samples/*/report.*") if path.suffix != ".pdf"]
    return sorted(root.parent.glob("shared/seeds/*.txt")) or sorted(samples)


def default_pdfs(root: Path = ROOT) -> list[Path]:
    """The samples that are PDF, then those beside the repository where they exist."""
    shared = root.parent / "shared"
    return [
        *sorted(root.glob("samples/*/report.pdf")),
        *sorted(shared.glob("press/digital/*.pdf")),
        *sorted(shared.glob("real/measures-*.pdf")),
    ]


def pdfs_with_sound_text(root: Path = ROOT) -> list[Path]:
    """The samples of which it is sure what each line says."""
    return [root / "samples" / name / "report.pdf" for name in SOUND]


def split_pdfs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files that are text, and those that are PDF; their content says what they are."""
    from extractors.page.file_kinds import is_pdf

    kinds = [is_pdf(path.read_bytes()) for path in paths]
    return (
        [path for path, pdf in zip(paths, kinds, strict=True) if not pdf],
        [path for path, pdf in zip(paths, kinds, strict=True) if pdf],
    )


def short_names(paths: Sequence[Path]) -> list[str]:
    """File names; with their folders in front where several differ in nothing but the ending."""
    stems = [path.stem for path in paths]
    return [f"{path.parent.name}/{path.name}" if stems.count(path.stem) > 1 else path.name for path in paths]
