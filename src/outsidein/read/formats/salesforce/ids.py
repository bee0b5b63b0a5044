"""Salesforce's ids: 15 characters on screens and in reports, 18 in the API, and what they name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Row
from outsidein.read.times import in_utc
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context
    from outsidein.record.ids import RowId
    from outsidein.record.settings import Reading

# Each of the last three characters says which of five before it are capitals.
SHORT, CHUNK = 15, 5
SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"

# The first three characters of an id tell what it names.
PREFIXES = {
    "001": "account",
    "003": "contact",
    "005": "user",
    "006": "opportunity",
    "00Q": "lead",
    "500": "case",
}
PEOPLE = frozenset({"contact", "lead", "user"})

# Names that only the API has: what comes with them has its times in UTC, a report has not.
OF_THE_API = ("owner_id", "created_by_id", "system_modstamp", "_fivetran_synced")


@lru_cache(maxsize=65536)
def full_id(told: str) -> str:
    """Give the 18 characters of an id; whatever has not 15 characters stays as it is.

    >>> full_id("001D000000IqhSL")
    '001D000000IqhSLIAZ'
    """
    told = told.strip()
    if len(told) != SHORT or not (told.isascii() and told.isalnum()):
        return told
    chunks = (told[start : start + CHUNK] for start in range(0, SHORT, CHUNK))
    return told + "".join(
        SUFFIXES[sum(1 << place for place, letter in enumerate(chunk) if letter.isupper())]
        for chunk in chunks
    )


def named(what: str, value: Any) -> str | None:
    """Give a native id, `contact:003…`, or nothing without a value."""
    return f"{what}:{full_id(str(value))}" if value else None


def native_of(what: str, told: Mapping[str, Any]) -> str:
    """Give the native id of a row; raises Rejected if it has none."""
    native = named(what, words(told.get("id")))
    if native is None:
        raise Rejected(f"{what.replace('_', ' ')} without an id")
    return native


def thing(value: Any, *, of: frozenset[str]) -> str | None:
    """Give the native id of what an id names, if it is one of these."""
    what = PREFIXES.get(str(value)[:3]) if value else None
    return named(what, value) if what in of else None


def id_of(value: Any, what: str, context: Context) -> RowId | None:
    """Name the row that an id stands for, if it names such a thing at all."""
    return context.id(thing(value, of=frozenset({what})))


def ref(what: str, value: Any, context: Context) -> RowId | None:
    """Name the row that an id stands for, in a column that holds nothing else."""
    return context.id(named(what, words(value)))


def reading_of(told: Mapping[str, Any], context: Context) -> Reading:
    """Give how to read times: UTC from the API, the zone of whoever ran it in a report."""
    reading = context.settings.reading
    return in_utc(reading) if any(told.get(name) for name in OF_THE_API) else reading


def full_name(told: Mapping[str, Any]) -> str | None:
    """Give a person's name, from its parts if it is not told as a whole."""
    parts = (words(told.get("first_name")), words(told.get("last_name")))
    return words(told.get("name")) or " ".join(filter(None, parts)) or None


def named_account(told: Mapping[str, Any]) -> Iterator[Row]:
    """Give a row for a firm of which a report tells the name, and the id at most."""
    name = words(told.get("account_name"))
    if name:
        number = words(told.get("account_id"))
        external = [f"salesforce:{full_id(number)}"] if number else []
        yield Row("account", f"account_name:{name}", {"name": name, "external_ids": external})


def named_person(what: str, name: str | None) -> Iterator[Row]:
    """Give a row for a person of whom a report tells nothing but the name."""
    if name:
        side = "us" if what == "user" else None
        yield Row("person", f"{what}_name:{name}", {"name": name, "side": side})
