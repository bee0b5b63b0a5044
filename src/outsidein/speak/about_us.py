"""Whether a sentence is about us: where what is said of us begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.speak.clause import US, WE, clause_of
from outsidein.speak.names import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.speak.names import Name
    from outsidein.speak.reading import Marked, Reading

SPEAKS_OF = ("us", "reader")
IT = (["it"], ["it's"])


def behind_us(sentences: Sequence[Marked], nth: int, names: Sequence[Name]) -> int | None:
    """Give the word behind us where we are the subject, if need be as the "it" for our thing."""
    sentence = sentences[nth]
    if sentence.words[:1] in IT and nth and sentences[nth - 1].block == sentence.block:
        is_thing = WE.isdisjoint(sentences[nth - 1].words)
        if is_thing and behind_us(sentences, nth - 1, names) is not None:
            return 1
    places = places_of(names, sentence.words)
    if not places and "us" not in sentence.hits:
        return None
    who, at = clause_of(sentence, places)
    return places.get(at, at + 1) if who == US else None


def is_quoted(sentence: Marked, reading: Reading) -> bool:
    """Tell whether a sentence begins within quotation marks: somebody else says it."""
    spans = reading.page.blocks[sentence.block].spans
    return any(
        span.nature == "quote" and span.start <= sentence.start + 1 < span.end for span in spans
    )
