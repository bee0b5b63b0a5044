"""The words somebody added: HTML to text, without quotes, signatures and disclaimers.

A well-kept parser tells the parts of a mail in seven languages. What can't be told apart stays.
"""

from __future__ import annotations

import re
from functools import cache

from mailparser_reply import EmailReplyParser
from selectolax.lexbor import LexborHTMLParser

LANGUAGES = ["en", "de", "fr", "es", "nl", "pt", "it"]
MAIL_LIKE = frozenset({"mail", "ticket"})

# Quoted history by the marks that mail clients put on it.
QUOTED = (
    "blockquote, .gmail_quote, .gmail_extra .gmail_quote, #divRplyFwdMsg, #appendonsend, "
    ".moz-cite-prefix, .yahoo_quoted, #OLK_SRC_BODY_SECTION"
)
UNSEEN = "style, script, head, title, template"
BLOCKS = "p, div, br, li, tr, h1, h2, h3, h4, h5, h6, table, ul, ol"

# Only a text with one of these can hold a quote, signature or disclaimer: most chats don't.
SUSPECT = re.compile(
    r"^\s*>|^--\s*$|^__+$|wrote:|schrieb|écrit|escribió|schreef|escreveu|scritto|"
    r"^\s*(From|Von|De|Da|Van)\s*:|regards|best,|cheers|thanks,|sincerely|grüße|gruß|cordialement|"
    r"saludos|groet|atenciosamente|saluti|confidential|vertraulich|confidentiel|sent from|gesendet",
    re.IGNORECASE | re.MULTILINE,
)
# Thread tokens that Salesforce and helpdesks add, and the line above which a reply belongs.
TOKENS = re.compile(
    r"\[?\s*ref:_\S+:ref\s*\]?|##-+.*?-+##|\[[A-Z0-9]{6}-[A-Z0-9]{4}\]|"
    r"Review collected by and hosted on G2\.com\.",
)
BLANKS = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r"\n\s*\n\s*")


def own_words(body: str, *, body_format: str, channel: str) -> str:
    """Give what the author wrote themselves, as plain text, one line a paragraph or line."""
    text = html_text(body) if body_format == "html" else body
    text = TOKENS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if channel in MAIL_LIKE and SUSPECT.search(text):
        text = _newest_part(text)
    text = EMPTY_LINES.sub("\n\n", BLANKS.sub(" ", text))
    return text.strip()


def html_text(html: str) -> str:
    """Give the visible text of a piece of HTML, without quoted history."""
    tree = LexborHTMLParser(html)
    for node in tree.css(f"{UNSEEN}, {QUOTED}"):
        node.decompose()
    for node in tree.css(BLOCKS):
        node.insert_after("\n")
    body = tree.body
    return "" if body is None else body.text(deep=True, separator="")


def _newest_part(text: str) -> str:
    """Give the newest part of a mail thread; all of it where nothing would be left."""
    replies = _parser().read(text).replies
    newest = str(replies[0].body).strip() if replies else ""
    return newest or text


@cache
def _parser() -> EmailReplyParser:
    return EmailReplyParser(languages=LANGUAGES)
