"""The packages that prongsai is made of, and whether they work."""

from dataclasses import dataclass
from importlib import import_module

from pipeline.cli.versions import installed_version


@dataclass(frozen=True)
class Part:
    """A package: its version (None when it is missing), and what is wrong with it, if anything."""

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
    Package("pillow", "PIL.Image", "pictures, and drawn pages for prongsai debug"),
    Package("opencv-python-headless", "cv2", "the lines of pages that are pictures"),
    # These two through their doors, where they are told to write nothing.
    Package("onnxruntime", "extractors.page.ocr.runtime", "the recogniser of Thai lines"),
    Package("pythainlp", "extractors.thai.tokens", "cutting Thai text into words"),
    Package("rapidfuzz", "rapidfuzz", "recognising headings with misread letters"),
    Package("pikepdf", "pikepdf", "scans written again as searchable PDF"),
    Package("spacy", "spacy", "finding units, persons and dates in running text"),
    Package("typer", "typer", "the command line"),
    Package("rich", "rich", "tables on the terminal"),
    Package("pytesseract", "pytesseract", "Tesseract, the second recogniser"),
    Package("sqlalchemy", "sqlalchemy", "the store"),
    Package("alembic", "alembic", "bringing an older store up to date"),
    Package("psycopg", "psycopg", "stores on PostgreSQL"),
    Package("tenacity", "tenacity", "waiting for a store that is busy"),
    Package("filelock", "filelock", "one nightly run at a time"),
    Package("psutil", "psutil", "the memory of the processes that read"),
    Package("watchfiles", "watchfiles", "new files in a folder that is watched"),
    Package("pydantic-settings", "pydantic_settings", "settings from a file and the environment"),
    Package("jinja2", "jinja2", "HTML pages: the morning report, the summary"),
    Package("xlsxwriter", "xlsxwriter", "exports as Excel workbooks"),
    Package("pyarrow", "pyarrow", "exports as Parquet"),
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
