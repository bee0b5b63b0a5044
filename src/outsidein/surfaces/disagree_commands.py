"""The command about disagreement: inside one customer, and between two departments of ours."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from outsidein.ask import disagreements as asked
from outsidein.ask import gaps as asked_gaps
from outsidein.ask.heard_needs import heard_needs
from outsidein.errors import UserError
from outsidein.surfaces import show_gaps, show_inside
from outsidein.surfaces.charts.saving import Plot, save_chart
from outsidein.surfaces.heard_chart import heard_chart
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import out, print_json

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace

USUALLY_SHOWN = 20


def disagree(
    account: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help="An account's name, or a part of it only it has."),
    ] = None,
    departments: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Two departments of ours, instead of an account."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="How many accounts; 0 for all. Else 20, with --json all."),
    ] = None,
    plot: Plot = None,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Show where a customer's people differ, or why two departments of ours do."""
    opened = opened_at(workspace)
    if departments is not None:
        if account is not None:
            raise UserError(
                "An account and two departments can't be asked for at once.",
                next_step="Leave one of them out.",
            )
        _between(opened, departments, plot, as_json=as_json)
    elif account is not None:
        _inside(opened, account, plot, as_json=as_json)
    else:
        _everywhere(opened, limit, plot, as_json=as_json)


def _inside(opened: Workspace, account: str, plot: Path | None, *, as_json: bool) -> None:
    found = asked.disagreements(opened, account)
    if as_json:
        print_json(found)
    else:
        show_inside.print_inside(found)
    if plot is not None:
        from outsidein.surfaces.inside_chart import save_inside  # noqa: PLC0415 - loads what draws

        save_inside(opened, account, plot)
        if not as_json:
            out.print(f"\nDrawn: {plot}", soft_wrap=True, markup=False)


def _everywhere(opened: Workspace, limit: int | None, plot: Path | None, *, as_json: bool) -> None:
    found, between = asked.disagreeing_accounts(opened), asked_gaps.gaps(opened)
    shown = (None if as_json else USUALLY_SHOWN) if limit is None else limit or None
    if as_json:
        inside = dataclasses.replace(found, accounts=found.accounts[:shown])
        print_json({"inside": inside, "departments": between})
    else:
        show_inside.print_disagreeing(found, limit=shown)
        out.print()
        show_gaps.print_gaps(between)
    if plot is not None:
        save_chart(heard_chart(heard_needs(opened)), plot)
        if not as_json:
            out.print(f"\nDrawn: {plot}", soft_wrap=True, markup=False)


def _between(
    opened: Workspace, departments: tuple[str, str], plot: Path | None, *, as_json: bool
) -> None:
    found = asked_gaps.gap_between(opened, *departments)
    if as_json:
        print_json(found)
    else:
        show_gaps.print_gap(found)
    if plot is not None:
        show_gaps.save_gap(found, plot)
        if not as_json:
            out.print(f"\nDrawn: {plot}", soft_wrap=True, markup=False)
