"""Own words without what ends a letter: closing, name, job, firm, phone, disclaimer, footer.

A signature is taken away where something proves it: a delimiter, a closing, the author's name, or
a name with a way to reach its bearer below it. A name alone proves nothing: it stays, in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.language.boilerplate import disclaimer_start, is_device_line, is_footer
from outsidein.language.contact_block import contact_block
from outsidein.language.introductions import is_rule
from outsidein.language.signed_lines import (
    DASHED_NAME,
    ITEM,
    POSTSCRIPT,
    author_words,
    closing_of,
    fits_signature,
    has_contact,
    is_name,
    is_office,
    is_sentence,
    may_sign,
    names_author,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DELIMITER = re.compile(r"\s*(?:--|—|–|––)\s*")
SIGNATURE_LINES = 15  # no signature has more
ROUNDS = 6  # a disclaimer below a signature below a closing below a closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """The lines that are left, what was taken away, and whether something suspect was kept."""

    lines: list[str]
    stripped: frozenset[str]
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What else tells of a signature: the words of the author's name, a phone's line below."""

    author: frozenset[str]
    has_device: bool = False


def without_signature(lines: Sequence[str], *, author: str = "") -> Unsigned:
    """Take the end of a letter away, as far as it is surely no part of what is said.

    What was taken away is named signature or boilerplate; it may be everything.
    """
    left = _trimmed(list(lines))
    stripped: set[str] = set()
    known = _Known(author=author_words(author))
    for _ in range(ROUNDS):
        before = left
        for name, start_of in STEPS:
            start = start_of(left, known) if left else 0
            if start < len(left):
                if is_device_line(left[start]):
                    known = _Known(author=known.author, has_device=True)
                left = _trimmed([*_trimmed(left[:start]), *_said_below(left, start)])
                stripped.add(name)
        if left == before or not left:
            break
    return Unsigned(lines=left, stripped=frozenset(stripped), doubtful=_is_doubtful(left))


# Each gives the place where something ends the letter that nobody said, or the number of lines.


def _automatic(lines: list[str], known: _Known) -> int:
    """Find the last paragraph, if it is a disclaimer, a footer or a line that a phone added."""
    start = _paragraph_start(lines)
    last = len(lines) - 1
    if is_device_line(lines[last]):
        name = last
        while name > start and may_sign(lines[name - 1]) and is_name(lines[name - 1]):
            name -= 1
        # "Ana Ruiz / via mobile" below a text is one thing; "Hello / Sent from my phone" is two.
        signed = name < last and (name > start or start > 0)
        return name if signed or names_author(lines[name], known.author) else last
    found = start + disclaimer_start(lines[start:])
    if found < len(lines):
        return found
    return start if start and is_footer(lines[start:]) else len(lines)


def _delimited(lines: list[str], known: _Known) -> int:
    """Find a line that sets a signature off: two dashes, or one drawn above names and numbers."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 2 * SIGNATURE_LINES), -1):
        dashes = DELIMITER.fullmatch(lines[place])
        if not dashes and not is_rule(lines[place]):
            continue
        below = [line for line in lines[place + 1 :] if line.strip()]
        if not below:
            return place
        if len(below) > SIGNATURE_LINES:
            break
        said = any(is_sentence(line) or ITEM.match(line) for line in below)
        proved = any(is_office(line) or names_author(line, known.author) for line in below)
        if dashes and (not said or (proved and not is_sentence(below[0]))):
            return place
        if proved and all(map(may_sign, below)):
            return place
    return len(lines)


def _closed(lines: list[str], known: _Known) -> int:
    """Find the last closing that only a signature follows."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in reversed(filled[-SIGNATURE_LINES:]):
        kind = closing_of(lines[place])
        if not kind:
            continue
        after = _signed_until(lines, place + 1)
        below = [line for line in lines[place + 1 : after] if line.strip()]
        if kind == "closing" or _thanks_close(lines[place], below, known):
            return place
        break
    return len(lines)


def _reached(lines: list[str], known: _Known) -> int:
    """Find a name with a way to reach its bearer."""
    return contact_block(lines, author=known.author, has_device=known.has_device)


def _dashed(lines: list[str], known: _Known) -> int:
    """Find a last line like "– Ana"; with a plain hyphen it may be an item of a list."""
    found = DASHED_NAME.fullmatch(lines[-1])
    if not found or not is_name(found[1]):
        return len(lines)
    above = next((line for line in reversed(lines[:-1]) if line.strip()), "")
    sure = names_author(found[1], known.author) or not lines[-1].strip().startswith("- ")
    return len(lines) - 1 if sure and is_sentence(above) else len(lines)


# What is looked for at the end, in this order, again and again until nothing more is found.
STEPS: tuple[tuple[str, Callable[[list[str], _Known], int]], ...] = (
    ("boilerplate", _automatic),
    ("signature", _delimited),
    ("signature", _closed),
    ("signature", _reached),
    ("signature", _dashed),
)


def _thanks_close(line: str, below: list[str], known: _Known) -> bool:
    """Tell whether thanks are a closing: a name follows, in the same line or the next one."""
    if below:
        return is_name(below[0]) or names_author(below[0], known.author)
    name = line.rpartition(",")[2] if "," in line else ""
    return line.rstrip().endswith(",") or is_name(name)


def _signed_until(lines: list[str], start: int) -> int:
    """Give the place after the signature that follows a closing.

    That is the end, a postscript, or where something is said, the end of the first paragraph.
    """
    end = start
    while end < len(lines) and (not lines[end].strip() or may_sign(lines[end])):
        if POSTSCRIPT.match(lines[end]):
            return end
        end += 1
    filled = [line for line in lines[start:] if line.strip()]
    if end == len(lines) and (any(map(has_contact, filled)) or all(map(fits_signature, filled))):
        return end
    end = start
    while end < len(lines) and not lines[end].strip():
        end += 1
    while end < len(lines) and lines[end].strip() and fits_signature(lines[end]):
        end += 1
    return end


def _said_below(lines: list[str], start: int) -> list[str]:
    """Give what is said below a signature: a postscript, or below a closing whatever is said."""
    if closing_of(lines[start]):
        after = _signed_until(lines, start + 1)
    else:
        below = range(start, len(lines))
        after = next((place for place in below if POSTSCRIPT.match(lines[place])), len(lines))
    while after < len(lines) and not lines[after].strip():
        after += 1
    return ["", *lines[after:]] if after < len(lines) else []


def _is_doubtful(lines: list[str]) -> bool:
    """Tell whether the last paragraph might be a name or a way to reach somebody."""
    if not lines:
        return False
    start = _paragraph_start(lines)
    last = lines[start:]
    if start and len(last) == 1 and (is_name(last[0]) or DASHED_NAME.fullmatch(last[0])):
        return True
    return any(map(DELIMITER.fullmatch, lines)) or (len(last) > 1 and any(map(has_contact, last)))


def _paragraph_start(lines: list[str]) -> int:
    start = len(lines) - 1
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return max(start, 0)


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
