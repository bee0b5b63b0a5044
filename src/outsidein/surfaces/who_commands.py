"""The commands about who is who: look somebody up, see what is unsure, and decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from outsidein.ask import who as asked_who
from outsidein.ask import who_decisions
from outsidein.surfaces import deciding, show_who
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.ask.who_decisions import Decided
    from outsidein.surfaces.deciding import Progress

USUALLY_SHOWN = 20


class NameOrCommand(TyperGroup):
    """Commands, beside which any other word is the name of somebody to show."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Give the command that is meant; what is no command is a name to show.

        Options that stand before the command or name count as if they stood after it.
        """
        words = args if args[0] in self.commands else ["show", *args]
        takes = {one.name for one in self.commands[words[0]].params}
        told = {name: value for name, value in ctx.params.items() if name in takes}
        options = ["--account"] if told.get("account") else []
        options += ["--json"] if told.get("as_json") else []
        options += ["--workspace", str(told["workspace"])] if told.get("workspace") else []
        return super().resolve_command(ctx, [words[0], *options, *words[1:]])


app = typer.Typer(
    cls=NameOrCommand,
    help="Show who NAME is, and why they are one; or decide about it: COMMAND below.",
    subcommand_metavar="NAME | COMMAND [ARGS]...",
)

ANYBODY = "A name, a part of it only one has, a mail address, or the id of a record."
Who = Annotated[str, typer.Argument(metavar="NAME", help=ANYBODY)]
Account = Annotated[bool, typer.Option("--account", help="Ask for accounts only.")]


@app.callback(invoke_without_command=True)
def look(
    context: typer.Context,
    *,
    unsure: Annotated[
        bool,
        typer.Option("--unsure", help="List pairs worth a look, those that matter most first."),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="How many pairs; 0 for all. Else 20, with --json all."),
    ] = None,
    account: Account = False,
    workspace: Where = None,
    as_json: Json = False,
) -> None:
    """Show who somebody is, and why: outsidein who NAME. Or list pairs that may be one; or decide.

    A person or account is named by name, by mail address or domain, or by the id of any record.
    """
    if context.invoked_subcommand is not None:
        return
    if not unsure:
        context.fail("Say who: outsidein who NAME. Or --unsure, for pairs worth a look.")
    shown = (None if as_json else USUALLY_SHOWN) if limit is None else limit or None
    found = asked_who.unsure(opened_at(workspace), account=account, limit=shown)
    if as_json:
        print_json(found)
    else:
        show_who.print_unsure(found)


@app.command()
def show(
    words: Annotated[list[str], typer.Argument(metavar="NAME", help=ANYBODY)],
    *,
    account: Account = False,
    workspace: Where = None,
    as_json: Json = False,
) -> None:
    """Show a person, or else an account: records, systems, accounts over time, why they are one.

    `outsidein who NAME` does the same, unless the name is a command's.
    """
    found = asked_who.who(opened_at(workspace), " ".join(words), account=account)
    if as_json:
        print_json(found)
    else:
        show_who.print_who(found)


@app.command()
def same(
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME…", help="Two or more.")],
    *,
    account: Account = False,
    workspace: Where = None,
    as_json: Json = False,
) -> None:
    """Make one person, or one account, of several."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: who_decisions.same(opened, names, account=account, progress=progress),
        as_json=as_json,
    )


@app.command()
def differ(
    one: Who,
    other: Who,
    *,
    account: Account = False,
    workspace: Where = None,
    as_json: Json = False,
) -> None:
    """Keep two people, or two accounts, apart."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: who_decisions.differ(
            opened, one, other, account=account, progress=progress
        ),
        as_json=as_json,
    )


@app.command()
def split(
    name: Who,
    record: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RECORD", help="What to take out: an id, or SOURCE:ID; may be given again."
        ),
    ] = None,
    *,
    account: Account = False,
    workspace: Where = None,
    as_json: Json = False,
) -> None:
    """Take records out of a person or account: those named, else the least sure one."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: who_decisions.split(
            opened, name, apart=record or (), account=account, progress=progress
        ),
        as_json=as_json,
    )


deciding.add_undo(
    app,
    "who",
    undo=lambda opened, number, progress: who_decisions.undo(opened, number, progress=progress),
    print_made=show_who.print_decided,
)


@app.command()
def decisions(workspace: Where = None, *, as_json: Json = False) -> None:
    """List what was decided about who is who, and what came of it."""
    made = who_decisions.decisions(opened_at(workspace))
    if as_json:
        print_json(made)
    else:
        show_who.print_decisions(made)


def _decide(decide: Callable[[Progress], Decided], *, as_json: bool) -> None:
    deciding.carry_out(decide, show_who.print_decided, as_json=as_json)
