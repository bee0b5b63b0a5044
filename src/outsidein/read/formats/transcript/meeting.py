"""What is known of a meeting as a whole: its title, and when it began."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from outsidein.errors import Rejected
from outsidein.read.values import when, zone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from outsidein.read.contract import Context

# Zoom writes GMT20260815-130000, and folders such as `2026-08-15 13.00.00 Weekly` in local time.
STARTED = re.compile(
    r"(GMT)?(?<!\d)(\d{4})-?(\d\d)-?(\d\d)[ _T-]{1,3}(\d\d)[.:h-]?(\d\d)[.:m-]?(\d\d)(?!\d)"
)
NO_TITLE = re.compile(r"(?i)\b(recording|transcript|captions?|audio)\b|\.(?:cc|en|de|fr)$")


class Meeting(NamedTuple):
    """What is known of a meeting as a whole."""

    file: str
    title: str | None
    started: dt.datetime | None
    zone: str | None
    extra: Mapping[str, Any]


def meeting_of(
    above: Mapping[str, str], file: str, context: Context, extra: Mapping[str, Any]
) -> Meeting:
    """Give what the lines above a transcript, or else the name of its file, tell of a meeting."""
    title = above.get("title") or (None if extra else _title_of(file))
    started, zone_ = _started(above, file, context)
    others = {key: value for key, value in above.items() if key not in {"title", "start"}}
    return Meeting(file, title, started, zone_, {**others, **extra})


def _title_of(file: str) -> str | None:
    """Give what the name of a file says beside that it is a recording, and when."""
    name = PurePosixPath(file.replace("!", "/")).name.replace("_", " ")
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
