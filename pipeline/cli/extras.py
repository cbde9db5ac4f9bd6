"""What `prongsai read` writes beside the reports: crops of what was read, and searchable PDF."""

from pathlib import Path

from pipeline.cli.job import Extras
from pipeline.options import ReadOptions
from pipeline.runner import Journey
from schemas.errors import InternalError, ProngsaiError


def write_extras(
    journey: Journey, name: str, extras: Extras, options: ReadOptions
) -> tuple[tuple[ProngsaiError, ...], tuple[str, ...]]:
    """Writes what is wanted for the result `name`: the errors, and what there was no reason to write.

    One that fails does not keep the other from being written.
    """
    errors: list[ProngsaiError] = []
    notes: list[str] = []
    for write, target in ((_write_crops, extras.crops_of(name)), (_write_searchable, extras.searchable_of(name))):
        if target is None:
            continue
        try:
            note = write(journey, target, options)
        except ProngsaiError as error:
            errors.append(error)
        except Exception as error:
            errors.append(InternalError.of(error))
        else:
            notes += [note] if note else []
    return tuple(errors), tuple(notes)


def _write_crops(journey: Journey, folder: Path, options: ReadOptions) -> str:
    from pipeline.crops.keep import keep_crops

    return "" if keep_crops(journey, folder, options) else "no crops, for no value has a place on a page"


def _write_searchable(journey: Journey, path: Path, options: ReadOptions) -> str:
    from pipeline.searchable.keep import keep_searchable

    return "" if keep_searchable(journey, path, options) else "no searchable PDF, for none of its pages is a scan"
