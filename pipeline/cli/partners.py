"""Which report goes with which hand-checked one, when whole folders are compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import InputError, UsageError

HAND_CHECKED = "expected.json"
"""What a hand-checked report is called that lies in a folder of its own, beside its document."""
READ = "report"
"""What a document is usually called that lies in a folder of its own."""


@dataclass(frozen=True)
class Pair:
    """An expected report, and the file with the actual one; None where there is none."""

    name: str
    expected: Path
    actual: Path | None


def pair_folders(expected: Path, actual: Path) -> tuple[list[Pair], list[Path]]:
    """Every expected report with its partner, in the order of their names, and the actual reports without one.

    Expected are `NAME.json` and `NAME/expected.json`. The partner is `NAME.json`, else `NAME-report.json` or
    `NAME/report.json`, else the only other `NAME-….json` or `NAME/….json`. Raises InputError where nothing is
    expected or nothing goes together, UsageError where several would do.
    """
    wanted = _expected_files(expected)
    if not wanted:
        raise InputError(
            f"{expected} holds no NAME.json and no NAME/{HAND_CHECKED}",
            "Give the folder with the hand-checked reports.",
        )
    found = _actual_files(actual, but_not=set(wanted.values()))
    pairs = [Pair(_shown_name(file), file, _partner(name, found, others=wanted)) for name, file in wanted.items()]
    taken = {pair.actual for pair in pairs}
    if taken == {None}:
        raise InputError(
            f"nothing in {actual} goes with a report in {expected}",
            f"{next(iter(wanted))} goes with {next(iter(wanted))}.json or {next(iter(wanted))}-{READ}.json.",
        )
    return pairs, [file for file in found.values() if file not in taken]


def _expected_files(folder: Path) -> dict[str, Path]:
    """The hand-checked reports of the folder by name."""
    files = {file.stem: file for file in folder.glob("*.json")}
    files |= {file.parent.name: file for file in folder.glob(f"*/{HAND_CHECKED}")}
    return dict(sorted(files.items()))


def _shown_name(file: Path) -> str:
    return file.parent.name if file.name == HAND_CHECKED else file.name


def _actual_files(folder: Path, *, but_not: set[Path]) -> dict[str, Path]:
    """The other reports of the folder and of the folders in it, by path without the ending."""
    files = [*folder.glob("*.json"), *folder.glob("*/*.json")]
    names = {str(file.relative_to(folder).with_suffix("")): file for file in files if file not in but_not}
    return dict(sorted(names.items()))


def _partner(name: str, found: dict[str, Path], *, others: Iterable[str]) -> Path | None:
    for usual in (name, f"{name}-{READ}", f"{name}/{READ}"):
        if usual in found:
            return found[usual]
    longer = tuple(other for other in others if other.startswith(f"{name}-"))
    left = [each for each in found if each.startswith((f"{name}-", f"{name}/")) and not _belongs(each, longer)]
    if len(left) > 1:
        raise UsageError(
            f"several reports may go with {name}: {', '.join(str(found[each]) for each in left)}",
            "Leave one of them there, or compare the two files.",
        )
    return found[left[0]] if left else None


def _belongs(found: str, names: Iterable[str]) -> bool:
    """Whether what was found goes with one of the names rather than with a shorter one."""
    return any(found == name or found.startswith((f"{name}-", f"{name}/")) for name in names)
