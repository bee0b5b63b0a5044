"""The commands about polls: open one, close it, and see belief beside evidence."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the command line reads annotations while it runs
from typing import Annotated

import typer

from outsidein.ask import polls as asked_polls
from outsidein.ask import workspaces
from outsidein.ask.beliefs import beliefs
from outsidein.ask.poll_drawing import USUALLY_ASKED, draw_poll
from outsidein.surfaces import show_beliefs
from outsidein.surfaces.ballots import write_ballots
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json, progress_of_stages

app = typer.Typer(
    help="Ask your own people blindly what customers want, then show what customers say: "
    "COMMAND below."
)


@app.callback(invoke_without_command=True)
def list_polls(context: typer.Context, workspace: Where = None, *, as_json: Json = False) -> None:
    """List the polls, or: open one, close it, see what departments believe beside the evidence."""
    if context.invoked_subcommand is not None:
        return
    told = asked_polls.polls(opened_at(workspace))
    if as_json:
        print_json(told)
    else:
        show_beliefs.print_polls(told)


@app.command()
def new(
    needs: Annotated[int, typer.Option(help="How many needs to rank: 5 to 25.")] = USUALLY_ASKED,
    account: Annotated[
        str | None, typer.Option(help="What this account wants; else all customers.")
    ] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Open a blind poll: write ballots to hand out, on which everybody ranks a few needs."""
    opened = opened_at(workspace)
    drawn = draw_poll(opened, needs=needs, account=account)
    written = write_ballots(drawn)
    asked_polls.open_poll(opened, drawn)
    if as_json:
        print_json(drawn)
    else:
        show_beliefs.print_opened(drawn, written)


@app.command()
def close(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]…", help="Filled ballots; else those in the poll's folder."),
    ] = None,
    poll: Annotated[
        str | None, typer.Option(metavar="POLL", help="Which, if more than one is open.")
    ] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Take in the filled ballots, and only then show what customers say."""
    opened = opened_at(workspace)
    with progress_of_stages(workspaces.stages(), shown=not as_json) as progress:
        closed = asked_polls.close_poll(opened, files or (), poll=poll, progress=progress)
    if as_json:
        print_json(closed)
    else:
        show_beliefs.print_closed(closed)


@app.command()
def show(
    poll: Annotated[
        str | None,
        typer.Argument(metavar="[POLL]", help="A closed poll; else the lists that were read."),
    ] = None,
    account: Annotated[
        str | None, typer.Option(help="What is believed of this account, in lists that were read.")
    ] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Show what departments believe beside what customers say: blind spots, phantoms, agreement."""
    found = beliefs(opened_at(workspace), poll=poll, account=account)
    if as_json:
        print_json(found)
    else:
        show_beliefs.print_beliefs(found)
