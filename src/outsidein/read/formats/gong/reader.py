"""Gong: calls with who was there, what was said in them, comments on them, our users.

A transcript names its speakers by numbers that mean something only in its own call, and tells
times as milliseconds from the call's start. So calls and transcripts are read together.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Preparation, Row, Shape, each
from outsidein.read.formats.gong.calls import call, id_text, known_call, with_meta
from outsidein.read.known_ids import known_ids
from outsidein.read.preparing import rows_of
from outsidein.read.times import when
from outsidein.read.values import texts, words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.read.formats.gong.calls import KnownCall
    from outsidein.record.settings import Settings

MISSING = "call of this transcript is missing: read calls and transcripts together"


def transcript(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read what was said in one call, a touch for each time somebody spoke."""
    number = id_text(raw.fields["callId"])
    known: KnownCall | None = context.prepared.get("calls", {}).get(number)
    if known is None:
        raise Rejected(MISSING, number)
    if known.is_private and not context.settings.reading.private_calls:
        raise Rejected("private call", number)
    shared = _of_call(number, known, context)
    parties = [one for one in map(context.id, known.parties) if one]
    for index, monologue in enumerate(raw.fields["transcript"] or ()):
        source_id = f"turn:{number}/{index}"
        try:
            start, values, extra = _said(monologue)
            speaker = words(monologue.get("speakerId"))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            yield Rejected("broken turn in a transcript", str(error), at=source_id)
            continue
        if not values["body"]:
            continue
        author = (
            context.id(known.speakers.get(speaker, f"party:{number}/{speaker}"))
            if speaker
            else None
        )
        values |= {
            "position": index,
            "happened_at": known.started and known.started + dt.timedelta(milliseconds=start),
            "author_id": author,
            "party_ids": [one for one in parties if one != author],
        }
        yield Row("touch", source_id, {**shared, **values}, extra, source_id)


def _of_call(number: str, known: KnownCall, context: Context) -> dict[str, Any]:
    """Give what a call tells of all that was said in it."""
    return {
        "thread_id": context.ref("call", number),
        "channel": "call",
        "zone": known.zone,
        "account_id": context.id(known.account),
        "is_internal": known.is_internal,
        "subject": known.title,
        "body_format": "text",
        "url": known.url,
    }


def _said(monologue: Any) -> tuple[float, dict[str, Any], dict[str, Any]]:
    """Give when somebody began to speak, what they said, and what else is told of it."""
    sentences = monologue["sentences"]
    body = " ".join(sentence["text"].strip() for sentence in sentences if sentence["text"])
    start, end = (sentences[0]["start"], sentences[-1]["end"]) if sentences else (0, 0)
    return float(start), {"body": body}, {"topic": monologue.get("topic"), "end": end}


def user(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a user: one of us; all aliases are the same person's."""
    told = raw.fields
    number = context.native("user", id_text(told["id"]))
    if not number:
        raise Rejected("user without an id")
    first, last = words(told.get("firstName")), words(told.get("lastName"))
    values = {
        "name": " ".join(part for part in (first, last) if part) or None,
        "first_name": first,
        "last_name": last,
        "emails": addresses(told.get("emailAddress"), told.get("emailAliases")),
        "phones": texts(words(told.get("phoneNumber"))),
        "title": words(told.get("title")),
        "side": "us",
        "is_deleted": yes_no(told.get("active")) is False,
        "created_at": when(told.get("created"), context.settings.reading),
    }
    yield Row("person", number, values, raw.rest)


def prepare(files: Sequence[tuple[SourceFile, Reader]], settings: Settings) -> Mapping[str, Any]:
    """Give what transcripts must know of their calls, and who has a record as a user."""
    calls: dict[str, KnownCall] = {}
    users: list[object] = []
    for file, reader in files:
        if not isinstance(reader, Shape) or reader.name == "transcripts":
            continue
        for raw in rows_of(file, reader):
            if reader.name == "users":
                users.append(raw.fields.get("id"))
                continue
            try:
                number, known = known_call(with_meta(raw.fields), settings)
            except (Rejected, AttributeError, TypeError):
                continue  # it is rejected where it is read
            before = calls.get(number)
            calls[number] = known.joined(before) if before else known
    return {"calls": dict(sorted(calls.items())), "users": known_ids(users)}


PREPARATION = Preparation(source="gong", prepare=prepare)

META = (
    "id", "url", "title", "started", "primaryUserId", "scope", "isPrivate",
)  # fmt: skip

SHAPES = (
    Shape(
        source="gong",
        name="calls",
        columns=META,
        needs=("id", "started", "primaryUserId", "scope"),
        open=each(call),
    ),
    Shape(
        source="gong",
        name="extensive calls",
        columns=("metaData", "parties", "context", "collaboration"),
        needs=("metaData",),
        any_of=("parties", "content"),  # it depends on what was asked for
        open=each(call),
    ),
    Shape(
        source="gong",
        name="transcripts",
        columns=("callId", "transcript"),
        needs=("callId", "transcript"),
        open=each(transcript),
    ),
    Shape(
        source="gong",
        name="users",
        columns=(
            "id", "emailAddress", "emailAliases", "firstName", "lastName", "title", "active",
            "created", "phoneNumber",
        ),
        needs=("id", "emailAddress", "emailAliases", "firstName"),
        open=each(user),
    ),
)  # fmt: skip
