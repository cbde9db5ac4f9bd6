"""`prongsai evaluate`: how well reports were read, against hand-checked ones."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.inputs import read_bytes
from schemas.errors import ContractError, InputError, UsageError


def evaluate(
    expected: Annotated[
        Path, typer.Argument(metavar="EXPECTED", help="A hand-checked report as JSON, or a folder of them.")
    ],
    actual: Annotated[
        Path, typer.Argument(metavar="ACTUAL", help="The report as it was read, or the folder with the same names.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List what disagrees.")] = False,
) -> None:
    """Compares reports with hand-checked ones, field by field.

    Every figure lies between 0 and 1; field_f1 is the headline. An expected
    report may be partial, and a field that it gives as "*" is not counted.
    Of folders, each EXPECTED/NAME.json is held against ACTUAL/NAME.json.

    Examples:

      prongsai evaluate expected.json out/report.json --misses
      prongsai evaluate expected/ out/ --json > figures.json
    """
    from pipeline.evaluate import compare, mean_figures

    comparisons = {}
    for name, wanted, found in _pair_files(expected, actual):
        try:
            comparisons[name] = compare(_load(wanted), _load(found) if found else {})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ContractError(
                f"{wanted} and {found} cannot be compared: one does not follow the report contract ({error!r})",
                f"Ask prongsai validate {found or wanted} what is wrong.",
            ) from error
    mean = mean_figures(comparison.figures for comparison in comparisons.values())
    if as_json:
        print(json.dumps(_to_json(comparisons, mean, with_misses=misses), ensure_ascii=False, indent=2))
        return
    from pipeline.cli.evaluation_view import print_figures, print_misses
    from pipeline.cli.terminal import results_console

    print_figures(results_console(), comparisons, mean)
    print_misses(results_console(), comparisons, in_full=misses)


def _pair_files(expected: Path, actual: Path) -> list[tuple[str, Path, Path | None]]:
    """Name, expected and actual file of each report, None for one that the actual folder lacks.

    Raises UsageError when the two do not go together.
    """
    if expected.is_dir() != actual.is_dir():
        folder, file = (expected, actual) if expected.is_dir() else (actual, expected)
        raise UsageError(
            f"{folder} is a folder and {file} is not", "Give two files, or two folders with the same names."
        )
    if not expected.is_dir():
        return [(actual.name, expected, actual)]
    files = sorted(expected.glob("*.json"))
    if not files:
        raise InputError(f"{expected} holds no .json file", "Give the folder with the hand-checked reports.")
    return [(file.name, file, found if (found := actual / file.name).exists() else None) for file in files]


def _load(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(read_bytes(path))
    except ValueError as error:
        raise ContractError(f"{path} is not JSON: {error}", f"Ask prongsai validate {path} what is wrong.") from error
    if not isinstance(report, dict):
        raise ContractError(
            f"{path} is no report: it holds a {type(report).__name__}", "Give one report for each file."
        )
    return report


def _to_json(comparisons: Any, mean: dict[str, float], *, with_misses: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "reports": {name: comparison.figures for name, comparison in comparisons.items()},
        "mean": mean,
    }
    if with_misses:
        document["misses"] = {
            name: [vars(miss) for miss in comparison.misses] for name, comparison in comparisons.items()
        }
    return document
