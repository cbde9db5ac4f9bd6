"""How a document travels: from a file, through the stages, to a report and out again."""
