"""What stands between a mail and the older one below it: "On … wrote:", headers, a dashed line.

Each function looks at lines of plain text and says where such a thing begins; none changes a line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from outsidein.language.mail_words import mail_words

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOCK = re.compile(r"\b\d{1,2}[:h]\d\d\b")
DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
ANGLED = re.compile(r"<\s*(?:mailto:)?[^<>\s]+@[^<>\s]+>|\[mailto:")
HEADER = re.compile(r"[\s*_]*([^\W\d_]+(?:[ -][^\W\d_]+){0,2})[\s*_]*:(?!//)")
RULE = re.compile(r"[-_=*~\s]{3,}")

LINES_LONG = 4  # an introduction is wrapped into at most so many lines
LETTERS_LONG = 400
AFTER_VERB = 120  # letters: German and Dutch name the writer after the verb
HEADER_LINES = 14
CONTINUED_LINES = 2  # of one long header


def older_mark(line: str) -> str:
    """Give what a line announces: an original message ("quote"), a forwarded one, or nothing."""
    found = _marks().fullmatch(line.casefold())
    if not found:
        return ""
    return "forward" if found["forwarded"] or found["begins"] else "quote"


def header_block(lines: Sequence[str], start: int) -> int:
    """Give the place after a block of headers that begins at a line; the same place if none does.

    A block names who wrote, and at least two of when, to whom and about what.
    """
    if _header_role(lines[start]) in {"", "other"}:
        return start
    roles: set[str] = set()
    after = start
    for place in range(start, min(len(lines), start + HEADER_LINES)):
        role = _header_role(lines[place])
        if role:
            roles.add(role)
            after = place + 1
        elif place - after >= CONTINUED_LINES:
            break
    block = "\n".join(lines[start:after])
    named = roles - {"other"}
    # A form may ask "From: Berlin, To: Paris, Date: …": a mail has a subject or an address.
    if "from" in named and len(named) > 2 and ("subject" in named or "@" in block):
        return after
    if {"from", "sent"} <= named and "@" in block and CLOCK.search(block):
        return after
    return start


def wrote_line(lines: Sequence[str]) -> tuple[int, bool]:
    """Find "On … somebody wrote:", wrapped or not, at the end of lines.

    Gives how many lines it has, 0 if it is none, and whether it is sure: it tells the day and the
    hour, or an address, so it was not written by hand.
    """
    unsure = 0
    for count in range(1, min(len(lines), LINES_LONG) + 1):
        if not lines[-count].strip():
            break
        joined = " ".join(lines[-count:]).strip().casefold()
        if len(joined) > LETTERS_LONG or not _ends_introduction(joined):
            break
        said = _said().search(joined)
        if not said or len(joined) - said.end() > AFTER_VERB:
            continue
        begins = _begins(joined) or len(lines) == count or not lines[-count - 1].strip()
        dated = DATE.search(joined) and CLOCK.search(joined)
        if begins and _is_balanced(joined) and (dated or ANGLED.search(joined)):
            return count, True
        unsure = unsure or count
    return unsure, False


def quote_introduction(lines: Sequence[str]) -> int:
    """Tell how many lines at the end introduce the quoted ones that follow, in any language."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    count, _ = wrote_line(lines[:end])
    if not count:
        count = _dated_lines(lines[:end])
    return len(lines) - end + count if count else 0


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn, of dashes or underscores."""
    return bool(line.strip()) and RULE.fullmatch(line) is not None


def _dated_lines(lines: Sequence[str]) -> int:
    """Count lines at the end that tell an address or a day and hour, whatever their language."""
    for count in range(1, min(len(lines), LINES_LONG) + 1):
        if not lines[-count].strip():
            break
        joined = " ".join(lines[-count:]).strip()
        if joined[-1] not in ":>" or len(joined) > LETTERS_LONG:
            break
        dated = DATE.search(joined) and (CLOCK.search(joined) or joined.endswith(">"))
        begins = joined[0].isdigit() or len(lines) == count or not lines[-count - 1].strip()
        if begins and _is_balanced(joined) and (dated or ANGLED.search(joined)):
            return count
    return 0


def _ends_introduction(joined: str) -> bool:
    """Tell whether a line ends like an introduction; Zoho puts dashes where others put a colon."""
    return joined.rstrip("* ").endswith(":") or (joined.startswith("--") and joined.endswith("--"))


def _is_balanced(joined: str) -> bool:
    return joined.count("<") == joined.count(">")


def _header_role(line: str) -> str:
    if ":" not in line[:40]:
        return ""
    found = HEADER.match(line)
    if not found or not found[1][0].isupper():
        return ""
    return mail_words().roles.get(found[1].casefold(), "")


@cache
def _marks() -> re.Pattern[str]:
    words = mail_words()
    return re.compile(
        rf"[\s>*]*[-_=]{{2,}}\s*(?:(?P<forwarded>{words.forwarded})|{words.original})\b[^\n]{{0,40}}?"
        rf"\s*[-_=]{{2,}}[\s*]*|[\s>*]*(?P<begins>{words.forwarded})\s?:[\s*]*"
    )


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{mail_words().said})\b")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:(?:{mail_words().opens})\b|\d)")


def _begins(joined: str) -> bool:
    return _opens().match(joined) is not None
