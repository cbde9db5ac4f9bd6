"""Long files repeat the pages of a short one in order; the peak of memory is the process's own."""

from pathlib import Path

import pypdfium2
import pytest

from bench.long_pdf import page_count, write_long
from bench.read_alone import peak_in, peak_memory

HEIGHTS = [100, 200, 300]


def make(path: Path) -> Path:
    """A file whose pages can be told by their heights."""
    with pypdfium2.PdfDocument.new() as pdf:
        for height in HEIGHTS:
            pdf.new_page(100, height).close()
        pdf.save(path)
    return path


def heights_of(path: Path) -> list[int]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [round(pdf.get_page_size(at)[1]) for at in range(len(pdf))]


@pytest.mark.parametrize("pages", [1, 3, 7])
def test_a_long_file_has_the_pages_of_the_short_one_over_and_over(tmp_path: Path, pages: int) -> None:
    source = make(tmp_path / "short.pdf")
    long = write_long(source, tmp_path / "long.pdf", pages=pages)
    assert (page_count(source), page_count(long)) == (3, pages)
    assert heights_of(long) == (HEIGHTS * 3)[:pages]


def test_the_peak_is_the_high_water_mark_and_not_what_is_held_now() -> None:
    assert peak_in("VmPeak:\t  999 kB\nVmHWM:\t  200 kB\nVmRSS:\t  100 kB\n") == 200 * 1024
    assert peak_in("Name:\tpython\n") is None


def test_this_process_has_some_memory() -> None:
    assert peak_memory() > 1024 * 1024
