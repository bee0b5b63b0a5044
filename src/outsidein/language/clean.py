"""The words somebody added: plain text without quotes, signatures, disclaimers and templates.

What is surely not theirs goes, and its name is told; what can't be told apart stays, and is told
to be in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outsidein.language.boilerplate import is_automatic, sounds_absent, without_banner
from outsidein.language.html_text import html_text
from outsidein.language.quotes import without_quotes
from outsidein.language.signatures import without_signature

MAIL_LIKE = frozenset({"mail", "ticket"})
REPLY = re.compile(r"(?i)\s*(?:re|aw|antw|antwort|r[ée]f|rép|sv|rif|res|r)\s?(?:\[\d+\])?\s?:")

# Thread tokens that Salesforce and helpdesks add, and the line above which a reply belongs.
TOKENS = re.compile(
    r"(?:\[\s?)?ref:_\S{1,200}:ref(?:\s?\])?|##-[^\n#]{1,200}-##|\[[A-Z0-9]{6}-[A-Z0-9]{4}\]|"
    r"Review collected by and hosted on G2\.com\.",
)
UNSEEN = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
BLANKS = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What the author wrote themselves, and what was left out of it.

    stripped names what was taken away, in this order: automatic, template, quote, forward,
    signature, boilerplate. doubtful means that a quote or signature is suspected, but was kept.
    """

    text: str
    stripped: tuple[str, ...] = ()
    doubtful: bool = False


STRIPPED = ("automatic", "template", "quote", "forward", "signature", "boilerplate")


def own_words(
    body: str, *, body_format: str, channel: str, subject: str = "", author: str = ""
) -> OwnWords:
    r"""Give what the author wrote themselves, as plain text, one line a paragraph or line.

    The author's name and the subject help to tell, where they are known.

    >>> own_words("It broke.\n\nBest,\nAna", body_format="text", channel="mail")
    OwnWords(text='It broke.', stripped=('signature',), doubtful=False)
    """
    text, stripped = body, set[str]()
    if body_format == "html":
        page = html_text(body)
        text = page.text
        stripped |= {"signature"} if page.has_signature else set()
    text = text.translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    text, tokens = TOKENS.subn(" ", text)
    stripped |= {"template"} if tokens else set()
    if channel not in MAIL_LIKE:
        return _told(_tidy(text), stripped, doubtful=False)
    if is_automatic(subject):
        return _told("", {"automatic"}, doubtful=False)
    return _mail_words(_tidy(text), stripped, subject=subject, author=author)


def _mail_words(text: str, stripped: set[str], *, subject: str, author: str) -> OwnWords:
    lines = text.split("\n")
    below = without_banner(lines)
    if len(below) < len(lines):
        text = "\n".join(below).strip()
        stripped.add("template")
    unquoted = without_quotes(text)
    parts = [without_signature(part, author=author) for part in unquoted.parts]
    own = "\n\n".join("\n".join(part.lines) for part in parts)
    stripped |= unquoted.stripped
    if any(letter.isalnum() for letter in own):
        stripped = stripped.union(*(part.stripped for part in parts))
        nothing_else = False
    else:  # a letter that is all signature: who knows
        own = "\n\n".join("\n".join(part) for part in unquoted.parts)
        nothing_else = any(letter.isalnum() for letter in own)
    doubtful = (
        unquoted.doubtful
        or nothing_else
        or any(part.doubtful for part in parts)
        or sounds_absent(own)
        or (bool(REPLY.match(subject)) and not stripped & {"quote", "forward"})
    )
    return _told(_tidy(own), stripped, doubtful=doubtful)


def _tidy(text: str) -> str:
    lines = BLANKS.sub(" ", text).split("\n")
    return EMPTY_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()


def _told(text: str, stripped: set[str], *, doubtful: bool) -> OwnWords:
    names = tuple(name for name in STRIPPED if name in stripped)
    return OwnWords(text=text, stripped=names, doubtful=doubtful)
