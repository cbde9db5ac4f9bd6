"""A search from the words to the hits."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.search.hits import Hit, hits_of
from pipeline.search.query import parse_query
from pipeline.store.choice import Choice
from pipeline.store.open import Store
from pipeline.store.search_index import find_places
from pipeline.store.search_rows import load_found


class Found(NamedTuple):
    """The hits, the best first; `all_words` says whether all words stand in each of them, or only some."""

    hits: list[Hit]
    all_words: bool


def search(store: Store, words: Sequence[str], choice: Choice, *, limit: int) -> Found:
    """The measures and pages in which all the words stand; where there is none, those in which some do."""
    phrases = parse_query(words)
    with store.read() as session:
        for any_phrase in (False, True):
            # Pages that only repeat a measure are dropped: so many more are asked for.
            places = find_places(session, phrases, choice, limit=2 * limit, any_phrase=any_phrase)
            if places:
                hits = hits_of(places, load_found(session, places), phrases)
                return Found(hits[:limit], all_words=not any_phrase or len(phrases) == 1)
    return Found([], all_words=True)
