"""Disagreements inside accounts: how many of those planted are found, and how many found are right.

    python bench/customer.py --only inside

Planted in three of twenty accounts is one need on which users and champions differ from the rest.
Either the rest object to what these want, or the rest never speak of it. What is found is right if
something was planted in that account about that need, whichever of the two.

Not all that was planted can be seen: some sides were hardly heard. Heard enough are those for which
this is so, told by counts alone, before it is looked at what was said or found:

- opposite: either planted side took a stance, for or against, on two occasions or more;
- one side: as often as the need came up, and as much as each speaks, either planted side would have
  brought it up on four occasions or more if all cared alike.

Both are the minimums that the product states. The figure for all that was planted is told beside.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from companies import person_id
from outsidein.customer.inside.answer import write_disagreements
from outsidein.customer.inside.members import members_of, pairs_of
from outsidein.customer.inside.sides import expected_if_alike
from outsidein.customer.inside.split import LEAST_EXPECTED
from outsidein.customer.inside.stances import LEAST_STANCES
from outsidein.customer.spoken import read_spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from companies import Company
    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One planted disagreement, with the ids that the tables have."""

    account: str
    need: str
    wanting: frozenset[str]
    others: frozenset[str]
    opposite: bool


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count, for one company, what was planted, heard enough and found, and what is right."""
    write_disagreements(store)
    rows = store.arrow("FROM disagreement").to_pylist()
    found = {(row["account_id"], row["theme_id"]): row for row in rows if row["is_sure"]}
    perhaps = {(row["account_id"], row["theme_id"]) for row in rows if not row["is_sure"]}
    planted = {(one.account, one.need): one for one in _planted(company)}
    enough = _heard_enough(read_spoken(store), planted)
    counted: Counter[str] = Counter()
    for pair, one in planted.items():
        sort = "opposite" if one.opposite else "one side"
        names = [sort, "planted"] + ([f"{sort} enough", "enough"] if pair in enough else [])
        for name in names:
            counted[name] += 1
            counted[f"{name} found"] += pair in found
    for pair, row in found.items():
        name = "alone" if row["form"] == "alone" else "found"
        counted[name] += 1
        counted[f"{name} right"] += pair in planted
        if pair in planted:
            counted.update(_people_placed(row, planted[pair]))
    counted["perhaps"] = len(perhaps)
    counted["perhaps right"] = len(perhaps & planted.keys())
    return {name: float(count) for name, count in counted.items()}


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Say what was reached."""

    def share(part: str, whole: str) -> str:
        right, all_ = total.get(part, 0), total.get(whole, 0)
        return f"{right / all_:.1%} of {all_:,.0f}" if all_ else "none"

    return [
        ("disagreements heard enough that are found", share("enough found", "enough"), "≥ 90 %"),
        ("– opposite stances", share("opposite enough found", "opposite enough"), "–"),
        ("– one side only", share("one side enough found", "one side enough"), "–"),
        ("disagreements found that are right", share("found right", "found"), "≥ 80 %"),
        ("worth a look, right", share("perhaps right", "perhaps"), "–"),
        ("one person alone: right", share("alone right", "alone"), "–"),
        (
            "all planted that are found, however little was heard",
            share("planted found", "planted"),
            "–",
        ),
        ("– opposite stances", share("opposite found", "opposite"), "–"),
        ("– one side only", share("one side found", "one side"), "–"),
        ("people put on the side they are on", share("placed right", "placed"), "–"),
    ]


def _planted(company: Company) -> list[Planted]:
    made = []
    for account in company.accounts:
        contested = account.disagreement
        if contested is None:
            continue
        ids = {person.key: person_id(person) for person in account.people}
        made.append(
            Planted(
                account=account.key,
                need=contested.need,
                wanting=frozenset(ids[key] for key in contested.wanting if key in ids),
                others=frozenset(ids[key] for key in contested.others if key in ids),
                opposite=contested.opposite,
            )
        )
    return made


def _heard_enough(
    spoken: Spoken, planted: Mapping[tuple[str, str], Planted]
) -> set[tuple[str, str]]:
    members, pairs = members_of(spoken), pairs_of(spoken)
    alike = expected_if_alike(spoken, members, pairs)
    rows = {int(pair): row for row, pair in enumerate(alike.pair)}
    stance = spoken.in_favour != spoken.against
    enough = set()
    for pair, (account, theme) in enumerate(zip(pairs.account, pairs.theme, strict=True)):
        key = (spoken.accounts[account], spoken.themes[theme])
        one = planted.get(key)
        if one is None:
            continue
        if one.opposite:
            here = spoken.person[(pairs.of_row == pair) & stance]
            taken = [sum(spoken.people[person] in side for person in here) for side in _sides(one)]
            is_enough = min(taken) >= LEAST_STANCES
        elif pair in rows:
            hoped = alike.expected[rows[pair]]
            people = [
                spoken.people[members.person[member]] if member >= 0 else ""
                for member in alike.member[rows[pair]]
            ]
            sides = [float(hoped[np.isin(people, list(side))].sum()) for side in _sides(one)]
            is_enough = min(sides) >= LEAST_EXPECTED
        else:
            is_enough = False
        if is_enough:
            enough.add(key)
    return enough


def _sides(one: Planted) -> tuple[frozenset[str], frozenset[str]]:
    return one.wanting, one.others


def _people_placed(row: Mapping[str, Any], one: Planted) -> dict[str, int]:
    placed = len(row["wanting"]) + len(row["others"])
    right = len(one.wanting.intersection(row["wanting"]))
    right += len(one.others.intersection(row["others"]))
    return {"placed": placed, "placed right": right}
