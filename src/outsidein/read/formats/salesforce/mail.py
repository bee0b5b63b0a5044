"""Salesforce's e-mails, and what else holds copies of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Row, Shape
from outsidein.read.formats.salesforce.ids import (
    full_id,
    id_of,
    native_of,
    reading_of,
    thing,
)
from outsidein.read.gone import is_gone
from outsidein.read.known_ids import known_ids
from outsidein.read.preparing import rows_of
from outsidein.read.times import when, zone
from outsidein.read.values import words, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.read.contract import Context, Raw, Reader
    from outsidein.read.correspondents import Correspondents
    from outsidein.read.files import SourceFile
    from outsidein.record.settings import Settings

# Salesforce cuts the body of an e-mail here.
LONGEST_BODY = 32_000
DRAFT = frozenset({"5", "draft"})


def email(raw: Raw, context: Context, met: Correspondents) -> Iterator[Row]:
    """Read an e-mail, in the thread of its case if it has one."""
    told = raw.fields
    native = native_of("email", told)
    is_draft = (words(told.get("status")) or "").casefold() in DRAFT
    if is_draft or is_gone(told):
        raise Rejected("e-mail was never sent" if is_draft else "e-mail is deleted")
    senders = addresses(told.get("from_address"))[:1]
    others = addresses(told.get("to_address"), told.get("cc_address"), told.get("bcc_address"))
    others = [mail for mail in others if mail not in senders]
    body, body_format, is_cut = _body(told)
    values = {
        **_where_and_when(told, native, context),
        "author_id": context.id(_author(told, senders)),
        "party_ids": [context.ref("address", mail) for mail in others],
        "subject": words(told.get("subject")),
        "body": body,
        "body_format": body_format,
    }
    yield Row("touch", native, values, {**raw.rest, **_kept(told), "body is cut": is_cut or None})
    for mail in senders:
        side = _side(mail, context, incoming=yes_no(told.get("incoming")))
        yield from met.rows(mail, words(told.get("from_name")), side=side)
    for mail in others:
        yield from met.rows(mail)


def _where_and_when(told: Mapping[str, Any], native: str, context: Context) -> dict[str, Any]:
    case = thing(told.get("parent_id"), of=frozenset({"case"}))
    reading = reading_of(told, context)
    at = told.get("message_date") or told.get("created_date")
    related = told.get("related_to_id")
    return {
        "thread_id": context.id(case or native),
        "channel": "mail",
        "happened_at": when(at, reading),
        "zone": zone(at, reading),
        "account_id": id_of(related, "account", context),
        "is_internal": False,
        "deal_id": id_of(related, "opportunity", context),
    }


def _author(told: Mapping[str, Any], senders: Sequence[str]) -> str | None:
    """Name who wrote an e-mail: its sender, but for ours whoever made it.

    A mail of ours comes from a mailbox that many share.
    """
    maker = thing(told.get("created_by_id"), of=frozenset({"user"}))
    if maker and yes_no(told.get("incoming")) is False:
        return maker
    return f"address:{senders[0]}" if senders else None


def _side(sender: str, context: Context, *, incoming: bool | None) -> str | None:
    if incoming is False:
        return "us"
    return "customer" if incoming and not context.is_ours(sender) else None


def _kept(told: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was used to read an e-mail and has no column of its own."""
    return {
        "ActivityId": told.get("activity_id"),
        "Incoming": told.get("incoming"),
        "ParentId": full_id(str(told.get("parent_id") or "")),
        "RelatedToId": full_id(str(told.get("related_to_id") or "")),
        "Status": told.get("status"),
    }


def _body(told: Mapping[str, Any]) -> tuple[str | None, str, bool]:
    """Give the body of an e-mail, its format, and whether it was cut; a whole one if there is."""
    html, plain = words(told.get("html_body")), words(told.get("text_body"))
    bodies = [body for body in ((html, "html"), (plain, "text")) if body[0]]
    whole = [body for body in bodies if len(body[0] or "") < LONGEST_BODY]
    body, body_format = (whole or bodies or [(None, "text")])[0]
    return body, body_format, bool(bodies) and not whole


def prepare(files: Sequence[tuple[SourceFile, Reader]], _settings: Settings) -> Mapping[str, Any]:
    """Look up which tasks are copies of e-mails that are read as well."""
    found = [(file, one) for file, one in files if isinstance(one, Shape) and one.name == "emails"]
    if not found:
        return {}
    tasks: set[str] = set()
    for file, shape in found:
        for raw in rows_of(file, shape):
            tasks.add(full_id(str(raw.fields.get("activity_id") or "")))
    return {"tasks_of_emails": known_ids(tasks) if any(tasks) else None}
