"""Printing customers: the list of them, one of them whole, and single statements."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from outsidein.surfaces.screen import day, indented, number, out
from outsidein.surfaces.share_words import TRENDS, share_in_words
from outsidein.surfaces.show_group import print_group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.ask.account_needs import Need
    from outsidein.ask.customers import (
        AccountAtAGlance,
        HeardByDepartment,
        SaidByPerson,
        Unplaced,
        WholeCustomer,
    )
    from outsidein.ask.demo import Demonstration
    from outsidein.ask.statements import Statement

CHANGING = ("rising", "falling")
VOICES_SHOWN = 4
PEOPLE_SHOWN = 8


def print_accounts(accounts: Sequence[AccountAtAGlance], others: Unplaced) -> None:
    """Print the accounts that were heard, and how many people belong to none that is known."""
    if accounts:
        _print_accounts(accounts)
    if others.statements:
        people = number(others.people, "person", "people")
        said = number(others.statements, "statement")
        belong = "belongs" if others.people == 1 else "belong"
        out.print(f"\n{people} {belong} to no account we know: {said}, in `outsidein statements`.")
    elif not accounts:
        out.print("No account was heard yet. Next: outsidein read PATH…, then outsidein refresh")


def _print_accounts(accounts: Sequence[AccountAtAGlance]) -> None:
    table = Table(
        "Account", "People", "Heard by", "Speak most of", "Last word", box=None, pad_edge=False
    )
    table.columns[1].justify = "right"
    for account in accounts:
        word = account.last_word
        table.add_row(
            f"[bold]{escape(account.name)}[/]",
            str(account.people),
            escape(", ".join(account.departments)),
            escape(" · ".join(account.top_needs)),
            f"{day(word.happened_at)}: “{escape(_short(word.text))}”"
            if word
            else day(account.last_at),
        )
    out.print(table)
    out.print("\n`outsidein customer NAME` shows one of them whole.")


def print_whole(customer: WholeCustomer, *, limit: int | None) -> None:
    """Print one account: its needs by number of people, then by department and by person."""
    out.print(f"[bold]{escape(customer.name)}[/] {escape(_described(customer))}")
    out.print(
        f"{number(customer.people, 'person', 'people')} heard in "
        f"{number(customer.statements, 'statement')}, {_period(customer)}"
    )
    if not customer.needs:
        out.print("\nNothing they said is about a theme yet: too few words to say what they want.")
    for rank, need in enumerate(customer.needs[:limit], start=1):
        _print_need(rank, need)
    if limit is not None and len(customer.needs) > limit:
        out.print(f"\n… and {len(customer.needs) - limit} more: --limit {len(customer.needs)}")
    if customer.differ_on:
        named = " · ".join(escape(need) for need in customer.differ_on)
        out.print(f"\n[bold]They differ on[/] {named}")
        out.print(indented(f"in both sides' words: outsidein disagree {_quoted(customer.name)}", 2))
    print_group(customer.group)
    _print_by_department(customer.by_department)
    _print_by_person(customer.by_person)


def print_statements(statements: Sequence[Statement]) -> None:
    """Print statements, each with who said it and the place it stands."""
    if not statements:
        out.print("Nobody said anything that fits.")
    for statement in statements:
        out.print(f"“{escape(statement.text)}”")
        out.print(indented(f"[dim]{escape(origin(statement))}[/]", 2))


def print_demo(shown: Demonstration, *, kept: Path | None) -> None:
    """Print three accounts of the made-up company, and how that compares with the truth."""
    out.print(
        f"Read {number(shown.touches, 'message')} of {number(shown.accounts, 'account')} "
        f"from the exports of {number(len(shown.departments), 'department')}.\n"
    )
    for customer in shown.customers:
        print_whole(customer, limit=3)
        out.print()
    out.print("[bold]How that compares with what was planted[/]")
    table = Table("", "", "", box=None, pad_edge=False, show_header=False)
    table.columns[1].justify = "right"
    for line in shown.comparison:
        counted = f"[dim]{line.found:,} of {line.planted:,}[/]"
        table.add_row(escape(line.what), f"{line.share:.1%}", counted)
    out.print(table)
    if kept is not None:
        workspace = shlex.quote(str(kept / "workspace"))
        out.print(
            f"\nKept. Next: outsidein customer --workspace {escape(workspace)}",
            soft_wrap=True,
        )
    else:
        out.print("\nTo look around yourself: outsidein demo --keep DIR")


def _print_need(rank: int, need: Need) -> None:
    said = ", ".join(f"{count} {kind}" for kind, count in need.kinds.items())
    people = number(need.people, "person", "people")
    title = Table.grid(padding=(0, 1))
    title.add_row(f"[bold]{rank}.[/]", f"[bold]{escape(need.name)}[/]  {people} · {said}")
    out.print()
    out.print(title)
    voices = ", ".join(
        escape(f"{voice.name} ({voice.title})" if voice.title else voice.name)
        for voice in need.voices[:VOICES_SHOWN]
    )
    more = f" and {len(need.voices) - VOICES_SHOWN} more" if len(need.voices) > VOICES_SHOWN else ""
    heard = escape(", ".join(need.departments))
    who = f"{voices}{more}" if voices else "nobody named"
    out.print(indented(f"{who} → {heard} · {_period(need)}"))
    if need.share is not None:
        changes = f" · {TRENDS[need.trend]}" if need.trend in CHANGING else ""
        out.print(indented(f"of all that matters here {share_in_words(need)}{changes}"))
    for quote in need.quotes:
        out.print(indented(f"“{escape(quote.text)}”"))
        out.print(indented(f"[dim]{escape(origin(quote, account=False))}[/]", 5))


def _print_by_department(heard: Sequence[HeardByDepartment]) -> None:
    lines = []
    for one in heard:
        people = f" from {number(one.people, 'person', 'people')}" if one.people else ""
        lines.append((one.department, number(one.statements, "statement") + people, one.needs))
    _print_most_of("What each department of ours hears most", lines)


def _print_by_person(said: Sequence[SaidByPerson]) -> None:
    _print_most_of(
        "What each person speaks of most",
        [
            (_called(one), number(one.statements, "statement"), one.needs)
            for one in said[:PEOPLE_SHOWN]
        ],
    )
    if len(said) > PEOPLE_SHOWN:
        out.print(indented(f"… and {len(said) - PEOPLE_SHOWN} more: --json", 2))


def _print_most_of(title: str, lines: Sequence[tuple[str, str, Sequence[str]]]) -> None:
    if not lines:
        return
    out.print(f"\n[bold]{title}[/]")
    table = Table("", "", "", box=None, pad_edge=False, show_header=False)
    for name, counted, needs in lines:
        table.add_row(escape(name), counted, escape(" · ".join(needs)) or "–")
    out.print(Padding(table, (0, 0, 0, 2), expand=False))


def _quoted(name: str) -> str:
    return escape(shlex.quote(name))


def _called(one: SaidByPerson) -> str:
    told = one.title or (one.nature if one.nature != "person" else None)
    return f"{one.name}, {told}" if told else one.name


def _period(heard: WholeCustomer | Need) -> str:
    first, last = day(heard.first_at), day(heard.last_at)
    return first if first == last else f"{first} to {last}"


def _described(customer: WholeCustomer) -> str:
    employees = f"{customer.employees:,} employees" if customer.employees else ""
    parts = (customer.industry, customer.country, employees, ", ".join(customer.domains))
    told = " · ".join(part for part in parts if part)
    return f"({told})" if told else ""


def origin(statement: Statement, *, account: bool = True) -> str:
    """Say who said it, to which department, when, and where it stands."""
    who = f"{statement.person}, {statement.title}" if statement.title else statement.person
    parts = [who]
    if account and statement.account:
        parts.append(statement.account)
    direction = "to" if statement.side != "us" else "from"
    parts += [
        f"{statement.kind} {direction} {statement.department}",
        day(statement.happened_at),
        statement.place,
    ]
    if statement.doubtful:
        parts.append("perhaps a quote or signature")
    return " · ".join(parts)


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
