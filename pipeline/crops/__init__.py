"""Crops: the place on the page that each value was read from, as a small picture for a person to look at."""
