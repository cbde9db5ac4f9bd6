"""`prongsai evaluate`: how well reports were read, against hand-checked ones."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.inputs import read_bytes
from pipeline.cli.partners import Pair, pair_folders
from schemas.errors import ContractError, UsageError


def evaluate(
    expected: Annotated[
        Path,
        typer.Argument(
            metavar="EXPECTED", help="A hand-checked report as JSON, or a folder of NAME.json or NAME/expected.json."
        ),
    ],
    actual: Annotated[
        Path,
        typer.Argument(
            metavar="ACTUAL", help="The report as it was read, or a folder of NAME.json, NAME-report.json or NAME/…"
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List what disagrees.")] = False,
) -> None:
    """Compares reports with hand-checked ones, field by field.

    Every figure lies between 0 and 1; field_f1 is the headline. An expected
    report may be partial, and a field that it gives as "*" is not counted.
    Of folders, reports go together by their names; one that ACTUAL lacks is
    told, and counts as missed.

    Examples:

      prongsai evaluate expected.json out/report.json --misses
      prongsai evaluate samples/ out/
      prongsai evaluate expected/ out/ --json > figures.json
    """
    from pipeline.evaluate import compare, mean_figures

    pairs, left_over = _pair_files(expected, actual)
    comparisons = {}
    for pair in pairs:
        try:
            comparison = compare(_load(pair.expected), _load(pair.actual) if pair.actual else {})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ContractError(
                f"{pair.expected} and {pair.actual} cannot be compared: "
                f"one does not follow the report contract ({error!r})",
                f"Ask prongsai validate {pair.actual or pair.expected} what is wrong.",
            ) from error
        if pair.actual is None:
            # Nothing is right in what is not there, even where no measures are expected.
            comparison = replace(comparison, figures=dict.fromkeys(comparison.figures, 0.0))
        comparisons[pair.name] = comparison
    missing = [pair.name for pair in pairs if pair.actual is None]
    mean = mean_figures(comparison.figures for comparison in comparisons.values())
    if as_json:
        document = _to_json(comparisons, mean, with_misses=misses)
        document |= {"not_in_actual": missing, "not_in_expected": [str(path) for path in left_over]}
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return
    from pipeline.cli.evaluation_view import print_figures, print_misses, print_without_partner
    from pipeline.cli.terminal import results_console

    print_figures(results_console(), comparisons, mean)
    print_without_partner(results_console(), missing, left_over)
    print_misses(results_console(), comparisons, in_full=misses)


def _pair_files(expected: Path, actual: Path) -> tuple[list[Pair], list[Path]]:
    """What is compared with what, and the actual files that nothing is expected for.

    Raises UsageError or InputError when the two do not go together.
    """
    if expected.is_dir() and actual.is_dir():
        return pair_folders(expected, actual)
    if expected.is_dir() or actual.is_dir():
        folder, file = (expected, actual) if expected.is_dir() else (actual, expected)
        raise UsageError(f"{folder} is a folder and {file} is not", "Give two files or two folders.")
    return [Pair(actual.name, expected, actual)], []


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
