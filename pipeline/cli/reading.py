"""Reads files one after another; a bad one is told and the others go on."""

from collections.abc import Sequence

from pipeline.cli.extras import write_extras
from pipeline.cli.inputs import as_file
from pipeline.cli.job import Extras, Job
from pipeline.cli.outcome import Batch, Outcome, facts_of
from pipeline.cli.progress import Watch, watching
from pipeline.options import ReadOptions
from pipeline.output import Put
from pipeline.runner import travel
from schemas.errors import InternalError, OutputLost, ProngsaiError


def read_all(
    jobs: Sequence[Job],
    put: Put,
    options: ReadOptions,
    *,
    extras: Extras,
    pretty: bool,
    with_places: bool,
    with_traceback: bool,
) -> Batch:
    """What became of the files, in their order; Ctrl-C ends the work, and what was stored stays.

    `extras` says what is written beside the reports. `pretty` spreads each report over many indented lines.
    `with_places` says of each report at once where it went, which is known only later when all go into one file.
    """
    outcomes: list[Outcome] = []
    with watching(len(jobs), with_places=with_places, with_traceback=with_traceback) as watch:
        try:
            for job in jobs:
                watch.begin(str(job.path))
                outcomes.append(_read_one(job, put, options, watch, extras=extras, pretty=pretty))
                watch.end(outcomes[-1])
        except KeyboardInterrupt:
            return Batch(len(jobs), tuple(outcomes), interrupted=True)
    return Batch(len(jobs), tuple(outcomes))


def _read_one(job: Job, put: Put, options: ReadOptions, watch: Watch, *, extras: Extras, pretty: bool) -> Outcome:
    file = str(job.path)
    try:
        with as_file(job.path, options) as path:
            journey = travel(path, options, on_page=watch.page)
            stored = put(job.name, journey.report.model_dump_json(indent=2 if pretty else None))
            missing, notes = write_extras(journey, job.name, extras, options)
    except (BrokenPipeError, OutputLost):
        raise  # no other result can be written either: that ends the whole command
    except ProngsaiError as error:
        return Outcome(file, error=error)
    except Exception as error:
        return Outcome(file, error=InternalError.of(error))
    return Outcome(file, facts=facts_of(journey.report), stored=stored, missing=missing, notes=notes)
