"""The command about segments by need."""

from __future__ import annotations

from typing import Annotated

import typer

from outsidein.ask import segments as asked_segments
from outsidein.errors import UserError
from outsidein.surfaces import show_segments
from outsidein.surfaces.charts.saving import Plot, save_chart
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json

# So many needs of each segment are drawn.
DRAWN = 4


def segments(
    segment: Annotated[
        str | None,
        typer.Argument(metavar="[SEGMENT]", help="A segment's name, or a part only it has."),
    ] = None,
    account: Annotated[
        str | None, typer.Option(help="The segment this account belongs to.")
    ] = None,
    workspace: Where = None,
    plot: Plot = None,
    *,
    as_json: Json = False,
) -> None:
    """Show the groups that customers fall into by what they need, and what that foretells."""
    if segment is not None and account is not None:
        raise UserError(
            "A segment and an account were named.",
            next_step="`outsidein segments SEGMENT`, or `outsidein segments --account ACCOUNT`",
        )
    if plot is not None and (segment is not None or account is not None):
        raise UserError(
            "All segments are drawn beside one another, never one alone.",
            next_step=f"outsidein segments --plot {plot}",
        )
    opened = opened_at(workspace)
    if segment is not None:
        whole = asked_segments.whole_segment(opened, segment)
        print_json(whole) if as_json else show_segments.print_segment(whole)
        return
    if account is not None:
        placed = asked_segments.segment_of_account(opened, account)
        print_json(placed) if as_json else show_segments.print_account_segment(placed)
        return
    found = asked_segments.segments(opened)
    if plot is not None:
        if not found.segments:
            raise UserError(
                "There are no segments to draw.", next_step="`outsidein segments` says why."
            )
        needs = asked_segments.needs_of_segments(opened, found, each=DRAWN)
        save_chart(show_segments.needs_chart(found, needs), plot)
    print_json(found) if as_json else show_segments.print_segments(found)
