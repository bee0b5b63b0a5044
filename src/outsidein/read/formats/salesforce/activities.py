"""Salesforce's tasks and events: what our people wrote down about calls, meetings and mails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Row
from outsidein.read.formats.salesforce.ids import (
    PEOPLE,
    id_of,
    native_of,
    reading_of,
    ref,
    thing,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import when, zone
from outsidein.read.values import words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

COPIED_MAIL = re.compile(r"\s*(?:list )?e-?mail:", re.IGNORECASE)


def task(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a task: a call or a to-do as one of us wrote it down, or a mail that was logged."""
    told = raw.fields
    native = native_of("task", told)
    channel = task_channel(told)
    if is_gone(told):
        raise Rejected("task is deleted")
    if channel == "mail" and _is_copy(native, context):
        raise Rejected("a copy of an e-mail that is read too")
    yield from _touch(raw, native, channel, _done_at(told), context)


def _is_copy(native: str, context: Context) -> bool:
    """Tell whether a logged mail is among the e-mails; any is, where those do not name tasks."""
    if "tasks_of_emails" not in context.prepared:
        return False
    tasks = context.prepared["tasks_of_emails"]
    return tasks is None or native.partition(":")[2] in tasks


def task_channel(told: Mapping[str, Any]) -> str:
    """Give the channel that a task is about."""
    sort = f"{told.get('task_subtype') or ''} {told.get('type') or ''}".casefold()
    if "email" in sort or COPIED_MAIL.match(str(told.get("subject") or "")):
        return "mail"
    return "call" if "call" in sort or words(told.get("call_type")) else "note"


def _done_at(told: Mapping[str, Any]) -> Any:
    """Give when a task was done; the date of one that is open lies ahead, so when it was made."""
    created, due = told.get("created_date"), told.get("activity_date")
    if yes_no(told.get("is_closed")) is False:
        return created or due
    return told.get("completed_date_time") or due or created


def event(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an event: a meeting as one of us wrote it down."""
    told = raw.fields
    native = native_of("event", told)
    if is_gone(told):
        raise Rejected("event is deleted")
    if yes_no(told.get("is_child")):
        raise Rejected("a copy of an event for one of its guests")
    at = told.get("start_date_time") or told.get("activity_date_time") or told.get("activity_date")
    yield from _touch(raw, native, "meeting", at, context)


def _touch(raw: Raw, native: str, channel: str, at: Any, context: Context) -> Iterator[Row]:
    told = raw.fields
    reading = reading_of(told, context)
    who = context.id(thing(told.get("who_id"), of=PEOPLE))
    about = told.get("what_id")
    values = {
        "thread_id": context.id(native),
        "channel": channel,
        "happened_at": when(at, reading),
        "zone": zone(at, reading),
        "author_id": id_of(told.get("owner_id"), "user", context),
        "account_id": ref("account", told.get("account_id"), context)
        or id_of(about, "account", context),
        "party_ids": [who] if who else [],
        # A mail went out; everything else is a note of ours about the customer.
        "is_internal": channel != "mail",
        "subject": words(told.get("subject")),
        "body": words(told.get("description")),
        "body_format": "text",
        "deal_id": id_of(about, "opportunity", context),
    }
    kept = {column: told.get(column) for column in ("what_id", "type", "task_subtype")}
    yield Row("touch", native, values, {**raw.rest, **kept})
