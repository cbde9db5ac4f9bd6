"""What reads a page: from bytes to lines and grids in reading order, the same for every kind of input."""
