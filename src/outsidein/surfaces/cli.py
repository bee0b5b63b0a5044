"""The command line: parse, call an operation, print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from outsidein.ask import tables, workspaces
from outsidein.ask.demo import demonstrate
from outsidein.ask.formats import formats
from outsidein.ask.simulation import simulate as make_company
from outsidein.surfaces import (
    alarm_commands,
    audit_commands,
    customer_commands,
    disagree_commands,
    segment_commands,
    show_customer,
    show_reading,
    talk_commands,
    want_commands,
)
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.poll_commands import app as poll_app
from outsidein.surfaces.running import run
from outsidein.surfaces.screen import (
    print_json,
    progress_of_bytes,
    progress_of_stages,
)
from outsidein.surfaces.theme_commands import app as theme_app
from outsidein.surfaces.who_commands import app as who_app

HELP = "What your customers want, in their own words, from what every department already holds."
app = typer.Typer(
    help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


def main() -> None:
    """Run the command line. No traceback reaches the user."""
    run(app)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    name: Annotated[str, typer.Option(help="Your firm's name.")] = "",
    domain: Annotated[
        list[str] | None, typer.Option(help="A mail domain of yours; may be given again.")
    ] = None,
) -> None:
    """Make a workspace: a folder with commented settings."""
    domains = list(domain or [])
    if sys.stdin.isatty() and sys.stdout.isatty():
        name = name or typer.prompt("Your firm's name", default=folder.resolve().name)
        if not domains:
            told = typer.prompt("Your mail domains, with blanks between", default="")
            domains = told.replace(",", " ").split()
    made = workspaces.init(folder, name=name, domains=domains)
    show_reading.print_made(made)


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, folders, zips.")],
    forced: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Read everything as this format.")
    ] = None,
    department: Annotated[
        str | None, typer.Option(help="Which department of yours the files come from.")
    ] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Read exports into the record: what is new is added, the same file twice adds nothing."""
    opened = opened_at(workspace)
    with progress_of_bytes("Reading", shown=not as_json) as progress:
        report = workspaces.read(
            opened, paths, forced=forced, department=department, progress=progress
        )
    if as_json:
        print_json(report)
    else:
        show_reading.print_report(report)


@app.command(name="formats")
def list_formats(*, as_json: Json = False) -> None:
    """List the formats that can be read, by the names `read --as` understands."""
    if as_json:
        print_json(formats())
    else:
        show_reading.print_formats(formats())


@app.command()
def refresh(workspace: Where = None, *, as_json: Json = False) -> None:
    """Bring the answers up to date with the record, settings and notes."""
    opened = opened_at(workspace)
    with progress_of_stages(workspaces.stages(), shown=not as_json) as progress:
        ran = workspaces.refresh(opened, progress=progress)
    if as_json:
        print_json({"ran": list(ran)})
    else:
        show_reading.print_refreshed(ran)


app.command()(customer_commands.customer)
app.command()(customer_commands.statements)
app.command()(disagree_commands.disagree)
app.command()(want_commands.wants)
app.command()(segment_commands.segments)
app.command()(alarm_commands.alarms)
app.command()(talk_commands.talk)
app.command(name="audit")(audit_commands.audit_pages)
app.add_typer(poll_app, name="poll")
app.add_typer(theme_app, name="theme")
app.add_typer(who_app, name="who")


@app.command(name="tables")
def list_tables(
    name: Annotated[
        str | None, typer.Argument(metavar="[TABLE]", help="Show the columns of this table.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Show the tables of record and answers, or the columns of one of them."""
    shown = tables.tables(name)
    if as_json:
        print_json(shown)
    else:
        show_reading.print_tables(shown, whole=name is not None)


@app.command()
def simulate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An empty or new folder.")],
    accounts: Annotated[
        int | None, typer.Option(min=1, help="How many accounts: 200, unless --touches tells.")
    ] = None,
    months: Annotated[int, typer.Option(min=1, help="How many months.")] = 18,
    seed: Annotated[int, typer.Option(help="The same seed gives the same company.")] = 7,
    touches: Annotated[int | None, typer.Option(min=1, help="About how many touches.")] = None,
) -> None:
    """Write the exports of a made-up company, and the truth that was planted in them."""
    made = make_company(folder, accounts=accounts, months=months, seed=seed, touches=touches)
    show_reading.print_simulation(made)


@app.command()
def demo(
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the exports and the workspace here.")
    ] = None,
) -> None:
    """Simulate a company, read its exports, and show what its customers want."""
    with progress_of_stages(("simulate", "read", *workspaces.stages()), shown=True) as progress:
        shown = demonstrate(keep, progress=progress)
    show_customer.print_demo(shown, kept=keep)
