"""Printing polls, and what departments believe beside what customers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from outsidein.surfaces.belief_words import (
    agree,
    in_brief,
    named,
    nearness,
    place,
    ranked,
    spoken,
)
from outsidein.surfaces.screen import indented, number, out
from outsidein.surfaces.show_customer import origin

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from outsidein.ask.beliefs import Beliefs, DepartmentBeliefs, NeedBelieved
    from outsidein.ask.poll_drawing import Drawn
    from outsidein.ask.poll_facts import PollTold
    from outsidein.ask.polls import Closed

QUOTES_SHOWN = 2


def print_polls(polls: Sequence[PollTold]) -> None:
    """Print which polls there are; of what they ask about, nothing."""
    if not polls:
        out.print("There was no poll yet. Next: outsidein poll new")
        return
    for one in polls:
        asked = number(len(one.needs), "need")
        if one.closed_on is None:
            state = f"open since {_day(one.opened_on)}"
        else:
            state = f"closed {_day(one.closed_on)}, {number(one.ballots, 'ballot')}"
        out.print(f"[bold]{escape(one.name)}[/]  {asked} · {state}")
    if any(one.is_open for one in polls):
        out.print("\nWhen all ballots are in: outsidein poll close")
    if any(not one.is_open for one in polls):
        out.print("\n`outsidein poll show POLL` shows a closed one beside what customers say.")


def print_opened(drawn: Drawn, written: Sequence[Path]) -> None:
    """Say where the ballots are and what to do with them. Of the evidence, nothing."""
    about = f" about {drawn.account}" if drawn.account else ""
    out.print(f"Opened the poll of {escape(drawn.name)}{escape(about)}. Its ballots:")
    for file in written:
        out.print(f"  {escape(str(file))}", soft_wrap=True)
    out.print(
        "\nGive everybody the page, the table or the sheet. What comes back belongs into the "
        "folder `filled` beside them; then: outsidein poll close"
    )


def print_closed(closed: Closed) -> None:
    """Print what came back, and then what customers say."""
    from_each = ", ".join(
        f"{escape(department)} {count}"
        for department, count in closed.taken_in.by_department.items()
    )
    out.print(f"Took in {number(closed.taken_in.ballots, 'ballot')}: {from_each}.")
    for one in closed.taken_in.replaced:
        out.print(f"A second ballot of the same person counts instead of the first: {escape(one)}")
    out.print()
    print_beliefs(closed.beliefs)


def print_beliefs(told: Beliefs) -> None:
    """Print each department's beliefs beside what customers say: where it is wrong first."""
    whom = f"{told.account} wants" if told.account else "customers want"
    where = f"in the poll of {told.poll}" if told.poll else "as they told us in lists"
    if not told.departments and told.poll:
        out.print("Its ballots are kept, but not compared yet. Next: outsidein refresh")
        return
    if not told.departments:
        out.print(
            "No list of what our people believe was read about this. `outsidein poll` names the "
            "polls. Next: outsidein poll new, or outsidein read PATH…"
        )
        return
    out.print(f"[bold]What departments believe {escape(whom)}[/], {escape(where)}")
    # What was told in a word about one account is no order to compare.
    is_order = told.account is None or told.poll is not None
    if told.between is not None and len(told.departments) > 1 and is_order:
        out.print(f"Departments {agree(told.between, 'with one another')}")
    shared = _missed_by_all(told.departments)
    _print_missed_by_all(shared)
    for one in told.departments:
        _print_department(one, is_poll=told.poll is not None, told_above={*shared})
    if told.withheld:
        asked = number(len(told.withheld), "need")
        out.print(
            f"\nNothing is told here of the {asked} that an open poll asks about. "
            "First: outsidein poll close"
        )
    out.print(
        "\nAll that customers say of a need: outsidein statements --theme NEED. "
        "How to read this: docs/beliefs.md"
    )


def _missed_by_all(departments: Sequence[DepartmentBeliefs]) -> dict[str, NeedBelieved]:
    """Give the needs to which every department is blind, if there are several departments."""
    blind = [
        {need.theme_id: need for need in one.needs if need.verdict == "blind spot"}
        for one in departments
    ]
    shared = set.intersection(*map(set, blind)) if len(blind) > 1 else set()
    return {theme: need for theme, need in blind[0].items() if theme in shared}


def _print_missed_by_all(shared: Mapping[str, NeedBelieved]) -> None:
    if not shared:
        return
    out.print("\n[bold]Blind spots of all departments[/]")
    for need in sorted(shared.values(), key=lambda one: one.needed_rank):
        said = f"“{need.need}”: {spoken(need, of=' it')}, {place(need)}."
        out.print(indented(escape(said), 2))
        _print_quotes(need)


def _print_quotes(need: NeedBelieved) -> None:
    for quote in need.quotes[:QUOTES_SHOWN]:
        out.print(indented(f"“{escape(quote.text)}”", 5))
        out.print(indented(f"[dim]{escape(origin(quote))}[/]", 7))


def _print_department(
    one: DepartmentBeliefs, *, is_poll: bool, told_above: Collection[str]
) -> None:
    name = one.department.capitalize()
    asked = number(one.within.asked, "person", "people")
    alone = ": their view, not the department's" if one.within.asked == 1 else ""
    out.print(f"\n[bold]{escape(name)}[/] ({asked} asked{alone})")
    if one.within.asked > 1:
        out.print(indented(f"They {agree(one.within, 'among themselves')}", 2))
    if one.within.asked > 1 or one.within.evidence is not None:
        out.print(indented(nearness(one.within), 2))
    for need in one.needs:
        if need.verdict in {"blind spot", "phantom"} and need.theme_id not in told_above:
            said = ranked(need, name) if is_poll else named(need, name)
            out.print(indented(f"[bold]{need.verdict.capitalize()}[/]: {escape(said)}", 2))
            _print_quotes(need)
    for verdict, title in (
        ("agrees", "Agrees with customers"),
        ("too few to say", "Too few to say"),
    ):
        fitting = [in_brief(need, is_poll=is_poll) for need in one.needs if need.verdict == verdict]
        if fitting:
            out.print(indented(f"{title}: {escape('; '.join(fitting))}", 2))
    _print_unsure(one)


def _print_unsure(one: DepartmentBeliefs) -> None:
    far = []
    for belief in one.unsure:
        if belief.nearest:
            nearest = " or ".join(f"“{near}”" for near in belief.nearest)
            line = f"Not sure what “{belief.need}” means: perhaps {nearest}"
            out.print(indented(escape(line), 2))
        else:
            far.append(f"“{belief.need}”")
    if far:
        line = f"Nothing that customers speak of surely comes near: {', '.join(far)}"
        out.print(indented(escape(line), 2))


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
