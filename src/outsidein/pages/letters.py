"""Places in bytes, as parsers give them, turned into places in letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WIDE = re.compile("[^\x00-\x7f]")


def letters_of(source: str) -> Callable[[int], int]:
    """Give the function that turns a place in the bytes of a text into the one in its letters.

    >>> letters_of("é is e")(2)
    1
    """
    if source.isascii():
        return int
    places, extra, total = [], [], 0
    for found in WIDE.finditer(source):
        letter = found[0]
        total += 1 if letter < "\u0800" else 2 if letter < "\U00010000" else 3
        places.append(found.start() + total + 1)
        extra.append(total)
    extra.append(0)  # what the places before the first of them find

    def letter_at(byte: int) -> int:
        return byte - extra[bisect_right(places, byte) - 1]

    return letter_at
