"""The report of tickets that people export from Freshdesk as CSV: subjects, but no words.

Its columns are chosen by whoever exports it. It names people and firms without their ids, and
tells times in the zone of the account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.errors import Rejected
from outsidein.read.contract import Row
from outsidein.read.parties import account_named, parties, person_named
from outsidein.read.times import when, zone
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.read.contract import Context, Raw


def report(raw: Raw, context: Context) -> Iterator[Row]:
    """Read a row of the report: who asked for what, and when.

    It gets an id of its own, for it must not stand in for the ticket with its words.
    """
    told = raw.fields
    number = context.native("ticket", words(told["ticket_id"]))
    if not number:
        raise Rejected("ticket without an id")
    person = person_named(told.get("email"), name=words(told.get("full_name")))
    concerned = parties(context, person, account_named(told.get("company_name")))
    yield from concerned.rows()
    reading = context.settings.reading
    values = {
        "thread_id": context.id(number),
        "position": 0,
        "channel": "ticket",
        "happened_at": when(told.get("created_time"), reading),
        "zone": zone(told.get("created_time"), reading),
        "author_id": concerned.person_id,
        "account_id": concerned.account_id,
        "is_internal": False,
        "subject": words(told.get("subject")),
    }
    kept = {name: told.get(name) for name in ("status", "agent")}
    yield Row("touch", f"{number}/subject", values, {**raw.rest, **kept})
