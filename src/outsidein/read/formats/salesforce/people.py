"""Salesforce's accounts, contacts, leads and users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.amounts import money, whole
from outsidein.read.contract import Row
from outsidein.read.formats.salesforce.ids import (
    full_name,
    id_of,
    named,
    native_of,
    reading_of,
    ref,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import when
from outsidein.read.values import texts, words
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

BOTS = frozenset({"AutomatedProcess", "CloudIntegrationUser"})


def account(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an account; one that was merged away names the one it went into."""
    told = raw.fields
    values = {
        "name": words(told.get("name")),
        "domains": domains(told.get("website")),
        "external_ids": texts(words(told.get("account_number"))),
        "industry": words(told.get("industry")),
        "employees": whole(told.get("number_of_employees")),
        "revenue": money(told.get("annual_revenue"), plain=True),
        "currency": words(told.get("currency_iso_code")),
        "country": words(told.get("billing_country")),
        "city": words(told.get("billing_city")),
        "phone": words(told.get("phone")),
        "type": words(told.get("type")),
        "owner_id": id_of(told.get("owner_id"), "user", context),
        "parent_id": ref("account", told.get("parent_id"), context),
        "merged_into": ref("account", told.get("master_record_id"), context),
        **_dates(told, context),
    }
    yield Row("account", native_of("account", told), values, raw.rest)


def contact(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a contact and the account they are in."""
    told = raw.fields
    native = native_of("contact", told)
    values = {
        **_person(told),
        "department": words(told.get("department")),
        "merged_into": ref("contact", told.get("master_record_id"), context),
        **_dates(told, context),
    }
    yield Row("person", native, values, raw.rest)
    yield from member(native, named("account", words(told.get("account_id"))), told, context)


def lead(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a lead; a converted one is the contact that it became, not a second human."""
    told = raw.fields
    native = lead_name(told)
    converted = words(told.get("converted_contact_id"))
    values = {
        **_person(told),
        "merged_into": ref("contact", converted, context)
        or ref("lead", told.get("master_record_id"), context),
        **_dates(told, context),
    }
    yield Row("person", native, values, raw.rest)
    firm = named("account", words(told.get("converted_account_id")))
    company = words(told.get("company"))
    if firm is None and company:
        firm = f"account_name:{company}"
        yield Row("account", firm, {"name": company, "domains": domains(told.get("website"))})
    yield from member(native, firm, told, context)


def lead_name(told: Mapping[str, Any]) -> str:
    """Name a lead; one from a report without ids by its address, or by its name and company."""
    number = named("lead", words(told.get("id")))
    if number:
        return number
    mails = addresses(told.get("email"))
    who = mails[0] if mails else full_name(told)
    if who is None:
        raise Rejected("lead without an id or a name")
    return f"lead:{content_hash(who, None if mails else words(told.get('company')))}"


def user(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a user: one of us with their department, or a customer with a login to our portal."""
    told = raw.fields
    portal = words(told.get("contact_id"))
    values = {
        **_person(told),
        "handles": texts(words(told.get("username"))),
        "department": words(told.get("department")) or words(told.get("division")),
        "side": "customer" if portal else "us",
        "nature": "bot" if told.get("user_type") in BOTS else None,
        "time_zone": words(told.get("time_zone_sid_key")),
        "merged_into": ref("contact", portal, context),
        **_dates(told, context),
    }
    yield Row("person", native_of("user", told), values, raw.rest)


def member(
    person: str, firm: str | None, told: Mapping[str, Any], context: Context
) -> Iterator[Row]:
    """Tie a person to a firm, if one is told."""
    if firm:
        values = {
            "person_id": context.id(person),
            "account_id": context.id(firm),
            "title": words(told.get("title")),
        }
        yield Row("membership", f"{person}>{firm}", values)


def _person(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": full_name(told),
        "first_name": words(told.get("first_name")),
        "last_name": words(told.get("last_name")),
        "emails": addresses(told.get("email")),
        "phones": texts([told.get("phone"), told.get("mobile_phone")]),
        "title": words(told.get("title")),
    }


def _dates(told: Mapping[str, Any], context: Context) -> dict[str, Any]:
    reading = reading_of(told, context)
    updated = told.get("last_modified_date") or told.get("system_modstamp")
    return {
        "is_deleted": is_gone(told),
        "created_at": when(told.get("created_date"), reading),
        "updated_at": when(updated, reading),
    }
