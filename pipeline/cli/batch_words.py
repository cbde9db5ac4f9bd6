"""What becomes of a file, in a line."""

from pipeline.batch.inbox import Left
from pipeline.batch.progress import Taken
from pipeline.cli.terminal import count
from pipeline.cli.thai_wrap import show_name


def say_taken(taken: Taken) -> str:
    """`FILE: done, 3 pages, 7 measures, 0 to review`, or why it is not."""
    facts = [taken.outcome]
    if taken.pages:
        facts.append(count(taken.pages, "page"))
    if taken.outcome in ("done", "review"):
        facts += [count(taken.measures, "measure"), f"{taken.to_review} to review"]
    if taken.reason:
        facts.append(taken.reason)
    return f"{show_name(taken.name)}: {', '.join(facts)}"


def say_left(left: Left) -> str:
    """`FILE: left, is a link, which is not followed`."""
    return f"{show_name(left.name)}: left, {left.reason}"
