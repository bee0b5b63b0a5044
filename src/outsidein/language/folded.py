"""Mails that an export folded into one line: their introductions get lines of their own again."""

from __future__ import annotations

import re
from functools import cache

from outsidein.language.mail_words import mail_words

WROTE = re.compile(
    r"(?m)(?:^|[ \t]+)((?:On|Am|Le|El|Op|Em|Il)[ \t][^\n<>:]{4,60}\d{1,2}[:h]\d\d[^\n<>]{0,80}"
    r"<[^<>\s]+@[^<>\s]+>[^\n:<>]{0,40}:)[ \t]+"
)


def unfolded(text: str) -> str:
    r"""Give a text in which "On … wrote:", headers and dashed lines stand at the start of a line.

    >>> unfolded("It broke. -----Original Message----- From: Ana")
    'It broke. \n-----Original Message-----\n From: Ana'
    """
    if "--" in text or "__" in text:
        text = _mark().sub(r"\n\1\n", text)
    if "@" in text and "<" in text:
        text = WROTE.sub(r"\n\1\n", text)
    return _headers().sub(r"\n\1\n\2\n\3\n\4", text)


@cache
def _mark() -> re.Pattern[str]:
    words = mail_words()
    return re.compile(rf"(?i)([-_]{{3,}}[ ]?(?:{words.original}|{words.forwarded})[ ]?[-_]{{3,}})")


@cache
def _headers() -> re.Pattern[str]:
    """Give the pattern of four headers within one line: from, sent, to, subject."""
    roles = mail_words().roles
    labels = {
        role: "|".join(
            re.escape(label).capitalize() for label, named in roles.items() if named == role
        )
        for role in ("from", "sent", "to", "subject")
    }
    return re.compile(
        rf"(?:^|(?<=\s))((?:{labels['from']})[ ]?:[ ][^\n]{{3,150}}?)[ ]"
        rf"((?:{labels['sent']})[ ]?:[ ][^\n]{{5,80}}?)[ ]"
        rf"((?:{labels['to']})[ ]?:[ ][^\n]{{3,300}}?)[ ]"
        rf"((?:{labels['subject']})[ ]?:[ ])"
    )
