"""Lets `python -m pipeline.cli` do what `prongsai` does."""

from pipeline.cli import main

main()
