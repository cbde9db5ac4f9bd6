"""Bytes to text: each encoding by mark or by content, and clear words for what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.encoding import Decoded, decode_text
from schemas.errors import ExitCode, InputError, UnknownEncoding, UnknownFormat

REPORT = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n"
    "ผู้รับผิดชอบ\tกองคลัง\nระยะเวลา\t๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘\nITA 2025 (IIT)\n"
)
WORDS = ["กอง", "คลัง", "สำนักปลัด", "ผู้รับผิดชอบ", "น้ำ", "เทศบาล", "โปร่งใส", "๒๕๖๘", "ITA", "-", "(ก)", "ให้"]
BINARY = [
    (b"\xef\xbb\xbfPK\x03\x04\x14\x00\x06\x00", "ZIP"),
    (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "Office"),
    (b"{\\rtf1\\ansi", "RTF"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
    (b"GIF89a", "GIF"),
    (b"II*\0\x08\0\0\0", "TIFF"),
    (b"\x1f\x8b\x08\0", "gzip"),
]


@pytest.mark.parametrize(
    ("data", "encoding", "had_bom"),
    [
        (REPORT.encode(), "utf-8", False),
        (REPORT.encode("utf-8-sig"), "utf-8", True),
        (REPORT.encode("utf-16-le"), "utf-16-le", False),
        (REPORT.encode("utf-16-be"), "utf-16-be", False),
        (b"\xff\xfe" + REPORT.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be", True),
        (b"\xff\xfe\0\0" + REPORT.encode("utf-32-le"), "utf-32-le", True),
        (REPORT.encode("cp874"), "cp874", False),
        (REPORT.replace("–", "-").encode("tis-620"), "cp874", False),
        (b"plain words only, 2568\n", "utf-8", False),
        (b"", "utf-8", False),
    ],
)
def test_encodings_are_found(data: bytes, encoding: str, had_bom: bool) -> None:
    decoded = decode_text(data)
    assert (decoded.encoding, decoded.had_bom, decoded.replaced, decoded.dropped_nuls) == (encoding, had_bom, 0, 0)
    assert decoded.text.replace("–", "-") in {REPORT.replace("–", "-"), "plain words only, 2568\n", ""}


@given(st.lists(st.sampled_from(WORDS), min_size=3), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp874"]))
def test_thai_survives_every_encoding(words: list[str], encoding: str) -> None:
    text = " ".join(["มาตรการ", *words])
    assert decode_text(text.encode(encoding)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    outcome: Decoded | InputError
    try:
        outcome = decode_text(data)
    except InputError as error:
        outcome = error
    if isinstance(outcome, InputError):
        assert (outcome.message != "", outcome.hint != "", outcome.exit_code) == (True, True, ExitCode.INPUT)
    else:
        assert "\0" not in outcome.text


@pytest.mark.parametrize(("data", "name"), BINARY)
def test_other_formats_are_named(data: bytes, name: str) -> None:
    with pytest.raises(UnknownFormat, match=name) as caught:
        decode_text(data)
    assert caught.value.hint


def test_an_error_names_the_file_and_says_what_to_do() -> None:
    with pytest.raises(UnknownFormat) as caught:
        decode_text(b"\x89PNG\r\n\x1a\n", name="a.png")
    assert caught.value.message == "a.png is a PNG picture"
    assert caught.value.hint == "prongsai read takes it as it is."
    with pytest.raises(UnknownFormat, match=r"^a\.txt is no text"):
        decode_text(bytes(range(256)), name="a.txt")
    with pytest.raises(UnknownEncoding, match=r"^a\.txt is neither UTF-8"):
        decode_text("Отчёт о прозрачности".encode("cp1251"), name="a.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\0\1\2\3" * 100, b"\0" * 400])
def test_bytes_full_of_control_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(UnknownFormat, match="no text"):
        decode_text(data)


@pytest.mark.parametrize(
    "data",
    [
        "Le présent rapport décrit les activités réalisées à l’école, où l’été a été très pluvieux".encode("cp1252"),
        "Über die Maßnahmen zur Förderung der Integrität, größtenteils".encode("latin-1"),
        "これは報告書です。透明性の向上".encode("shift-jis"),
        "这是关于透明度的报告，请查收".encode("gbk"),
        "Отчёт о прозрачности за прошлый год".encode("cp1251"),
    ],
)
def test_other_encodings_are_refused_not_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding, match="UTF-8"):
        decode_text(data)


def test_a_truncated_last_character_is_replaced() -> None:
    decoded = decode_text("กองคลัง".encode()[:-1])
    assert decoded == Decoded("กองคลั\ufffd", "utf-8", had_bom=False, replaced=1)


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    data = REPORT.encode().replace("กองคลัง".encode(), b"\xff" + "กองคลัง".encode() + b"\xe0\xb8")
    decoded = decode_text(data)
    assert decoded.replaced == 2
    assert decoded.text.replace("\ufffd", "") == REPORT


def test_a_stray_byte_in_plain_english_is_replaced() -> None:
    decoded = decode_text(b"nothing but English words here\x92 and more\n" * 1 + b"line\n" * 400)
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)


def test_replacement_characters_of_the_file_itself_are_no_damage() -> None:
    assert decode_text("แผนย\ufffd ต่อ".encode()).replaced == 0


def test_an_odd_byte_at_the_end_of_utf_16_is_replaced() -> None:
    decoded = decode_text(REPORT.encode("utf-16-le") + b"\x01")
    assert (decoded.encoding, decoded.replaced) == ("utf-16-le", 1)
    assert decoded.text.startswith(REPORT)


@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_a_few_nuls_are_dropped_and_counted(encoding: str) -> None:
    data = REPORT.encode(encoding) + b"\0\0" + "ต่อ".encode(encoding)
    decoded = decode_text(data)
    assert (decoded.text, decoded.dropped_nuls) == (REPORT + "ต่อ", 2)
