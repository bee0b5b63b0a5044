"""The rows of what was found: who is on which side, by name of person and role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from outsidein.customer.inside.chance import worth_a_look
from outsidein.customer.inside.stances import FOUND, WORTH_A_LOOK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.inside.members import Members, Pairs
    from outsidein.customer.inside.sides import Sides
    from outsidein.customer.inside.stances import Opposites, Stances
    from outsidein.customer.spoken import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One need on which the people of one account differ; people as members."""

    pair: int
    form: str
    wanting: NDArray[np.int64]
    others: NDArray[np.int64]
    wanting_share: float
    other_share: float
    p_value: float
    q_value: float


def of_stances(stances: Stances, seen: Opposites) -> dict[int, Found]:
    """Give the opposite stances that are more than chance, or worth a look, by pair."""
    perhaps = worth_a_look(seen.q_value, found=FOUND, chance=WORTH_A_LOOK)
    found = np.flatnonzero((seen.q_value <= FOUND) | perhaps)
    begins = np.searchsorted(stances.pair, seen.pair[found])
    ends = np.searchsorted(stances.pair, seen.pair[found], side="right")
    rows = {}
    for place, begin, end in zip(found.tolist(), begins.tolist(), ends.tolist(), strict=True):
        wants, objects = stances.in_favour[begin:end], stances.against[begin:end]
        member, pair = stances.member[begin:end], int(seen.pair[place])
        rows[pair] = Found(
            pair=pair,
            form="opposite",
            wanting=member[wants > objects],
            others=member[objects > wants],
            wanting_share=_share(wants, wants + objects, wants > objects),
            other_share=_share(wants, wants + objects, objects > wants),
            p_value=float(seen.p_value[place]),
            q_value=float(seen.q_value[place]),
        )
    return rows


def of_sides(seen: Sides) -> dict[int, Found]:
    """Give the needs that one side speaks of far more than the other, by pair.

    It is one alone if nobody else speaks of it at all; then all the rest are the others, those of
    the same role too.
    """
    rows = {}
    for place in np.flatnonzero(seen.q_value <= FOUND).tolist():
        is_there = seen.member[place] >= 0
        member, first, counts, words = (
            one[place][is_there] for one in (seen.member, seen.first_side, seen.counts, seen.words)
        )
        speaks, pair = counts > 0, int(seen.pair[place])
        is_alone = speaks.sum() == 1
        first = speaks if is_alone else first
        rows[pair] = Found(
            pair=pair,
            form="alone" if is_alone else "one side",
            wanting=member[first & speaks],
            others=member[~first],
            wanting_share=_share(counts, words, first),
            other_share=_share(counts, words, ~first),
            p_value=float(seen.p_value[place]),
            q_value=float(seen.q_value[place]),
        )
    return rows


def named(spoken: Spoken, members: Members, pairs: Pairs, found: Found) -> dict[str, Any]:
    """Give the row of the table, without the words that show it."""

    def people(side: NDArray[np.int64]) -> list[str]:
        return [spoken.people[person] for person in members.person[side].tolist()]

    def roles(side: NDArray[np.int64]) -> list[str]:
        return [spoken.roles[role] for role in np.unique(members.role[side]).tolist()]

    return {
        "account_id": spoken.accounts[int(pairs.account[found.pair])],
        "theme_id": spoken.themes[int(pairs.theme[found.pair])],
        "form": found.form,
        "wanting": people(found.wanting),
        "others": people(found.others),
        "wanting_roles": roles(found.wanting),
        "other_roles": roles(found.others),
        "wanting_share": round(found.wanting_share, 4),
        "other_share": round(found.other_share, 4),
        "effect": round(found.wanting_share - found.other_share, 4),
        "p_value": round(found.p_value, 5),
        "q_value": round(found.q_value, 5),
        "is_sure": found.q_value <= FOUND,
    }


def judged_rows(
    spoken: Spoken, members: Members, pairs: Pairs, judged: NDArray[np.int64]
) -> list[dict[str, Any]]:
    """Count, for each account, its people and the pairs of which enough was said."""
    accounts = len(spoken.accounts)
    people = np.bincount(members.account, minlength=accounts).tolist()
    needs = np.bincount(pairs.account[judged], minlength=accounts).tolist()
    return [
        {"account_id": account, "people": heard, "needs": count}
        for account, heard, count in zip(spoken.accounts, people, needs, strict=True)
    ]


def _share(part: NDArray[np.float64], whole: NDArray[np.float64], side: NDArray[np.bool_]) -> float:
    return float(part[side].sum() / max(float(whole[side].sum()), 1.0))
