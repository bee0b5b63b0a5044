"""Printing themes: the list of them, one of them whole, and decisions about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from outsidein.surfaces.screen import day, indented, number, out
from outsidein.surfaces.show_customer import print_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.themes import (
        Coverage,
        DecisionShown,
        ThemeAtAGlance,
        ThemeChange,
        Themes,
        WholeTheme,
    )

CHANGES_LISTED = 10
IN_WORDS = {
    "born": "is new",
    "died": "is no more",
    "split_from": "came out of",
    "merged_into": "went into",
}


def print_themes(found: Themes) -> None:
    """Print the themes under their broader needs, what changed, and what is in no theme."""
    if found.themes:
        _print_list(found.themes)
    elif found.coverage.different < found.coverage.needed:
        out.print(
            f"Too few statements to find themes: {found.coverage.different}, "
            f"at least {found.coverage.needed} needed."
        )
    else:
        out.print("No themes were found.")
    if found.changes:
        out.print("\n[bold]What changed lately[/]")
    for change in found.changes[:CHANGES_LISTED]:
        out.print(indented(escape(_changed(change)), 2))
    if len(found.changes) > CHANGES_LISTED:
        out.print(indented(f"… and {len(found.changes) - CHANGES_LISTED} more: --json", 2))
    _print_coverage(found.coverage)
    if found.hidden:
        out.print(f"{number(found.hidden, 'theme')} hidden: outsidein theme decisions")


def print_theme(theme: WholeTheme) -> None:
    """Print one theme whole."""
    glance = theme.glance
    marks = _marks(pinned=glance.is_pinned, hidden=theme.is_hidden)
    out.print(f"[bold]{escape(glance.name)}[/]{marks}  [dim]{glance.theme_id}[/]")
    if theme.broader:
        out.print(f"Part of the broader need “{escape(theme.broader)}”")
    people = number(glance.people, "person", "people")
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in theme.kinds.items())
    out.print(f"{people} in {number(glance.statements, 'statement')}: {kinds or 'none'}")
    seen = f"First said {day(glance.first_seen)}, last {day(glance.last_seen)}"
    out.print(f"{seen}; people who speak of it: {glance.trend}")
    out.print(f"Words: {escape(' · '.join(theme.words)) or '–'}")
    for one in glance.themes:
        out.print(indented(f"{escape(one.name)}  {number(one.people, 'person', 'people')}", 2))
    if theme.central:
        out.print("\n[bold]What is said most alike[/]")
        print_statements(theme.central)
    if theme.changes or theme.decisions:
        out.print("\n[bold]What became of it[/]")
    for change in theme.changes:
        out.print(indented(escape(_changed(change)), 2))
    for made in theme.decisions:
        out.print(indented(escape(_decided(made)), 2))


def print_decisions(made: Sequence[DecisionShown]) -> None:
    """Print decisions, the newest last, each with what came of it."""
    if not made:
        out.print("Nothing was decided about themes yet.")
    for one in made:
        out.print(escape(_decided(one)))
    if made:
        out.print("\n`outsidein theme undo N` takes one back.")


def print_decision(made: DecisionShown) -> None:
    """Print one decision that was just made, or taken back."""
    out.print(escape(_decided(made)))
    if made.outcome == "in force":
        out.print("`outsidein theme undo` takes it back.")


def _print_list(themes: Sequence[ThemeAtAGlance]) -> None:
    table = Table(
        "Theme", "People", "Statements", "Since", "Last", "Trend", box=None, pad_edge=False
    )
    for column in table.columns[1:3]:
        column.justify = "right"
    for one in themes:
        if one.level == "need":
            _add_row(table, one, f"[bold]{escape(one.name)}[/]")
            for part in one.themes:
                _add_row(table, part, f"  {escape(part.name)}")
        else:
            _add_row(table, one, escape(one.name))
    out.print(table)
    out.print("\n`outsidein theme show THEME` shows one of them whole.")


def _add_row(table: Table, one: ThemeAtAGlance, name: str) -> None:
    table.add_row(
        name + _marks(pinned=one.is_pinned, hidden=False),
        f"{one.people:,}",
        f"{one.statements:,}",
        day(one.first_seen),
        day(one.last_seen),
        "–" if one.trend == "too few to say" else one.trend,
    )


def _marks(*, pinned: bool, hidden: bool) -> str:
    marks = [word for word, is_so in (("pinned", pinned), ("hidden", hidden)) if is_so]
    return f" [dim]({', '.join(marks)})[/]" if marks else ""


def _print_coverage(coverage: Coverage) -> None:
    if not coverage.statements:
        out.print("Nothing was heard from customers yet.")
        return
    without = coverage.without_theme / coverage.statements
    other = coverage.other / coverage.statements
    out.print(
        f"\nOf {number(coverage.statements, 'statement')} of customers' {without:.0%} have no "
        f"theme, and {other:.0%} more are of kind other: greetings, thanks and the like."
    )


def _changed(change: ThemeChange) -> str:
    other = f" “{change.other_name}”" if change.other_name else ""
    share = f" ({change.share:.0%} of it)" if change.share is not None else ""
    return f"{day(change.happened_at)}: “{change.name}” {IN_WORDS[change.what]}{other}{share}"


def _decided(one: DecisionShown) -> str:
    about = " and ".join(f"“{name}”" for name in one.theme_names or one.theme_ids)
    given = f" “{one.name}”" if one.name else ""
    to = f" as{given}" if one.what == "merge" and given else f" to{given}" if given else ""
    by = f" by “{one.word}”" if one.word else ""
    on = f", {one.decided_on.isoformat()}" if one.decided_on else ""
    return f"{one.number}. {one.what} {about}{to}{by}{on}: {one.outcome}"
