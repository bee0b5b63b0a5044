"""A name with a way to reach its bearer below it, at the end of a mail, without a closing above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.language.signed_lines import (
    fits_signature,
    greets,
    has_contact,
    is_name,
    is_office,
    is_sentence,
    is_titled,
    may_sign,
    names_author,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

LINES = 15  # no signature has more
AUTHOR_LINES = 6  # so many go by the author's name alone
JOB_LINES = 4  # so many go by name and job, with no way to reach anybody
# "Bob Miller | CFO | Alder Freight", "Bob Miller, CFO"
AFTER_NAME = re.compile(r"\s*[|·•,–—]\s+|\s{2,}")


def contact_block(lines: Sequence[str], *, author: frozenset[str], has_device: bool) -> int:
    """Give the place where the block begins, or the number of lines.

    author holds the words of the author's name; has_device says that a phone's line stood below.
    """
    top = len(lines)
    while top and len(lines) - top < 2 * LINES and _is_blank_or_may_sign(lines[top - 1]):
        top -= 1
    for place in range(top, len(lines)):
        if not _may_begin(lines, place):
            continue
        below = [line for line in lines[place:] if line.strip()]
        if len(below) > LINES:
            continue
        by_name = names_author(below[0], author) and len(below) <= AUTHOR_LINES
        one_paragraph = len(below) == len(lines) - place
        if by_name or _is_reached(below, set_off=place == 0 or not lines[place - 1].strip()):
            return place
        if one_paragraph and _has_job(below, has_device=has_device):
            return place
    return len(lines)


def _may_begin(lines: Sequence[str], place: int) -> bool:
    """Tell whether a signature may begin at a line: no sentence runs into it, nothing lists it."""
    line = lines[place]
    if not line.strip() or greets(line):
        return False
    filled = next((above for above in reversed(lines[:place]) if above.strip()), "").rstrip()
    if filled.endswith(":"):
        return False
    above = lines[place - 1].strip() if place else ""
    return not above or is_sentence(above) or above.endswith((".", ","))


def _is_reached(below: list[str], *, set_off: bool) -> bool:
    """Tell whether lines say who somebody is and how to reach them, and nothing else."""
    contacts = sum(map(has_contact, below))
    others = sum(not fits_signature(line) for line in below)  # a firm's motto, at most
    if not contacts or others > (contacts > 1):
        return False
    named = is_name(below[0]) or _begins_with_name(below[0])
    return named or (set_off and contacts > 1 and not others)


def _has_job(below: list[str], *, has_device: bool) -> bool:
    """Tell whether lines are a name and a job or a firm, as nobody writes them into a text."""
    # A job may hold a lower-case word ("Chargé de clientèle"), but it does not begin with one.
    if len(below) > JOB_LINES or not all(
        is_titled(line) or (is_office(line) and line.lstrip(" *_")[:1].isupper()) for line in below
    ):
        return False
    if _begins_with_name(below[0]) and is_office(below[0]):
        return True
    return is_name(below[0]) and (any(map(is_office, below[1:])) or (has_device and len(below) > 1))


def _begins_with_name(line: str) -> bool:
    first = AFTER_NAME.split(line.strip(" *_"), maxsplit=1)[0]
    return first != line and is_name(first) and len(first.split()) > 1


def _is_blank_or_may_sign(line: str) -> bool:
    return not line.strip() or may_sign(line)
