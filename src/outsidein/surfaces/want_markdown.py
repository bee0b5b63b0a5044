"""Wants as Markdown, for a ticket or wiki: nothing that customers said is taken for markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from outsidein.surfaces.screen import day
from outsidein.surfaces.show_customer import origin
from outsidein.surfaces.want_words import (
    changes_in_words,
    counted,
    gone_in_words,
    kinds_in_words,
    money_of,
    ordered_by,
    paid,
    paid_by_currency,
    said_by,
    since_in_words,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from outsidein.ask.statements import Statement
    from outsidein.ask.wants import Want, WantingAccount, Wants, WholeWant

QUOTES = 3
MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
# At the beginning of a line these make lists and headings.
AT_BEGINNING = re.compile(r"^(\d+)([.)])|^([-+=])")


def markdown(found: Wants, *, limit: int | None = None) -> str:
    """Write all wants, or the first few: a table, what changed, and each with its quotes."""
    shown = found.wants[:limit]
    whose = f" {plain(found.account)} wants" if found.account else " customers want"
    lines = [
        f"# What{whose}",
        "",
        plain(ordered_by(found) if found.wants else "Nothing yet."),
    ]
    lines += _changes(found)
    if shown:
        lines += ["", *_table(shown, since=found.since is not None)]
    for want in shown:
        place = f"{want.rank}. " if want.rank else ""
        lines += ["", f"## {place}{plain(want.name)}", ""]
        lines += _behind(want, since=found.since is not None)
        lines += _quoted(want.quotes[:QUOTES])
    return "\n".join(lines) + "\n"


def markdown_of_one(found: WholeWant) -> str:
    """Write one want with every account behind it, and the words of some."""
    want = found.want
    lines = [f"# {plain(want.name)}", ""]
    said = f"First said {day(want.first_at)}, last {day(want.last_at)}"
    lines += _behind(want, said, since=found.since is not None)
    lines += ["", "## The accounts behind it", ""]
    lines += ["| Account | Is | Why | Paid last year | Open | People | Last said |"]
    lines += ["|---|---|---|--:|--:|--:|---|"]
    lines += [_account(one) for one in found.accounts]
    lines += ["", "## How they say it", *_quoted(want.quotes)]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is, in one line.

    >>> print(plain("a *bold* <b>\nword"))
    a \*bold\* \<b\> word
    """
    line = MARKUP.sub(r"\\\1", " ".join(text.split()))
    return AT_BEGINNING.sub(lambda told: f"{told[1] or ''}\\{told[2] or told[3]}", line)


def _changes(found: Wants) -> list[str]:
    said = changes_in_words(found)
    lines = ["", *map(plain, said)] if said else []
    if found.gone:
        lines += ["", "Gone since then:", ""]
        lines += [f"- {plain(gone_in_words(one))}" for one in found.gone]
    return lines


def _table(wants: Iterable[Want], *, since: bool) -> Iterator[str]:
    more = (" Since last time |", "---|") if since else ("", "")
    yield f"| | Want | Right customers | Paying accounts | Accounts | Paid last year |{more[0]}"
    yield f"|--:|---|--:|--:|--:|--:|{more[1]}"
    for want in wants:
        told = paid_by_currency(want, "paid_last_year") or "–"
        cells = (
            f"{want.rank or '–'}", plain(want.name), f"{want.right_accounts:,}",
            f"{want.paying_accounts:,}", f"{want.accounts:,}", told,
            *([plain(since_in_words(want))] if since else ()),
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"


def _behind(want: Want, *more: str, since: bool) -> list[str]:
    parts = [
        f"{counted(want)} · {said_by(want)}",
        paid(want),
        f"Since last time: {since_in_words(want)}" if since else "",
        kinds_in_words(want),
        *more,
    ]
    # Two blanks at its end break a line in every Markdown.
    return ["  \n".join(plain(part) for part in parts if part)]


def _quoted(quotes: Iterable[Statement]) -> Iterator[str]:
    for quote in quotes:
        yield ""
        yield f"> {plain(f'“{quote.text}”')}  "
        yield f"> — {plain(origin(quote))}"


def _account(one: WantingAccount) -> str:
    cells = (
        plain(one.name), standing(one), plain(one.reason), money_of(one, "paid_last_year") or "–",
        money_of(one, "open_amount") or "–", str(one.people), day(one.last_at),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"
