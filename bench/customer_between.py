"""How right it is told why departments hear different things, on made-up companies.

Planted: six times a company, a need that people tell one department five times as readily as the
others (`Market.perceived`); and departments meet other roles (EXPOSURE). What a department could
expect to hear is known without noise: the mean, over the people it really talked to, of the shares
of what each needs (`Account.weights`, scaled to 1), with the factors of that department and without
any chance in what was said. From these shares the true exposure and perception of two departments
follow by Kitagawa's formula, with people as cells.

- A **planted difference** is two departments and a need of which one has the factor, where both
  heard enough by the product's own minimums (cause is not "too few"); those left out by that are
  counted too. It is **found** if the cause is perception or both and the right one of the two hears
  more. **Precision** is of all that are told to be perception or both: a difference where neither
  has a factor, or the wrong one hears more, is wrong, although whoever is told more of one need has
  a little less room for the others.
- A **sure difference** is one told with a doubt of 0.1 or less. Its attribution is right if the
  larger part told is the larger true part. Left out are those whose true parts are within a tenth
  of their sum of each other.
- **Cover**: the 90 % interval holds the true value. What was said is counted once a conversation,
  so that a need spoken of very often comes out a little smaller than its true share: that is left
  in the figures.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from companies import person_id
from kitagawa_published import differs_from_published
from outsidein.customer.between.answer import write_gaps
from outsidein.customer.between.minimums import SURE
from outsidein.customer.between.split import kitagawa

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from companies import Company
    from outsidein.store.duckdb import Store

NEAR = 0.1
PARTS = ("difference", "exposure", "perception")


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count what was told of one company, and what of it was right."""
    write_gaps(store)
    counted: Counter[str] = Counter()
    rows = store.arrow("FROM department_gap").to_pylist()
    truth = dict(_true_parts(company, store))
    for row in rows:
        pair = (row["department_a"], row["department_b"])
        exposure, perception = truth[(*pair, row["theme_id"])]
        counted.update(_planted(company, row))
        if row["cause"] == "too few":
            continue
        counted.update(_attributed(row, exposure, perception))
        for part, value in zip(PARTS, (exposure + perception, exposure, perception), strict=True):
            counted["judged " + part] += 1
            is_in = row[f"{part}_low"] <= value <= row[f"{part}_high"]
            counted["covered " + part] += is_in
    return dict(counted)


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Say what was reached, over all companies, and what was wanted."""
    every = total["planted"] + total["planted, too few"]
    could, told_so = total["planted"], total["told perception"]
    lines = [
        (
            (
                f"between departments: of {every:,.0f} planted differences, {could:,.0f} that both "
                "could hear: found"
            ),
            _share(total["found"], could),
            "≥ 90 %",
        ),
        (
            f"… {told_so:,.0f} told to be heard differently: right",
            _share(total["found"], told_so),
            "≥ 80 %",
        ),
    ]
    lines += [
        (
            (
                f"… sure differences that are truly {cause}, attributed to it, of "
                f"{total['truly ' + cause]:,.0f}"
            ),
            _share(total["attributed " + cause], total["truly " + cause]),
            "≥ 90 %",
        )
        for cause in ("exposure", "perception")
    ]
    lines += [
        (
            f"… 90 % intervals of {part} that hold the truth, of {total['judged ' + part]:,.0f}",
            _share(total["covered " + part], total["judged " + part]),
            "86–94 %",
        )
        for part in PARTS
    ]
    lines.append(
        (
            "Kitagawa's split of U.S. death rates, 1970 and 1985, as published",
            f"differs by {differs_from_published(kitagawa):.5f}",
            "< 0.0005",
        )
    )
    return lines


def _planted(company: Company, row: Mapping[str, Any]) -> Iterator[str]:
    market = company.world.market
    place = market.needs.index(row["theme_id"])
    one, other = (market.perception[row[side]][place] for side in ("department_a", "department_b"))
    if one != other:
        yield "planted" if row["cause"] != "too few" else "planted, too few"
    if row["cause"] in {"perception", "both"}:
        yield "told perception"
        if one != other and (one > other) == (row["perception"] > 0):
            yield "found"


def _attributed(row: Mapping[str, Any], exposure: float, perception: float) -> Iterator[str]:
    one, other = abs(exposure), abs(perception)
    if row["difference_q_value"] > SURE or abs(one - other) < NEAR * (one + other):
        return
    truly = "exposure" if one > other else "perception"
    told_to_be = "exposure" if abs(row["exposure"]) > abs(row["perception"]) else "perception"
    yield "truly " + truly
    if truly == told_to_be:
        yield "attributed " + truly


def _true_parts(
    company: Company, store: Store
) -> Iterator[tuple[tuple[str, str, str], tuple[float, float]]]:
    market = company.world.market
    needs = {
        person_id(person): account.weights[person.key]
        for account in company.accounts
        for person in account.people
    }
    met: dict[str, set[str]] = {}
    for row in store.arrow("SELECT DISTINCT department, person_id FROM spoken").to_pylist():
        met.setdefault(row["department"], set()).add(row["person_id"])
    people = sorted(set().union(*met.values()))
    felt = np.array([needs[person] for person in people])
    rates: dict[str, NDArray[np.float64]] = {}
    weights: dict[str, NDArray[np.float64]] = {}
    for department, heard in met.items():
        told_here = felt * np.array(market.perception[department])
        rates[department] = told_here / told_here.sum(1, keepdims=True)
        weights[department] = np.array([person in heard for person in people]) / len(heard)
    for one in met:
        for other in met:
            parts = kitagawa((weights[one], weights[other]), (rates[one], rates[other]))
            for need, *pair in zip(market.needs, *parts, strict=True):
                yield (one, other, need), (float(pair[0]), float(pair[1]))


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.1%}" if whole else "–"
