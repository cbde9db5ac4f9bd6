"""What a file is, told by its first bytes."""

import pytest

from extractors.page.file_kinds import is_pdf, kind_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b"junk of a mail server\r\n", b"\0" * 1019])
def test_a_pdf_may_have_other_bytes_before_it(before: bytes) -> None:
    assert is_pdf(before + PDF)
    assert kind_of(before + PDF) is None


@pytest.mark.parametrize("data", [b"", b"%PDF", b"PDF-1.7", b"\0" * 1020 + PDF, "%พีดีเอฟ".encode()])
def test_what_does_not_begin_as_a_pdf_is_none(data: bytes) -> None:
    assert not is_pdf(data)


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\x1f\x8b\x08", b"\x89PNG\r\n\x1a\n", b"Rar!\x1a\x07"])
def test_a_file_of_another_kind_that_holds_a_pdf_is_of_that_kind(beginning: bytes) -> None:
    assert not is_pdf(beginning + PDF)
    assert kind_of(beginning + PDF) is not None


@pytest.mark.parametrize("text", ["มาตรการ", "MZ เป็นตัวย่อ", "GIF คือภาพ", "%PDF คือไฟล์", "BMW เป็นรถยนต์"])
def test_text_is_of_no_kind(text: str) -> None:
    assert kind_of(text.encode()) is None
