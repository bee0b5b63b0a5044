"""Whether segments by need foretell outcomes better than industry, size or country do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from outsidein.customer.segments.counts import count
from outsidein.customer.segments.worth import (
    compared,
    folds,
    forecasts,
    losses,
    pairs_right,
    placements,
    too_few,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from outsidein.customer.segments.accounts import Outcome
    from outsidein.customer.segments.finding import Segments
    from outsidein.customer.spoken import Spoken

    Reals = NDArray[np.float64]

TOO_FEW = "too few to say"
NOTHING, NEEDS, BOTH = "nothing", "needs", "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """One outcome, and by basis the placements, losses and squared errors: one entry an account."""

    happened: NDArray[np.bool_]
    placed: Mapping[str, Reals]
    lost: Mapping[str, Reals]
    squared: Mapping[str, Reals]


def judged_ways(
    spoken: Spoken,
    found: Segments,
    described: Mapping[str, list[str | None]],
    outcomes: Mapping[str, Outcome],
) -> list[dict[str, Any]]:
    """Judge each way to group accounts on each outcome: against nothing, and needs against it.

    An account's segment is what it would have been taken for on the day before it decided: what was
    said later, to those whom only customers talk with, would give the outcome away. `both` are all
    outcomes together, each forecast by its own rates and paired with its own: more tell more.
    """
    places = {account: place for place, account in enumerate(spoken.accounts)}
    judged: dict[str, _Judged] = {}
    for name, outcome in outcomes.items():
        heard = np.array([one in places for one in outcome.accounts], np.bool_)
        ids = [one for one in outcome.accounts if one in places]
        where = np.array([places[one] for one in ids], np.int64)
        ways = {basis: _one_of(told, where) for basis, told in described.items()}
        if found.mixture is not None:
            ways = {NEEDS: _by_then(spoken, found, where, outcome.day[heard]), **ways}
        judged[name] = _judge(ways, outcome.happened[heard], ids)
    some = [one for one in judged.values() if len(one.happened)]
    if len(some) > 1:
        judged[BOTH] = _Judged(
            happened=np.concatenate([one.happened for one in some]),
            placed=_joined([one.placed for one in some]),
            lost=_joined([one.lost for one in some]),
            squared=_joined([one.squared for one in some]),
        )
    return [row for name, one in judged.items() for row in _rows(name, one)]


def _judge(ways: Mapping[str, Reals], happened: NDArray[np.bool_], ids: list[str]) -> _Judged:
    dealt = folds(happened, ids)
    everyone = np.ones((len(ids), 1))
    foretold = {
        basis: forecasts(belongs, happened, dealt)
        for basis, belongs in {**ways, NOTHING: everyone}.items()
    }
    return _Judged(
        happened=happened,
        placed={basis: placements(one, happened, dealt) for basis, one in foretold.items()},
        lost={basis: losses(one, happened) for basis, one in foretold.items()},
        squared={basis: ((one - happened) ** 2).mean(axis=0) for basis, one in foretold.items()},
    )


def _joined(many: Sequence[Mapping[str, Reals]]) -> Mapping[str, Reals]:
    return {basis: np.concatenate([one[basis] for one in many]) for basis in many[0]}


def _rows(outcome: str, judged: _Judged) -> Iterator[dict[str, Any]]:
    ways = [basis for basis in judged.placed if basis != NOTHING]
    pairs = [(basis, NOTHING) for basis in ways]
    pairs += [(NEEDS, basis) for basis in ways if NEEDS in ways and basis != NEEDS]
    happened = judged.happened
    for basis, against in pairs:
        row = {
            "outcome": outcome,
            "basis": basis,
            "against": against,
            "accounts": len(happened),
            "happened": int(happened.sum()),
            "verdict": TOO_FEW,
        }
        if not too_few(happened):
            right, low, high = pairs_right(judged.placed[basis], happened)
            gain = compared(judged.placed[basis], judged.placed[against], happened)
            row |= {
                "pairs_right": right,
                "pairs_low": max(low, 0.0),
                "pairs_high": min(high, 1.0),
                "brier": float(judged.squared[basis].mean()),
                "log_loss": float(judged.lost[basis].mean()),
                "gain": gain.gain,
                "gain_low": gain.low,
                "gain_high": gain.high,
                "verdict": gain.verdict,
            }
        yield {
            name: round(value, 6) if isinstance(value, float) else value
            for name, value in row.items()
        }


def _by_then(
    spoken: Spoken, found: Segments, where: NDArray[np.int64], day: NDArray[np.float64]
) -> Reals:
    """Give the memberships of some accounts by what they had said before a day of their own."""
    assert found.mixture is not None  # whoever asks has looked
    decided = np.full(len(spoken.accounts), -np.inf)
    decided[where] = day
    # What has no time may have been said at any.
    before = spoken.day < decided[spoken.account]
    by_then = count(spoken, before, usual=found.counted.usual)
    return found.mixture.memberships(by_then.chosen(where))


def _one_of(told: Sequence[str | None], where: NDArray[np.int64]) -> Reals:
    """Give one column to each value, and one to what is not known."""
    values = sorted({one for one in told if one is not None})
    column = {value: number for number, value in enumerate(values)}
    member = np.zeros((len(where), len(values) + 1))
    told_of = [column.get(told[place] or "", len(values)) for place in where.tolist()]
    member[np.arange(len(where)), told_of] = 1
    return member
