"""The command that shows once more what became of a file."""

import shlex
from collections.abc import Collection
from pathlib import Path


def replay_command(path: Path, skip_pages: Collection[int] = ()) -> str:
    """A line for the shell that reads the file, without these pages, into the folder where it is typed."""
    name = str(path)
    words = ["prongsai", "read", quote(f"./{name}" if name.startswith("-") else name), "--output", "."]
    if skip_pages:
        words += ["--skip-pages", ",".join(map(str, sorted(skip_pages)))]
    return " ".join(words)


def quote(name: str) -> str:
    """The name as one word for the shell: on one line, and as text whatever its bytes are."""
    data = name.encode("utf-8", "surrogateescape")
    try:
        if data.decode("utf-8").isprintable():
            return shlex.quote(name)
    except UnicodeDecodeError:
        pass
    return "$'" + "".join(_escape(byte) for byte in data) + "'"


def _escape(byte: int) -> str:
    if chr(byte) in "\\'":
        return f"\\{chr(byte)}"
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02x}"
