"""A mailbox cut into messages: as bytes, a block at a time, never a whole large message.

Only a line that begins with `From `, has the date of an envelope, follows a blank line and is
followed by a header begins a message: people begin sentences with `From ` too.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

BLOCK = 1024 * 1024

# An attachment of 25 MB takes this much in a message, as base64 in lines of 76 characters.
HELD = 25_000_000 * 4 // 3 * 78 // 76

# No envelope and the line behind it is longer; so much of a block is looked at again.
MARGIN = 1024

ENVELOPE = re.compile(
    rb"From [^\r\n]{0,200}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? "
    rb"[^\r\n]{0,40}?\d:\d\d[^\r\n]{0,60}\r?\n"
    rb"(?=[!-9;-~]+:|>?From |\r?\n)"
)
# The blank line before an envelope keeps most sentences from being taken for one.
BOUNDARY = re.compile(rb"(?:(?<=\n\n)|(?<=\n\r\n))" + ENVELOPE.pattern)
ESCAPED = re.compile(rb"(?m)^>(>*From )")
BEFORE_HEADERS = b"\xef\xbb\xbf\r\n"


TOO_LARGE = "attachment over 25 MB skipped"
CUT_IN_TWO = "message was cut in two"


class Letter(NamedTuple):
    """One message as bytes, the line it begins at, and what of it is missing, if anything is."""

    raw: bytes
    line: int
    fault: str = ""


def letters_of(stream: BinaryIO, first_line: int) -> Iterator[Letter]:
    """Give the messages of a mailbox, or the one message in a file of its own."""
    blocks = iter(partial(stream.read, BLOCK), b"")
    first = next(blocks, b"")
    begin = first.lstrip(BEFORE_HEADERS)
    line = first_line + first[: len(first) - len(begin)].count(b"\n")
    # A part of a mailbox begins with an envelope, unless its cut met a sentence like one.
    if first_line > 1 or ENVELOPE.match(begin):
        yield from _mailbox(begin, blocks, line)
    else:
        yield _message(begin, blocks, line)


def _message(first: bytes, blocks: Iterator[bytes], line: int) -> Letter:
    held = [first]
    size = len(first)
    for block in blocks:
        if size < HELD:
            held.append(block)
        size += len(block)
    return Letter(b"".join(held)[:HELD], line, TOO_LARGE if size > HELD else "")


def _mailbox(first: bytes, blocks: Iterator[bytes], line: int) -> Iterator[Letter]:
    """Cut at envelopes; of a message that is too large only the beginning is held."""
    buffer, beginning, searched = first, b"", 0
    dropped = 0  # line ends of the message at hand that are no longer in the buffer
    while True:
        start = 0
        while (end := _next_envelope(buffer, max(start, searched))) >= 0:
            yield _letter(beginning or buffer[start:end], line, TOO_LARGE if beginning else "")
            line += dropped + buffer.count(b"\n", start, end)
            start, beginning, dropped = end, b"", 0
        if start:
            buffer = buffer[start:]
        if len(buffer) > HELD:
            beginning = beginning or buffer[:HELD]
        if beginning:
            dropped += buffer.count(b"\n", 0, len(buffer) - MARGIN)
            buffer = buffer[-MARGIN:]
        searched = max(0, len(buffer) - MARGIN)
        block = next(blocks, b"")
        if not block:
            break
        buffer += block
    yield _letter(beginning or buffer, line, TOO_LARGE if beginning else "")


def _next_envelope(buffer: bytes, searched: int) -> int:
    """Find the next envelope behind a blank line: its place in the buffer, or -1."""
    at = buffer.find(b"\nFrom ", searched)
    while at >= 0:
        before = buffer[max(0, at - 2) : at]
        if before.endswith((b"\n", b"\n\r")) and ENVELOPE.match(buffer, at + 1):
            return at + 1
        at = buffer.find(b"\nFrom ", at + 1)
    return -1


def _letter(raw: bytes, line: int, fault: str) -> Letter:
    """Take the envelope off, and the `>` that kept lines of the body from looking like one."""
    if not ENVELOPE.match(raw):
        return Letter(raw, line, CUT_IN_TWO)
    message = raw.partition(b"\n")[2]
    if b">From " in message:
        message = ESCAPED.sub(rb"\1", message)
    return Letter(message, line, fault)
