"""The command about alarms: what rises against what we say."""

from __future__ import annotations

from typing import Annotated

import typer

from outsidein.ask import alarms as asked_alarms
from outsidein.surfaces import show_alarms
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json


def alarms(
    account: Annotated[
        str | None, typer.Argument(metavar="[ACCOUNT]", help="Only what its people complain of.")
    ] = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Show which complaints rise, since when, how sure that is, and against what we say."""
    found = asked_alarms.alarms(opened_at(workspace), account)
    if as_json:
        print_json(found)
    else:
        show_alarms.print_alarms(found)
