"""The messages in a message: the one that was sent, and those that were forwarded in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.formats.mail.automatic import why_no_voice
from outsidein.read.formats.mail.forwarded import forwarded_in
from outsidein.read.formats.mail.headers import (
    Person,
    decoded,
    forwarded_at,
    people_in,
    sent_at,
    split_message,
)
from outsidein.read.formats.mail.parts import bytes_of, leaves_of, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context
    from outsidein.read.formats.mail.forwarded import Forwarded
    from outsidein.read.formats.mail.parts import Leaf

# More within each other than this is an attack or a loop, not a forward.
FORWARDS = 10


class Message(NamedTuple):
    """One message, sent or forwarded, before it becomes a row."""

    author: Person | None
    parties: tuple[Person, ...]
    at: dt.datetime | None
    zone: str | None
    subject: str | None
    body: str
    body_format: str
    extra: Mapping[str, Any]


def check_voice(headers: Mapping[str, str], leaves: Sequence[Leaf]) -> None:
    """Raise Rejected for a message that nobody wrote to somebody."""
    shown = f"{headers.get('from', '')}: {decoded(headers.get('subject')) or ''}"
    reason = why_no_voice(headers, leaves)
    if reason:
        raise Rejected(reason, shown)
    if not _author(headers):
        raise Rejected("message without a sender", shown)


def _author(headers: Mapping[str, str]) -> Person | None:
    """Give who wrote a message; a list that puts itself in their place names them elsewhere."""
    written_by = people_in(headers.get("x-original-from") or headers.get("from") or "")
    return written_by[0] if written_by else None


def _parties(headers: Mapping[str, str]) -> tuple[Person, ...]:
    """Give everyone a message was openly sent to, each address once."""
    people: dict[str, Person] = {}
    for name in ("to", "cc"):
        for person in people_in(headers.get(name, "")):
            people.setdefault(person.address, person)
    return tuple(people.values())


def messages_of(
    headers: Mapping[str, str], leaves: Sequence[Leaf], context: Context
) -> Iterator[Message | Rejected]:
    """Give a message, then those forwarded in it, in their order."""
    subject = decoded(headers.get("subject"))
    body, body_format = words_of(leaves)
    forwarded = forwarded_in(body, body_format, subject)
    at, zone = sent_at(headers, context.settings.reading)
    yield Message(
        author=_author(headers),
        parties=_parties(headers),
        at=at,
        zone=zone,
        subject=subject,
        body=forwarded.above if forwarded else body,
        body_format=body_format,
        extra=_extra(headers, leaves),
    )
    for _ in range(FORWARDS):
        if not forwarded:
            break
        inner = _forwarded(forwarded, body_format, context)
        forwarded = forwarded_in(forwarded.body, body_format, inner.subject)
        yield inner._replace(body=forwarded.above) if forwarded else inner
    for leaf in leaves[:FORWARDS]:
        if leaf.kind == "message/rfc822":
            yield from _attached(leaf, context)


def _attached(leaf: Leaf, context: Context) -> Iterator[Message | Rejected]:
    """Give a message that was forwarded as an attachment."""
    headers, body = split_message(bytes_of(leaf))
    leaves = leaves_of(headers, body)
    try:
        check_voice(headers, leaves)
    except Rejected as rejected:
        yield rejected
        return
    yield from messages_of(headers, leaves, context)


def _extra(headers: Mapping[str, str], leaves: Sequence[Leaf]) -> dict[str, Any]:
    return {
        "reply_to": headers.get("reply-to"),
        "list_id": headers.get("list-id"),
        "attachments": [leaf.file_name for leaf in leaves if leaf.is_attachment and leaf.file_name],
    }


def _forwarded(told: Forwarded, body_format: str, context: Context) -> Message:
    """Give a message that was forwarded within the words of another."""
    at, zone = forwarded_at(told.headers.get("date"), context.settings.reading)
    written_by = told.headers["from"].replace("mailto:", "")
    found = addresses(written_by)
    name = re.split(r"[<\[(]", written_by)[0].strip(" \"'") if found else ""
    others = addresses(told.headers.get("to"), told.headers.get("cc"))
    unread = {
        "from": None if found else written_by,
        "date": None if at else told.headers.get("date"),
    }
    return Message(
        author=Person("" if "@" in name else name, found[0]) if found else None,
        parties=tuple(Person("", address) for address in others),
        at=at,
        zone=zone,
        subject=told.headers.get("subject"),
        body=told.body,
        body_format=body_format,
        extra=unread,
    )
