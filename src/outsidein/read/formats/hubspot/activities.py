"""HubSpot's activities: notes, calls, meetings, tasks, e-mails, tickets and form submissions.

What our people log (a note, the report of a call) is theirs and internal, whoever it is about. An
e-mail is its sender's: its direction and its addresses tell whose.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Raw, Row
from outsidein.read.formats.hubspot.links import (
    is_deleted,
    linked,
    named_only,
    native_of,
    owner_of,
    owner_row,
    reading_of,
)
from outsidein.read.values import when, words, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    if is_deleted(told):
        raise Rejected("activity is deleted")
    about, named = tied(told, native, context)
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
    yield Row("touch", native, values, raw.rest)
    private = words(told.get("hs_internal_meeting_notes"))
    if private:
        notes = {**values, "is_internal": True, "body": private}
        yield Row("touch", f"{native}/notes", notes)
    yield from named
    yield from owner_row(told.get("hubspot_owner_id"), context)


def tied(
    told: Mapping[str, Any], native: str, context: Context
) -> tuple[dict[str, Any], list[Row]]:
    """Give what an activity is tied to and when it was, and rows for those known by name only."""
    own = f"engagement:{native.partition(':')[2]}" if not native.startswith("ticket") else native
    firms = linked("company", told, own, context)
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
        "account_id": context.id(firms[0]) if firms else None,
        "party_ids": [context.id(one) for one in people],
        "deal_id": context.id(deals[0]) if deals else None,
    }
    return values, list(named_only([*firms[:1], *people]))


def ticket(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a ticket: the words of its contact, if it has just one."""
    told = raw.fields
    native = native_of("ticket", told, context)
    if is_deleted(told):
        raise Rejected("ticket is deleted")
    about, named = tied(told, native, context)
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
    yield Row("touch", native, values, raw.rest)
    yield from named
    yield from owner_row(told.get("hubspot_owner_id"), context)


# What a form asks about the person; everything else is what they wanted to say.
PERSONAL = frozenset(
    {
        "email",
        "firstname",
        "lastname",
        "phone",
        "mobilephone",
        "company",
        "jobtitle",
        "website",
        "country",
        "state",
        "city",
        "zip",
        "address",
        "numemployees",
        "industry",
        "lifecyclestage",
    }
)


def submission(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a submitted form: who sent it, and their answers to what was not about themselves."""
    told = raw.fields
    native = context.native("form", told.get("conversion_id"))
    if native is None:
        raise Rejected("form submission without an id")
    answers = _answers(told.get("values"))
    said = {
        name: value
        for name, value in answers.items()
        if name not in PERSONAL and not name.startswith("hs_")
    }
    mail = (answers.get("email") or "").casefold()
    author = f"address:{mail}" if "@" in mail else context.native("contact", told.get("contact_id"))
    reading = reading_of(told, context)
    firm = context.native("company_name", answers.get("company"))
    values = {
        "thread_id": context.id(native),
        "channel": "form",
        "happened_at": when(told.get("submitted_at"), reading),
        "zone": zone(told.get("submitted_at"), reading),
        "author_id": context.id(author),
        "account_id": context.id(firm),
        "is_internal": False,
        "prompt": next(iter(said)) if len(said) == 1 else None,
        "subject": words(told.get("title")),
        "body": "\n\n".join(said.values()) or None,
        "body_format": "text",
        "url": words(told.get("page_url")),
    }
    yield Row("touch", native, values, {**raw.rest, "answers": answers})
    if author and mail:
        yield from _sender(author, firm, answers, context)


def _answers(told: Any) -> dict[str, str]:
    """Give the answers of a form by the name of their field, several to one field in one text."""
    listed = json.loads(told) if isinstance(told, str) and told.strip() else told or []
    answers: dict[str, str] = {}
    for one in listed:
        name = str(one.get("name")).rpartition("/")[2].rpartition(".")[2].casefold()
        value = words(one.get("value"))
        if value:
            answers[name] = f"{answers[name]}\n{value}" if name in answers else value
    return answers


def _sender(
    author: str, firm: str | None, answers: Mapping[str, str], context: Context
) -> Iterable[Row]:
    first, last = answers.get("firstname"), answers.get("lastname")
    values = {
        "name": " ".join(filter(None, (first, last))) or None,
        "first_name": first,
        "last_name": last,
        "emails": [author.partition(":")[2]],
        "phones": [answers["phone"]] if "phone" in answers else [],
        "title": answers.get("jobtitle"),
    }
    yield Row("person", author, values)
    if firm:
        yield from named_only([firm])
        member = {"person_id": context.id(author), "account_id": context.id(firm)}
        yield Row("membership", f"{author}>{firm}", member)
