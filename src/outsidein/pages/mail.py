"""A mail as a page: its subject, its own words, what it quotes from older mails, its signature."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_string
from email.policy import default
from typing import TYPE_CHECKING

from outsidein.pages.gathering import Gathering
from outsidein.pages.markup import blocks_of_markup
from outsidein.pages.page import Page
from outsidein.pages.plain import blocks_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from outsidein.pages.page import Block

ENCODED = ("base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue")
SUBJECT = re.compile(r"(?im)^subject:[ \t]*")
# Where an older mail begins that is quoted below.
OLDER = re.compile(
    r"(?i)^-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht)"
    r"|^(?:on|am|le)\b.{4,120}(?:wrote|schrieb.{0,60}|a écrit)\s*:"
    r"|^from:\s.{3,200}\b(?:sent|date):\s"
)
DELIMITER = re.compile(r"(?m)^(?:> ?)*--[ \t]*$")
CLOSING = re.compile(
    r"(?i)^(?:(?:(?:kind|best|warm|warmest|many) )?(?:regards|wishes)|all the best|best|cheers"
    r"|thanks|thank you|many thanks|sincerely|yours(?: \w+)?|talk soon|see you"
    r"|mit freundlichen grüßen|viele grüße|cordialement)\b[^.?]{0,12}(?:[,!]|$)"
)
LONGEST_CLOSING = 30  # words of a closing with the name and firm below it
LONGEST_SIGNED = 12  # words of a block between closing and end
POSTSCRIPT = re.compile(r"(?i)^p\.?\s?s\b")


def page_of_mail(name: str, source: str) -> Page:
    """Read a mail as it is kept in a file of its own.

    Places are those in the file if its text is not encoded, else those in the subject and the
    decoded text below it.
    """
    message = message_from_string(source, policy=default)
    told = {key: _header(message, key) for key in ("subject", "from", "date")}
    text, is_html, at = _body(message, source)
    subject_at = SUBJECT.search(source)
    if at < 0:
        source = f"{told['subject']}\n\n{text}"
        at, start = len(told["subject"]) + 2, 0
    else:
        start = subject_at.end() if subject_at else 0
    blocks = blocks_of_markup(text, at=at) if is_html else [*_of_text(text, at)]
    signed = next((found.start() + at for found in DELIMITER.finditer(text)), len(source) + 1)
    if is_html:
        signed = len(source) + 1
    title = Gathering()
    title.add(told["subject"], start, is_literal=source.startswith(told["subject"], start))
    block = title.block("title")
    own = [block] if block else []
    return Page(
        name=name,
        source=source,
        blocks=(*own, *_parted(blocks, signed)),
        told={key: said for key, said in told.items() if said},
    )


def _header(message: EmailMessage, key: str) -> str:
    """Give a header as one line; one that can't be read is none."""
    try:
        return " ".join(str(message.get(key, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _body(message: EmailMessage, source: str) -> tuple[str, bool, int]:
    """Give the text of a mail, whether it is HTML, and where it stands in the file, else -1."""
    try:
        part = message.get_body(("html", "plain"))
    except (AttributeError, KeyError, ValueError):
        part = None
    part = part or next((one for one in message.walk() if not one.is_multipart()), None)
    if part is None or part.get_content_maintype() != "text":
        return "", False, 0
    is_html = part.get_content_subtype() == "html"
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    raw = part.get_payload()
    if encoding not in ENCODED and isinstance(raw, str) and raw:
        return raw, is_html, source.rfind(raw)
    held = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    try:
        text = (held if isinstance(held, bytes) else b"").decode(charset, "replace")
    except LookupError:
        text = (held if isinstance(held, bytes) else b"").decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\0", ""), is_html, -1


def _of_text(text: str, at: int) -> Iterator[Block]:
    for block in blocks_of_text(text):
        runs = tuple((start, source + at) for start, source in block.runs)
        yield replace(block, runs=runs)


def _parted(blocks: list[Block], signed: int) -> Iterator[Block]:
    """Tell own words from older mails below them and from the signature."""
    state = ""
    for nth, block in enumerate(blocks):
        if OLDER.match(block.text):
            state = "quote"
        elif block.runs[0][1] > signed and state != "quote":
            state = "signature"
        elif not state and _closes(block) and _signs(blocks[nth + 1 :]):
            state = "closing"
        elif state == "closing" and POSTSCRIPT.match(block.text):
            state = ""
        if state and block.nature not in {"quote", "navigation", "legal", "code"}:
            yield replace(block, nature="quote" if state == "quote" else "note", level=0)
        else:
            yield block


def _closes(block: Block) -> bool:
    return len(block.text.split()) <= LONGEST_CLOSING and bool(CLOSING.match(block.text))


def _signs(below: list[Block]) -> bool:
    """Tell whether what stands below a closing is a signature, and no more of the mail."""
    own = [block for block in below if block.nature in {"paragraph", "item", "heading", "cell"}]
    for block in own:
        if OLDER.match(block.text) or POSTSCRIPT.match(block.text):
            return True
        if len(block.text.split()) > LONGEST_SIGNED:
            return False
    return True
