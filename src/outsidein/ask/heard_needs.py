"""What each of our departments hears, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import open_answers, rows, sql

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace

NEEDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardNeeds:
    """The needs that matter most to all customers, by department of ours.

    `shares` has a row for each need and in it a share for each department, from 0 to 1, each person
    counting as one; None where a department heard too few people to say. `people_heard` are those
    that each department heard.
    """

    needs: list[str]
    departments: list[str]
    people_heard: list[int]
    shares: list[list[float | None]]


def heard_needs(workspace: Workspace, *, needs: int = NEEDS) -> HeardNeeds:
    """Give what each department hears of so many needs, what matters most to customers first."""
    with open_answers(workspace) as connection:
        found = rows(connection, sql("heard_needs"), {"needs": needs})
    heard = {row["department"]: row["people_heard"] for row in found}
    departments = sorted(heard)
    names = list(dict.fromkeys(row["need"] for row in found))
    shares = {(row["need"], row["department"]): row["share"] for row in found}
    # Where a department heard enough people and none of them spoke of a need, its share is none.
    told = {row["department"] for row in found if row["share"] is not None}
    return HeardNeeds(
        needs=names,
        departments=departments,
        people_heard=[heard[one] for one in departments],
        shares=[
            [shares.get((need, one), 0.0 if one in told else None) for one in departments]
            for need in names
        ],
    )
