"""`prongsai doctor`: is everything here that the reading needs?"""

import typer

from schemas.errors import ExitCode


def doctor() -> None:
    """Tells versions, tools, and what is missing.

    The exit code is 0 when all that is required works, and 4 when a
    required part is missing or broken.

    Example:

      prongsai doctor
    """
    from pipeline.cli.doctor_view import print_parts, print_surroundings
    from pipeline.cli.parts import look_at_engines, look_at_packages
    from pipeline.cli.terminal import results_console, say

    console = results_console()
    packages, engines = look_at_packages(), look_at_engines()
    print_surroundings(console)
    print_parts(console, "packages", packages)
    print_parts(console, "engines", engines)
    broken = [part.name for part in (*packages, *engines) if part.required and not part.works]
    if broken:
        say(console, f"Required and not working: {', '.join(broken)}", "bold red")
        raise typer.Exit(ExitCode.ENGINE)
    say(console, "All that is required works.", "green")
