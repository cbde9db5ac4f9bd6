"""Text layers: from glyphs that the file names, often wrongly, to lines that say what the page shows.

The way of a layer: `ink` compares what each glyph is said to be with what is drawn, `clusters` puts each mark on its
consonant, `rows` makes lines of them, `trust` judges each line, and `finish` makes it a Line of the page.
"""
