"""Chats in Zendesk, as a connector delivers them: one row a chat, one row an event in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import Rejected
from outsidein.read.contract import Row
from outsidein.read.formats.zendesk.comments import UTC
from outsidein.read.times import when, zone
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Context, Raw
    from outsidein.record.ids import RowId

# Actors whose names begin so are programs: what they say is nobody's word.
PROGRAM = "__"


def chat_event(raw: Raw, context: Context) -> Iterator[Row]:
    """Read one message of a chat; who joined or left is no message."""
    told = raw.fields
    chat = words(told["chat_id"])
    if not chat:
        raise Rejected("chat message without a chat")
    actor, body = words(told.get("actor_id")) or "", words(told.get("message"))
    if told.get("type") != "ChatMessage" or not body or actor.startswith(PROGRAM):
        return
    ticket, visitor = context.prepared.get("chats", {}).get(chat, (None, None))
    asked = context.ref("user", visitor)
    author = _author(actor, asked, context)
    values = {
        "thread_id": context.ref("ticket", ticket) or context.ref("chat", chat),
        "channel": "chat",
        "happened_at": when(told.get("created_at"), UTC),
        "zone": zone(told.get("created_at"), UTC),
        "author_id": author,
        "party_ids": [asked] if asked and asked != author else [],
        "is_internal": False,
        "body": body,
        "body_format": "text",
    }
    order = words(told.get("message_id")) or f"{told.get('created_at')}/{told.get('chat_index')}"
    yield Row("touch", f"chat:{chat}/{order}", values, raw.rest)


def _author(actor: str, visitor: RowId | None, context: Context) -> RowId | None:
    """Give who spoke: `agent:7` and a bare `7` are users, `visitor:…` is whoever asked."""
    kind, _, number = actor.rpartition(":")
    if kind in {"", "agent", "user"}:
        return context.ref("user", number)
    return visitor
