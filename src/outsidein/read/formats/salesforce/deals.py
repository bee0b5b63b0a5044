"""Salesforce's opportunities, the stages they went through and the people who decide on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import money, real
from outsidein.read.contract import Row, squashed
from outsidein.read.formats.salesforce.ids import (
    id_of,
    native_of,
    reading_of,
    ref,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import day, when
from outsidein.read.values import words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw


def opportunity(raw: Raw, context: Context) -> Iterator[Row]:
    """Read an opportunity as it stands."""
    told = raw.fields
    native = native_of("opportunity", told)
    if is_gone(told):
        raise Rejected("opportunity is deleted")
    contact = ref("contact", told.get("contact_id"), context)
    values = {
        **standing(told, context),
        "account_id": ref("account", told.get("account_id"), context),
        "person_ids": [contact] if contact else [],
        "owner_id": id_of(told.get("owner_id"), "user", context),
    }
    yield Row("deal", native, values, raw.rest)


def standing(told: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Give what an opportunity and a report of it tell alike."""
    reading = reading_of(told, context)
    probability = real(told.get("probability"))
    stage = words(told.get("stage_name"))
    closed, won = yes_no(told.get("is_closed")), yes_no(told.get("is_won"))
    if closed is None and stage:
        # Only the two stages that every firm starts with tell it by their name.
        won = squashed(stage) == "closedwon"
        closed = won or squashed(stage) == "closedlost" or None
        won = won if closed else None
    return {
        "name": words(told.get("name")),
        "type": words(told.get("type")),
        "stage": stage,
        "is_closed": closed,
        "is_won": won,
        "amount": money(told.get("amount"), plain=True),
        "currency": words(told.get("currency_iso_code")),
        "probability": None if probability is None else probability / 100,
        "close_on": day(told.get("close_date"), reading),
        "lost_reason": words(told.get("loss_reason")),
        "lead_source": words(told.get("lead_source")),
        "created_at": when(told.get("created_date"), reading),
        "updated_at": when(told.get("last_modified_date") or told.get("system_modstamp"), reading),
    }


def opportunity_history(raw: Raw, context: Context) -> Iterator[Row]:
    """Read one step in the history of an opportunity."""
    told = raw.fields
    if is_gone(told):
        raise Rejected("step is deleted")
    deal = ref("opportunity", told["opportunity_id"], context)
    if deal is None:
        raise Rejected("step without its opportunity")
    reading = reading_of(told, context)
    at = when(told.get("created_date") or told.get("system_modstamp"), reading)
    values = {
        "deal_id": deal,
        "stage": words(told["stage_name"]),
        "happened_at": at,
        "amount": money(told.get("amount"), plain=True),
        "currency": words(told.get("currency_iso_code")),
        "close_on": day(told.get("close_date"), reading),
    }
    number = words(told.get("id")) or f"{deal}>{values['stage']}@{at}"
    yield Row("deal_stage", f"opportunity_history:{number}", values, raw.rest)


def contact_role(raw: Raw, context: Context) -> Iterator[Row]:
    """Read which role a contact has in a purchase, as a row of its own beside the contact's."""
    told = raw.fields
    native = native_of("opportunity_contact_role", told)
    if is_gone(told):
        raise Rejected("role is deleted")
    contact = ref("contact", told["contact_id"], context)
    if contact is None:
        raise Rejected("role without its contact")
    reading = reading_of(told, context)
    values = {
        "buying_role": words(told.get("role")),
        "merged_into": contact,
        "created_at": when(told.get("created_date"), reading),
    }
    extra = {**raw.rest, "OpportunityId": told.get("opportunity_id")}
    yield Row("person", native, values, extra)
