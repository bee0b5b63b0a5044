"""Names as plain letters, so that each way to write one looks the same."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# German, Danish and Swedish names come with and without their second letter: Müller, Mueller,
# Muller. Taking it away from all makes them one, at the price of Joel and Jol.
DIGRAPHS = re.compile(r"([aou])e(?=[^aeiou]|$)")


@lru_cache(maxsize=65_536)
def plain_letters(text: str) -> str:
    """Write a text in small plain letters of the Latin alphabet, whatever its script.

    >>> plain_letters("Łukasz Müller"), plain_letters("Иван Петров")
    ('lukasz muller', 'ivan petrov')
    """
    return anyascii(text).casefold().strip()


def folded(word: str) -> str:
    """Reduce one word of a name to what stays whoever writes it.

    >>> folded("Müller"), folded("Mueller"), folded("O’Brien"), folded("Søren")
    ('muller', 'muller', 'obrien', 'soren')
    """
    return DIGRAPHS.sub(r"\1", re.sub(r"[^a-z0-9]", "", plain_letters(word)))
