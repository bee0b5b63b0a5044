"""HubSpot's activities: notes, calls, meetings, tasks and tickets.

What our people log (a note, the report of a call) is theirs and internal, whoever it is about. An
e-mail is its sender's: its direction and its addresses tell whose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Raw, Row
from outsidein.read.formats.hubspot.links import (
    linked,
    main_company,
    named_only,
    native_of,
    owner_of,
    owner_row,
    reading_of,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import when, zone
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """How one kind of activity is read: its id, its channel and the columns of its words."""

    what: str
    channel: str
    title: str
    body: str
    is_internal: bool


NOTE = Logged(
    what="note", channel="note", title="hs_note_title", body="hs_note_body", is_internal=True
)
CALL = Logged(
    what="call", channel="call", title="hs_call_title", body="hs_call_body", is_internal=True
)
TASK = Logged(
    what="task", channel="note", title="hs_task_subject", body="hs_task_body", is_internal=True
)
# The description of a meeting is in the invitation, so its guests have read it.
MEETING = Logged(
    what="meeting",
    channel="meeting",
    title="hs_meeting_title",
    body="hs_meeting_body",
    is_internal=False,
)
KINDS = {"NOTE": NOTE, "CALL": CALL, "TASK": TASK, "MEETING": MEETING}


def note(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a note that one of us wrote."""
    yield from _logged(raw, NOTE, context)


def call(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a call as one of us reported it."""
    yield from _logged(raw, CALL, context)


def meeting(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a meeting: its invitation, and what one of us noted about it for ourselves."""
    yield from _logged(raw, MEETING, context)


def task(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a to-do that one of us wrote down."""
    yield from _logged(raw, TASK, context)


def engagement(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a row of a warehouse that tells the kind of activity only in a column."""
    kind = KINDS.get(str(raw.fields["type"]).strip().upper())
    if kind is None:
        raise Rejected("engagement of an unknown kind", str(raw.fields["type"]))
    yield from _logged(raw, kind, context)


def _logged(raw: Raw, kind: Logged, context: Context) -> Iterator[Row | Rejected]:
    told = raw.fields
    native = native_of(kind.what, told, context)
    if is_gone(told):
        raise Rejected("activity is deleted")
    about, named, beside = tied(told, native, context)
    author = owner_of(told.get("hubspot_owner_id"), context)
    values = {
        **about,
        "channel": kind.channel,
        "author_id": context.id(author),
        "is_internal": kind.is_internal,
        "subject": words(told.get(kind.title)),
        "body": words(told.get(kind.body)),
        "body_format": "html",
    }
    yield Row("touch", native, values, {**raw.rest, **beside})
    private = words(told.get("hs_internal_meeting_notes"))
    if private:
        notes = {**values, "is_internal": True, "body": private}
        yield Row("touch", f"{native}/notes", notes)
    yield from named
    yield from owner_row(told.get("hubspot_owner_id"), context)


def tied(
    told: Mapping[str, Any], native: str, context: Context
) -> tuple[dict[str, Any], list[Row], dict[str, Any]]:
    """Give what an activity is tied to and when it was, and rows for those known by name only.

    The last part is what has no column: the companies, where no one of them is the main one.
    """
    own = f"engagement:{native.partition(':')[2]}" if not native.startswith("ticket") else native
    firms = linked("company", told, own, context)
    firm = main_company(told, firms)
    people = linked("contact", told, own, context)
    deals = linked("deal", told, own, context)
    reading = reading_of(told, context)
    at = (
        told.get("hs_timestamp")
        or told.get("hs_meeting_start_time")
        or told.get("hs_createdate")
        or told.get("createdate")
        or told.get("created_at")
    )
    values = {
        "thread_id": context.id(native),
        "happened_at": when(at, reading),
        "zone": zone(at, reading),
        "account_id": context.id(firm),
        "party_ids": [context.id(one) for one in people],
        "deal_id": context.id(deals[0]) if deals else None,
    }
    beside = {} if firm or not firms else {"companies": firms}
    return values, list(named_only([*firms, *people])), beside


def ticket(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a ticket: the words of its contact, if it has just one."""
    told = raw.fields
    native = native_of("ticket", told, context)
    if is_gone(told):
        raise Rejected("ticket is deleted")
    about, named, beside = tied(told, native, context)
    people = about["party_ids"]
    owner = context.id(owner_of(told.get("hubspot_owner_id"), context))
    author = people[0] if len(people) == 1 else None
    values = {
        **about,
        "channel": "ticket",
        "author_id": author,
        "party_ids": [one for one in (*people, owner) if one and one != author],
        "is_internal": False,
        "subject": words(told.get("subject")),
        "body": words(told.get("content")),
        "body_format": "text",
    }
    yield Row("touch", native, values, {**raw.rest, **beside})
    yield from named
    yield from owner_row(told.get("hubspot_owner_id"), context)
