"""`prongsai doctor`: is everything here that the reading needs?"""

from typing import Annotated

import typer

from pipeline.cli.model_file import ModelFile
from schemas.errors import ExitCode


def doctor(
    *,
    model: ModelFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead, for programs.")] = False,
) -> None:
    """Tells versions, tools, recognisers, and what is missing.

    Each recogniser of pictures says which characters it cannot write, and
    reads a line whose text is known. The exit code is 0 when all that is
    required works and the Thai recogniser is fit, and 4 when not.

    Examples:

      prongsai doctor
      prongsai doctor --model larger.onnx
    """
    from pipeline.cli.doctor_view import print_diagnosis
    from pipeline.cli.examination import examine

    diagnosis = examine(model)
    if as_json:
        import json

        print(json.dumps(diagnosis.to_json(), ensure_ascii=False, indent=2))
    else:
        print_diagnosis(diagnosis)
    if diagnosis.broken:
        raise typer.Exit(ExitCode.ENGINE)
