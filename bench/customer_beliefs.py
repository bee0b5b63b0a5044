"""How well belief is held against evidence in made-up companies: a part of bench/customer.py."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.customer.beliefs.answer import write_beliefs
from outsidein.customer.beliefs.meaning import SURE
from outsidein.customer.beliefs.verdicts import BLIND_SPOT, PHANTOM
from outsidein.record.tables import BELIEF
from outsidein.simulate.beliefs import belief_rows, wrong_beliefs
from outsidein.simulate.needs import mean_shares
from outsidein.simulate.script import load_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from companies import Company
    from outsidein.store.duckdb import Store

# What "really wanted" means: of some 89 needs, among the first tenth by what was planted in this
# company's people; really not wanted: not among the first half.
WANTED, UNWANTED = 0.1, 0.5
NO_FACTS = Path("no facts")
FOUND = "SELECT department, theme_id, verdict FROM department_belief WHERE account_id IS NULL"


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count verdicts, and those that are right by what was planted.

    Themes are the planted needs, but what a belief means is found by its words alone, as for any
    firm: beliefs are in the words of the need's name, statements in those of customers. A blind
    spot is right if nobody of the department names the need (by the script's words for it) and it
    is really wanted: among the first tenth of needs by the mean of what was planted in the people
    of this company, each counting once. A phantom is right if the department really puts the need
    first and it is not among the first half. `planted` are the wrong beliefs of the simulation: its
    blind spots are for one of the six needs that all firms together would feel most, whether or not
    they are so common among the people of this company.
    """
    beliefs = _beliefs(company)
    store.keep("record.belief", pa.Table.from_pylist(beliefs, schema=BELIEF.schema))
    write_beliefs(store, NO_FACTS)
    meant = _meant()
    own = [one for one in beliefs if one["account_id"] is None]
    named = {(one["department"], meant[one["need"]]) for one in own}
    first = {(one["department"], meant[one["need"]]) for one in own if one["rank"] == 1}
    verdicts = {
        (row["department"], row["theme_id"]): row["verdict"]
        for row in store.arrow(FOUND).to_pylist()
    }
    ranks = _ranks(company)
    counted: Counter[str] = Counter(_matches(store, meant))
    for pair, verdict in verdicts.items():
        rank = ranks[pair[1]] / len(ranks)
        if verdict == BLIND_SPOT:
            is_unnamed = pair not in named
            counted += Counter(blind=1, blind_unnamed=int(is_unnamed))
            counted["blind_right"] += is_unnamed and rank <= WANTED
        if verdict == PHANTOM:
            counted["phantom"] += 1
            counted["phantom_right"] += pair in first and rank > UNWANTED
    for wrong in wrong_beliefs(company.world):
        kind = "blind" if wrong.direction == BLIND_SPOT else "phantom"
        is_found = verdicts.get((wrong.department, wrong.need)) == wrong.direction
        counted[f"{kind}_planted"] += 1
        counted[f"{kind}_planted_found"] += is_found
    return dict(counted)


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Tell what was reached. Nothing was aimed at but to be honest about it."""

    def share(part: str, whole: str) -> str:
        right, all_ = total.get(part, 0), total.get(whole, 0)
        return f"{right / all_:.1%} of {all_:,.0f}" if all_ else "none"

    return [
        ("beliefs whose theme is called sure", share("sure", "beliefs"), "–"),
        ("of these, the theme is the one that is meant", share("sure_right", "sure"), "–"),
        ("blind spots told: nobody there names the need", share("blind_unnamed", "blind"), "–"),
        ("blind spots told: and it is really wanted", share("blind_right", "blind"), "–"),
        ("planted blind spots told", share("blind_planted_found", "blind_planted"), "–"),
        (
            "phantoms told: really first there, and little wanted",
            share("phantom_right", "phantom"),
            "–",
        ),
        ("planted phantoms told", share("phantom_planted_found", "phantom_planted"), "–"),
    ]


def _beliefs(company: Company) -> list[dict[str, Any]]:
    """Give what is believed of all customers, and of single accounts, as rows of `belief`."""
    _, *rows = belief_rows(company.world)
    known = {account.name: account.key for account in company.accounts}
    return [
        {
            "belief_id": f"{number:06}",
            "department": row[0],
            "person_id": row[2],
            "account_id": known.get(row[3]),
            "need": row[4],
            "rank": int(row[5]),
            "happened_at": dt.datetime.fromisoformat(row[6]).replace(tzinfo=dt.UTC),
        }
        for number, row in enumerate(rows)
    ]


def _meant() -> dict[str, str]:
    """Map the words of a belief to the need that they were written for."""
    return {
        said: need.id
        for need in load_script().needs.values()
        for said in (need.name, need.phrase, f"They want {need.phrase}")
    }


def _matches(store: Store, meant: Mapping[str, str]) -> dict[str, int]:
    best = store.arrow(
        "SELECT need, arg_max(theme_id, probability) AS theme, max(probability) AS probability "
        "FROM belief_theme GROUP BY need"
    ).to_pylist()
    sure = [one for one in best if (one["probability"] or 0) >= SURE]
    right = sum(one["theme"] == meant[one["need"]] for one in sure)
    return {"beliefs": len(best), "sure": len(sure), "sure_right": right}


def _ranks(company: Company) -> dict[str, int]:
    """Give each need's place, from 1, by the mean of what was planted in all people."""
    people = [one for account in company.accounts for one in account.weights.values()]
    needed = mean_shares(people)
    order = sorted(range(len(needed)), key=lambda place: (-needed[place], place))
    return {company.world.market.needs[place]: rank for rank, place in enumerate(order, start=1)}
