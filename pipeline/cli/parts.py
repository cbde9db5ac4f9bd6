"""The parts that prongsai is made of, and whether they work."""

import subprocess
from dataclasses import dataclass
from importlib import import_module

from pipeline.cli.versions import installed_version

ENGINE_TIMEOUT = 10
"""Seconds that an engine may take to tell its version."""


@dataclass(frozen=True)
class Part:
    """A package or an engine: its version (None when it is missing), and what is wrong with it, if anything."""

    name: str
    needed_for: str
    required: bool
    version: str | None
    trouble: str = ""

    @property
    def works(self) -> bool:
        """Whether it is there and can be used."""
        return self.version is not None and not self.trouble


@dataclass(frozen=True)
class Package:
    """A package that prongsai uses; `name` is the distribution's, `module` what is imported to try it."""

    name: str
    module: str
    needed_for: str
    required: bool = True


PACKAGES = (
    Package("pydantic", "pydantic", "the report contract"),
    Package("pypdfium2", "pypdfium2", "what a PDF page holds"),
    Package("pdfplumber", "pdfplumber.table", "the cells of ruled tables"),
    Package("numpy", "numpy", "what a PDF page shows beside its text"),
    Package("pillow", "PIL.Image", "drawn pages, for prongsai debug"),
    # Through its door, where it is told to write nothing.
    Package("pythainlp", "extractors.thai.tokens", "cutting Thai text into words"),
    Package("rapidfuzz", "rapidfuzz", "recognising headings with misread letters"),
    Package("spacy", "spacy", "finding units, persons and dates in running text"),
    Package("typer", "typer", "the command line"),
    Package("rich", "rich", "tables on the terminal"),
    Package("pytesseract", "pytesseract", "scanned pages, in a later version", required=False),
)


def look_at_packages() -> list[Part]:
    """Each package with its version; one that is installed is imported too, to see that it works."""
    return [_look_at(package) for package in PACKAGES]


def _look_at(package: Package) -> Part:
    version = installed_version(package.name)
    trouble = ""
    if version is not None:
        try:
            import_module(package.module)
        except Exception as error:  # a broken package may raise anything: that is what we are here to tell
            trouble = f"{type(error).__name__}: {error}"
    return Part(package.name, package.needed_for, package.required, version, trouble)


def look_at_engines() -> list[Part]:
    """Each outside program that prongsai can use."""
    return [_look_at_tesseract()]


def _look_at_tesseract() -> Part:
    version, trouble = None, ""
    try:
        version = _ask("tesseract", "--version").splitlines()[0].removeprefix("tesseract ").strip()
        languages = _ask("tesseract", "--list-langs").splitlines()[1:]
        version += f" ({', '.join(languages)})"
        trouble = "" if "tha" in languages else "its Thai language data (tha) is missing"
    except FileNotFoundError:
        pass
    except (OSError, subprocess.SubprocessError, IndexError) as error:
        version, trouble = version or "?", f"{type(error).__name__}: {error}"
    return Part("tesseract", "scanned pages, in a later version", False, version, trouble)


def _ask(*command: str) -> str:
    answer = subprocess.run(
        command, capture_output=True, check=True, timeout=ENGINE_TIMEOUT, encoding="utf-8", errors="replace"
    )
    return answer.stdout or answer.stderr
