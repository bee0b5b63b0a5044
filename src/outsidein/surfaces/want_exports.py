"""Wants as files: a table for a spreadsheet, or Markdown for a ticket or wiki.

What customers said is somebody else's text: in a spreadsheet none of it may begin as a formula does
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from outsidein.ask.wants import WholeWant
from outsidein.errors import UserError
from outsidein.surfaces.want_markdown import markdown, markdown_of_one
from outsidein.surfaces.want_words import since_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from outsidein.ask.statements import Statement
    from outsidein.ask.wants import Want, Wants

SUFFIXES = (".csv", ".md")
QUOTES = 3
# What a spreadsheet takes for a formula at the beginning of a cell; some know the wide ones too.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
KINDS = ("pain", "goal", "question", "objection", "praise")
HEADER = (
    "Rank", "Want", "Broader need", "Right customers", "Paying accounts", "Accounts", "People",
    "Currency", "Paid last year", "Open opportunities", "In other currencies",
    *(f"People with {kind}" for kind in KINDS), "First said", "Last said", "Since last time",
    *(f"{what} {place}" for place in range(1, QUOTES + 1) for what in ("Quote", "Said by")),
)  # fmt: skip


def check_suffix(file: Path) -> None:
    """Raise UserError if this is no file that wants can be written to."""
    if file.suffix.casefold() not in SUFFIXES:
        raise UserError(
            f"Wants can't be written as “{file.suffix or file.name}”.",
            where=str(file),
            next_step="Name a file that ends in .csv for a spreadsheet, or .md for a ticket.",
        )


def export(file: Path, found: Wants | WholeWant, *, limit: int | None = None) -> None:
    """Write wants to a file, as its suffix says. Raises UserError if it can't be written."""
    check_suffix(file)
    if file.suffix.casefold() == ".md":
        text = (
            markdown_of_one(found) if isinstance(found, WholeWant) else markdown(found, limit=limit)
        )
        data = text.encode()
    else:
        wants = [found.want] if isinstance(found, WholeWant) else found.wants[:limit]
        # With the mark at its beginning, or spreadsheets on Windows garble letters with accents.
        data = csv_of(wants, since=found.since is not None).encode("utf-8-sig")
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UserError(
            f"The file could not be written: {error.strerror}.",
            where=str(file),
            next_step="Name a file in a folder that is there and that you may write to.",
        ) from None


def csv_of(wants: Sequence[Want], *, since: bool) -> str:
    """Write wants as a table, one a line, as RFC 4180 has it."""
    written = io.StringIO(newline="")
    table = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(HEADER)
    for want in wants:
        table.writerow(
            cell(value) if isinstance(value, str) else value for value in _values(want, since=since)
        )
    return written.getvalue()


def cell(text: str) -> str:
    r"""Make a text safe for a cell: in one line, and never a formula.

    >>> cell("=HYPERLINK(1)"), cell("two\nlines"), cell("plain")
    ("'=HYPERLINK(1)", 'two lines', 'plain')
    """
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(FORMULA) else line


def _values(want: Want, *, since: bool) -> Iterator[object]:
    yield from (want.rank, want.name, want.broader)
    yield from (want.right_accounts, want.paying_accounts, want.accounts, want.people)
    yield from (want.currency, want.paid_last_year, want.open_amount, _other_money(want))
    yield from (want.kinds.get(kind, 0) for kind in KINDS)
    yield from (one.date() if one else None for one in (want.first_at, want.last_at))
    yield since_in_words(want) if since else None
    for quote in want.quotes[:QUOTES]:
        yield quote.text
        yield _said_by(quote)
    for _ in range(QUOTES - len(want.quotes)):
        yield from (None, None)


def _other_money(want: Want) -> str:
    parts = []
    for one in want.other_money:
        if one.paid_last_year:
            parts.append(f"{one.currency} {one.paid_last_year} paid")
        if one.open_amount:
            parts.append(f"{one.currency} {one.open_amount} open")
    return "; ".join(parts)


def _said_by(quote: Statement) -> str:
    on = quote.happened_at.date().isoformat() if quote.happened_at else None
    parts = (quote.person, quote.title, quote.account, quote.department, on, quote.place)
    return ", ".join(part for part in parts if part)
