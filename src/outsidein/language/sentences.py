"""Sentences: the text cut where one ends, and joined again the same text.

sentencex finds where sentences end; it is told what mail, chat and speech do otherwise: lines that
a mail program wrapped, lists, abbreviations of seven languages, speech without full stops.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import sentencex

from outsidein.language.abbreviations import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

# A line is a unit of its own where people write lists or end each message with a line.
ITEM = re.compile(r"^\s*(?:[-*•·–—▪◦]|\d{1,2}[.)]|[a-z]\))\s+")
LONGEST = 1000

# Mail programs wrap between these columns: a line that ends earlier was ended by its author.
WRAPPED_FROM, WRAPPED_TO = 65, 100
ENDED = re.compile(r"[.!?:;…][\"'”’»)*_]*\s*$")

# "1. cards 2. limits": numbers that count, within one line.
BEFORE_LIST = re.compile(r"(?:^|[.!?:;])\s*$")
COUNTED = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s+(?=\S)")

# Where speech without full stops may be cut, if it must be: before what opens a thought.
OPENS_THOUGHT = re.compile(
    r"\s(?=(?:and then|but|so|because|anyway|okay|und dann|aber|also|weil|et puis|mais|donc|alors|"
    r"y luego|pero|entonces|en toen|maar|dus|e depois|mas|então|e poi|ma|quindi|allora)\s)"
)


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; joined again they are the text, to the letter.

    >>> sentences("It broke. Can you help?")
    ['It broke. ', 'Can you help?']
    """
    cut: list[str] = []
    for lines in _unwrapped(text):
        if lines.strip():
            cut.extend(_sentences_of(lines))
        elif cut:
            cut[-1] += lines
        else:
            cut.append(lines)
    return cut


def trimmed(sentence: str) -> str:
    """Give a sentence as it is quoted: without list marks and blanks around it."""
    return re.sub(r"\s+", " ", ITEM.sub("", sentence)).strip()[:LONGEST]


def _unwrapped(text: str) -> Iterator[str]:
    """Give the lines of a text; those that a mail program wrapped come together."""
    lines = text.splitlines(keepends=True)
    together = ""
    for place, line in enumerate(lines):
        together += line
        if place + 1 == len(lines) or not _is_wrapped(line, lines[place + 1]):
            yield together
            together = ""


def _is_wrapped(line: str, following: str) -> bool:
    """Tell whether a line ends where it does only because the next word did not fit."""
    words = following.split(maxsplit=1)
    if not words or ITEM.match(following) or ENDED.search(line):
        return False
    width = len(line.rstrip())
    return width <= WRAPPED_TO and width + 1 + len(words[0]) > WRAPPED_FROM


def _sentences_of(lines: str) -> list[str]:
    parts = [part for item in _items(lines) for part in _segments(item)]
    joined: list[str] = []
    for part in parts:
        if joined and goes_on(joined[-1], part):
            joined[-1] += part
        else:
            joined.append(part)
    return [piece for part in joined for piece in _bearable(part)]


def _items(lines: str) -> list[str]:
    """Cut before numbers that count from 1 within a line."""
    starts: list[int] = []
    for found in COUNTED.finditer(lines):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    # "We need 1) cards and 2) limits" is one sentence; a list stands alone or after a colon.
    if len(starts) < 2 or not BEFORE_LIST.search(lines[: starts[0]]):
        return [lines]
    places = [0, *(start for start in starts if start), len(lines)]
    return [lines[start:end] for start, end in pairwise(places)]


def _segments(text: str) -> list[str]:
    """Cut a text where sentencex says that a sentence ends."""
    plain = text.replace("\n", " ").replace("\r", " ").rstrip()
    parts = sentencex.segment("en", plain)
    if "".join(parts) != plain:  # it should never change a letter
        return [text]
    places = [0]
    for part in parts[:-1]:
        places.append(places[-1] + len(part))
    places.append(len(text))
    return [text[start:end] for start, end in pairwise(places) if end > start]


def _bearable(part: str) -> Iterator[str]:
    """Cut speech without full stops, where it is longer than anybody quotes."""
    while len(part.strip()) > LONGEST:
        openings = [found.end() for found in OPENS_THOUGHT.finditer(part, LONGEST // 2, LONGEST)]
        place = openings[-1] if openings else part.rfind(" ", 1, LONGEST) + 1
        if place <= 0:
            break
        yield part[:place]
        part = part[place:]
    yield part
