"""The commands that show customers and their words: all of them, one whole, single statements."""

from __future__ import annotations

import dataclasses
import datetime as dt  # noqa: TC003 - the library reads it as it runs
from typing import Annotated

import typer

from outsidein.ask import customers
from outsidein.ask.needs import needs_of_all
from outsidein.ask.statements import StatementFilter
from outsidein.ask.statements import statements as find_statements
from outsidein.errors import UserError
from outsidein.surfaces import show_customer, show_needs
from outsidein.surfaces.options import Json, Where, opened_at
from outsidein.surfaces.screen import print_json

USUALLY_SHOWN = 20


def customer(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help="An account's name, or a part of it only it has."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, help="How many accounts or needs; 0 for all. Else 20, with --json all."
        ),
    ] = None,
    workspace: Where = None,
    *,
    everyone: Annotated[
        bool, typer.Option("--all", help="What all customers together need, instead of one.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List the accounts that were heard, show one of them whole, or what all of them need."""
    opened = opened_at(workspace)
    shown = (None if as_json else USUALLY_SHOWN) if limit is None else limit or None
    if everyone:
        if name is not None:
            raise UserError(
                "One account and all of them were asked for at once.",
                next_step=f"outsidein customer {name}, or: outsidein customer --all",
            )
        needs = needs_of_all(opened, limit=shown)
        if as_json:
            print_json(needs)
        else:
            show_needs.print_needs(needs, whose="all customers")
        return
    if name is None:
        found = customers.accounts(opened, limit=shown)
        if as_json:
            print_json(found)
        else:
            show_customer.print_accounts(found, customers.unplaced(opened))
        return
    whole = customers.whole_customer(opened, name)
    if as_json:
        print_json(dataclasses.replace(whole, needs=whole.needs[:shown]))
    else:
        show_customer.print_whole(whole, limit=shown)


def statements(  # noqa: PLR0913, PLR0917 - one option a filter
    account: Annotated[str | None, typer.Option(help="Of this account.")] = None,
    theme: Annotated[str | None, typer.Option(help="About this theme.")] = None,
    kind: Annotated[str | None, typer.Option(help="want, pain, goal, question …")] = None,
    person: Annotated[str | None, typer.Option(help="By this person.")] = None,
    department: Annotated[str | None, typer.Option(help="Heard by this department.")] = None,
    since: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="On this day or later.")
    ] = None,
    side: Annotated[
        str, typer.Option(help="Whose words: customer, us, partner or unknown.")
    ] = "customer",
    limit: Annotated[int, typer.Option(min=0, help="How many, the newest first; 0 for all.")] = 50,
    workspace: Where = None,
    *,
    as_json: Json = False,
) -> None:
    """Show what was said, word for word, with the place each sentence comes from."""
    wanted = StatementFilter(
        account=account,
        theme=theme,
        kind=kind,
        person=person,
        department=department,
        since=since.date() if since else None,
        side=side,
    )
    found = find_statements(opened_at(workspace), wanted, limit=limit or None)
    if as_json:
        print_json(found)
    else:
        show_customer.print_statements(found)
