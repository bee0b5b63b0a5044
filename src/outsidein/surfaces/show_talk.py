"""Printing how we talk with customers, by department: figures in sentences, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from outsidein.ask.talk_records import by_month, told_of
from outsidein.surfaces.screen import indented, number, out
from outsidein.surfaces.talk_words import columns_told, ends, percent, sentences, span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.ask.talk_records import DepartmentTalk, Talk, TalkExample, TalkShare

WORDS_SHOWN = 5
EXAMPLES = {
    "question": "Asks",
    "pitch": "Pitches",
    "about us": "Speaks of us",
    "about them": "Speaks of them",
    "own words": "In words of ours",
}


def print_talk(found: Talk) -> None:
    """Print how each department talks; of one that was asked for, month by month too."""
    if found.month is None:
        out.print("Nobody of us has talked with a customer yet, as far as was read.")
        return
    out.print(f"[bold]How we talk with customers: {span('month', found.month)}[/]")
    for department in found.departments:
        if department.is_enough:
            _print_department(department, found.month)
    few = [one for one in found.departments if not one.is_enough]
    if few:
        out.print(f"\n{_too_few(few)}")
    for department in found.departments:
        _print_months(department)
    out.print(
        f"\n[dim]Nobody is named or counted alone: it takes {found.fewest_conversations} "
        f"conversations by {found.fewest_people} of us, none of whom says more than three quarters "
        "of it. What is right for one department need not be for another.[/]"
    )


def save_talk(found: Talk, file: Path) -> None:
    """Draw the figures of all departments, or those of one by month."""
    from outsidein.surfaces.charts.saving import save_chart  # noqa: PLC0415
    from outsidein.surfaces.talk_chart import talk_chart  # noqa: PLC0415 - loads what draws

    save_chart(talk_chart(found), file)


def _print_department(found: DepartmentTalk, month: dt.date) -> None:
    size = found.size
    told = ""
    if size is not None:
        is_month = (size.period, size.since) == ("month", month)
        when = "" if is_month else f", {span(size.period, size.since)}"
        conversations = number(size.conversations, "conversation")
        told = f" ({conversations} by {size.people} of us{when})"
    out.print(f"\n[bold]{escape(_capital(found.department))}[/]{told}")
    for line in sentences(found, size):
        out.print(indented(line))
    if found.words:
        words = ", ".join(found.words[:WORDS_SHOWN])
        out.print(indented(escape(f"Words several of us use and customers don't: {words}.")))
    shown = set[str]()
    for figure, words in EXAMPLES.items():
        for one in found.examples:
            if one.figure == figure and one.statement_id not in shown:
                shown.add(one.statement_id)
                out.print(indented(f"{words}: {_quoted(one)}"))


def _print_months(found: DepartmentTalk) -> None:
    months = by_month(found.months)
    columns = columns_told([shares for _, shares in months])
    if not columns:
        return
    table = Table("Month", *(_capital(name) for name, _, _ in columns), box=None, pad_edge=False)
    for since, shares in months:
        told = [told_of(shares, *column[1:]) for column in columns]
        table.add_row(span("month", since), *(_cell(one) for one in told))
    out.print()
    out.print(table)


def _cell(one: TalkShare | None) -> str:
    if one is None:
        return "[dim]too few[/]"
    return f"{percent(one.share)} [dim]({ends(one)})[/]"


def _too_few(few: Sequence[DepartmentTalk]) -> str:
    names = []
    for one in few:
        size = one.size
        told = f" ({number(size.conversations, 'conversation')})" if size is not None else ""
        names.append(f"{escape(one.department)}{told}")
    return f"Too few to say: {', '.join(names)}."


def _quoted(one: TalkExample) -> str:
    several = f"{one.people} of us in these words, " if one.people > 1 else ""
    when = f", {one.month:%b %Y}" if one.month else ""
    return f"“{escape(one.text)}” [dim]{several}{one.channel}{when}[/]"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
