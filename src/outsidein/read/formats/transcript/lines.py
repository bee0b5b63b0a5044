"""Transcripts as plain text: `Name: words`, `[time] Name: words`, with a few lines above."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from outsidein.read.formats.transcript.cues import Cue, seconds
from outsidein.read.formats.transcript.names import begins_like_name, may_be_name, speakers_among

if TYPE_CHECKING:
    from collections.abc import Mapping

ISO = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
SHORT = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d+)?"
LONG = r"\d{1,2}:\d\d:\d\d(?:[.,]\d+)?"
TURN = re.compile(
    rf"\s*(?:[-•]\s+)?(?:[\[(](?P<before>{ISO}|{SHORT})[\])]\s*[-\u2013|:]?\s*|(?P<bare>{ISO}|{LONG})\s+[-\u2013|]?\s*)?"
    rf"\*{{0,2}}(?P<label>[^:\[\]<>\n]{{1,60}}?)\*{{0,2}}\s*(?:[\[(](?P<after>{ISO}|{SHORT})[\])])?"
    r"\s*:\*{0,2}(?:\s+|$)(?P<words>.*)"
)
NO_TRANSCRIPT = ("---", "+++", "<", "#!", "{")
SHARE_OF_TURNS = 0.5
SHARE_OF_CHANGES = 0.15
WORDS_IN_A_TURN = 3

# What may stand above the first turn, by the name it has here.
ABOVE = {
    "date": "start",
    "start": "start",
    "started": "start",
    "start time": "start",
    "recorded": "start",
    "recorded at": "start",
    "time": "start",
    "datum": "start",
    "title": "title",
    "meeting": "title",
    "meeting title": "title",
    "subject": "title",
    "topic": "title",
    "call": "title",
    "participants": "participants",
    "attendees": "participants",
    "account": "account",
    "company": "account",
    "customer": "account",
}


class Lines(NamedTuple):
    """A transcript in plain text: what stands above it, by name, and its turns."""

    above: Mapping[str, str]
    cues: list[Cue]


class _Line(NamedTuple):
    number: int
    text: str
    label: str | None
    stamp: str | None
    words: str


def has_turns(text: str) -> bool:
    """Tell whether most lines of a text are turns, of at least two people who come back."""
    if text.lstrip().startswith(NO_TRANSCRIPT):
        return False
    lines = [line for line in _parsed(text) if line.text.strip() and not _is_above(line)]
    counts = Counter(line.label for line in lines if line.label)
    stamped = {line.label for line in lines if line.stamp}
    names = {
        label
        for label, count in counts.items()
        if may_be_name(label) and (label in stamped or (count > 1 and begins_like_name(label)))
    }
    turns = [line for line in lines if line.label in names]
    if len(names) < 2 or len(turns) < SHARE_OF_TURNS * len(lines):
        return False
    changes = sum(one.label != next_.label for one, next_ in pairwise(turns))
    if changes < SHARE_OF_CHANGES * (len(turns) - 1):
        return False  # the same key again and again: a list of settings, not a talk
    return sum(len(line.words.split()) for line in turns) >= WORDS_IN_A_TURN * len(turns)


def _is_above(line: _Line) -> bool:
    return (line.label or "").casefold() in ABOVE


def lines_of(text: str) -> Lines:
    """Give what stands above a transcript and its turns; a line without a name goes on."""
    lines = _parsed(text)
    counts = Counter(line.label for line in lines if line.label)
    names = speakers_among(counts) | {
        line.label for line in lines if line.label and line.stamp and may_be_name(line.label)
    }
    above: dict[str, str] = {}
    cues: list[Cue] = []
    for line in lines:
        if line.label in names:
            cues.append(_cue(line))
        elif not line.text.strip():
            continue
        elif cues:
            last = cues[-1]
            cues[-1] = last._replace(text=f"{last.text}\n{line.text.strip()}".strip())
        else:
            name = ABOVE.get((line.label or "").casefold(), "notes" if above else "title")
            told = line.words if line.label else line.text.lstrip("# ").strip()
            above[name] = f"{above[name]}\n{told}" if name in above else told
    return Lines(above, [cue for cue in cues if cue.text])


def _cue(line: _Line) -> Cue:
    dated = line.stamp if line.stamp and "-" in line.stamp else None
    start = seconds(line.stamp) if line.stamp and not dated else None
    return Cue(line.number, line.label, line.words.strip(), start, None, dated)


def _parsed(text: str) -> list[_Line]:
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        turn = TURN.match(line)
        label = turn["label"].strip() if turn else None
        stamp = (turn["before"] or turn["bare"] or turn["after"]) if turn else None
        words = turn["words"] if turn else ""
        lines.append(_Line(number, line, label or None, stamp, words))
    return lines
