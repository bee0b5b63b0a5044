"""What commands that decide share: carrying a decision out, and taking one back."""

# Annotations are not put off in this file: those of `undo` name the command it is made for.
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from outsidein.ask import workspaces
from outsidein.record.workspace import Workspace
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json, progress_of_stages

Made = TypeVar("Made")
Progress = Callable[[str, int], None]


def carry_out(
    decide: Callable[[Progress], Made], print_made: Callable[[Made], None], *, as_json: bool
) -> None:
    """Decide, with the progress of what is made anew by it, and print what came of it."""
    with progress_of_stages(workspaces.stages(), shown=not as_json) as progress:
        made = decide(progress)
    if as_json:
        print_json(made)
    else:
        print_made(made)


def add_undo(
    app: typer.Typer,
    command: str,
    *,
    undo: Callable[[Workspace, int | None, Progress], Made],
    print_made: Callable[[Made], None],
) -> None:
    """Add `undo` to the commands below one that is called so: it takes a decision back."""
    number_help = f"Its number in `{command} decisions`; else the last one."

    @app.command("undo")
    def take_back(
        number: Annotated[int | None, typer.Argument(metavar="[N]", help=number_help)] = None,
        workspace: Where = None,
        *,
        as_json: Json = False,
    ) -> None:
        """Take a decision back."""
        opened = opened_at(workspace)
        carry_out(lambda progress: undo(opened, number, progress), print_made, as_json=as_json)
