"""Comments in Zendesk, where the words are: in a ticket, in a file of their own, or in an audit.

Whoever wrote a comment is its author, whoever asked for the ticket. A comment that is not public
is ours among ourselves. A call is a comment too; if it was transcribed, the transcript has two
voices, so it has no author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from outsidein.errors import Rejected
from outsidein.read.contract import Row
from outsidein.read.times import when, zone
from outsidein.read.values import words, yes_no
from outsidein.record.settings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outsidein.read.contract import Context, Raw

# The API and connectors tell times in UTC, with or without saying so.
UTC = Reading()

# What Zendesk itself writes into both tickets when one is merged into the other; the second form
# repeats the other ticket's last comment, which would count twice.
MERGED = re.compile(
    r"\s*(<[^>]*>\s*)*(This request was closed and merged into request #\d+"
    r"|(Request )?#\d+ .{0,300}?was closed and merged into this request)",
    re.IGNORECASE | re.DOTALL,
)
SYSTEM = "-1"


def comment(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read a comment that comes in a file of its own, without its ticket."""
    told = {**raw.fields, "type": raw.fields.get("type") or raw.rest.get("type")}
    yield from comment_rows(told, {"thread_id": _thread(told, context)}, context, extra=raw.rest)


def audit(raw: Raw, context: Context) -> Iterator[Row | Rejected]:
    """Read the comments and calls among the events of one audit.

    Comments are the same as in the file of comments, so beside that only transcripts are new.
    """
    told = raw.fields
    events = told.get("events")
    if not isinstance(events, list):
        raise Rejected("audit without a list of events")
    is_commented = told.get("ticket_id") in context.prepared.get("commented", ())
    of_ticket = {"thread_id": _thread(told, context)}
    for event in events:
        kind = event.get("type") if isinstance(event, dict) else None
        if kind == "VoiceComment" or (kind == "Comment" and not is_commented):
            for row in comment_rows(_said_in(told, event), of_ticket, context):
                if not is_commented or (isinstance(row, Row) and row.source_id.endswith("/call")):
                    yield row


def comment_rows(
    told: Any,
    of_ticket: Mapping[str, Any],
    context: Context,
    *,
    extra: Mapping[str, Any] | None = None,
) -> Iterator[Row | Rejected]:
    """Read one comment; a broken one is given as Rejected, so the others live on.

    `of_ticket` has what its ticket tells of every comment, with `party_ids` of all concerned.
    """
    if not isinstance(told, dict) or not words(told.get("id")):
        yield Rejected("comment without an id", str(told))
        return
    at = f"comment {told['id']}"
    if _tells_of_merging(told):
        return
    try:
        values = {**of_ticket, **_values(told, context)}
    except Rejected as rejected:
        rejected.at = at
        yield rejected
        return
    source_id = f"comment:{told['id']}"
    transcript = _transcript(told)
    if transcript:
        values |= {"body": transcript, "body_format": "text", "author_id": None}
        source_id += "/call"
    concerned = of_ticket.get("party_ids", ())
    if transcript and context.ref("user", told.get("author_id")):
        concerned = (context.ref("user", told.get("author_id")), *concerned)
    author = values["author_id"]
    values["party_ids"] = [one for one in dict.fromkeys(concerned) if one != author]
    yield Row("touch", source_id, values, extra, at)


def _thread(told: Mapping[str, Any], context: Context) -> str:
    ticket = context.ref("ticket", words(told.get("ticket_id")))
    if not ticket:
        raise Rejected("comment without a ticket", str(told.get("id")))
    return ticket


def _said_in(audit_told: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    """Complete an event by what its audit tells: who and when."""
    return {
        **event,
        "author_id": event.get("author_id") or audit_told.get("author_id"),
        "created_at": event.get("created_at") or audit_told.get("created_at"),
    }


def _values(told: Mapping[str, Any], context: Context) -> dict[str, Any]:
    html = words(told.get("html_body"))
    author = words(told.get("author_id"))
    is_call = told.get("type") == "VoiceComment" or yes_no(told.get("voice_comment"))
    return {
        "channel": "call" if is_call else "ticket",
        "happened_at": when(told.get("created_at"), UTC),
        "zone": zone(told.get("created_at"), UTC),
        "author_id": None if author == SYSTEM else context.ref("user", author),
        "is_internal": yes_no(told.get("public")) is False,
        "body": html or words(told.get("body")) or words(told.get("plain_body")),
        "body_format": "html" if html else "text",
    }


def _transcript(told: Mapping[str, Any]) -> str | None:
    data = told.get("data")
    return words(data.get("transcription_text")) if isinstance(data, dict) else None


def _tells_of_merging(told: Mapping[str, Any]) -> bool:
    """Tell Zendesk's own words on a merge by how they came, or by how they begin."""
    via = told.get("via")
    source = via.get("source") if isinstance(via, dict) else None
    if isinstance(source, dict) and source.get("rel") == "merge":
        return True
    body = told.get("html_body") or told.get("body") or told.get("plain_body")
    return isinstance(body, str) and "merged into" in body[:400] and bool(MERGED.match(body))
