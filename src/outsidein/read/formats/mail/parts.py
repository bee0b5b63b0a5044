"""The parts of a message: its words in their own character set, mails within it, attachments.

Multiparts are cut at their boundaries as bytes, which is several times as fast as a full parse
and does not mind what is broken elsewhere in the message.
"""

from __future__ import annotations

import binascii
import codecs
import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from outsidein.read.formats.mail.headers import decoded, split_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DEEPEST = 20
MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
PARAMETER = re.compile(r";\s*([\w-]+)(?:\*\d*\*?)?\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;\s]+)")
FORMATS = {"text/plain": "text", "text/html": "html"}
SINGLE_BYTE = re.compile(r"(us-?)?ascii|iso-?8859-|latin|cp-?125|windows-125|cp-?850|koi8")


class Leaf(NamedTuple):
    """A part that has no parts of its own."""

    kind: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def file_name(self) -> str | None:
        """The name it was attached under."""
        disposition = self.headers.get("content-disposition", "")
        name = media_type(f"x/x; {disposition}")[1].get("filename") or self.parameters.get("name")
        return decoded(name)

    @property
    def is_attachment(self) -> bool:
        """Whether it came as a file beside the message rather than as its words."""
        disposition = self.headers.get("content-disposition", "").lower()
        return disposition.startswith("attachment") or self.file_name is not None


@lru_cache(maxsize=4096)
def media_type(value: str) -> tuple[str, Mapping[str, str]]:
    """Give the media type of a content type, lower case, and its parameters.

    >>> media_type('Text/Plain; charset="utf-8"')
    ('text/plain', {'charset': 'utf-8'})
    """
    kind = MEDIA_TYPE.match(value)
    told: dict[str, str] = {}
    for name, raw in PARAMETER.findall(value):
        text = re.sub(r"\\(.)", r"\1", raw[1:-1]) if raw.startswith('"') else raw
        text = unquote(text.rpartition("''")[2]) if "''" in text else text
        told[name.lower()] = told.get(name.lower(), "") + text
    return (kind.group(1).lower() if kind else "text/plain"), told


def leaves_of(
    headers: Mapping[str, str], body: bytes, *, default: str = "text/plain", depth: int = 0
) -> list[Leaf]:
    """Give the parts of a message in order; of alternatives the plain text, else the HTML."""
    kind, parameters = media_type(headers.get("content-type") or default)
    boundary = parameters.get("boundary")
    if not kind.startswith("multipart/") or not boundary or depth > DEEPEST:
        return [Leaf(kind, parameters, headers, body)]
    within = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    children = [
        leaves_of(*split_message(part), default=within, depth=depth + 1)
        for part in _cut(body, boundary)
    ]
    if kind == "multipart/alternative":
        children = _best_of(children)
    return [leaf for leaves in children for leaf in leaves]


def _cut(body: bytes, boundary: str) -> Iterator[bytes]:
    """Cut a multipart at its boundary; a missing last boundary does no harm."""
    delimiter = b"\n--" + boundary.encode("utf-8", "replace")
    _, *chunks = (b"\n" + body).split(delimiter)
    part = None
    for chunk in chunks:
        rest_of_line, _, content = chunk.partition(b"\n")
        if rest_of_line.strip() not in {b"", b"--"}:
            # Another boundary that begins with the same letters: of a part within this one.
            part = None if part is None else part + delimiter + chunk
            continue
        if part is not None:
            yield part.removesuffix(b"\r")
        part = None if rest_of_line.strip() else content
        if part is None:
            return
    if part is not None:
        yield part


def _best_of(children: Sequence[list[Leaf]]) -> list[list[Leaf]]:
    """Of the alternatives keep the one with plain text, else with HTML, and all that is no text."""
    for kind in FORMATS:
        for child in children:
            if any(leaf.kind == kind and leaf.body.strip() for leaf in child):
                others = [
                    [leaf for leaf in other if leaf.kind not in FORMATS]
                    for other in children
                    if other is not child
                ]
                return [child, *others]
    return list(children)


def words_of(leaves: Sequence[Leaf]) -> tuple[str, str]:
    """Give the words of a message and their format, `text` or `html`; attachments have no say."""
    pieces = [
        (text, FORMATS[leaf.kind])
        for leaf in leaves
        if leaf.kind in FORMATS and not leaf.is_attachment and (text := text_of(leaf)).strip()
    ]
    if all(format_ == "text" for _, format_ in pieces):
        return "\n\n".join(text for text, _ in pieces), "text"
    marked_up = (
        text if format_ == "html" else f"<pre>{html.escape(text, quote=False)}</pre>"
        for text, format_ in pieces
    )
    return "\n".join(marked_up), "html"


def text_of(leaf: Leaf) -> str:
    """Decode one part of text, with Unix line ends and nothing behind its last word."""
    text = _characters(bytes_of(leaf), leaf.parameters.get("charset", "").strip().lower())
    text = text.replace("\r\n", "\n").replace("\0", "").rstrip()
    if leaf.parameters.get("format", "").lower() == "flowed":
        return _unwrapped(text, joint="" if leaf.parameters.get("delsp") == "yes" else " ")
    return text


def bytes_of(leaf: Leaf) -> bytes:
    """Give the bytes of one part as they were before they were sent."""
    body = leaf.body
    encoding = leaf.headers.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:  # cut off, or its padding lost: what is whole is still read
            letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
            return binascii.a2b_base64(letters[: len(letters) // 4 * 4])
    return body


def _characters(raw: bytes, charset: str) -> str:
    """Decode by the part's own character set, unless the bytes prove it wrong."""
    if raw.isascii() and not charset.startswith(("utf-7", "iso-2022", "hz", "utf-16")):
        return raw.decode("ascii")
    is_known = bool(charset) and _is_known(charset)
    if not is_known or charset == "utf-8" or SINGLE_BYTE.match(charset):
        # Bytes beyond ASCII that happen to be valid UTF-8 are UTF-8, whatever the header says.
        try:
            return raw.decode()
        except UnicodeDecodeError:
            pass
    if not is_known or charset in {"iso-8859-1", "latin1", "us-ascii", "utf-8"}:
        charset = "cp1252"  # a superset of Latin 1, which is what such senders mean
    return raw.decode(charset, "replace")


def _is_known(charset: str) -> bool:
    try:
        return bool(codecs.lookup(charset))
    except (LookupError, ValueError):
        return False


def _unwrapped(text: str, *, joint: str) -> str:
    """Join the lines of a paragraph that was wrapped for the journey (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        plain = line.removeprefix(" ")
        if flows and not quoted:
            lines[-1] = lines[-1].rstrip(" ") + joint + plain
        else:
            lines.append(plain)
        flows = plain.endswith(" ") and plain != "-- " and not quoted
    return "\n".join(line if line == "-- " else line.rstrip() for line in lines)
