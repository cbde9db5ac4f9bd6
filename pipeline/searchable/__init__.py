"""Searchable PDF: a scan once more, with what was read from it as invisible text over the print."""
