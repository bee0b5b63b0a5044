"""HTML to text, with what mail clients mark: quotes become lines that begin with `>`.

Then one set of rules, written for plain text, tells quotes from own words in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

UNSEEN = (
    "style, script, head, title, template, [hidden], "
    '[style*="display:none"], [style*="display: none"], [style*="mso-hide:all"]'
)
BLOCKS = (
    "div, tr, h1, h2, h3, h4, h5, h6, table, ul, ol, blockquote, pre, address, dt, dd, p.MsoNormal"
)
# A paragraph has an empty line around it, but Word makes a paragraph of every line.
PARAGRAPHS = "p:not(.MsoNormal)"

# What a client marks as quoted, whatever its words.
QUOTED = (
    "blockquote, .moz-cite-prefix, .yahoo_quoted, #OLK_SRC_BODY_SECTION, "
    ".protonmail_quote, .tutanota_quote, .zmail_extra, #isReplyContent"
)
# Where an older mail begins; it goes on to the end.
OLDER = (
    "#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container, #reply-intro, "
    "hr#stopSpelling, hr#zwchr"
)
SIGNATURES = (
    ".gmail_signature, .moz-signature, .gmail_signature_prefix, #Signature, #AppleMailSignature, "
    "#ms-outlook-mobile-signature, .protonmail_signature_block, .yahoo-signature, "
    '[data-signatureblock="true"], [data-smartmail="gmail_signature"]'
)
# Outlook draws a line above a block of headers, in any language: "Label:" three times or more.
RULED = 'div[style*="border-top"]'
LABELLED = re.compile(r"(?:^|[\n\ue000\ue001])\s*[^\W\d_][\w -]{0,20}:[^\S\n]*\S")

# Where a block begins or ends there is one line break, however many blocks begin and end there.
# Until all are known, a character that no text holds stands for it; another for a paragraph's.
BREAK, GAP = "\ue000", "\ue001"
OWN_MARKS = str.maketrans({BREAK: " ", GAP: " "})
BREAKS = re.compile(f"(?<![ {BREAK}{GAP}])[ {BREAK}{GAP}]*[{BREAK}{GAP}][ {BREAK}{GAP}]*")
OLDER_MARK = f"{BREAK}-----Original Message-----{BREAK}"
PREFORMATTED = re.compile(r"(?is)(<pre\b.*?</pre>)")
HAS_BLOCKS = re.compile(r"(?i)<(?:br|p|div|tr|li|h\d)\b")
SOURCE_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlText:
    """The text, and whether a signature that the client had marked was left out of it."""

    text: str
    has_signature: bool


def html_text(html: str) -> HtmlText:
    """Give the visible text of a piece of HTML, line by line; quoted lines begin with `>`."""
    body = LexborHTMLParser(_one_blank(html.translate(OWN_MARKS))).body
    if body is None:
        return HtmlText(text="", has_signature=False)
    for node in body.css(UNSEEN):
        node.decompose()
    signatures = body.css(SIGNATURES)
    has_signature = any(node.text(deep=True).strip() for node in signatures)
    for node in signatures:
        node.decompose()
    _mark_breaks(body)
    _mark_older(body)
    for node in reversed(body.css(QUOTED)):  # from the inside out: `>` becomes `> >`
        lines = _broken(node.text(deep=True)).strip().split("\n")
        node.replace_with(BREAK + "\n".join(f"> {line}" for line in lines) + BREAK)
    return HtmlText(text=_broken(body.text(deep=True)), has_signature=has_signature)


def _one_blank(html: str) -> str:
    """Give the source with those line breaks as blanks that a browser would show as blanks."""
    if not HAS_BLOCKS.search(html):
        return html  # text with a few inline tags: its line breaks are all it has
    if "<pre" not in html.lower():
        return SOURCE_BLANKS.sub(" ", html)
    parts = PREFORMATTED.split(html)
    parts[::2] = [SOURCE_BLANKS.sub(" ", part) for part in parts[::2]]
    return "".join(parts)


def _mark_breaks(body: LexborNode) -> None:
    for node in body.css("br"):
        node.insert_before("\n")
    for node in body.css(BLOCKS):
        node.insert_before(BREAK)
        node.insert_after(BREAK)
    for node in body.css(PARAGRAPHS):
        node.insert_before(GAP)
        node.insert_after(GAP)
    for node in body.css("li"):
        node.insert_before(f"{BREAK}- ")
        node.insert_after(BREAK)
    for node in body.css("hr"):
        node.insert_before(f"{BREAK}________{BREAK}")
    for node in body.css("td, th"):
        node.insert_after(" ")


def _mark_older(body: LexborNode) -> None:
    for node in body.css(OLDER):
        node.insert_before(OLDER_MARK)
    for node in body.css(RULED):
        if len(LABELLED.findall(node.text(deep=True)[:2000])) > 2:
            node.insert_before(OLDER_MARK)


def _broken(text: str) -> str:
    """Put line breaks where they were marked; at the beginning of a line a block adds none."""
    text = BREAKS.sub(lambda found: GAP if GAP in found[0] else BREAK, text)
    text = text.replace(f"\n{BREAK}", "\n").replace(BREAK, "\n").replace(GAP, "\n\n")
    return "\n".join(line.strip() for line in text.split("\n"))
