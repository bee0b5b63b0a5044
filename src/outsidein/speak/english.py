"""Whether a text is English: by the share of its words that nearly every English sentence has."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

# Words that hold English sentences together and mean nothing, or are rare, in other languages: so
# not "in", "is", "of", "for", "at", "have", "by", "will", "or", which others have as well.
FUNCTION_WORDS = frozenset(
    """the and you your yours that this these those with without are it its it's from our their
    they he she his been being were has had can can't could would should may might which when
    what who where why how but if than then there because while through into about between after
    before each every any some all more most other not don't doesn't isn't you're we're i'm
    just only get make use""".split()
)

# Short sentences, headings and cells do without such words in any language.
FEWEST_OF_SENTENCE = 5
FEWEST_WORDS, MOST_WORDS = 20, 600
# Terse lists of goals have 0.10, pages of prose 0.17 and more, other languages hardly any.
LEAST_SHARE = 0.06


def is_english(words: Sequence[str]) -> bool:
    """Tell whether a text is English, from its words in lower case; few words are taken to be.

    >>> is_english("wir zeigen ihnen in einer kurzen vorführung wie sie mit ihrem team".split() * 2)
    False
    """
    return len(words) < FEWEST_WORDS or share_of(words, FUNCTION_WORDS) >= LEAST_SHARE


def is_english_page(sentences: Iterable[Sequence[str]]) -> bool:
    """Tell whether a page is English, from the words of its sentences, the first hundreds do."""
    running = (words for words in sentences if len(words) >= FEWEST_OF_SENTENCE)
    return is_english(list(islice(chain.from_iterable(running), MOST_WORDS)))


def share_of(words: Sequence[str], among: Collection[str]) -> float:
    """Give the share of words that are among others."""
    return sum(word in among for word in words) / len(words)
