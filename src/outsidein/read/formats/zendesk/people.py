"""Who is in Zendesk: users (the customers' and ours) and organizations (the customers' firms)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses, domains
from outsidein.read.contract import Row
from outsidein.read.formats.zendesk.comments import UTC
from outsidein.read.times import when
from outsidein.read.values import texts, words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Context, Raw

SIDES = {"end-user": "customer", "agent": "us", "admin": "us"}


def user(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a user: a customer's (end-user) or ours (agent, admin)."""
    told = raw.fields
    number = context.native("user", told["id"])
    if not number:
        raise Rejected("user without an id")
    values = {
        "name": words(told.get("name")),
        "emails": addresses(told.get("email")),
        "phones": texts(words(told.get("phone"))),
        "handles": texts(words(told.get("alias"))),
        "external_ids": texts(words(told.get("external_id"))),
        "side": SIDES.get((words(told.get("role")) or "").casefold()),
        "time_zone": words(told.get("time_zone")),
        "is_deleted": yes_no(told.get("active")) is False,
        "created_at": when(told.get("created_at"), UTC),
        "updated_at": when(told.get("updated_at"), UTC),
    }
    yield Row("person", number, values, raw.rest)
    firm = context.native("organization", words(told.get("organization_id")))
    if firm:
        member = {"person_id": context.id(number), "account_id": context.id(firm)}
        yield Row("membership", f"{number}>{firm}", member)


def organization(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an organization: a customer's firm, with its mail domains."""
    told = raw.fields
    number = context.native("organization", told["id"])
    if not number:
        raise Rejected("organization without an id")
    beside = context.prepared.get("domains", {}).get(str(told["id"]).strip(), ())
    values = {
        "name": words(told.get("name")),
        "domains": domains(told.get("domain_names"), *beside),
        "external_ids": texts(words(told.get("external_id"))),
        "is_deleted": bool(words(told.get("deleted_at"))),
        "created_at": when(told.get("created_at"), UTC),
        "updated_at": when(told.get("updated_at"), UTC),
    }
    yield Row("account", number, values, raw.rest)


def organization_domain(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a connector's row of one domain: it went into its organization beforehand."""
    if not context.prepared.get("has_organizations"):
        reason = "organization of this domain is missing: read both files together"
        raise Rejected(reason, str(raw.fields.get("organization_id")))
    yield from ()
