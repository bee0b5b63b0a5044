"""Intercom: conversations with their parts, contacts, companies, admins.

The first message of a conversation is its `source`, all that follows are parts. Notes are ours
among ourselves; most other parts are events without words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import real
from outsidein.read.contract import Preparation, Row, Shape, each
from outsidein.read.formats.intercom.people import admin, company, contact, listed, person_in
from outsidein.read.known_ids import known_ids
from outsidein.read.preparing import rows_of
from outsidein.read.times import when
from outsidein.read.values import words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.read.known_ids import KnownIds
    from outsidein.record.ids import RowId
    from outsidein.record.settings import Settings

# Parts with somebody's words. An answer may come with the opening or closing of a conversation.
ANSWERS = {"comment", "quick_reply", "open", "close", "message"}
NOTES = {"note", "note_and_reopen", "assignment", "assign_and_reopen"}

CHANNELS = {"email": "mail"}


def conversation(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a conversation: its first message, the parts that came with it, its rating."""
    told = raw.fields
    number = context.native("conversation", told["id"])
    if not number:
        raise Rejected("conversation without an id")
    source = told.get("source")
    if not isinstance(source, dict):
        raise Rejected("conversation without a first message", number)
    shared = _of_conversation(told, source, number, context)
    extra = {**raw.rest, "delivered_as": source.get("delivered_as")}
    first = {**source, "id": None, "created_at": told.get("created_at")}
    yield from _said(number, first, {**shared, "position": 0}, context, extra)
    parts = told.get("conversation_parts")
    if isinstance(parts, dict):
        parts = parts.get("conversation_parts")
    for position, one in enumerate(parts or (), start=1):
        yield from _part(one, {**shared, "position": position}, context, None)
    yield from _rating(told.get("conversation_rating"), number, context)


def part(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a part that comes in a file of its own, without its conversation."""
    thread = context.ref("conversation", raw.fields["conversation_id"])
    if not thread:
        raise Rejected("part without a conversation", str(raw.fields.get("id")))
    shared = {"thread_id": thread, "channel": "chat"}
    yield from _part(raw.fields, shared, context, raw.rest)


def _of_conversation(
    told: Mapping[str, Any], source: Mapping[str, Any], number: str, context: Context
) -> dict[str, Any]:
    """Give what a conversation tells of all that was said in it."""
    people = [context.ref("contact", one.get("id")) for one in listed(told.get("contacts"))]
    people.extend(context.ref("admin", one.get("id")) for one in listed(told.get("teammates")))
    return {
        "thread_id": context.id(number),
        "channel": CHANNELS.get(str(source.get("type")), "chat"),
        "party_ids": [person for person in people if person],
        "subject": words(source.get("subject")) or words(told.get("title")),
        "url": words(source.get("url")),
        "is_twitter": source.get("type") == "twitter",
    }


def _part(
    told: Any, shared: Mapping[str, Any], context: Context, extra: Mapping[str, Any] | None
) -> Iterator[Row | Rejected]:
    """Read one part, if it has words; a broken one does not take the others with it."""
    if not isinstance(told, dict) or not words(told.get("id")):
        yield Rejected("part without an id", str(told))
        return
    kind = told.get("part_type")
    if kind in ANSWERS or kind in NOTES:
        said = {**shared, "is_internal": kind in NOTES}
        yield from _said(f"part:{told['id']}", told, said, context, extra)


def _said(
    source_id: str,
    told: Mapping[str, Any],
    shared: Mapping[str, Any],
    context: Context,
    extra: Mapping[str, Any] | None,
) -> Iterator[Row | Rejected]:
    """Give a touch and its author, nothing if the words were never there or are redacted."""
    body = words(told.get("body"))
    if not body or yes_no(told.get("redacted")):
        return
    values = {"is_internal": False, "party_ids": [], **shared}
    if values.pop("is_twitter", False):
        yield Rejected("words of Twitter were removed by Intercom", body, at=source_id)
        return
    author, row = person_in(told.get("author"), context)
    try:
        values["happened_at"] = when(told.get("created_at"), context.settings.reading)
    except Rejected as rejected:
        rejected.at = source_id
        yield rejected
        return
    if row:
        yield row
    values |= {
        "author_id": author,
        "party_ids": [one for one in values["party_ids"] if one != author],
        "body": body,
        "body_format": "html" if body.startswith("<") else "text",
    }
    yield Row("touch", source_id, values, extra, source_id)


def _rating(told: Any, number: str, context: Context) -> Iterator[Row]:
    """Read the rating of a conversation, one to five, and the remark beside it."""
    score = real(told.get("rating")) if isinstance(told, dict) else None
    if score is None:
        return
    rater = told.get("contact")
    person: RowId | None = context.ref("contact", rater.get("id")) if rater else None
    at = when(told.get("created_at"), context.settings.reading)
    remark = words(told.get("remark"))
    own = f"{number}/rating"
    rating = {
        "touch_id": context.id(f"{own}/remark") if remark else context.id(number),
        "person_id": person,
        "happened_at": at,
        "scale": "csat",
        "score": score,
        "lowest": 1.0,
        "highest": 5.0,
    }
    yield Row("rating", own, rating)
    if remark:
        touch = {
            "thread_id": context.id(number),
            "channel": "survey",
            "happened_at": at,
            "author_id": person,
            "is_internal": False,
            "body": remark,
            "body_format": "text",
        }
        yield Row("touch", f"{own}/remark", touch)


def prepare(
    files: Sequence[tuple[SourceFile, Reader]], _settings: Settings
) -> Mapping[str, KnownIds]:
    """Give the people who have records of their own, so that messages need not describe them."""
    found: dict[str, list[object]] = {"contacts": [], "admins": []}
    for file, reader in files:
        if isinstance(reader, Shape) and reader.name in found:
            found[reader.name].extend(raw.fields.get("id") for raw in rows_of(file, reader))
    return {name: known_ids(ids) for name, ids in found.items()}


PREPARATION = Preparation(source="intercom", prepare=prepare)

SHAPES = (
    Shape(
        source="intercom",
        name="conversations",
        columns=(
            "id", "title", "source", "state", "contacts", "teammates", "conversation_parts",
            "conversation_rating", "created_at",
        ),
        needs=("id", "source", "state", "contacts"),
        open=each(conversation),
    ),
    Shape(
        source="intercom",
        name="parts",
        columns=(
            "id", "conversation_id", "part_type", "body", "author", "redacted", "created_at",
        ),
        needs=("id", "conversation_id", "part_type", "author"),
        open=each(part),
    ),
    Shape(
        source="intercom",
        name="contacts",
        columns=(
            "id", "workspace_id", "external_id", "role", "email", "phone", "name", "companies",
            "created_at", "updated_at",
        ),
        needs=("id", "workspace_id", "role", "email"),
        open=each(contact),
    ),
    Shape(
        source="intercom",
        name="companies",
        columns=(
            "id", "company_id", "name", "website", "industry", "size", "plan", "monthly_spend",
            "created_at", "updated_at",
        ),
        needs=("id", "company_id", "name", "monthly_spend"),
        open=each(company),
    ),
    Shape(
        source="intercom",
        name="admins",
        columns=("id", "name", "email", "job_title", "has_inbox_seat"),
        needs=("id", "name", "email", "has_inbox_seat"),
        open=each(admin),
    ),
)  # fmt: skip
