"""HubSpot's e-mails, and the engagements of its first API, which holds all kinds in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Raw, Row
from outsidein.read.formats.hubspot.activities import KINDS, engagement, tied
from outsidein.read.formats.hubspot.links import native_of, owner_of, owner_row
from outsidein.read.gone import is_gone
from outsidein.read.objects import object_in
from outsidein.read.values import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context
    from outsidein.read.correspondents import Correspondents

NEVER_SENT = frozenset({"FAILED", "SCHEDULED", "SENDING"})
FROM_US = frozenset({"EMAIL", "OUTGOING", "OUTGOING_EMAIL"})
FROM_THEM = frozenset({"INCOMING", "INCOMING_EMAIL"})
ADDRESSED = ("to", "cc", "bcc")
# Mail is copied to these so that HubSpot logs it: nobody reads it there.
LOGGING = ("@bcc.", "@forward.")

# What the first API calls the properties of today, by type of engagement.
FIRST_NAMES = {
    "NOTE": {"body": "hs_note_body"},
    "CALL": {"title": "hs_call_title", "body": "hs_call_body"},
    "TASK": {"subject": "hs_task_subject", "body": "hs_task_body"},
    "MEETING": {
        "title": "hs_meeting_title",
        "body": "hs_meeting_body",
        "startTime": "hs_meeting_start_time",
        "internalMeetingNotes": "hs_internal_meeting_notes",
    },
    "EMAIL": {
        "subject": "hs_email_subject",
        "text": "hs_email_text",
        "html": "hs_email_html",
        "status": "hs_email_status",
        "threadId": "hs_email_thread_id",
    },
}


def email(raw: Raw, context: Context, met: Correspondents) -> Iterator[Row | Rejected]:
    """Read one e-mail; one whose words were kept back from the export is counted as rejected."""
    told = raw.fields
    native = native_of("email", told, context)
    status = str(told.get("hs_email_status") or "").upper()
    if is_gone(told) or status in NEVER_SENT:
        raise Rejected("e-mail was never sent" if status in NEVER_SENT else "activity is deleted")
    senders, others = _people(told)
    about, named, beside = tied(told, native, context)
    owner = owner_of(told.get("hubspot_owner_id"), context)
    author = _author(told, senders, about["party_ids"], context)
    around = (owner, *(f"address:{mail}" for mail in (*senders, *others)))
    parties = (*about["party_ids"], *(context.id(one) for one in around))
    html = words(told.get("hs_email_html"))
    body = html or words(told.get("hs_email_text"))
    values = {
        **about,
        "thread_id": context.ref("email_thread", told.get("hs_email_thread_id"))
        or about["thread_id"],
        "channel": "mail",
        "author_id": author,
        "party_ids": list(dict.fromkeys(one for one in parties if one and one != author)),
        "is_internal": False,
        "subject": words(told.get("hs_email_subject")),
        "body": body,
        "body_format": "html" if html else "text",
    }
    extra = {"direction": told.get("hs_email_direction"), "status": told.get("hs_email_status")}
    yield Row("touch", native, values, {**raw.rest, **beside, **extra})
    if body is None:
        yield Rejected("the words of an e-mail are not in the export", str(values["subject"] or ""))
    yield from named
    yield from owner_row(told.get("hubspot_owner_id"), context)
    for mail, name in senders.items():
        yield from met.rows(mail, name, side=_side(told, mail, context))
    for mail, name in others.items():
        yield from met.rows(mail, name)


def _author(
    told: Mapping[str, Any], senders: Mapping[str, str], contacts: list[Any], context: Context
) -> Any:
    """Name who wrote an e-mail; nobody, where neither direction nor sender tells."""
    direction = str(told.get("hs_email_direction") or "").upper()
    if direction in FROM_US and told.get("hubspot_owner_id"):
        return context.id(owner_of(told["hubspot_owner_id"], context))
    if senders:
        return context.ref("address", next(iter(senders)))
    return contacts[0] if direction in FROM_THEM and len(contacts) == 1 else None


def _people(told: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Give address and name of who sent an e-mail, and of everyone it went to."""
    headers = object_in(told.get("hs_email_headers"))
    senders = _named([headers["from"]]) if headers.get("from") else {}
    if told.get("hs_email_from_email"):
        first_last = (told.get("hs_email_from_firstname"), told.get("hs_email_from_lastname"))
        name = " ".join(filter(None, map(words, first_last)))
        mails = addresses(told["hs_email_from_email"])
        senders = {mail: name or senders.get(mail, "") for mail in mails}
    others: dict[str, str] = {}
    for field in ADDRESSED:
        if headers.get(field):
            others |= _named(headers[field])
        column = f"hs_email_{field}_email"
        for mail in addresses(told[column]) if told.get(column) else ():
            others.setdefault(mail, "")
    nobody = {mail for mail in others if mail in senders or any(at in mail for at in LOGGING)}
    return senders, {mail: name for mail, name in others.items() if mail not in nobody}


def _named(people: Any) -> dict[str, str]:
    """Give address and name of people in the headers of an e-mail."""
    found: dict[str, str] = {}
    for one in people:
        for mail in addresses(one.get("email")) if isinstance(one, dict) else ():
            names = (words(one.get("firstName")), words(one.get("lastName")))
            found.setdefault(mail, " ".join(filter(None, names)))
    return found


def _side(told: Mapping[str, Any], sender: str, context: Context) -> str | None:
    """Tell whose side the sender of an e-mail is on, as far as its direction does."""
    direction = str(told.get("hs_email_direction") or "").upper()
    if direction in FROM_US:
        return "us"
    return "customer" if direction in FROM_THEM and not context.is_ours(sender) else None


def legacy_engagement(raw: Raw, context: Context, met: Correspondents) -> Iterator[Row | Rejected]:
    """Read an engagement of the first API, by the names that its properties have today."""
    head, told = raw.fields["engagement"], raw.fields["metadata"] or {}
    if not isinstance(head, dict):
        raise Rejected("engagement without an id", str(head))
    direction = str(head.get("type") or "").upper()
    kind = "EMAIL" if direction.endswith("EMAIL") else direction
    if kind not in FIRST_NAMES:
        raise Rejected("engagement of an unknown kind", direction)
    renamed = {new: told.get(old) for old, new in FIRST_NAMES[kind].items()}
    fields = {
        **renamed,
        "id": head.get("id"),
        "type": kind,
        "hubspot_owner_id": head.get("ownerId"),
        "hs_timestamp": head.get("timestamp"),
        "hs_createdate": head.get("createdAt"),
        "archived": head.get("active") is False,
        "associations": raw.fields["associations"],
        "hs_email_headers": told,
        "hs_email_direction": direction,
    }
    known = {*FIRST_NAMES[kind], "from", *ADDRESSED}
    rest = {**raw.rest, "metadata": {key: told[key] for key in told if key not in known}}
    renamed_raw = Raw(fields, rest, raw.at)
    if kind in KINDS:
        yield from engagement(renamed_raw, context)
    else:
        yield from email(renamed_raw, context, met)
