"""The command `prongsai`. Each command has a module of its own, and imports what is heavy only when it runs."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; Ctrl-C while the program is still being loaded ends it without a word."""
    try:
        from pipeline.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
