"""Forwarded words within a message: they belong to whoever is named above them, not to the sender.

Mail clients announce them by a line of their own, each in its language, or (Outlook) by nothing
but a block of headers, which is also how it quotes; there the subject tells a forward from a reply.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BETWEEN_DASHES = (
    r"Forwarded [Mm]essage",
    r"Weitergeleitete Nachricht",
    r"Message transf[ée]r[ée]",
    r"Message transmis",
    r"Mensaje reenviado",
    r"Mensagem (?:re)?encaminhada",
    r"Messaggio inoltrato",
    r"Doorgestuurd bericht",
    r"Videresendt (?:melding|meddelelse|besked)",
    r"Vidarebefordrat (?:meddelande|mejl)",
    r"(?:Välitetty|Edelleenlähetetty) viesti",
    r"Przekazana wiadomość",
    r"Přeposlaná zpráva",
    r"Переслан\w+ сообщение|Пересылаемое сообщение",
)
BEFORE_COLON = (
    r"Begin forwarded message",
    r"Anfang der weitergeleiteten (?:Nachricht|E-Mail)",
    r"Début du message (?:réexpédié|transféré)",
    r"Inicio del mensaje reenviado",
    r"Início da mensagem (?:re)?encaminhada",
    r"Inizio messaggio inoltrato",
    r"Begin doorgestuurd bericht",
    r"Start på videresendt besked",
    r"Videresendt (?:melding|besked)",
    r"Vidarebefordrat (?:brev|mejl)",
    r"Välitetty viesti alkaa",
)
ANNOUNCED = (
    rf"[ \t\xa0*]*(?:-{{3,}}[ \t\xa0]*(?:{'|'.join(BETWEEN_DASHES)})[ \t\xa0]*-{{3,}}"
    rf"|(?:{'|'.join(BEFORE_COLON)})[ \t\xa0]?:)"
)
FORWARDED = re.compile(r"(?i)\s*(fwd?|fw|wg|tr|rv|enc|i|doorst|vb|vs|vl|pd)\s*:")

NAMES = {
    "from": "from von de da van fra från od lähettäjä feladó от",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden sendt dato "
    "skickat lähetetty päiväys wysłano дата отправлено",
    "to": "to an à a para aan til till do vastaanottaja кому pour",
    "cc": "cc kopie kopi copie",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp emne ämne temat aihe тема",
    "": "reply-to bcc importance attachments anlagen wichtigkeit",
}
HEADERS = {name: header for header, names in NAMES.items() for name in names.split()}
HEADER = re.compile(r"[>\s*_]*([^\W\d_][\w-]*)[\s*]*:[\s*]*(.*?)[\s*]*$")
FROM_NAMED = rf"[ \t\xa0*]*(?:{'|'.join(NAMES['from'].split())})[ \t\xa0]?:(?=[\s*<\xa0])"

# In HTML a line may begin with a tag; in text it may not begin with `>`, which is a quote.
MARKER = {
    "text": re.compile(rf"(?m)^{ANNOUNCED}"),
    "html": re.compile(rf"(?m)(?:^|>){ANNOUNCED}"),
}
FROM = {
    "text": re.compile(rf"(?im)^{FROM_NAMED}"),
    "html": re.compile(rf"(?im)(?:^|>){FROM_NAMED}"),
}
# What introduces a quote: a forward below it was forwarded earlier, by somebody else.
QUOTE = re.compile(
    r"(?m)\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti)\b"
    r"[^\n]{0,160}:\s*(?:$|<)|<blockquote"
)
ABOVE = re.compile(r"(?:\s|[-_]{5,}|-+ ?[\w' ]{5,40} ?-+|<hr[^>]*>)+\Z")
LINE = {
    "text": re.compile(r"[^\n]*(?:\n|\Z)"),
    "html": re.compile(r"(?is).*?(?:<br[^>]*>|</(?:div|p|tr|li|blockquote|h\d)>|\Z)"),
}
TAG = re.compile(r"(?s)<[^>]*>")
LINES_LOOKED_AT = 24
PLACES_LOOKED_AT = 20


class Forwarded(NamedTuple):
    """What stands above a forwarded message, its headers as told, and its words."""

    above: str
    headers: Mapping[str, str]
    body: str


def forwarded_in(body: str, body_format: str, subject: str | None) -> Forwarded | None:
    """Find the first forwarded message in the words of another; one within a quote stays there."""
    marker = MARKER[body_format].search(body)
    if marker:
        if QUOTE.search(body, 0, marker.start()):
            return None
        found = _block(body, marker.end(), body_format)
        return found and found._replace(above=_above(body, marker.start()))
    if not FORWARDED.match(subject or ""):
        return None
    for number, place in enumerate(FROM[body_format].finditer(body)):
        if number >= PLACES_LOOKED_AT or QUOTE.search(body, 0, place.start()):
            return None
        start = place.start() + (body[place.start()] == ">")
        found = _block(body, start, body_format)
        if found and len(found.headers) > 2:
            return found._replace(above=_above(body, start))
    return None


def _above(body: str, end: int) -> str:
    return ABOVE.sub("", body[:end])


def _block(body: str, start: int, body_format: str) -> Forwarded | None:
    """Read the headers that begin at a place, and what is below them; nothing if none do."""
    told: dict[str, str] = {}
    last, below, quoted = "", start, False
    for text, end in _lines(body, start, body_format):
        header = HEADER.match(text)
        name = HEADERS.get(header.group(1).casefold()) if header else None
        if header and name is not None:
            told.setdefault(name, header.group(2))
            last, quoted = name, text.lstrip().startswith(">")
        elif not text.strip("> \t"):
            if told:
                below = end
                break
        elif told and ("@" in text or text[:1] in {" ", "\t"}):
            told[last] += " " + text.strip("> \t")  # an address that was wrapped
        else:
            break
        below = end
    if not told.get("from"):
        return None
    words = body[below:].strip("\n")
    if quoted and body_format == "text":
        words = re.sub(r"(?m)^> ?", "", words)
    return Forwarded("", told, words)


def _lines(body: str, start: int, body_format: str) -> Iterator[tuple[str, int]]:
    """Give the lines from a place on as one reads them, each with where it ends in the body."""
    for number, found in enumerate(LINE[body_format].finditer(body, start)):
        if number > LINES_LOOKED_AT or not found.group():
            return
        text = found.group()
        if body_format == "html":
            text = html.unescape(TAG.sub("", text)).replace("\n", " ").strip()
        yield text.replace("\xa0", " ").rstrip(), found.end()
