"""Stores of many thousand documents, filled fast, and what commands take on them. See `__main__`."""
