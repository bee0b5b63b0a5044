"""What mail programs make of a text: quotes below it, signatures, transfer encodings."""

from __future__ import annotations

from base64 import b64encode
from binascii import b2a_qp
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from outsidein.simulate.clock import clock_text, day_text, mail_date
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from random import Random

    from outsidein.simulate.wording import QuoteHeader

LANGUAGES = {
    "DE": "de",
    "AT": "de",
    "FR": "fr",
    "BE": "fr",
    "ES": "es",
    "NL": "nl",
    "PT": "pt",
    "IT": "it",
}
# How subjects of replies begin where people write in that language.
REPLY_PREFIX = {"de": "AW: ", "fr": "RE : ", "nl": "Antw: "}
_QUOTE_WIDTH = 76


class Letter(NamedTuple):
    """One message as its writer sees it: from whom to whom, about what, and the words."""

    at: int
    name: str
    address: str
    recipient: str
    subject: str
    words: str


@cache
def quote_headers(language: str) -> tuple[QuoteHeader, ...]:
    """List how mail programs in a language introduce a quote; English where we know none."""
    headers = load_script().mail.quote_headers
    return tuple(header for header in headers if header.language == language) or quote_headers("en")


def quoted(letter: Letter, header: QuoteHeader, *, wraps: bool) -> str:
    """Write a letter as it stands below the answer to it."""
    introduction = header.text.format(
        date=_local_date(letter.at, header.language),
        time=clock_text(letter.at)[:5],
        name=letter.name,
        address=letter.address,
        recipient=letter.recipient,
        subject=letter.subject,
    )
    if "\n" in introduction:
        # Outlook puts the old mail below as it was.
        return f"{introduction}\n\n{letter.words}"
    if wraps and len(introduction) > _QUOTE_WIDTH:
        place = introduction.rfind(" ", 0, _QUOTE_WIDTH)
        introduction = f"{introduction[:place]}\n{introduction[place + 1 :]}"
    lines = (f"> {line}".rstrip() for line in letter.words.split("\n"))
    return introduction + "\n\n" + "\n".join(lines)


def forwarded(letter: Letter) -> str:
    """Write a letter as it stands in a mail that passes it on."""
    return (
        "---------- Forwarded message ---------\n"
        f"From: {letter.name} <{letter.address}>\n"
        f"Date: {mail_date(letter.at)}\n"
        f"Subject: {letter.subject}\n"
        f"To: <{letter.recipient}>\n\n"
        f"{letter.words}"
    )


def _local_date(at: int, language: str) -> str:
    if language == "en":
        return mail_date(at)[:16]
    year, month, day = day_text(at).split("-")
    separator = {"de": ".", "nl": "-"}.get(language, "/")
    return separator.join((day, month, year))


def in_header(text: str) -> str:
    """Write a text so that it may stand in a header."""
    if text.isascii():
        return text
    return f"=?utf-8?B?{b64encode(text.encode()).decode()}?="


def mailbox_of(name: str, address: str) -> str:
    """Write who it is from or to, as a header has it."""
    if not name:
        return address
    if name.isascii():
        plain = name.replace(" ", "").replace("-", "").isalnum()
        return f"{name} <{address}>" if plain else f'"{name}" <{address}>'
    return f"{in_header(name)} <{address}>"


def part_of(text: str, kind: str, random: Random) -> str:
    """Write one part of a message: its headers, an empty line and the encoded text."""
    head = f"Content-Type: text/{kind}; charset="
    if text.isascii() and max(map(len, text.split("\n"))) < 900:
        return f'{head}"us-ascii"\nContent-Transfer-Encoding: 7bit\n\n{text}\n'
    chance = random.random()
    if chance < 0.1:
        encoded = b64encode(text.encode()).decode()
        lines = "\n".join(encoded[place : place + 76] for place in range(0, len(encoded), 76))
        return f'{head}"utf-8"\nContent-Transfer-Encoding: base64\n\n{lines}\n'
    charset = "utf-8"
    if chance < 0.3 and _fits_latin(text):
        charset = "iso-8859-1"
    encoded = b2a_qp(text.encode(charset), istext=True).decode("ascii")
    return f'{head}"{charset}"\nContent-Transfer-Encoding: quoted-printable\n\n{encoded}\n'


def _fits_latin(text: str) -> bool:
    try:
        text.encode("iso-8859-1")
    except UnicodeEncodeError:
        return False
    return True


def html_of(words: str, quote: str) -> str:
    """Write the HTML twin of a text, with its quote in a block of its own."""
    body = "".join(f"<p>{escaped(block)}</p>" for block in words.split("\n\n"))
    if quote:
        body += f'<div class="gmail_quote"><blockquote>{escaped(quote)}</blockquote></div>'
    return f"<html><head><style>p {{margin: 0 0 1em}}</style></head>\n<body>{body}</body></html>"


def escaped(text: str) -> str:
    """Write a text so that it may stand in HTML."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", "<br>\n")
