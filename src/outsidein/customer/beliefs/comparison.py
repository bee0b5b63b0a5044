"""One asking, compared: each department with the customers, departments with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from outsidein.customer.agreement import Agreement, agreement_of
from outsidein.customer.agreement_ratings import Ratings
from outsidein.customer.beliefs.lists import asked_of
from outsidein.customer.beliefs.verdicts import (
    HIGHEST,
    LOWEST,
    believed_ranks,
    nearness,
    verdicts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from outsidein.customer.beliefs.evidence import Evidence
    from outsidein.customer.beliefs.lists import Asked, Belief

    Numbers = npt.NDArray[np.float64]
    Rows = list[dict[str, Any]]


def compared(beliefs: Sequence[Belief], evidence: Evidence, *, is_poll: bool) -> tuple[Rows, Rows]:
    """Give rows of `department_belief` and of `belief_agreement` for what was asked once."""
    if is_poll:  # nobody was asked about anything else
        evidence = evidence.of(sorted({one.theme for one in beliefs if one.theme}))
    held: Rows = []
    for asked in asked_of(beliefs, evidence.themes, is_poll=is_poll):
        held += _held(asked, evidence, verdicts(asked, evidence, is_poll=is_poll))
    return held, _agreement(beliefs, evidence, is_poll=is_poll)


def _held(asked: Asked, evidence: Evidence, found: Sequence[str]) -> Rows:
    shown = [at for at, verdict in enumerate(found) if verdict]
    is_named = asked.named_by > 0
    believed = believed_ranks(np.where(is_named, asked.believed(), np.nan))
    # What comes after something unclear is not first: nobody of them put it higher than this.
    highest = np.nan_to_num(np.fmin.reduce(asked.positions)).astype(np.int64)
    believed = np.where(is_named, np.maximum(believed, highest), 0)
    ranks = evidence.ranks()
    low, high = np.quantile(evidence.shares, (LOWEST, HIGHEST), axis=0)
    known = [name.casefold() for name in evidence.departments]
    hears = asked.department.casefold() in known
    row = known.index(asked.department.casefold()) if hears else -1
    return [
        {
            "department": asked.department,
            "theme_id": evidence.themes[at],
            "verdict": found[at],
            "believed_rank": int(believed[at]) or None,
            "named_by": int(asked.named_by[at]),
            "asked": asked.asked,
            "needed_rank": int(ranks[at]),
            "needs": len(evidence.themes),
            "people": int(evidence.people[at]),
            "people_heard": evidence.heard,
            "needed_share": evidence.people[at] / evidence.heard if evidence.is_enough else None,
            "low": float(low[at]) if evidence.is_enough else None,
            "high": float(high[at]) if evidence.is_enough else None,
            "department_people": int(evidence.by_department[row, at]) if hears else 0,
            "department_people_heard": int(evidence.heard_by[row]) if hears else 0,
        }
        for at in shown
    ]


def _agreement(beliefs: Sequence[Belief], evidence: Evidence, *, is_poll: bool) -> Rows:
    """Give how far departments agree, then each one's people, and how near each is to customers.

    Of lists, needs that nobody names and that are not among the customers' first say nothing.
    """
    named = {one.theme for one in beliefs if one.theme}
    everybody = asked_of(beliefs, evidence.themes, is_poll=is_poll)
    longest = max(asked.longest for asked in everybody)
    counts = zip(evidence.themes, evidence.ranks(), evidence.people, strict=True)
    first = {theme for theme, rank, people in counts if people and rank <= longest}
    themes = sorted(named if is_poll else named | first)
    limited = evidence.of(themes)
    departments = asked_of(beliefs, themes, is_poll=is_poll)
    # What no two of them name they can't agree or disagree about.
    together = np.stack([_as_ranks(one.believed(), one, is_poll=is_poll) for one in departments])
    is_named = np.array([theme in named for theme in themes], bool)
    between = _alpha(together[:, is_named])
    told = [_row(None, sum(one.asked for one in departments), between, None)]
    for one in departments:
        own = np.isfinite(one.positions).any(axis=0) if is_poll else one.named_by > 0
        near = nearness(one, limited)
        told.append(_row(one.department, one.asked, _alpha(one.positions[:, own]), near))
    return told


def _as_ranks(believed: Numbers, one: Asked, *, is_poll: bool) -> Numbers:
    """Give a department's order as ranks; what a list leaves out shares the last."""
    if not is_poll:
        believed = np.where(one.named_by > 0, believed, believed.max(initial=0.0) + 1)
    ranks = believed_ranks(believed).astype(float)
    return np.where(ranks > 0, ranks, np.nan)


def _alpha(positions: Numbers) -> Agreement:
    rater, item = np.nonzero(np.isfinite(positions))
    return agreement_of(Ratings(rater=rater, item=item, value=positions[rater, item]), "ordinal")


def _row(
    department: str | None,
    asked: int,
    within: Agreement,
    near: tuple[float, float, float] | None,
) -> dict[str, Any]:
    evidence, low, high = near or (None, None, None)
    return {
        "department": department,
        "asked": asked,
        "needs": within.items,
        "alpha": within.alpha,
        "alpha_low": within.low,
        "alpha_high": within.high,
        "evidence": evidence,
        "evidence_low": low,
        "evidence_high": high,
    }
