"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace

Where = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="The workspace; else the one you stand in."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]


def opened_at(workspace: Path | None) -> Workspace:
    """Open the workspace that was named, or the one somebody stands in."""
    # Loads the database and the readers, for which commands without a workspace would wait.
    from outsidein.ask import workspaces  # noqa: PLC0415

    return workspaces.open_at(workspace, standing_in=Path())
