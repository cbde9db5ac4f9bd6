"""The command `prongsai`. Each command has a module of its own, and imports what is heavy only when it runs."""

from pipeline.cli.app import main

__all__ = ["main"]
