"""Printing where the people of one customer differ, and which customers' people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from outsidein.ask.buying_groups import role_in_words
from outsidein.surfaces.screen import day, indented, number, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.disagreement_records import (
        AccountDisagreements,
        DisagreeingAccount,
        DisagreeingAccounts,
        Disagreement,
        Side,
        SidePerson,
    )
    from outsidein.ask.statements import Statement

PEOPLE_SHOWN = 4
# One in three was right on made-up companies: bench/customer_inside.py.
MAY_BE_CHANCE = "of three such, about two are chance; both sides' words tell."
IN_WORDS = {
    "opposite": "some want it, others object",
    "one side": "some speak of it, others hardly do",
    "alone": "one person speaks of it, nobody else does",
}


def print_disagreeing(found: DisagreeingAccounts, *, limit: int | None) -> None:
    """Print the accounts whose people differ, a line each."""
    shown = found.accounts[:limit]
    sure = [one for one in shown if one.is_sure]
    perhaps = [one for one in shown if not one.is_sure]
    if sure:
        _print_list(sure)
        out.print("\nOf ten that are listed, about one or less is chance.")
    else:
        out.print("No account is known whose people surely differ.")
    if perhaps:
        out.print(f"\n[bold]Worth a look[/]: {MAY_BE_CHANCE}")
        _print_list(perhaps)
    if len(shown) < len(found.accounts):
        out.print(f"… and {len(found.accounts) - len(shown)} more: --limit {len(found.accounts)}")
    if shown:
        out.print("`outsidein disagree NAME` shows both sides in their own words.")
    judged, heard = number(found.judged, "account"), f"{found.heard:,}"
    out.print(
        f"Enough was said to tell in {judged} of the {heard} that spoke of any need; of the "
        "others, too few words."
    )


def print_inside(account: AccountDisagreements) -> None:
    """Print one account's disagreements, with both sides' words."""
    heard = number(account.people, "person", "people")
    out.print(f"[bold]{escape(account.name)}[/]: {heard} heard on some need")
    if not account.needs:
        out.print(
            "Too few words to say whether its people differ: of no need did they say enough, on "
            "two sides."
        )
        return
    needs = number(account.needs, "need")
    sure = [one for one in account.disagreements if one.is_sure]
    perhaps = [one for one in account.disagreements if not one.is_sure]
    if sure:
        out.print(f"They differ on {len(sure)} of the {needs} they said enough of.")
    else:
        out.print(f"Of {needs} they said enough of, they surely differ on none.")
    for rank, one in enumerate(sure, start=1):
        _print_one(rank, one)
    if perhaps:
        out.print(f"\n[bold]Worth a look[/]: {MAY_BE_CHANCE}")
    for rank, one in enumerate(perhaps, start=len(sure) + 1):
        _print_one(rank, one)


def _print_list(accounts: Sequence[DisagreeingAccount]) -> None:
    table = Table("Account", "Need", "Who", "Since", "Pays", "More", box=None, pad_edge=False)
    table.columns[4].justify = table.columns[5].justify = "right"
    for one in accounts:
        paid = f"{one.paid_last_year:,.0f} {one.currency}" if one.paid_last_year else "–"
        table.add_row(
            f"[bold]{escape(one.name)}[/]",
            escape(one.need),
            escape(_who(one)),
            day(one.first_at),
            paid,
            f"+{one.disagreements - 1}" if one.disagreements > 1 else "",
        )
    out.print(table)


def _who(one: DisagreeingAccount) -> str:
    wanting, others = _roles(one.wanting_roles), _roles(one.other_roles)
    if one.form == "opposite":
        want, object_ = ("s" if one.wanting == 1 else ""), ("s" if one.others == 1 else "")
        return f"{one.wanting} want{want} it ({wanting}), {one.others} object{object_} ({others})"
    if one.form == "alone":
        does = "does" if one.others == 1 else "do"
        return f"only one speaks of it ({wanting}), {one.others} never {does}"
    speak = "speaks" if one.wanting == 1 else "speak"
    return f"{one.wanting} {speak} of it ({wanting}), {one.others} hardly ({others})"


def _print_one(rank: int, one: Disagreement) -> None:
    title = Table.grid(padding=(0, 1))
    told = f"[bold]{escape(one.name)}[/]  {IN_WORDS[one.form]}"
    title.add_row(f"[bold]{rank}.[/]", told)
    out.print()
    out.print(title)
    if one.form == "opposite":
        _print_side(f"{_verb(one.wanting, 'wants', 'want')} it", one.wanting)
        _print_side(f"{_verb(one.others, 'objects', 'object')} to it", one.others)
    else:
        words = f"speak{'s' if len(one.wanting.people) == 1 else ''} of it"
        _print_side(f"{words}: {_percent(one.wanting.share)} of what is said there", one.wanting)
        silent = "never mention it" if one.others.share == 0 else "hardly do"
        if len(one.others.people) == 1:
            silent = "never mentions it" if one.others.share == 0 else "hardly does"
        _print_side(f"{silent}: {_percent(one.others.share)}", one.others)
        if one.others.instead:
            instead = " · ".join(one.others.instead)
            out.print(indented(f"They speak most of: {escape(instead)}", 5))
    out.print(indented(f"[dim]{_sureness(one)}[/]"))


def _print_side(says: str, side: Side) -> None:
    people = number(len(side.people), "person", "people")
    since = f", since {day(side.first_at)}" if side.first_at else ""
    out.print(indented(f"[bold]{people}[/] ({_roles(side.roles)}) {says}{since}"))
    named = ", ".join(escape(_called(one)) for one in side.people[:PEOPLE_SHOWN])
    more = len(side.people) - PEOPLE_SHOWN
    out.print(indented(named + (f" and {more} more" if more > 0 else ""), 5))
    for quote in side.quotes:
        out.print(indented(f"“{escape(quote.text)}”", 5))
        out.print(indented(f"[dim]{escape(_origin(quote))}[/]", 7))


def _sureness(one: Disagreement) -> str:
    """Say how sure it is: a round number, as it comes from some hundreds of draws.

    >>> from types import SimpleNamespace
    >>> _sureness(SimpleNamespace(p_value=0.00249))
    'Chance alone would split them so clearly about once in 400 times, or more seldom.'
    """
    times = max(round(1 / one.p_value), 1)
    size = 10 ** (len(str(times)) - 1)
    rounded = times // size * size
    return (
        f"Chance alone would split them so clearly about once in {rounded:,} times, or more seldom."
    )


def _verb(side: Side, one: str, many: str) -> str:
    return one if len(side.people) == 1 else many


def _roles(roles: Sequence[str]) -> str:
    return ", ".join("role unknown" if one == "unknown" else role_in_words(one) for one in roles)


def _called(one: SidePerson) -> str:
    return f"{one.name} ({one.title})" if one.title else one.name


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 or share == 0 else "under 1%"


def _origin(quote: Statement) -> str:
    parts = (quote.person, f"{quote.kind} to {quote.department}", day(quote.happened_at))
    return " · ".join((*parts, quote.place or "")).removesuffix(" · ")
