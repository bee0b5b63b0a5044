"""Sentences: the text cut where one ends, and joined again the same text."""

from __future__ import annotations

import re

import sentencex

# A line is a unit of its own where people write lists or end each message with a line.
ITEM = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")
LONGEST = 1000


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; joined again they are the text, to the letter.

    >>> sentences("It broke. Can you help?")
    ['It broke. ', 'Can you help?']
    """
    cut: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip():
            cut.extend(_line_sentences(line))
        elif cut:
            cut[-1] += line
        else:
            cut.append(line)
    return cut


def _line_sentences(line: str) -> list[str]:
    parts = sentencex.segment("en", line)
    whole = "".join(parts)
    if whole != line:  # the library may fold blanks at the end of a line
        if not line.startswith(whole):
            return [line]
        parts = [*parts[:-1], parts[-1] + line[len(whole) :]] if parts else [line]
    return [part for part in parts if part]


def trimmed(sentence: str) -> str:
    """Give a sentence as it is quoted: without list marks and blanks around it."""
    return re.sub(r"\s+", " ", ITEM.sub("", sentence)).strip()[:LONGEST]
