"""Printing the buying group of an account: who has which role, and which is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from outsidein.ask.buying_groups import role_in_words
from outsidein.surfaces.screen import number, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.ask.buying_groups import BuyingGroup, GroupMember

MEMBERS_SHOWN = 3


def print_group(group: BuyingGroup) -> None:
    """Print who has which role. Of those whose role nobody knows, how many there are is enough."""
    told = {one.role: one.people for one in group.roles}
    unknown = told.pop("unknown", [])
    lines = [(role_in_words(role), _members(people)) for role, people in told.items()]
    if unknown:
        lines.append(("role unknown", number(len(unknown), "person", "people")))
    if group.missing:
        missing = " · ".join(role_in_words(one.role) for one in group.missing)
        lines.append(("missing", missing))
    if not lines:
        return
    out.print("\n[bold]Who decides[/]")
    table = Table("", "", box=None, pad_edge=False, show_header=False)
    for role, who in lines:
        table.add_row(role, escape(who))
    out.print(Padding(table, (0, 0, 0, 2), expand=False))


def _members(people: Sequence[GroupMember]) -> str:
    shown = [_member(one) for one in people[:MEMBERS_SHOWN]]
    if len(people) > MEMBERS_SHOWN:
        shown.append(f"{len(people) - MEMBERS_SHOWN} more")
    return " · ".join(shown)


def _member(one: GroupMember) -> str:
    called = f"{one.name}, {one.title}" if one.title else one.name
    return called if one.state == "active" else f"{called} ({one.state})"
