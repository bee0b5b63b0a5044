"""Own words and quoted ones: the lines of a mail without the older mails in and below them.

Quoted lines begin with `>`, or everything below an introduction is quoted. A quote that somebody
typed between their own words, introduced by nothing, is theirs, and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from outsidein.language.folded import unfolded
from outsidein.language.introductions import (
    header_block,
    is_rule,
    older_mark,
    quote_introduction,
    wrote_line,
)
from outsidein.language.mail_words import mail_words
from outsidein.language.signatures import without_signature
from outsidein.language.signed_lines import greets

QUOTED = re.compile(r"[ \t]*>")
NESTED = re.compile(r"[ \t]*>[ \t]*>")
WRAPPED_FROM = 60  # letters of a quoted line that a mail program may have wrapped
WRAPPED_REST = 40  # letters that may be left over on a line of their own, without a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Unquoted:
    """The author's own parts, and what was between and below them: quote, forward."""

    parts: tuple[tuple[str, ...], ...]
    stripped: frozenset[str]
    doubtful: bool


@dataclass(slots=True, kw_only=True)
class _Piece:
    """Consecutive lines, quoted or not; an introduced quote is surely one."""

    lines: list[str]
    quoted: bool = False
    introduced: bool = False


def without_quotes(text: str) -> Unquoted:
    """Take older mails out of the text of one, be they marked by `>` or by what stands above."""
    if not _may_quote(text):
        return Unquoted(parts=(tuple(text.split("\n")),), stripped=frozenset(), doubtful=False)
    pieces, older, doubtful = _pieces(unfolded(text).split("\n"))
    own = _own_quote(pieces) if not older else None
    kept = [piece for piece in pieces if not piece.quoted or piece is own]
    if not any(_has_words(piece.lines) for piece in kept):  # a mail that is all quote
        return Unquoted(parts=(tuple(text.split("\n")),), stripped=frozenset(), doubtful=True)
    stripped = {older} if older else set()
    if len(kept) < len(pieces):
        stripped.add("quote")
    parts: list[tuple[str, ...]] = []
    if own:  # it stands within what is said, not between two parts of it
        parts.append(tuple(line for piece in kept for line in piece.lines))
    else:
        parts.extend(tuple(piece.lines) for piece in kept if _has_words(piece.lines))
    return Unquoted(
        parts=tuple(parts), stripped=frozenset(stripped), doubtful=doubtful or own is not None
    )


def _pieces(lines: list[str]) -> tuple[list[_Piece], str, bool]:
    """Cut lines into own and quoted ones, up to where an older mail goes on to the end.

    Gives also what begins there (quote, forward or nothing), and whether something that looks like
    such a place was kept: with no word above it, or no sure sign.
    """
    pieces = [_Piece(lines=[])]
    doubtful = False
    place = 0
    while place < len(lines):
        if QUOTED.match(lines[place]):
            after = _quoted_until(lines, place)
            _add_quote(pieces, lines[place:after])
            place = after
            continue
        own = pieces[-1].lines
        older, height, after = _older_at(lines, place, own)
        if older == "unsure":
            doubtful = True
        elif older:
            above = own[: len(own) - height]
            if any(_has_words(piece.lines) for piece in pieces[:-1]) or _has_words(above):
                _drop_end(own, height)
                return pieces, older, doubtful
            _drop_end(own, height)
            doubtful, place = True, after
            continue
        own.append(lines[place])
        place += 1
    return pieces, "", doubtful


def _older_at(lines: list[str], place: int, own: list[str]) -> tuple[str, int, int]:
    """Tell what begins at a line: quote, forward, unsure or nothing.

    Gives also how many of the own lines above it belong to it, and the place after it.
    """
    line = lines[place]
    mark = older_mark(line) if "-" in line or "_" in line or ":" in line else ""
    if mark:
        after = place + 1
        while after < len(lines) and not lines[after].strip():
            after += 1
        return mark, 0, header_block(lines, after) if after < len(lines) else after
    after = header_block(lines, place)
    if after > place:
        return "quote", 0, after
    if line.rstrip("* \t")[-1:] in {":", "-"}:
        count, sure = wrote_line([*own[-4:], line])
        following = next((line for line in lines[place + 1 :] if line.strip()), "")
        if count and not QUOTED.match(following):
            return ("quote" if sure else "unsure"), count - 1, place + 1
    return "", 0, place


def _add_quote(pieces: list[_Piece], lines: list[str]) -> None:
    """Add quoted lines as a piece of their own, and take their introduction out of the last one."""
    own = pieces[-1].lines
    count = quote_introduction(own)
    _drop_end(own, count)
    inner = [line.lstrip("> \t") for line in lines]
    introduced = (
        count > 0
        or any(NESTED.match(line) for line in lines)
        or header_block(inner, 0) > 0
        or any(wrote_line(inner[:end])[1] for end in range(1, 1 + min(3, len(inner))))
    )
    pieces.append(_Piece(lines=lines, quoted=True, introduced=introduced))
    pieces.append(_Piece(lines=[]))


def _quoted_until(lines: list[str], start: int) -> int:
    """Give the place after the last quoted line, over empty ones and wrapped rests between."""
    end = start + 1
    place = end
    while place < len(lines):
        line = lines[place]
        following = lines[place + 1] if place + 1 < len(lines) else ""
        wrapped = (
            len(lines[place - 1]) >= WRAPPED_FROM
            and len(line) <= WRAPPED_REST
            and line[:1].islower()
            and QUOTED.match(lines[place - 1])
            and QUOTED.match(following)
        )
        if QUOTED.match(line):
            end = place + 1
        elif line.strip() and not wrapped:
            break
        place += 1
    return end


def _own_quote(pieces: list[_Piece]) -> _Piece | None:
    """Give the only quote, if nothing introduces it and it stands between the author's words."""
    quotes = [place for place, piece in enumerate(pieces) if piece.quoted]
    if len(quotes) != 1 or pieces[quotes[0]].introduced:
        return None
    place = quotes[0]
    before = [line for piece in pieces[:place] for line in piece.lines if not greets(line)]
    after = [line for piece in pieces[place + 1 :] for line in piece.lines]
    if _has_words(before) and _has_words(without_signature(after).lines):
        return pieces[place]
    return None


def _drop_end(lines: list[str], count: int) -> None:
    """Drop lines at the end, and the empty and drawn ones above them."""
    del lines[len(lines) - count :]
    while lines and (not lines[-1].strip() or is_rule(lines[-1])):
        lines.pop()


def _has_words(lines: list[str] | tuple[str, ...]) -> bool:
    return any(letter.isalnum() for line in lines for letter in line)


def _may_quote(text: str) -> bool:
    """Tell whether a text could hold a quote: most texts can't, and this is soon told."""
    words = mail_words()
    plain = text.casefold()
    return (
        ">" in text
        or any(mark in plain for mark in words.marks)
        or (":" in text and _from_label().search(text) is not None)
    )


@cache
def _from_label() -> re.Pattern[str]:
    roles = mail_words().roles.items()
    labels = "|".join(re.escape(label) for label, role in roles if role == "from")
    return re.compile(rf"(?i)\b(?:{labels})[\s*_]*:")
