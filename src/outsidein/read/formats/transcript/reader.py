"""Transcripts of calls and meetings: WebVTT (Zoom, Teams), SRT, `Name: words` in plain text.

One turn is one touch: all that one person says until somebody else does. A transcript names
people as they named themselves in the call, so who they are, and of which firm, is told later.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Document, Row, Shape, each
from outsidein.read.formats.transcript.cues import Cue, cues_of, has_cues
from outsidein.read.formats.transcript.lines import Lines, has_turns, lines_of
from outsidein.read.formats.transcript.meeting import (
    Meeting,
    meeting_in_file,
    meeting_in_record,
)
from outsidein.read.formats.transcript.names import speaker_of
from outsidein.read.sample import encoding_of
from outsidein.read.times import when, zone
from outsidein.read.values import text as text_of
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from outsidein.read.contract import Context, Raw
    from outsidein.read.sample import Sample

# A day of talking is 1 MB.
LARGEST = 64 * 1024 * 1024
# So much of a file tells whether it is a transcript.
LOOKED_AT = 32 * 1024
# Times from here on at the first turn are those of a clock on the wall, not of the recording.
ON_THE_WALL = 3600


def read_meeting(stream: BinaryIO, first_line: int, context: Context) -> Iterator[Row | Rejected]:
    """Read the transcript of one meeting from a file of its own."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Rejected("transcript over 64 MB skipped", at=str(first_line))
    above, cues = yield from _spoken(raw.decode(encoding_of(raw), "replace"))
    if cues:
        yield from _meeting_rows(meeting_in_file(above, cues, context), cues, context)


def record(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a record that holds the transcript of one meeting in a field."""
    yield from _record_rows(raw.fields, raw.rest, context)


def records(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a record that holds a list of such records."""
    for told in raw.fields["transcripts"] or ():
        if isinstance(told, dict):
            fields = {"id": told.get("Id"), "body__c": told.get("Body__c")}
            rest = {name: value for name, value in told.items() if name not in {"Id", "Body__c"}}
            yield from _record_rows(fields, {**raw.rest, **rest}, context)
        else:
            yield Rejected("transcript is no record", str(told))


def _record_rows(
    told: Mapping[str, Any], rest: Mapping[str, Any], context: Context
) -> Iterator[Row | Rejected]:
    text = text_of(told.get("body__c")) or ""
    number = text_of(told.get("id")) or content_hash(text)
    above, cues = yield from _spoken(text)
    if cues:
        yield from _meeting_rows(meeting_in_record(above, number, context, rest), cues, context)


def _spoken(raw: str) -> Generator[Rejected, None, Lines]:
    """Give what stands above a transcript and its cues, none of them if nobody is named."""
    text = raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    cues: list[Cue] = []
    if has_cues(text):
        above: Mapping[str, str] = _above_cues(text)
        for found in cues_of(text):
            if isinstance(found, Rejected):
                yield found
            else:
                cues.append(found)
    else:
        above, cues = lines_of(text)
    if not any(cue.speaker for cue in cues):
        yield Rejected("transcript without speakers", text.strip(), at="1")
        return Lines(above, [])
    return Lines(above, cues)


def _meeting_rows(
    meeting: Meeting, cues: Iterable[Cue], context: Context
) -> Iterator[Row | Rejected]:
    turns = list(_turns(cues))
    yield from _speaker_rows(turns, meeting)
    yield from _turn_rows(turns, meeting, context)


def _above_cues(text: str) -> dict[str, str]:
    """Give the title that may stand behind the `WEBVTT` of the first line."""
    title = re.match(r"WEBVTT[ \t]+(?:\W[ \t]+)?(\S.*)", text)
    return {"title": title.group(1).strip()} if title else {}


def _turns(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Join what one speaker says one after the other; who is not named goes on speaking."""
    held: Cue | None = None
    for cue in cues:
        if held and cue.speaker in {None, held.speaker}:
            joint = " " if cue.end is not None else "\n"
            end = None if cue.end is None else max(held.end or 0.0, cue.end)
            held = held._replace(text=f"{held.text}{joint}{cue.text}", end=end)
            continue
        if held:
            yield held
        held = cue
    if held:
        yield held


def _speaker_rows(turns: Iterable[Cue], meeting: Meeting) -> Iterator[Row]:
    lines: dict[str, int] = {}
    for turn in turns:
        if turn.speaker:
            lines.setdefault(turn.speaker, turn.line)
    for label, line in lines.items():
        speaker = speaker_of(label)
        values = {"name": speaker.name, "phones": [speaker.phone] if speaker.phone else []}
        native = f"speaker:{meeting.name}/{label}"
        yield Row("person", native, values, {"beside_name": speaker.beside}, str(line))


def _turn_rows(turns: list[Cue], meeting: Meeting, context: Context) -> Iterator[Row | Rejected]:
    reading = context.settings.reading
    labels = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    people = {label: context.ref("speaker", f"{meeting.name}/{label}") for label in labels}
    since_start = next((turn.start for turn in turns if turn.start), 0.0) < ON_THE_WALL
    for position, turn in enumerate(turns):
        try:
            at = when(turn.stamp, reading) or _at(meeting, turn, since_start=since_start)
            told_zone = zone(turn.stamp, reading) if turn.stamp else meeting.zone
        except Rejected:
            yield Rejected("turn with a bad time", f"{turn.stamp} {turn.text}", at=str(turn.line))
            continue
        values = {
            "thread_id": context.ref("meeting", meeting.name),
            "position": position,
            "channel": "meeting",
            "happened_at": at,
            "zone": told_zone if at else None,
            "author_id": people.get(turn.speaker or ""),
            "party_ids": [one for label, one in people.items() if label != turn.speaker],
            "is_internal": False,
            "subject": meeting.title,
            "body": turn.text,
            "body_format": "text",
        }
        extra = {
            "seconds": turn.start,
            "until": turn.end,
            **(meeting.extra if not position else {}),
        }
        yield Row("touch", f"turn:{meeting.name}/{position}", values, extra, str(turn.line))


def _at(meeting: Meeting, turn: Cue, *, since_start: bool) -> dt.datetime | None:
    if meeting.started is None or turn.start is None or not since_start:
        return meeting.started
    return meeting.started + dt.timedelta(seconds=turn.start)


def is_transcript(sample: Sample) -> bool:
    """Tell a transcript: it has cues with times, or most of its lines are turns of two or more."""
    text = sample.text[:LOOKED_AT].replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip().startswith("<"):
        return False
    return has_cues(text) or has_turns(text)


SHAPES = (
    Shape(
        source="transcript",
        name="records",
        columns=("id", "body__c"),
        needs=("body__c",),
        open=each(record),
    ),
    Shape(
        source="transcript",
        name="nested records",
        columns=("transcripts",),
        needs=("transcripts",),
        open=each(records),
    ),
)
DOCUMENTS = (
    Document(source="transcript", name="meetings", recognises=is_transcript, read=read_meeting),
)
