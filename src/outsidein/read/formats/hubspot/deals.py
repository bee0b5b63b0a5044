"""HubSpot's deals, and the stages they went through."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.amounts import money, real
from outsidein.read.contract import Row, squashed
from outsidein.read.formats.hubspot.links import (
    linked,
    named_only,
    native_of,
    owner_of,
    owner_row,
    reading_of,
)
from outsidein.read.gone import is_gone
from outsidein.read.times import day, when
from outsidein.read.values import words, yes_no

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

# When a deal came into a stage: `hs_v2_date_entered_closedwon`, `Date entered "Closed Won"`.
DATE_ENTERED = re.compile(
    r"^(?:property_)?hs_(?:v2_)?date_entered_(.+)$|^date entered (.+)$", re.IGNORECASE
)


def deal(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a deal as it stands, and each stage it is known to have come into."""
    told = raw.fields
    native = native_of("deal", told, context)
    number = native.partition(":")[2]
    if is_gone(told):
        raise Rejected("deal is deleted")
    if number in context.prepared.get("merged_deals", ()):
        raise Rejected("deal was merged into another one")
    firms = linked("company", told, native, context)
    people = linked("contact", told, native, context)
    values = {
        **_standing(told, context),
        "account_id": context.id(firms[0]) if firms else None,
        "person_ids": [context.id(one) for one in people],
        "owner_id": context.id(owner_of(told.get("hubspot_owner_id"), context)),
        "name": words(told.get("dealname")),
        "type": words(told.get("dealtype")),
        "lost_reason": words(told.get("closed_lost_reason")),
        "lead_source": words(told.get("hs_analytics_source")),
    }
    yield Row("deal", native, values, raw.rest)
    yield from named_only([*firms[:1], *people])
    yield from owner_row(told.get("hubspot_owner_id"), context)
    yield from _stages_entered(raw, native, context)


def _standing(told: Mapping[str, Any], context: Context) -> dict[str, Any]:
    reading = reading_of(told, context)
    probability = real(told.get("hs_deal_stage_probability"))
    stage, closed, won = _stage(told, probability, context)
    return {
        "stage": stage,
        "is_closed": closed,
        "is_won": won,
        "amount": money(told.get("amount"), plain=True),
        "currency": words(told.get("deal_currency_code")),
        "probability": probability,
        "close_on": day(told.get("closedate"), reading),
        "created_at": when(told.get("createdate") or told.get("created_at"), reading),
        "updated_at": when(told.get("hs_lastmodifieddate") or told.get("updated_at"), reading),
    }


def _stage(
    told: Mapping[str, Any], probability: float | None, context: Context
) -> tuple[str | None, bool | None, bool | None]:
    """Give a deal's stage, and whether it is closed and won.

    HubSpot says so itself, or its list of stages does. Else the default names tell, else the
    probability: HubSpot has 1 for won, 0 for lost, and anything between for open deals.
    """
    stage = words(told.get("dealstage"))
    stages = context.prepared.get("stages", {})
    label, closed, won = stages.get(stage, (stage, None, None))
    if words(told.get("hs_is_closed_won")):
        won = yes_no(told["hs_is_closed_won"])
        closed = yes_no(told.get("hs_is_closed")) or won
    elif closed is None and stage and squashed(stage).startswith(("closedwon", "closedlost")):
        closed, won = True, squashed(stage).startswith("closedwon")
    elif closed is None and probability is not None:
        closed, won = probability in {0, 1}, probability == 1
    return label or stage, closed, won


def _stages_entered(raw: Raw, native: str, context: Context) -> Iterator[Row]:
    reading = reading_of(raw.fields, context)
    for header, value in raw.rest.items():
        stage = _stage_in(header)
        if stage and value not in (None, ""):
            yield _entered(native, stage, when(value, reading), context)
    history = raw.fields.get("propertiesWithHistory")
    for step in (history or {}).get("dealstage") or ():
        yield _entered(native, step.get("value"), when(step.get("timestamp"), reading), context)


@lru_cache(maxsize=1024)
def _stage_in(header: str) -> str | None:
    """Give the stage whose date a column has, if it has one."""
    found = DATE_ENTERED.match(header)
    return (found.group(1) or found.group(2)).strip("\"'“” ") if found else None


def _entered(native: str, stage: str, at: dt.datetime | None, context: Context) -> Row:
    label = context.prepared.get("stages", {}).get(stage, (None,))[0]
    values = {"deal_id": context.id(native), "stage": label or stage, "happened_at": at}
    return Row("deal_stage", f"{native}>{stage}@{at.isoformat() if at else ''}", values)


def deal_stage(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a row of the warehouse's history of stages."""
    told = raw.fields
    native = context.native("deal", told["deal_id"])
    stage = words(told["value"])
    if not native or not stage:
        raise Rejected("stage without its deal" if stage else "stage without a name")
    row = _entered(native, stage, when(told["date_entered"], reading_of(told, context)), context)
    yield row._replace(extra=raw.rest)
