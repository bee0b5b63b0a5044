"""Printing what was made, read and refreshed."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from outsidein.surfaces.screen import number, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.simulation import Simulated
    from outsidein.ask.tables import TableShown
    from outsidein.read.importing import ReadReport
    from outsidein.record.workspace import Workspace

COLUMNS_SHOWN = 8
WORDS_OF_TABLES = {
    "account": "accounts",
    "person": "people",
    "membership": "people in accounts",
    "touch": "messages and turns",
    "deal": "opportunities",
    "deal_stage": "steps of opportunities",
    "payment": "payments",
    "rating": "ratings",
    "page": "pages",
    "visit": "visits",
    "belief": "beliefs of ours",
}


def print_made(workspace: Workspace) -> None:
    """Say where the workspace is, and what to do next."""
    out.print(f"Made a workspace for [bold]{escape(workspace.settings.name)}[/].")
    if not workspace.settings.domains:
        out.print("Tell us your mail domains in outsidein.toml, so that we know who is one of you.")
    folder = shlex.quote(str(workspace.folder))
    out.print(f"Next: cd {escape(folder)} && outsidein read PATH…", soft_wrap=True)


def print_report(report: ReadReport) -> None:
    """Print what one reading added, what it rejected and what it had no use for."""
    if report.import_id is None:
        out.print(f"Nothing new: {number(report.already_read, 'file')} read before, unchanged.")
        return
    table = Table("", "added", "read", box=None, pad_edge=False)
    table.columns[1].justify = table.columns[2].justify = "right"
    for name, words in WORDS_OF_TABLES.items():
        if report.told.get(name):
            added = report.added.get(name, 0)
            table.add_row(words, f"{added:,}", f"{report.told[name]:,}")
    out.print(table)
    formats = ", ".join(f"{name} ({files})" for name, files in report.files.items())
    out.print(f"\n[bold]From[/] {escape(formats)}", soft_wrap=True)
    if report.already_read:
        out.print(f"{number(report.already_read, 'file')} read before, unchanged.")
    _print_rejected(report)
    _print_unused(report)
    out.print("\nNext: outsidein refresh")


def _print_rejected(report: ReadReport) -> None:
    if not report.rejected:
        return
    total = sum(fault.rows for fault in report.rejected)
    counted = number(total, "row or file", "rows or files")
    out.print(f"\n[bold]Not read[/]: {counted}; kept in the table `rejected`")
    for fault in report.rejected:
        places = ", ".join(fault.places)
        more = " …" if fault.rows > len(fault.places) else ""
        out.print(
            f"  {fault.rows:>7,}  {escape(fault.reason)}  [dim]{escape(places)}{more}[/]",
            soft_wrap=True,
        )


def _print_unused(report: ReadReport) -> None:
    if not report.unused_columns:
        return
    out.print("\n[bold]Columns nobody used[/]; kept as told, in `extra`")
    for name, columns in report.unused_columns.items():
        shown = ", ".join(columns[:COLUMNS_SHOWN])
        more = f" and {len(columns) - COLUMNS_SHOWN} more" if len(columns) > COLUMNS_SHOWN else ""
        out.print(f"  {escape(name)}: [dim]{escape(shown)}{more}[/]", soft_wrap=True)


def print_formats(names: Sequence[str]) -> None:
    """Print the formats, one system a line."""
    systems: dict[str, list[str]] = {}
    for name in names:
        system, _, what = name.partition(" ")
        systems.setdefault(system, []).append(what)
    for system, parts in systems.items():
        shown = escape(", ".join(dict.fromkeys(parts)))
        out.print(f"[bold]{escape(system)}[/]: {shown}", soft_wrap=True)
    out.print(
        escape("\nAnd any CSV, JSON, Parquet or Excel of yours, by a [[map]] in outsidein.toml.")
    )


def print_refreshed(ran: Sequence[str]) -> None:
    """Say what had to run."""
    if ran:
        out.print(f"Answers are up to date: {', '.join(ran)} ran.\nNext: outsidein customer")
    else:
        out.print("Nothing new: the answers are up to date.")


def print_tables(tables: Sequence[TableShown], *, whole: bool) -> None:
    """Print the tables, or every column of one."""
    if not whole:
        for part in ("record", "answers"):
            out.print(f"[bold]{part}[/]")
            _print_lines([(one.name, one.comment) for one in tables if one.part == part])
        out.print("\n`outsidein tables NAME` shows its columns.")
        return
    for shown in tables:
        out.print(f"[bold]{shown.part}.{shown.name}[/]: {escape(shown.comment)}")
        _print_lines([(column.name, column.type, column.comment) for column in shown.columns])


def _print_lines(lines: Sequence[tuple[str, ...]]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for line in lines:
        table.add_row(*map(escape, line))
    out.print(Padding(table, (0, 0, 0, 2), expand=False))


def print_simulation(made: Simulated) -> None:
    """Say what was written where."""
    out.print(
        f"Made up [bold]{escape(made.company)}[/] with {number(made.touches, 'touch', 'touches')}."
    )
    out.print(f"Exports: {escape(made.exports)}\nTruth:   {escape(made.truth)}", soft_wrap=True)
    domains = " ".join(f"--domain {domain}" for domain in made.domains)
    out.print(f"Next: outsidein init DIR --name {made.company} {domains}", soft_wrap=True)
