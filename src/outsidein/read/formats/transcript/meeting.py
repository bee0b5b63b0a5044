"""What is known of a meeting as a whole: what names it, its title, and when it began."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from outsidein.errors import Rejected
from outsidein.read.times import when, zone
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from outsidein.read.contract import Context
    from outsidein.read.formats.transcript.cues import Cue

# Zoom writes GMT20260815-130000, and folders such as `2026-08-15 13.00.00 Weekly` in local time.
STARTED = re.compile(
    r"(GMT)?(?<!\d)(\d{4})-?(\d\d)-?(\d\d)[ _T-]{1,3}(\d\d)[.:h-]?(\d\d)[.:m-]?(\d\d)(?!\d)"
)
# So many cues tell a meeting from others in files of the same name: in plain text, without times,
# one call begins with the same greeting as the next.
TELLING_CUES = 3
NO_TITLE = re.compile(r"(?i)\b(recording|transcript|captions?|audio)\b|\.(?:cc|en|de|fr)$")


class Meeting(NamedTuple):
    """What is known of a meeting as a whole."""

    name: str
    title: str | None
    started: dt.datetime | None
    zone: str | None
    extra: Mapping[str, Any]


def meeting_in_file(above: Mapping[str, str], cues: Sequence[Cue], context: Context) -> Meeting:
    """Give what the lines above a transcript, or else the name of its file, tell of a meeting."""
    path = PurePosixPath(context.file.replace("!", "/"))
    file = str(path.with_suffix(""))
    started, zone_ = _started(above, file, context)
    return Meeting(
        name=f"{path.stem}-{_beginning(above, cues)}",
        title=above.get("title") or _title_of(path.stem),
        started=started,
        zone=zone_,
        extra=_others(above),
    )


def meeting_in_record(
    above: Mapping[str, str], number: str, context: Context, extra: Mapping[str, Any]
) -> Meeting:
    """Give what a record, and the lines above the transcript in it, tell of a meeting."""
    started, zone_ = _started(above, "", context)
    return Meeting(
        name=number,
        title=above.get("title"),
        started=started,
        zone=zone_,
        extra={**_others(above), **extra},
    )


def _beginning(above: Mapping[str, str], cues: Sequence[Cue]) -> str:
    """Hash how a meeting begins, which stays as it is wherever the file lies and however it grows.

    A folder may be named as a whole one day, and a folder in it the next: the meeting is the same.
    """
    first = [
        (cue.speaker, cue.text, None if cue.start is None else round(cue.start * 1000), cue.stamp)
        for cue in cues[:TELLING_CUES]
    ]
    return content_hash(above.get("start"), first)[:8]


def _others(above: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in above.items() if key not in {"title", "start"}}


def _title_of(stem: str) -> str | None:
    """Give what the name of a file says beside that it is a recording, and when."""
    name = stem.replace("_", " ")
    return " ".join(NO_TITLE.sub(" ", STARTED.sub(" ", name)).split()).strip(" .-") or None


def _started(
    above: Mapping[str, str], file: str, context: Context
) -> tuple[dt.datetime | None, str | None]:
    """Give when a meeting began: by a line above it, else by the name of its file or folder."""
    reading = context.settings.reading
    told = above.get("start")
    if told:
        try:
            return when(told, reading), zone(told, reading)
        except Rejected:
            pass
    named = list(STARTED.finditer(file))
    if not named:
        return None, None
    gmt, *parts = named[-1].groups()
    stamp = "{}-{}-{}T{}:{}:{}".format(*parts) + ("+00:00" if gmt else "")
    try:
        return when(stamp, reading), zone(stamp, reading)
    except Rejected:  # digits that are no date
        return None, None
