"""Lists of words, written in the code as one text."""


def listed(text: str) -> tuple[str, ...]:
    """The words between upright strokes."""
    return tuple(text.split("|"))
