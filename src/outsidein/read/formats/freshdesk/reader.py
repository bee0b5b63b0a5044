"""Freshdesk: tickets with their conversations, contacts, companies, agents, ratings.

The first message is the ticket itself, all that follows are conversations. `incoming` ones are
the customer's, `private` ones are ours among ourselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Preparation, Row, Shape, each
from outsidein.read.formats.freshdesk.people import agent, company, contact, people_in
from outsidein.read.formats.freshdesk.ratings import named_values, rating
from outsidein.read.formats.freshdesk.report import report
from outsidein.read.known_ids import known_ids
from outsidein.read.preparing import rows_of
from outsidein.read.times import when, zone
from outsidein.read.values import words, yes_no
from outsidein.record.settings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.files import SourceFile
    from outsidein.read.known_ids import KnownIds
    from outsidein.record.settings import Settings

# The API tells times in UTC.
UTC = Reading()

STATUSES = {"2": "Open", "3": "Pending", "4": "Resolved", "5": "Closed"}
PRIORITIES = {"1": "Low", "2": "Medium", "3": "High", "4": "Urgent"}
SOURCES = {
    "1": "Email",
    "2": "Portal",
    "3": "Phone",
    "7": "Chat",
    "9": "Feedback widget",
    "10": "Outbound email",
}


def ticket(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a ticket: its first message, the conversations that came with it, who asked."""
    told = raw.fields
    number = context.native("ticket", told["id"])
    if not number:
        raise Rejected("ticket without an id")
    for gone in ("spam", "deleted"):
        if yes_no(told.get(gone)):
            raise Rejected("ticket is spam" if gone == "spam" else "ticket is deleted", number)
    shared = _of_ticket(told, number, context)
    yield from people_in(told, context)
    yield from _first_message(told, number, shared, context, raw.rest)
    conversations = told.get("conversations")
    for one in conversations if isinstance(conversations, list) else ():
        yield from _conversation(one, shared, context, None)


