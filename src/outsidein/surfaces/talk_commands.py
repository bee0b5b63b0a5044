"""The command about our own words: how we talk with customers."""

from __future__ import annotations

from typing import Annotated

import typer

from outsidein.ask.talk import talk as asked_talk
from outsidein.surfaces import show_talk
from outsidein.surfaces.charts.saving import Plot  # noqa: TC001 - read while it runs
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json


def talk(
    department: Annotated[
        str | None, typer.Option(help="Only this department of ours, month by month.")
    ] = None,
    plot: Plot = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Show how we talk with customers: who talks, whether we ask or pitch, and in whose words."""
    found = asked_talk(opened_at(workspace), department)
    if plot is not None:
        show_talk.save_talk(found, plot)
    if as_json:
        print_json(found)
    else:
        show_talk.print_talk(found)
