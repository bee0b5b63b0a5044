"""Who is in Freshdesk: contacts, their companies, and our agents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.contract import Row
from outsidein.read.times import when
from outsidein.read.values import texts, words, yes_no
from outsidein.record.settings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

UTC = Reading()


def contact(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a contact: all mail addresses are one person's, who may be in several companies."""
    told = raw.fields
    number = context.native("contact", told["id"])
    if not number:
        raise Rejected("contact without an id")
    values = {
        "name": words(told.get("name")),
        "emails": addresses(told.get("email"), told.get("other_emails")),
        "phones": texts([told.get("phone"), told.get("mobile")]),
        "handles": texts(words(told.get("twitter_id"))),
        "title": words(told.get("job_title")),
        "side": "customer",
        "time_zone": words(told.get("time_zone")),
        "is_deleted": yes_no(told.get("deleted")) is True,
        "created_at": when(told.get("created_at"), UTC),
        "updated_at": when(told.get("updated_at"), UTC),
    }
    yield Row("person", number, values, raw.rest)
    others = told.get("other_companies")
    numbers = [
        other.get("company_id") if isinstance(other, dict) else other
        for other in (told, *(others if isinstance(others, list) else ()))
    ]
    for firm in dict.fromkeys(context.native("company", words(one)) for one in numbers):
        if firm:
            yield _membership(number, firm, context)


def company(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a company, with its mail domains."""
    told = raw.fields
    number = context.native("company", told["id"])
    if not number:
        raise Rejected("company without an id")
    values = {
        "name": words(told.get("name")),
        "domains": domains(told.get("domains")),
        "industry": words(told.get("industry")),
        "created_at": when(told.get("created_at"), UTC),
        "updated_at": when(told.get("updated_at"), UTC),
    }
    yield Row("account", number, values, {**raw.rest, "note": told.get("note")})


def agent(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an agent: one of us; name and address are in its nested contact."""
    told = raw.fields
    number = context.native("agent", told["id"])
    if not number:
        raise Rejected("agent without an id")
    of = told.get("contact")
    inner: Mapping[str, Any] = of if isinstance(of, dict) else {}
    values = {
        "name": words(inner.get("name")),
        "emails": addresses(inner.get("email")),
        "phones": texts([inner.get("phone"), inner.get("mobile")]),
        "title": words(inner.get("job_title")),
        "side": "us",
        "time_zone": words(inner.get("time_zone")),
        "created_at": when(told.get("created_at"), UTC),
        "updated_at": when(told.get("updated_at"), UTC),
    }
    yield Row("person", number, values, raw.rest)


def people_in(told: Mapping[str, Any], context: Context) -> Iterator[Row]:
    """Give requester and company as a ticket tells them, unless they have files of their own.

    Of somebody with several companies, the ticket says which one it was about.
    """
    person = context.native("contact", words(told.get("requester_id")))
    firm = context.native("company", words(told.get("company_id")))
    nested = told.get("requester")
    asked: Mapping[str, Any] = nested if isinstance(nested, dict) else told
    name, emails = words(asked.get("name")), addresses(asked.get("email"))
    phones = texts([asked.get("phone"), asked.get("mobile")])
    known = context.prepared.get("contacts", ())
    if person and (name or emails or phones) and told.get("requester_id") not in known:
        values = {"name": name, "emails": emails, "phones": phones, "side": "customer"}
        yield Row("person", person, values)
    of = told.get("company")
    called = words(of.get("name")) if isinstance(of, dict) else None
    if firm and called and told.get("company_id") not in context.prepared.get("companies", ()):
        yield Row("account", firm, {"name": called})
    if person and firm:
        yield _membership(person, firm, context)


def _membership(person: str, firm: str, context: Context) -> Row:
    member = {"person_id": context.id(person), "account_id": context.id(firm)}
    return Row("membership", f"{person}>{firm}", member)
