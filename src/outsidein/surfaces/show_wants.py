"""Printing wants: all in order, one of them with the accounts behind it, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from outsidein.surfaces.screen import day, indented, number, out
from outsidein.surfaces.show_customer import origin
from outsidein.surfaces.want_words import (
    changes_in_words,
    counted,
    gone_in_words,
    kinds_in_words,
    money_of,
    ordered_by,
    paid,
    said_by,
    since_in_words,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.ask.wants import Want, WantingAccount, Wants, WholeWant

QUOTES_SHOWN = 2
ACCOUNTS_SHOWN = 20


def print_wants(found: Wants, *, limit: int | None) -> None:
    """Print wants in their order, each with what stands behind it, and what is new or gone."""
    whose = f" {escape(found.account)} wants" if found.account else " customers want"
    out.print(f"[bold]What{whose}[/]")
    if not found.wants:
        out.print("No account has said that it wants anything about any theme yet.")
    else:
        out.print(ordered_by(found))
    for line in changes_in_words(found):
        out.print(escape(line))
    shown = found.wants[:limit]
    _print_in_parts(shown, found)
    if len(shown) < len(found.wants):
        out.print(f"\n… and {len(found.wants) - len(shown)} more: --limit 0")
    for one in found.gone:
        out.print(escape(f"Gone since: {gone_in_words(one)}"))
    if found.wants:
        out.print("\n`outsidein wants THEME` shows who is behind one of them.")


def print_want(found: WholeWant) -> None:
    """Print one want: what stands behind it, and each account with its own words."""
    want = found.want
    place = f"{want.rank}." if want.rank else "–"
    _print_want(place, want, since=found.since is not None, quotes=0)
    if want.broader:
        out.print(indented(f"Part of the broader need “{escape(want.broader)}”"))
    out.print(indented(f"First said {day(want.first_at)}, last {day(want.last_at)}"))
    out.print("\n[bold]The accounts behind it[/]")
    _print_accounts(found.accounts[:ACCOUNTS_SHOWN])
    if len(found.accounts) > ACCOUNTS_SHOWN:
        out.print(f"… and {len(found.accounts) - ACCOUNTS_SHOWN} more: --json")
    out.print("\n[bold]How they say it[/]")
    for quote in want.quotes:
        out.print(f"“{escape(quote.text)}”")
        out.print(indented(f"[dim]{escape(origin(quote))}[/]", 2))
    name = escape(want.name)
    out.print(f'\nAll their words: outsidein statements --kind want --theme "{name}"')


def print_exported(file: Path, *, wants: int, noted: bool) -> None:
    """Say what was written, and what next time will be compared with."""
    out.print(f"{number(wants, 'want')} written to {escape(str(file))}", soft_wrap=True)
    if noted:
        print_noted(noted=True)


def print_noted(*, noted: bool) -> None:
    """Say whether the list was noted, and what for."""
    if noted:
        out.print("Noted: from tomorrow `outsidein wants` tells what has changed since today.")
    else:
        out.print("Not noted: it stands as it was noted today, or there is nothing to note.")


def _print_in_parts(shown: Sequence[Want], found: Wants) -> None:
    """Print wants, with a line before those that nobody who pays wants, and those of too few."""
    part = ""
    for want in shown:
        begun = _part(want, found)
        if begun != part:
            out.print(f"\n[bold]{begun}[/]")
            part = begun
        place = f"{want.rank}." if want.rank else "–"
        _print_want(place, want, since=found.since is not None, quotes=QUOTES_SHOWN)


def _part(want: Want, found: Wants) -> str:
    if want.rank is None:
        return f"Wanted by fewer than {found.fewest} accounts: too few to rank"
    if found.has_payments and not want.paying_accounts:
        return "No account that pays wants these so far"
    return ""


def _print_want(place: str, want: Want, *, since: bool, quotes: int) -> None:
    title = Table.grid(padding=(0, 1))
    title.add_row(f"[bold]{place}[/]", f"[bold]{escape(want.name)}[/]")
    out.print()
    out.print(title)
    out.print(indented(f"{counted(want)} · {said_by(want)}"))
    if behind := paid(want):
        out.print(indented(behind))
    if since:
        out.print(indented(f"Since last time: {since_in_words(want)}"))
    if kinds := kinds_in_words(want):
        out.print(indented(kinds))
    for quote in want.quotes[:quotes]:
        out.print(indented(f"“{escape(quote.text)}”"))
        out.print(indented(f"[dim]{escape(origin(quote))}[/]", 5))


def _print_accounts(accounts: Sequence[WantingAccount]) -> None:
    table = Table(
        "Account", "Is", "Why", "Paid last year", "Open", "People", "Last said",
        box=None, pad_edge=False,
    )  # fmt: skip
    for place in (3, 4, 5):
        table.columns[place].justify = "right"
    for one in accounts:
        table.add_row(
            f"[bold]{escape(one.name)}[/]",
            standing(one),
            escape(one.reason),
            money_of(one, "paid_last_year") or "–",
            money_of(one, "open_amount") or "–",
            str(one.people),
            day(one.last_at),
        )
    out.print(table)
