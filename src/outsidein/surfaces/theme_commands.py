"""The commands about themes: look at them, and decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from outsidein.ask import theme_decisions
from outsidein.ask import themes as asked_themes
from outsidein.surfaces import deciding, show_themes
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.ask.themes import DecisionShown
    from outsidein.surfaces.deciding import Progress

app = typer.Typer(help="Show what customers speak of, and decide about it: COMMAND below.")

Theme = Annotated[
    str, typer.Argument(metavar="THEME", help="A theme's name, or a part of it only it has.")
]


@app.callback(invoke_without_command=True)
def list_themes(context: typer.Context, workspace: Where = None, *, as_json: Json = False) -> None:
    """Show the themes, pinned ones first, then those of most people; or decide about them."""
    if context.invoked_subcommand is not None:
        return
    found = asked_themes.themes(opened_at(workspace))
    if as_json:
        print_json(found)
    else:
        show_themes.print_themes(found)


@app.command()
def show(theme: Theme, workspace: Where = None, *, as_json: Json = False) -> None:
    """Show one theme whole: its words, what was said, by kind, since when, what became of it."""
    found = asked_themes.whole_theme(opened_at(workspace), theme)
    if as_json:
        print_json(found)
    else:
        show_themes.print_theme(found)


@app.command()
def rename(
    theme: Theme,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Give a theme a name that no refresh changes."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: theme_decisions.rename(opened, theme, name, progress=progress),
        as_json=as_json,
    )


@app.command()
def merge(
    themes: Annotated[list[str], typer.Argument(metavar="THEME THEME…", help="Two or more.")],
    name: Annotated[str | None, typer.Option(help="What to call it; else as the first.")] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Make one theme of several."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: theme_decisions.merge(opened, themes, name=name, progress=progress),
        as_json=as_json,
    )


@app.command()
def split(
    theme: Theme,
    by: Annotated[
        str | None, typer.Option(metavar="WORD", help="Into what has this word, and the rest.")
    ] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Split a theme into what stands apart within it; the largest part stays what it is."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: theme_decisions.split(opened, theme, by=by, progress=progress),
        as_json=as_json,
    )


@app.command()
def pin(theme: Theme, workspace: Where = None, *, as_json: Json = False) -> None:
    """Hold a theme: no refresh renames, merges or drops it, and it is listed first."""
    opened = opened_at(workspace)
    _decide(lambda progress: theme_decisions.pin(opened, theme, progress=progress), as_json=as_json)


@app.command()
def hide(theme: Theme, workspace: Where = None, *, as_json: Json = False) -> None:
    """Leave a theme out of lists and needs; its statements are not lost."""
    opened = opened_at(workspace)
    _decide(
        lambda progress: theme_decisions.hide(opened, theme, progress=progress), as_json=as_json
    )


deciding.add_undo(
    app,
    "theme",
    undo=lambda opened, number, progress: theme_decisions.undo(opened, number, progress=progress),
    print_made=show_themes.print_decision,
)


@app.command()
def decisions(workspace: Where = None, *, as_json: Json = False) -> None:
    """List what was decided about themes, and what came of it."""
    made = asked_themes.decisions(opened_at(workspace))
    if as_json:
        print_json(made)
    else:
        show_themes.print_decisions(made)


def _decide(decide: Callable[[Progress], DecisionShown], *, as_json: bool) -> None:
    deciding.carry_out(decide, show_themes.print_decision, as_json=as_json)
