"""What is compared: the lines of a page that a reader sees, and what customers need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.speak.reading import Reading

SHORTEST = 4  # words of a line that says what it speaks of
# What customers say on the page speaks of a need as well as we do; buttons and legal text don't.
QUOTE, UNSEEN = "quote", "title"


class Said(NamedTuple):
    """One sentence or heading of a page, and the line where it stands."""

    text: str
    line: int


class Told(NamedTuple):
    """The sentence of a page that comes nearest to a need, and whether it surely speaks of it."""

    said: Said
    is_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need of customers: its name, how many people have it, its words, and what they say of it.

    `wordings` come in the order in which they speak for the need.
    """

    name: str
    people: int
    words: Sequence[str] = ()
    wordings: Sequence[str] = ()


def said_in(reading: Reading) -> Sequence[Said]:
    """Give the sentences and headings of a page, and what it quotes of customers."""
    quoted = [one for one in reading.around if one.nature == QUOTE]
    seen = [one for one in reading.sentences if one.nature != UNSEEN]
    told = [one for one in (*seen, *quoted) if len(one.words) >= SHORTEST]
    blocks = reading.page.blocks
    return [
        Said(one.text, reading.page.place(blocks[one.block].source_of(one.start)).line)
        for one in told
    ]
