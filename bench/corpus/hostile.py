"""Files that are no reports: damaged, hostile, or nobody's."""

import zlib
from random import Random

from pipeline.options import MEBIBYTE

BOMB_MIB = 600
"""So much the smallest of the bombs unpacks to."""
SHORTEST_CUT, LONGEST_CUT = 0.2, 0.8


def cut(pdf: bytes, dice: Random) -> bytes:
    """The file up to somewhere in its middle, as a broken upload leaves it."""
    return pdf[: int(len(pdf) * dice.uniform(SHORTEST_CUT, LONGEST_CUT))]


def garbage(dice: Random) -> bytes:
    """Random bytes that begin like a PDF."""
    return b"%PDF-1.7\n" + dice.randbytes(20_000)


def program(dice: Random) -> bytes:
    """Something that runs on Windows, as far as its first bytes say."""
    return b"MZ\x90\x00" + dice.randbytes(8_000)


def broken_office(dice: Random) -> bytes:
    """Word's first bytes, and no archive behind them."""
    return b"PK\x03\x04" + dice.randbytes(4_000)


def bomb(dice: Random) -> bytes:
    """A PDF of a few KiB whose page unpacks twice, to hundreds of MiB."""
    packer = zlib.compressobj(9)
    block = b"\0" * MEBIBYTE
    once = b"".join(packer.compress(block) for _ in range(BOMB_MIB)) + packer.flush()
    packed = zlib.compress(once, 9)
    content = (
        f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        content,
    ]
    body = bytearray(f"%PDF-1.7\n%{dice.randrange(10**9)}\n".encode())
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(body)
