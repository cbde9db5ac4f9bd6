"""Mirrors the code: the tests of `extractors/thai/dates.py` are in `tests/extractors/thai/test_dates.py`."""
