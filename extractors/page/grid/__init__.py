"""Grids: where the rows and columns of a page's tables are, told by rulings or by how text is aligned."""
