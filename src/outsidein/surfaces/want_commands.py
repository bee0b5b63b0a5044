"""The command about wants: what customers want, for those who build it."""

from __future__ import annotations

import dataclasses
import datetime as dt  # noqa: TC003 - the library reads the annotations while it runs
from pathlib import Path  # noqa: TC003 - the same
from typing import TYPE_CHECKING, Annotated

import typer

from outsidein.ask import wants as asked_wants
from outsidein.ask import wants_seen
from outsidein.errors import UserError
from outsidein.surfaces import show_wants, want_exports
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json

if TYPE_CHECKING:
    from outsidein.ask.wants import WholeWant

USUALLY_SHOWN = 10


def wants(  # noqa: PLR0913 - one option a thing to choose
    theme: Annotated[
        str | None,
        typer.Argument(metavar="[THEME]", help="A theme's name, or a part of it only it has."),
    ] = None,
    account: Annotated[str | None, typer.Option(help="Only what this account wants.")] = None,
    since: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Compare with how it stood on this day."),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write to a .csv or .md file, and note how it stands."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="How many; 0 for all. Else 10, with --json and --export all."),
    ] = None,
    workspace: Where = None,
    *,
    note: Annotated[
        bool, typer.Option("--note", help="Note how it stands, to compare with another time.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show what customers want: right customers first, then accounts that pay, then money."""
    if export is not None:
        want_exports.check_suffix(export)
    opened = opened_at(workspace)
    day = since.date() if since else None
    if theme is not None:
        _refuse_with_theme(account=account, note=note)
        _show_one(asked_wants.whole_want(opened, theme, since=day), export, as_json=as_json)
        return
    found = asked_wants.wants(opened, account=account, since=day)
    usual = None if as_json or export else USUALLY_SHOWN
    shown = usual if limit is None else limit or None
    noted = False
    if export is not None:
        want_exports.export(export, found, limit=shown)
    if export is not None or note:
        noted = wants_seen.note(opened, found)
    if as_json:
        print_json(dataclasses.replace(found, wants=found.wants[:shown]))
    elif export is not None:
        show_wants.print_exported(export, wants=len(found.wants[:shown]), noted=noted)
    else:
        show_wants.print_wants(found, limit=shown)
        if note:
            show_wants.print_noted(noted=noted)


def _show_one(found: WholeWant, export: Path | None, *, as_json: bool) -> None:
    if export is not None:
        want_exports.export(export, found)
    if as_json:
        print_json(found)
    elif export is not None:
        show_wants.print_exported(export, wants=1, noted=False)
    else:
        show_wants.print_want(found)


def _refuse_with_theme(*, account: str | None, note: bool) -> None:
    """Say that what is asked of all wants can't be asked of one."""
    for option, is_given in (("--account", account is not None), ("--note", note)):
        if is_given:
            raise UserError(
                f"{option} goes with the list of all wants, not with one.",
                next_step=f"Leave out {option}, or the theme.",
            )
