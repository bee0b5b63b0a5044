"""The texts that stand in the attributes of a tag, with their places."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

ENTITY = re.compile(r"&(?:#\w+|\w+);?")


def pieces_of(raw: str, name: str, value: str, at: int) -> list[tuple[str, int, bool]]:
    """Give the pieces of an attribute's value, for a tag that stands at a place.

    Each is a text with its place and whether it is literal, which an entity is not.

    >>> pieces_of('<img alt="A &amp; B">', "alt", "A & B", 100)
    [('A ', 110, True), ('&', 112, False), (' B', 117, True)]
    """
    found = _value(name).search(raw)
    if not found or not value:
        return []
    ends = raw.find(found[1], found.end()) if found[1] else found.end() + len(value)
    begins, pieces = found.end(), []
    for entity in [*ENTITY.finditer(raw, begins, ends), None]:
        pieces.append((raw[begins : entity.start() if entity else ends], at + begins, True))
        if entity:
            pieces.append((unescape(entity[0]), at + entity.start(), False))
            begins = entity.end()
    return pieces


@cache
def _value(name: str) -> re.Pattern[str]:
    """Find where the value of an attribute begins."""
    return re.compile(rf"(?i)[\s\"']{re.escape(name)}\s*=\s*([\"']?)")
