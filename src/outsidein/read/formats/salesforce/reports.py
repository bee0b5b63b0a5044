"""Salesforce's reports: labels instead of names, and often names instead of ids.

A row without an id is named by what stays the same when the report is run again, so that next
month's report changes what is known of a deal and does not add a second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.amounts import money, whole
from outsidein.read.contract import Row
from outsidein.read.formats.salesforce.activities import task_channel
from outsidein.read.formats.salesforce.deals import standing
from outsidein.read.formats.salesforce.ids import (
    full_name,
    named,
    named_account,
    named_person,
    reading_of,
)
from outsidein.read.formats.salesforce.people import member
from outsidein.read.times import when, zone
from outsidein.read.values import texts, words
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw


def _native(what: str, told: Mapping[str, Any], stays: Sequence[str]) -> str:
    """Name a row of a report by its id, or else by the columns that stay as they are."""
    number = named(what, words(told.get("id")))
    if number:
        return number
    same = [words(told.get(column)) for column in stays]
    if not any(same):
        raise Rejected(f"{what} without an id or a name")
    return f"{what}:{content_hash(*same)}"


def account_report(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an account of a report."""
    told = raw.fields
    number = named("account", words(told.get("account_id")))
    firm = words(told.get("account_name"))
    if number is None and firm is None:
        raise Rejected("account without an id or a name")
    owner = words(told.get("owner_name"))
    values = {
        "name": firm,
        "domains": domains(told.get("website")),
        "industry": words(told.get("industry")),
        "employees": whole(told.get("employees")),
        "revenue": money(told.get("annual_revenue")),
        "country": words(told.get("billing_country")),
        "city": words(told.get("billing_city")),
        "phone": words(told.get("phone")),
        "type": words(told.get("type")),
        "owner_id": context.ref("user_name", owner),
    }
    yield Row("account", number or f"account_name:{firm}", values, raw.rest)
    yield from named_person("user", owner)


def contact_report(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a contact of a report, and the firm they are in."""
    told = raw.fields
    mails = addresses(told.get("email"))
    stays = ("email",) if mails else ("first_name", "last_name", "name", "account_name")
    native = _native("contact", told, stays)
    values = {
        "name": full_name(told),
        "first_name": words(told.get("first_name")),
        "last_name": words(told.get("last_name")),
        "emails": mails,
        "phones": texts([told.get("phone"), told.get("mobile")]),
        "title": words(told.get("title")),
        "department": words(told.get("department")),
    }
    yield Row("person", native, values, raw.rest)
    firm = words(told.get("account_name"))
    if firm:
        yield from named_account(told)
        yield from member(native, f"account_name:{firm}", told, context)


def opportunity_report(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an opportunity of a report."""
    told = raw.fields
    owner = words(told.get("owner_name"))
    firm = words(told.get("account_name"))
    native = _native("opportunity", told, ("account_name", "name", "created_date"))
    values = {
        **standing(told, context),
        "account_id": context.ref("account_name", firm),
        "owner_id": context.ref("user_name", owner),
    }
    yield Row("deal", native, values, raw.rest)
    yield from named_account(told)
    yield from named_person("user", owner)


def activity_report(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an activity of a report: what one of us wrote down about a call, a mail, a meeting."""
    told = raw.fields
    stays = ("date", "subject", "owner_name", "contact_name", "account_name", "full_comments")
    native = _native("task", told, stays)
    owner, contact = words(told.get("owner_name")), words(told.get("contact_name"))
    reading = reading_of(told, context)
    channel = task_channel(told)
    who = context.ref("contact_name", contact)
    values = {
        "thread_id": context.id(native),
        "channel": channel,
        "happened_at": when(told.get("date"), reading),
        "zone": zone(told.get("date"), reading),
        "author_id": context.ref("user_name", owner),
        "account_id": context.ref("account_name", words(told.get("account_name"))),
        "party_ids": [who] if who else [],
        "is_internal": channel != "mail",
        "subject": words(told.get("subject")),
        "body": words(told.get("full_comments")) or words(told.get("comments")),
        "body_format": "text",
    }
    yield Row("touch", native, values, raw.rest)
    yield from named_account(told)
    yield from named_person("contact", contact)
    yield from named_person("user", owner)
