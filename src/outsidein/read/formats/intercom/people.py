"""Who is in Intercom: contacts (users and leads), their companies, and our admins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.amounts import whole
from outsidein.read.contract import Row
from outsidein.read.times import when
from outsidein.read.values import texts, words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw
    from outsidein.record.ids import RowId

# What Intercom calls an author, with what its id names and the side this tells.
AUTHORS = {
    "user": ("contact", "customer"),
    "lead": ("contact", "customer"),
    "contact": ("contact", "customer"),
    "admin": ("admin", "us"),
    "bot": ("bot", "us"),
}


def contact(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a contact: a user or a lead, with every company they belong to."""
    told = raw.fields
    number = context.native("contact", told["id"])
    if not number:
        raise Rejected("contact without an id")
    reading = context.settings.reading
    values = {
        "name": words(told.get("name")),
        "emails": addresses(told.get("email")),
        "phones": texts(words(told.get("phone"))),
        "external_ids": texts(words(told.get("external_id"))),
        "side": "customer",
        "created_at": when(told.get("created_at"), reading),
        "updated_at": when(told.get("updated_at"), reading),
    }
    yield Row("person", number, values, {**raw.rest, "role": told.get("role")})
    for one in listed(told.get("companies")):
        firm = context.native("company", words(one.get("id")))
        if firm:
            member = {"person_id": context.id(number), "account_id": context.id(firm)}
            yield Row("membership", f"{number}>{firm}", member)


def company(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a company; `id` is Intercom's, `company_id` is our own for it."""
    told = raw.fields
    number = context.native("company", told["id"])
    if not number:
        raise Rejected("company without an id")
    reading = context.settings.reading
    values = {
        "name": words(told.get("name")),
        "domains": domains(told.get("website")),
        "external_ids": texts(words(told.get("company_id"))),
        "industry": words(told.get("industry")),
        "employees": whole(told.get("size")),
        "created_at": when(told.get("created_at"), reading),
        "updated_at": when(told.get("updated_at"), reading),
    }
    kept = {name: told.get(name) for name in ("plan", "monthly_spend")}
    yield Row("account", number, values, {**raw.rest, **kept})


def admin(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an admin: one of us."""
    told = raw.fields
    number = context.native("admin", told["id"])
    if not number:
        raise Rejected("admin without an id")
    values = {
        "name": words(told.get("name")),
        "emails": addresses(told.get("email")),
        "title": words(told.get("job_title")),
        "side": "us",
    }
    yield Row("person", number, values, raw.rest)


def person_in(told: Any, context: Context) -> tuple[RowId | None, Row | None]:
    """Give who is named within a message, and a row on them unless a file of people has one.

    A team is nobody in particular, so it has no id.
    """
    if not isinstance(told, dict):
        return None, None
    what, side = AUTHORS.get(str(told.get("type")), (None, None))
    number = words(told.get("id"))
    if not what or not number:
        return None, None
    source_id = f"{what}:{number}"
    name, emails = words(told.get("name")), addresses(told.get("email"))
    is_known = number in context.prepared.get(f"{what}s", ())
    if is_known or not (name or emails):
        return context.id(source_id), None
    is_bot = what == "bot" or yes_no(told.get("from_ai_agent"))
    nature = "bot" if is_bot else None
    values = {"name": name, "emails": emails, "side": side, "nature": nature}
    return context.id(source_id), Row("person", source_id, values)


def listed(told: Any) -> list[Mapping[str, Any]]:
    """Give the objects of a list that the API may have wrapped in an object.

    >>> listed({"type": "contact.list", "contacts": [{"id": "7"}, None]})
    [{'id': '7'}]
    """
    if isinstance(told, dict):
        told = next((inner for inner in told.values() if isinstance(inner, list)), ())
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
