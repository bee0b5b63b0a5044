"""Printing needs by how much they matter: of an account, of a segment or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from outsidein.surfaces.screen import day, indented, number, out
from outsidein.surfaces.share_words import TRENDS, share_in_words
from outsidein.surfaces.show_customer import origin

if TYPE_CHECKING:
    from outsidein.ask.needs import NeedShare, NeedShares

QUOTES_SHOWN = 2
# The scope that is one account, not many.
ONE = "account"


def print_needs(shares: NeedShares, *, whose: str) -> None:
    """Print needs, the weightiest first. `whose` ends "What matters to …"."""
    out.print(f"[bold]What matters to {escape(whose)}[/]")
    heard = number(shares.people_heard, "person", "people")
    if not shares.needs:
        out.print("Nobody there has spoken about any theme yet.")
        return
    if shares.too_few:
        out.print(
            f"{heard} heard: too few to say how much each matters. "
            f"From {shares.fewest_people} people on, shares are told."
        )
    else:
        out.print(f"Of all that {heard} spoke of, each person counting as one:")
    for rank, need in enumerate(shares.needs, start=1):
        _print_need(rank, need, shares)
    if len(shares.needs) < shares.needs_told:
        out.print(f"\n… and {shares.needs_told - len(shares.needs)} more: --limit 0")


def _print_need(rank: int, need: NeedShare, shares: NeedShares) -> None:
    broader = f" [dim]({escape(need.broader)})[/]" if need.broader else ""
    out.print(f"\n{rank}. [bold]{escape(need.name)}[/]{broader}: {share_in_words(need)}")
    out.print(indented(escape(_counted(need, shares))))
    out.print(indented(escape(_told(need, shares.scope))))
    for quote in need.quotes[:QUOTES_SHOWN]:
        out.print(indented(f"“{escape(quote.text)}”"))
        told = origin(quote, account=shares.scope != ONE)
        out.print(indented(f"[dim]{escape(told)}[/]", 5))


def _counted(need: NeedShare, shares: NeedShares) -> str:
    speak = "speaks" if need.people == 1 else "speak"
    heard = number(need.people_heard, "person", "people")
    parts = [f"{need.people:,} of {heard} heard {speak} of it"]
    if shares.scope != ONE:
        parts.append(f"in {number(need.accounts, 'account')}")
    if need.paid_last_year is not None and need.paid_last_year > 0:
        whose = "it" if shares.scope == ONE else "they"
        parts.append(f"{whose} paid {need.paid_last_year:,.0f} {need.currency} last year")
    if shares.too_few:
        return " · ".join(parts)
    return " · ".join([*parts, TRENDS[need.trend]])


def _told(need: NeedShare, scope: str) -> str:
    first, last = day(need.first_at), day(need.last_at)
    when = first if first == last else f"{first} to {last}"
    kinds = ", ".join(need.kinds)
    if scope != ONE:  # of many accounts, there is nearly every role and department
        heard = number(len(need.departments), "department")
        return f"{kinds} · heard by {heard} of ours · {when}"
    roles = ", ".join(role.replace("_", " ") for role in need.roles if role != "unknown")
    parts = [kinds, roles, f"heard by {', '.join(need.departments)}", when]
    return " · ".join(part for part in parts if part)
