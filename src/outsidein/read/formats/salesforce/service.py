"""Salesforce's cases and the comments on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Row
from outsidein.read.formats.salesforce.ids import (
    id_of,
    named,
    named_account,
    named_person,
    native_of,
    reading_of,
    ref,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import when, zone
from outsidein.read.values import words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw


def case(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a case: its description is the first word of whoever opened it."""
    told = raw.fields
    native = named("case", words(told.get("id")))
    native = native or named("case_number", words(told.get("case_number")))
    if native is None or is_gone(told):
        raise Rejected("case is deleted" if native else "case without an id")
    author = _opened_by(told)
    owner = id_of(told.get("owner_id"), "user", context)
    owner = owner or context.ref("user_name", words(told.get("owner_name")))
    reading = reading_of(told, context)
    at = told.get("created_date") or told.get("opened_date")
    values = {
        "thread_id": context.id(native),
        "position": 0,
        "channel": "ticket",
        "happened_at": when(at, reading),
        "zone": zone(at, reading),
        "author_id": context.id(author),
        "account_id": ref("account", told.get("account_id"), context)
        or context.ref("account_name", words(told.get("account_name"))),
        "party_ids": [owner] if owner else [],
        "is_internal": False,
        "subject": words(told.get("subject")),
        "body": words(told.get("description")),
        "body_format": "text",
    }
    kept = {"CaseNumber": told.get("case_number"), "Origin": told.get("origin")}
    yield Row("touch", native, values, {**raw.rest, **kept})
    yield from _around(told, author)


def _opened_by(told: Mapping[str, Any]) -> str | None:
    """Name who opened a case: a contact, or who they said they were in a form or an e-mail."""
    contact = named("contact", words(told.get("contact_id")))
    mails = addresses(told.get("supplied_email"))
    name = words(told.get("contact_name")) or words(told.get("supplied_name"))
    mail = f"address:{mails[0]}" if mails else None
    return contact or mail or (f"contact_name:{name}" if name else None)


def _around(told: Mapping[str, Any], author: str | None) -> Iterator[Row]:
    """Give rows for those whom a case tells by name or address, not by id."""
    mails = addresses(told.get("supplied_email"))
    if author and author.startswith("address:"):
        yield Row("person", author, {"name": words(told.get("supplied_name")), "emails": mails})
    elif author and author.startswith("contact_name:"):
        yield from named_person("contact", author.partition(":")[2])
    if not words(told.get("account_id")):
        yield from named_account(told)
    yield from named_person("user", words(told.get("owner_name")))


def case_comment(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a comment on a case; one that is not published stays among us."""
    told = raw.fields
    native = native_of("case_comment", told)
    if is_gone(told):
        raise Rejected("comment is deleted")
    reading = reading_of(told, context)
    values = {
        "thread_id": ref("case", told["parent_id"], context),
        "channel": "ticket",
        "happened_at": when(told.get("created_date"), reading),
        "zone": zone(told.get("created_date"), reading),
        "author_id": id_of(told.get("created_by_id"), "user", context),
        "is_internal": yes_no(told.get("is_published")) is False,
        "body": words(told["comment_body"]),
        "body_format": "text",
    }
    yield Row("touch", native, values, raw.rest)