def conversation(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a conversation that comes in a file of its own, without its ticket."""
    thread = context.ref("ticket", raw.fields["ticket_id"])
    if not thread:
        raise Rejected("conversation without a ticket", str(raw.fields.get("id")))
    yield from _conversation(raw.fields, {"thread_id": thread}, context, raw.rest)


def _of_ticket(told: Mapping[str, Any], number: str, context: Context) -> dict[str, Any]:
    """Give what a ticket tells of all that was said in it."""
    asked = context.ref("contact", words(told.get("requester_id")))
    answers = context.ref("agent", words(told.get("responder_id")))
    return {
        "thread_id": context.id(number),
        "account_id": context.ref("company", words(told.get("company_id"))),
        "party_ids": [one for one in (asked, answers) if one],
        "subject": words(told.get("subject")),
    }


def _first_message(
    told: Mapping[str, Any],
    number: str,
    shared: Mapping[str, Any],
    context: Context,
    rest: Mapping[str, Any],
) -> Iterator[Row]:
    """Read the words of the ticket itself: the requester's, unless it began with our own mail."""
    source = words(told.get("source"))
    is_ours = SOURCES.get(source or "") == "Outbound email"
    who = ("agent", "responder_id") if is_ours else ("contact", "requester_id")
    html = words(told.get("description"))
    body = html or words(told.get("description_text"))
    if not body and not shared["subject"]:
        return
    codes = {
        "status": STATUSES.get(words(told.get("status")) or "", told.get("status")),
        "priority": PRIORITIES.get(words(told.get("priority")) or "", told.get("priority")),
        "source": SOURCES.get(source or "", source),
        "custom_fields": named_values(told.get("custom_fields"), "name"),
    }
    author = context.ref(who[0], words(told.get(who[1])))
    values = {
        **shared,
        "position": 0,
        "channel": "ticket",
        "happened_at": when(told.get("created_at"), UTC),
        "zone": zone(told.get("created_at"), UTC),
        "author_id": author,
        "party_ids": [one for one in shared["party_ids"] if one != author],
        "is_internal": False,
        "body": body,
        "body_format": "html" if html else "text",
    }
    yield Row("touch", number, values, {**rest, **codes})


def _conversation(
    told: Any, shared: Mapping[str, Any], context: Context, extra: Mapping[str, Any] | None
) -> Iterator[Row | Rejected]:
    """Read one conversation; a broken one does not take the others with it."""
    if not isinstance(told, dict) or not words(told.get("id")):
        yield Rejected("conversation without an id", str(told))
        return
    source_id = f"conversation:{told['id']}"
    html = words(told.get("body"))
    body = html or words(told.get("body_text"))
    if not body:
        return
    try:
        who = "contact" if yes_no(told.get("incoming")) else "agent"
        author = context.ref(who, words(told.get("user_id")))
        values = {
            **shared,
            "channel": "ticket",
            "happened_at": when(told.get("created_at"), UTC),
            "zone": zone(told.get("created_at"), UTC),
            "author_id": author,
            "party_ids": [one for one in shared.get("party_ids", ()) if one != author],
            "is_internal": yes_no(told.get("private")) is True,
            "body": body,
            "body_format": "html" if html else "text",
        }
    except Rejected as rejected:
        rejected.at = source_id
        yield rejected
        return
    yield Row("touch", source_id, values, extra, source_id)


def prepare(
    files: Sequence[tuple[SourceFile, Reader]], _settings: Settings
) -> Mapping[str, KnownIds]:
    """Give who has a record of their own, so that tickets need not describe them."""
    found: dict[str, list[object]] = {"contacts": [], "companies": []}
    for file, reader in files:
        if isinstance(reader, Shape) and reader.name in found:
            found[reader.name].extend(raw.fields.get("id") for raw in rows_of(file, reader))
    return {name: known_ids(ids) for name, ids in found.items()}


PREPARATION = Preparation(source="freshdesk", prepare=prepare)

SHAPES = (
    Shape(
        source="freshdesk",
        name="tickets",
        columns=(
            "id", "subject", "description", "description_text", "status", "priority", "source",
            "requester_id", "responder_id", "company_id", "email", "name", "phone", "spam",
            "deleted", "requester", "company", "conversations", "custom_fields", "created_at",
        ),
        needs=("id", "requester_id", "responder_id", "status"),
        open=each(ticket),
    ),
    Shape(
        source="freshdesk",
        name="conversations",
        columns=(
            "id", "ticket_id", "body", "body_text", "incoming", "private", "user_id", "created_at",
        ),
        needs=("id", "ticket_id", "incoming", "private"),
        open=each(conversation),
    ),
    Shape(
        source="freshdesk",
        name="contacts",
        columns=(
            "id", "name", "email", "other_emails", "company_id", "other_companies",
            "view_all_tickets", "job_title", "phone", "mobile", "twitter_id", "time_zone",
            "deleted", "created_at", "updated_at",
        ),
        needs=("id", "email", "company_id", "view_all_tickets"),
        open=each(contact),
    ),
    Shape(
        source="freshdesk",
        name="companies",
        columns=("id", "name", "domains", "note", "industry", "created_at", "updated_at"),
        needs=("id", "name", "domains", "note"),
        open=each(company),
    ),
    Shape(
        source="freshdesk",
        name="agents",
        columns=("id", "ticket_scope", "contact", "created_at", "updated_at"),
        needs=("id", "ticket_scope", "contact"),
        open=each(agent),
    ),
    Shape(
        source="freshdesk",
        name="ratings",
        columns=(
            "id", "survey_id", "ticket_id", "user_id", "feedback", "ratings", "created_at",
        ),
        needs=("id", "survey_id", "ticket_id", "ratings"),
        open=each(rating),
    ),
    Shape(
        source="freshdesk",
        name="ticket report",
        columns=(
            "ticket_id", "subject", "status", "agent", "created_time", "last_update_time",
            "full_name", "email", "company_name",
        ),
        aliases={
            "full_name": ("contact_name", "requester_name"),
            "email": ("contact_email", "requester_email"),
            "last_update_time": ("last_updated_time",),
        },
        needs=("ticket_id", "subject", "agent", "created_time"),
        open=each(report),
    ),
)  # fmt: skip
