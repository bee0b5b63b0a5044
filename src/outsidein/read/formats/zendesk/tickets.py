"""Tickets in Zendesk: with their comments, by their description alone, or as a mere report.

The description repeats the first comment, so it counts only where a ticket has no comments, here
or in a file beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.contract import Row
from outsidein.read.formats.zendesk.comments import UTC, comment_rows
from outsidein.read.formats.zendesk.people import SIDES
from outsidein.read.formats.zendesk.ratings import rating_rows, ticket_rating
from outsidein.read.times import when, zone
from outsidein.read.values import texts, words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

GONE = {"deleted": "ticket is deleted", "suspended": "ticket is suspended"}


def ticket(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read one ticket: its comments as touches, its rating if the customer gave one."""
    told = raw.fields
    number = _number(told, context)
    comments = told.get("comments")
    if isinstance(comments, dict):  # the API nests the list once more
        comments = comments.get("comments")
    of_ticket = _of_ticket(told, number, context)
    extra = _extra(told, raw.rest, context)
    if comments:
        for position, comment in enumerate(comments):
            said = {**of_ticket, "position": position}
            yield from comment_rows(comment, said, context, extra=None if position else extra)
    elif words(told.get("description")) and not _is_commented(told, context):
        yield _first_message(told, of_ticket, extra, context)
    yield from ticket_rating(told, number, context)
    yield from _people_in(told, context)


def ticket_report(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a row of the tickets' CSV export: who asked and for which firm, but no words.

    The subject is the requester's; the comments are only in the JSON export.
    """
    told = raw.fields
    number = _number(told, context)
    person = context.native("user", told.get("requester_id"))
    account = context.native("organization_name", words(told.get("organization")))
    reading = context.settings.reading
    at, changed = when(told.get("created_at"), reading), when(told.get("updated_at"), reading)
    if account:
        web = domains(told.get("requester_domain"))
        yield Row("account", account, {"name": words(told["organization"]), "domains": web})
    if person:
        yield Row("person", person, _requester(told))
    values = {
        "thread_id": context.id(number),
        "position": 0,
        "channel": "ticket",
        "happened_at": at,
        "zone": zone(told.get("created_at"), reading),
        "author_id": context.id(person),
        "account_id": context.id(account),
        "is_internal": False,
        "subject": words(told.get("subject")),
    }
    yield Row("touch", number, values, raw.rest)
    given = {
        "touch_id": context.id(number),
        "person_id": context.id(person),
        "account_id": context.id(account),
        "happened_at": changed,
    }
    yield from rating_rows(f"{number}/rating", told.get("satisfaction_score"), None, given)


def _number(told: Mapping[str, Any], context: Context) -> str:
    number = context.native("ticket", told["id"])
    if not number:
        raise Rejected("ticket without an id")
    gone = GONE.get((words(told.get("status")) or "").casefold())
    if gone:
        raise Rejected(gone, number)
    return number


def _of_ticket(told: Mapping[str, Any], number: str, context: Context) -> dict[str, Any]:
    """Give what the ticket tells of every comment in it."""
    concerned = [told.get("requester_id"), told.get("assignee_id")]
    for copied in (told.get("collaborator_ids"), told.get("email_cc_ids")):
        concerned.extend(copied if isinstance(copied, list) else ())
    users = (context.ref("user", words(one)) for one in concerned)
    return {
        "thread_id": context.id(number),
        "account_id": context.ref("organization", words(told.get("organization_id"))),
        "party_ids": [user for user in dict.fromkeys(users) if user],
        "subject": words(told.get("raw_subject") or told.get("subject")),
        "url": _page_of(words(told.get("url"))),
    }


def _page_of(url: str | None) -> str | None:
    """Give the address where people see the ticket, from the one where programs do."""
    return url and re.sub(r"/api/v2/tickets/(\d+)\.json$", r"/agent/tickets/\1", url)


def _is_commented(told: Mapping[str, Any], context: Context) -> bool:
    prepared = context.prepared
    return told["id"] in prepared.get("commented", ()) or told["id"] in prepared.get("audited", ())


def _first_message(
    told: Mapping[str, Any],
    of_ticket: Mapping[str, Any],
    extra: Mapping[str, Any],
    context: Context,
) -> Row:
    """Read a ticket that came without comments; whoever submitted it wrote the first one."""
    author = context.ref("user", words(told.get("submitter_id") or told.get("requester_id")))
    values = {
        **of_ticket,
        "position": 0,
        "channel": "ticket",
        "happened_at": when(told.get("created_at"), UTC),
        "zone": zone(told.get("created_at"), UTC),
        "author_id": author,
        "party_ids": [one for one in of_ticket["party_ids"] if one != author],
        "is_internal": yes_no(told.get("is_public")) is False,
        "body": words(told["description"]),
        "body_format": "text",
    }
    return Row("touch", f"ticket:{told['id']}", values, extra)


def _extra(told: Mapping[str, Any], rest: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Give the rest of a ticket, its custom fields by their titles and labels where known."""
    fields = _custom_fields(told.get("custom_fields"), context.prepared.get("fields", {}))
    kept = {name: told.get(name) for name in ("status", "submitter_id", "via")}
    return {**rest, **kept, "custom_fields": fields}


def _custom_fields(told: object, fields: Mapping[str, tuple[str, dict[str, str]]]) -> Any:
    if not isinstance(told, list):
        return told
    named: dict[str, Any] = {}
    for field in told:
        if isinstance(field, dict) and field.get("value") not in (None, "", []):
            title, labels = fields.get(str(field.get("id")), (str(field.get("id")), {}))
            value = field["value"]
            named[title] = labels.get(value, value) if isinstance(value, str) else value
    return named


def _people_in(told: Mapping[str, Any], context: Context) -> Iterator[Row]:
    """Give the people whom the ticket itself tells of, unless the file of users is there."""
    known = context.prepared.get("users", ())
    people = [told.get(role) for role in ("requester", "submitter", "assignee")]
    via = told.get("via")
    sent_by = via.get("source", {}).get("from") if isinstance(via, dict) else None
    if isinstance(sent_by, dict):
        mail = {"name": sent_by.get("name"), "email": sent_by.get("address")}
        people.append({"id": told.get("requester_id"), **mail})
    seen: set[str] = set()
    for person in people:
        if not isinstance(person, dict):
            continue
        number = words(person.get("id"))
        if number and number not in seen and number not in known:
            seen.add(number)
            yield from _person(number, person)
    # Tickets are assigned to agents only: without the file of users, that alone tells who is ours.
    agent = context.native("user", told.get("assignee_id"))
    number = agent.partition(":")[2] if agent else ""
    if agent and number not in seen and number not in known:
        yield Row("person", agent, {"side": "us"})


def _person(number: str, told: Mapping[str, Any]) -> Iterator[Row]:
    name, emails = words(told.get("name")), addresses(told.get("email"))
    if name or emails:
        side = SIDES.get((words(told.get("role")) or "").casefold())
        yield Row("person", f"user:{number}", {"name": name, "emails": emails, "side": side})


def _requester(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": words(told.get("requester")),
        "emails": addresses(told.get("requester_email")),
        "external_ids": texts(words(told.get("requester_external_id"))),
    }
