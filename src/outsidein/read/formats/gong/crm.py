"""What the CRM behind Gong knows of a call: its firm, and the people's records there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.read.contract import Row
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def crm_ids(told: Mapping[str, Any], kinds: set[str]) -> list[str]:
    """Give the ids that the CRM has for somebody, of these kinds of records."""
    return [
        f"{system}:{thing['objectId']}"
        for system, thing in _crm_objects(told)
        if thing.get("objectType") in kinds
    ]


def crm_account_id(told: Mapping[str, Any]) -> str | None:
    """Give the native id of the firm that a call was with, if the CRM knows one."""
    found = _crm_account(told)
    return f"account:{found[1]['objectId']}" if found else None


def crm_account(told: Mapping[str, Any], source_id: str) -> Row:
    """Give the row of the firm that a call was with: its name and its id in the CRM."""
    system, thing = _crm_account(told) or ("crm", {})
    fields = thing.get("fields")
    named = {
        str(one.get("name")).casefold(): one.get("value")
        for one in (fields if isinstance(fields, list) else ())
        if isinstance(one, dict)
    }
    values = {
        "name": words(named.get("name")),
        "external_ids": [f"{system}:{thing.get('objectId')}"],
    }
    return Row("account", source_id, values)


def _crm_objects(told: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what a CRM knows of somebody or of the call, with the name of the CRM."""
    contexts = told.get("context")
    for one in contexts if isinstance(contexts, list) else ():
        objects = one.get("objects") if isinstance(one, dict) else None
        for thing in objects if isinstance(objects, list) else ():
            if isinstance(thing, dict) and words(thing.get("objectId")):
                yield str(one.get("system") or "crm").casefold(), thing


def _crm_account(told: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """Give the firm that the CRM ties to the call or to somebody in it, the first one told."""
    parties = told.get("parties")
    people = parties if isinstance(parties, list) else []
    for one in (told, *people):
        for system, thing in _crm_objects(one) if isinstance(one, dict) else ():
            if thing.get("objectType") == "Account":
                return system, thing
    return None
