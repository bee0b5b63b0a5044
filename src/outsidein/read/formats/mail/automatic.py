"""Messages that are nobody's voice: what a machine sends, what goes to everybody, what never went.

They are told by their headers. A discussion list is no newsletter: it has an address to post to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.read.formats.mail.headers import decoded, message_ids
from outsidein.read.formats.mail.parts import media_type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.read.formats.mail.parts import Leaf

ABSENCE = re.compile(
    r"(?i)(automatic reply|auto-?reply|out of (the )?office( auto-?reply)?|autosvar|"
    r"automatische antwort|abwesenheit\w*|réponse automatique|absence du bureau|"
    r"respuesta automática|fuera de la oficina|resposta automática|risposta automatica|"
    r"fuori ufficio|automatisch antwoord|automatisk svar|automaattinen vastaus|"
    r"automatyczna odpowiedź)\s*(:|$)"
)
NOT_SENT = re.compile(
    r"(?i)(?:^|,)\s*(drafts?|entwürfe|brouillons|borradores|rascunhos|bozze|concepten)\s*(?:,|$)"
)
SPAM = re.compile(r"(?i)(?:^|,)\s*(spam|junk|pourriel)\s*(?:,|$)")
NO_REPLY = re.compile(
    r"(?i)(no|do[-_.]?not)[-_.]?reply|ne[-_.]?pas[-_.]?repondre|mailer-daemon|postmaster"
)


def is_no_reply(address: str) -> bool:
    """Tell an address that nobody reads and nobody writes from.

    >>> is_no_reply("no-reply@shop.example"), is_no_reply("norah@shop.example")
    (True, False)
    """
    return bool(NO_REPLY.match(address))


def why_no_voice(headers: Mapping[str, str], leaves: Sequence[Leaf]) -> str | None:
    """Say why a message is nobody's voice: the reason to reject it, nothing if it is one."""
    labels = decoded(headers.get("x-gmail-labels")) or ""
    if SPAM.search(labels) or headers.get("x-spam-flag", "").lower() == "yes":
        return "spam"
    if NOT_SENT.search(labels):
        return "draft that was never sent"
    kind, parameters = media_type(headers.get("content-type", ""))
    faults = (
        (_is_bounce(headers, kind, parameters), "bounce"),
        (_is_automatic(headers, kind), "automatic mail"),
        (any(map(_is_invitation, leaves)), "calendar invitation"),
        (_is_newsletter(headers), "newsletter"),
        (_is_encrypted(kind, parameters), "encrypted message"),
    )
    return next((reason for is_so, reason in faults if is_so), None)


def _is_bounce(headers: Mapping[str, str], kind: str, parameters: Mapping[str, str]) -> bool:
    if "x-failed-recipients" in headers:
        return True
    if kind == "multipart/report":
        return parameters.get("report-type", "delivery-status") == "delivery-status"
    sender = headers.get("from", "").lower()
    from_nobody = headers.get("return-path", "").replace(" ", "") == "<>"
    return from_nobody and ("mailer-daemon" in sender or "postmaster" in sender)


def _is_automatic(headers: Mapping[str, str], kind: str) -> bool:
    """Tell vacation replies, read receipts and notices of machines."""
    submitted = headers.get("auto-submitted", "no").partition(";")[0].strip().lower()
    if submitted != "no" or "x-autoreply" in headers or kind == "multipart/report":
        return True
    precedence = headers.get("precedence", "").lower()
    if precedence in {"auto_reply", "auto-reply"}:
        return True
    if precedence in {"bulk", "junk"} and not {"list-unsubscribe", "list-post"} & headers.keys():
        return True
    return bool(ABSENCE.match(decoded(headers.get("subject")) or ""))


def _is_invitation(leaf: Leaf) -> bool:
    """Tell an invitation from a calendar file that somebody attached to their words."""
    attached = leaf.headers.get("content-disposition", "").startswith("att")
    if leaf.kind != "text/calendar" or attached:
        return False
    return "method" in leaf.parameters or not leaf.is_attachment


def _is_encrypted(kind: str, parameters: Mapping[str, str]) -> bool:
    return kind == "multipart/encrypted" or parameters.get("smime-type") == "enveloped-data"


def _is_newsletter(headers: Mapping[str, str]) -> bool:
    """Tell mail to many: it can be left, but neither be posted to nor is it a reply."""
    if "list-unsubscribe" not in headers or message_ids(headers.get("in-reply-to")):
        return False
    return "mailto:" not in headers.get("list-post", "")
