"""How far a line can be trusted that a recogniser read."""

from schemas.page import Line, Trust

LEAST_SURE = 0.67
"""How sure the letters of a line are on average, at the least: print is read with 0.8 and more even where it is wrong
in a letter or two; handwriting, stamps and pieces of pictures stay below 0.65."""


def judge_recognised(line: Line) -> Trust:
    """The mean (geometric) of how sure each letter is, from the confidence that the whole line is right."""
    letters = sum(not char.isspace() for char in line.text)
    score = line.confidence ** (1 / letters) if letters else 0.0
    return Trust(score=round(score, 3), reasons=("unsure-letters",) if score < LEAST_SURE else ())
