"""Invented reports by the hundred: printed, scanned and dumped, each with what is in it. See `__main__`."""
