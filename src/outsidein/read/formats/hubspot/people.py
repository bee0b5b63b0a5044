"""HubSpot's companies, contacts and owners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.amounts import money, whole
from outsidein.read.contract import Row
from outsidein.read.formats.hubspot.links import (
    linked,
    merged_away,
    named_only,
    native_of,
    owner_of,
    owner_row,
    reading_of,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import when
from outsidein.read.values import texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw


def company(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a company, and an alias for each one that was merged into it."""
    told = raw.fields
    native = native_of("company", told, context)
    reading = reading_of(told, context)
    values = {
        "name": words(told.get("company_name") or told.get("name")),
        "domains": domains(told.get("domain"), told.get("website")),
        "industry": words(told.get("industry")),
        "employees": whole(told.get("numberofemployees")),
        "revenue": money(told.get("annualrevenue"), plain=True),
        "country": words(told.get("country")),
        "city": words(told.get("city")),
        "phone": words(told.get("phone")),
        "type": words(told.get("type") or told.get("lifecyclestage")),
        "owner_id": context.id(owner_of(told.get("hubspot_owner_id"), context)),
        "parent_id": context.ref("company", words(told.get("hs_parent_company_id"))),
        "is_deleted": is_gone(told),
        "created_at": when(told.get("createdate") or told.get("created_at"), reading),
        "updated_at": when(told.get("hs_lastmodifieddate") or told.get("updated_at"), reading),
    }
    extra = {**raw.rest, "lifecyclestage": told.get("lifecyclestage")}
    yield Row("account", native, values, extra)
    yield from owner_row(told.get("hubspot_owner_id"), context)
    yield from merged_away("account", native, told, context)


def contact(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a contact, the companies they are in, and an alias for each merged into them."""
    told = raw.fields
    native = native_of("contact", told, context)
    reading = reading_of(told, context)
    first, last = words(told.get("firstname")), words(told.get("lastname"))
    values = {
        "name": " ".join(filter(None, (first, last))) or None,
        "first_name": first,
        "last_name": last,
        "emails": addresses(told.get("email"), told.get("hs_additional_emails")),
        "phones": texts([told.get("phone"), told.get("mobilephone")]),
        "title": words(told.get("jobtitle")),
        "buying_role": words(told.get("hs_buying_role")),
        "is_deleted": is_gone(told),
        "created_at": when(told.get("createdate") or told.get("created_at"), reading),
        "updated_at": when(told.get("lastmodifieddate") or told.get("updated_at"), reading),
    }
    yield Row("person", native, values, raw.rest)
    yield from _memberships(told, native, words(told.get("jobtitle")), context)
    yield from merged_away("person", native, told, context)


def _memberships(
    told: Mapping[str, Any], native: str, title: str | None, context: Context
) -> Iterator[Row]:
    """Tie a contact to their companies; to a firm's mere name only where there is no id."""
    firms = linked("company", told, native, context)
    if not firms:
        names = ("company", "company_name", "associated_company")
        name = next((name for name in map(words, map(told.get, names)) if name), None)
        firms = [f"company_name:{name}"] if name else []
    yield from named_only(firms)
    for firm in firms:
        member = {"person_id": context.id(native), "account_id": context.id(firm), "title": title}
        yield Row("membership", f"{native}>{firm}", member)


def owner(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an owner: one of us, with the main team as department."""
    told = raw.fields
    native = context.native("owner", told.get("owner_id") or told.get("id"))
    if native is None:
        raise Rejected("owner without an id")
    reading = reading_of(told, context)
    first, last = words(told.get("firstname")), words(told.get("lastname"))
    teams = sorted(told.get("teams") or (), key=lambda team: not team.get("primary"))
    values = {
        "name": " ".join(filter(None, (first, last))) or None,
        "first_name": first,
        "last_name": last,
        "emails": addresses(told.get("email")),
        "department": words(teams[0].get("name")) if teams else None,
        "side": "us",
        "is_deleted": is_gone(told),
        "created_at": when(told.get("created_at"), reading),
        "updated_at": when(told.get("updated_at"), reading),
    }
    yield Row("person", native, values, raw.rest)
