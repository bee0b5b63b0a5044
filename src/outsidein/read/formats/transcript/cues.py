"""WebVTT and SRT: cues with their times, and who speaks in each.

Libraries for subtitles leave out a cue whose time is broken without a word, and do not say at
which line a cue stands. Here both matter, so the cues are cut by hand: a line that is a time
begins a cue, whatever stands around it; a line with `-->` that is none is text.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from outsidein.errors import Rejected
from outsidein.read.formats.transcript.names import LABELLED, may_be_name, speakers_among

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
TIMING = re.compile(rf"\s*({CLOCK})\s*-->\s*({CLOCK})(?=\s|$)")
ASIDE = re.compile(r"(WEBVTT|NOTE|STYLE|REGION)(\s|$)")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}")
# From this share of cues with a name in front on, every cue is meant to have one.
ALWAYS_NAMED = 0.8


class Cue(NamedTuple):
    """Words between two times: the line they stand at, who says them, and when in seconds."""

    line: int
    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    stamp: str | None = None


class _Timed(NamedTuple):
    line: int
    start: float
    end: float
    lines: list[str]


def has_cues(text: str) -> bool:
    """Tell whether a text has cues near its beginning."""
    return text.startswith("WEBVTT") or any(map(TIMING.match, text[:4096].splitlines()))


def cues_of(text: str) -> Iterator[Cue | Rejected]:
    """Give the cues of a WebVTT or SRT text by speaker; a broken one is rejected by itself."""
    timed: list[_Timed] = []
    for found in _timed(text.split("\n")):
        if isinstance(found, Rejected):
            yield found
        else:
            timed.append(found)
    if timed and len(timed[-1].lines) > 1 and timed[-1].lines[-1].strip().isdecimal():
        timed[-1].lines.pop()  # the number of a cue that never came
    if any(VOICE.search(line) for cue in timed for line in cue.lines):
        yield from _voices(timed)
    else:
        yield from _labelled(timed)


def _timed(lines: Sequence[str]) -> Iterator[_Timed | Rejected]:
    """Cut the text into cues; `loose` holds lines that no time came before."""
    cue: _Timed | None = None
    loose: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        timing = TIMING.match(line)
        if timing:
            if cue:
                if cue.lines and cue.lines[-1].strip().isdecimal():
                    cue.lines.pop()  # the number of the cue that begins here
                yield cue
            elif len(loose) > 1:
                yield from _without_time(loose[:-1], number - len(loose))
            loose = []
            cue = _Timed(number, seconds(timing.group(1)), seconds(timing.group(2)), [])
        elif line.strip():
            (cue.lines if cue else loose).append(line.strip())
        else:
            if cue:
                yield cue
            yield from _without_time(loose, number - len(loose))
            cue, loose = None, []


def _without_time(lines: Sequence[str], number: int) -> Iterator[Rejected]:
    """Reject words without a time; comments, styles and mere numbers are none."""
    if not lines or ASIDE.match(lines[0]) or (len(lines) == 1 and lines[0].isdecimal()):
        return
    broken = any("-->" in line for line in lines)
    reason = "cue with a broken time" if broken else "cue without a time"
    yield Rejected(reason, " ".join(lines), at=str(number))


def seconds(clock: str) -> float:
    """Give a clock as seconds.

    >>> seconds("01:02:03,500"), seconds("02:03")
    (3723.5, 123.0)
    """
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _voices(timed: Sequence[_Timed]) -> Iterator[Cue]:
    """Read `<v Name>words</v>`; the end may be missing, and a cue may hold several."""
    for cue in timed:
        before, *spans = VOICE.split("\n".join(cue.lines))
        if _plain(before):
            yield Cue(cue.line, None, _plain(before), cue.start, cue.end)
        for name, words in zip(spans[::2], spans[1::2], strict=True):
            if _plain(words):
                speaker = html.unescape(name).strip() or None
                yield Cue(cue.line, speaker, _plain(words), cue.start, cue.end)


def _labelled(timed: Sequence[_Timed]) -> Iterator[Cue]:
    """Read `Name: words`; a cue or line without a name goes on where the last one ended."""
    texts = [(cue, [_plain(line) for line in cue.lines]) for cue in timed]
    first = [LABELLED.match(lines[0]) for _, lines in texts if lines]
    counts = Counter(found.group(1).strip() for found in first if found)
    named = sum(count for label, count in counts.items() if may_be_name(label))
    everywhere = named >= ALWAYS_NAMED * max(1, len(first))
    names = {label for label in counts if may_be_name(label)} if everywhere else set()
    names |= speakers_among(counts)
    for cue, lines in texts:
        speaker: str | None = None
        held: list[str] = []
        for line in lines:
            found = LABELLED.match(line)
            if found and found.group(1).strip() in names:
                yield from _cue(cue, speaker, held)
                speaker, held = found.group(1).strip(), [found.group(2)]
            else:
                held.append(line)
        yield from _cue(cue, speaker, held)


def _cue(cue: _Timed, speaker: str | None, lines: Sequence[str]) -> Iterator[Cue]:
    text = " ".join(line for line in lines if line)
    if text:
        yield Cue(cue.line, speaker, text, cue.start, cue.end)


def _plain(text: str) -> str:
    """Take the tags off, and make the characters that they are written with plain."""
    return html.unescape(TAG.sub("", text)).replace("\n", " ").strip()
