"""The headers of a message: only those that are used, decoded only where somebody asks."""

from __future__ import annotations

import datetime as dt
import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from outsidein.errors import Rejected
from outsidein.read.addresses import ADDRESS, named_addresses
from outsidein.read.times import EARLIEST, LATEST, when, zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.record.settings import Reading

USED = (
    "auto-submitted",
    "cc",
    "content-disposition",
    "content-transfer-encoding",
    "content-type",
    "date",
    "from",
    "in-reply-to",
    "list-id",
    "list-post",
    "list-unsubscribe",
    "message-id",
    "precedence",
    "received",
    "references",
    "reply-to",
    "return-path",
    "subject",
    "to",
    "x-autoreply",
    "x-failed-recipients",
    "x-gmail-labels",
    "x-original-from",
    "x-spam-flag",
)
HEADER = re.compile(rf"(?im)^({'|'.join(USED)})[ \t]*:[ \t]*([^\r\n]*)".encode())
FOLD = re.compile(rb"\r?\n[ \t]+")
END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
ONE_PLAIN_ADDRESS = re.compile(r'"?([^"<>,;:@()\\=]*?)"?\s*<([^\s<>@,;:"()\[\]]+@[\w.-]+\.\w+)>')
WEEKDAY = re.compile(r"^[^\W\d]+\.?,\s+")
BEFORE_CLOCK = re.compile(r"\s*,?\s+(?:at|um|à|kl\.)(?=\s\d)")
OFFSETS = {
    "GMT": "+0000",
    "UTC": "+0000",
    "BST": "+0100",
    "CET": "+0100",
    "CEST": "+0200",
    "EST": "-0500",
    "EDT": "-0400",
    "CST": "-0600",
    "CDT": "-0500",
    "MST": "-0700",
    "MDT": "-0600",
    "PST": "-0800",
    "PDT": "-0700",
}
MESSAGE_ID = re.compile(r"<\s*([^<>\s]+)\s*>")


class Person(NamedTuple):
    """Somebody in a header: the name as told, empty if none, and the address in lower case."""

    name: str
    address: str


def split_message(raw: bytes) -> tuple[dict[str, str], bytes]:
    """Give the used headers of a message or part, by lower-case name, and its body."""
    if raw[:1] in {b"\n", b"\r"}:
        return {}, raw.lstrip(b"\r\n")
    end = END_OF_HEADERS.search(raw)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    return headers_of(head), body


def headers_of(head: bytes) -> dict[str, str]:
    """Give the used headers of a block of headers: of `received` the last, else the first."""
    told: dict[str, str] = {}
    for name, value in HEADER.findall(FOLD.sub(b" ", head)):
        key = name.decode().lower()
        # The oldest hop is the same in everybody's copy of the message, the newest is not.
        if key == "received" or key not in told:
            told[key] = _text(value).strip()
        elif key in {"to", "cc"}:
            told[key] += ", " + _text(value).strip()
    return told


def decoded(value: str | None) -> str | None:
    """Decode the `=?UTF-8?B?…?=` in a header; a broken one stays as it is told."""
    if not value or "=?" not in value:
        return value or None
    try:
        return str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError):
        return value


@lru_cache(maxsize=65536)
def people_in(value: str) -> tuple[Person, ...]:
    """Give everyone in an address header, each address once."""
    plain = ONE_PLAIN_ADDRESS.fullmatch(value)
    if plain:
        return (_person(plain.group(1).strip(), plain.group(2)),)
    if ADDRESS.fullmatch(value):
        return (_person("", value),)
    found = named_addresses(value)
    return tuple(_person(decoded(name) or "", address) for name, address in found)


def _person(name: str, address: str) -> Person:
    lower = address.casefold()
    return Person("" if name.casefold() == lower else name, lower)


def message_ids(value: str | None) -> list[str]:
    """Give the message ids in a header, without their brackets."""
    if not value:
        return []
    return MESSAGE_ID.findall(value) or value.split()[:1]


def sent_at(headers: Mapping[str, str], reading: Reading) -> tuple[dt.datetime | None, str | None]:
    """Give when a message was sent and in which zone: by its Date, else by its first hop."""
    for value in (headers.get("date"), headers.get("received", "").rpartition(";")[2]):
        if value:
            told = _moment(value, reading)
            if told[0] is not None:
                return told
    return None, None


def forwarded_at(value: str | None, reading: Reading) -> tuple[dt.datetime | None, str | None]:
    """Give the time that stands above a forwarded message, if it is in a form we know.

    Clients write it in the language and zone of whoever forwarded it; the zone is seldom named.
    """
    if not value:
        return None, None
    if re.search(r"[+-]\d{4}\b", value):
        return _moment(value, reading)
    plain = WEEKDAY.sub("", value.replace("\u202f", " ").strip())
    plain = BEFORE_CLOCK.sub("", plain)
    named = re.search(r"\s*\b([A-Z]{3,4})$", plain)
    if named and named.group(1) in OFFSETS:
        plain = plain[: named.start()] + OFFSETS[named.group(1)]
    return _when(plain, reading)


def _moment(value: str, reading: Reading) -> tuple[dt.datetime | None, str | None]:
    try:
        told = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, IndexError):
        return _when(value, reading)
    if not EARLIEST < told.year <= LATEST:
        return None, None
    # A header that gives no zone says that it is unknown, and means UTC (RFC 5322, 3.3).
    return _when(told if told.tzinfo else told.replace(tzinfo=dt.UTC), reading)


def _when(told: dt.datetime | str, reading: Reading) -> tuple[dt.datetime | None, str | None]:
    try:
        return when(told, reading), zone(told, reading)
    except Rejected:
        return None, None


def _text(value: bytes) -> str:
    """Decode raw bytes in a header, which only old and broken senders write."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
