"""Mail: mailboxes (mbox, Google Takeout), single messages (eml), Maildir folders.

One message is one touch of whoever sent it. A mail forwarded in it is a touch of its own, of
whoever wrote that, in the same thread. The same message lies in several people's mailboxes, so
nothing that differs between the copies (labels, hops, blind copies) becomes part of its row.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from outsidein.errors import Rejected
from outsidein.read.addresses import addresses
from outsidein.read.contract import Document, Row
from outsidein.read.formats.mail.automatic import is_no_reply
from outsidein.read.formats.mail.boxes import BOUNDARY, CUT_IN_TWO, ENVELOPE, MARGIN, letters_of
from outsidein.read.formats.mail.headers import Person, message_ids, split_message
from outsidein.read.formats.mail.messages import check_voice, messages_of
from outsidein.read.formats.mail.parts import leaves_of
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from outsidein.read.contract import Context
    from outsidein.read.formats.mail.boxes import Letter
    from outsidein.read.formats.mail.messages import Message
    from outsidein.read.sample import Sample

ONE_HEADER = re.compile(r"(?m)^([!-9;-~]+)[ \t]*:")
MAIL_HEADERS = {
    *("from", "to", "cc", "date", "subject", "message-id", "received", "return-path"),
    *("mime-version", "content-type", "delivered-to", "reply-to", "in-reply-to", "references"),
}
ONLY_IN_MAIL = {"message-id", "received", "date", "mime-version", "delivered-to", "return-path"}


def read_mail(stream: BinaryIO, first_line: int, context: Context) -> Iterator[Row | Rejected]:
    """Read a mailbox, a part of one, or a file with one message."""
    known: set[Person] = set()
    for letter in letters_of(stream, first_line):
        try:
            yield from _rows_of(letter, context, known)
        except Rejected as rejected:
            rejected.at = str(letter.line)
            yield rejected
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            reason = "message has an unexpected form"
            yield Rejected(reason, f"{type(error).__name__}: {error}", at=str(letter.line))


def _rows_of(letter: Letter, context: Context, known: set[Person]) -> Iterator[Row | Rejected]:
    if letter.fault == CUT_IN_TWO:
        raise Rejected(CUT_IN_TWO, letter.raw[:200].decode("utf-8", "replace"))
    headers, body = split_message(letter.raw)
    leaves = leaves_of(headers, body)
    if letter.fault:  # the last part is the one that was too large
        yield Rejected(letter.fault, leaves.pop().file_name or "", at=str(letter.line))
    check_voice(headers, leaves)
    number, thread = _ids(headers, body)
    for person in _lists_in(headers):
        yield from _person_rows(person, known, str(letter.line), nature="list")
    for position, message in enumerate(messages_of(headers, leaves, context)):
        at = f"{letter.line} forwarded {position}" if position else str(letter.line)
        if isinstance(message, Rejected):
            message.at = at
            yield message
            continue
        for met in (message.author, *message.parties):
            if met:
                yield from _person_rows(met, known, at)
        native = f"message:{number}/forwarded/{position}" if position else f"message:{number}"
        yield _touch(message, native, thread, context)._replace(at=at)


def _ids(headers: Mapping[str, str], body: bytes) -> tuple[str, str]:
    """Give the ids of a message and of its thread; without an id, copies share their content's."""
    told = message_ids(headers.get("message-id"))
    number = told[0] if told else _content_id(headers, body)
    before = message_ids(headers.get("references")) or message_ids(headers.get("in-reply-to"))
    return number, (before or [number])[0]


def _content_id(headers: Mapping[str, str], body: bytes) -> str:
    digest = hashlib.blake2b(body.replace(b"\r\n", b"\n").strip(), digest_size=16)
    named = [headers.get(name) for name in ("from", "to", "date", "subject")]
    return content_hash(*named, digest.hexdigest())


def _touch(message: Message, native: str, thread: str, context: Context) -> Row:
    author = message.author
    others = [one.address for one in message.parties if not author or one.address != author.address]
    everyone = [author.address, *others] if author else others
    values = {
        "thread_id": context.ref("message", thread),
        "channel": "mail",
        "happened_at": message.at,
        "zone": message.zone,
        "author_id": context.ref("address", author.address) if author else None,
        "party_ids": [context.ref("address", address) for address in others],
        "is_internal": len(everyone) > 1 and all(map(context.is_ours, everyone)),
        "subject": message.subject,
        "body": message.body or None,
        "body_format": message.body_format,
    }
    return Row("touch", native, values, message.extra)


def _lists_in(headers: Mapping[str, str]) -> Iterator[Person]:
    """Give the address that a discussion list is written to."""
    if "list-id" in headers:
        for address in addresses(headers.get("list-post", "").replace("mailto:", "")):
            yield Person("", address)


def _person_rows(
    person: Person, known: set[Person], at: str, *, nature: str | None = None
) -> Iterator[Row]:
    """Give the row of somebody met for the first time, or for the first time by this name."""
    if person in known:
        return
    known.update((person, Person("", person.address)))
    values = {
        "name": person.name or None,
        "emails": [person.address],
        "nature": nature or ("bot" if is_no_reply(person.address) else None),
    }
    yield Row("person", f"address:{person.address}", values, at=at)


def is_mailbox(sample: Sample) -> bool:
    """Tell a file of many messages: it begins with an envelope."""
    return bool(ENVELOPE.match(sample.text.lstrip()[:MARGIN].encode("utf-8", "replace")))


def is_message(sample: Sample) -> bool:
    """Tell a file with one message: it begins with the headers of one, and a sender."""
    text = sample.text.lstrip().replace("\r\n", "\n")
    head = text.partition("\n\n")[0]
    names = {name.lower() for name in ONE_HEADER.findall(head)}
    begins = ONE_HEADER.match(text)
    if not begins or not names & {"from", "sender"} or not names & ONLY_IN_MAIL:
        return False
    return len(names & MAIL_HEADERS) >= 3


DOCUMENTS = (
    Document(
        source="mail",
        name="mailbox",
        recognises=is_mailbox,
        read=read_mail,
        splits=BOUNDARY,
    ),
    Document(source="mail", name="message", recognises=is_message, read=read_mail),
)
