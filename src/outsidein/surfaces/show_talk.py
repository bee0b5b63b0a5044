"""Printing how we talk with customers, by department: figures in sentences, and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from outsidein.ask.talk_records import OUR_WORDS, by_month, told_of
from outsidein.surfaces.screen import indented, number, out
from outsidein.surfaces.talk_words import cell, columns_told, own_words, sentences, span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from outsidein.ask.talk_records import DepartmentTalk, Talk, TalkExample, TalkShare, TalkSize

EXAMPLES = {
    "question": "Asks",
    "pitch": "Pitches",
    "about us": "Speaks of us",
    "about them": "Speaks of them",
}
# The tables of months: all columns in one would be wider than a terminal.
ABOVE_SHARES = "Our share of all words, month by month"
ABOVE_SENTENCES = "Our sentences and words, month by month"
HEADS = {
    "questions": "ask",
    "pitches": "pitch",
    "about them": "about them",
    "their words": "their words",
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
    for line in sentences(found):
        out.print(indented(line))
    if found.words:
        out.print(indented(escape(own_words(found.words))))
    shown = set[str]()
    for figure, words in EXAMPLES.items():
        for one in found.examples:
            if one.figure == figure and one.text not in shown:
                shown.add(one.text)
                out.print(indented(f"{words}: {_quoted(one, size)}"))


def _print_months(found: DepartmentTalk) -> None:
    months = by_month(found.months)
    columns = columns_told([shares for _, shares in months])
    for above, is_shares in ((ABOVE_SHARES, True), (ABOVE_SENTENCES, False)):
        chosen = [one[1:] for one in columns if (one[1] == OUR_WORDS) == is_shares]
        if chosen:
            out.print(f"\n[bold]{above}[/]")
            for line in _table(months, chosen):
                out.print(line, soft_wrap=True)


def _table(
    months: Sequence[tuple[dt.date, Sequence[TalkShare]]], columns: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Give the lines of a table: without blanks at their ends, which get into what is copied."""
    rows = [["Month", *(HEADS.get(figure, medium) for figure, medium in columns)]]
    for since, shares in months:
        rows.append([f"{since:%b %y}", *(cell(told_of(shares, *column)) for column in columns)])
    widths = [max(len(one) for one in column) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (one.ljust(width) for one, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _too_few(few: Sequence[DepartmentTalk]) -> str:
    return f"Too few to say: {', '.join(escape(one.department) for one in few)}."


def _quoted(one: TalkExample, size: TalkSize | None) -> str:
    is_usual = size is not None and (one.period, one.since) == (size.period, size.since)
    when = "" if is_usual else f", {span(one.period, one.since)}"
    return f"“{escape(one.text)}” [dim]{one.people} of us in these words{when}[/]"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
