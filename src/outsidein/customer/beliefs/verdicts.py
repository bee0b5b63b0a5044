"""Belief held against evidence: where a department is right, blind, or sees what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.beliefs.evidence import SURE

if TYPE_CHECKING:
    import numpy.typing as npt

    from outsidein.customer.beliefs.evidence import Evidence
    from outsidein.customer.beliefs.lists import Asked

    Numbers = npt.NDArray[np.float64]

AGREES, BLIND_SPOT, PHANTOM, TOO_FEW = "agrees", "blind spot", "phantom", "too few to say"
# Orders of fewer needs come near one another by accident.
FEWEST_NEEDS = 5
LOWEST, HIGHEST = 0.05, 0.95
# In a poll everything is ranked: both sides have to be so much of the list apart.
APART = 1 / 3


def verdicts(asked: Asked, evidence: Evidence, *, is_poll: bool) -> list[str]:
    """Give the verdict on each theme of the evidence; nothing on what neither side holds up.

    A blind spot: a list of customers', as long as the department's longest one, would surely have
    it, and none of the department's people names it. A phantom: most of them put it first, and
    surely most other needs are spoken of by more people. In a poll, a blind spot is surely in the
    first half for customers and in the last for the department, a third of the list or more apart;
    a phantom the other way round.
    """
    count = len(evidence.themes)
    if not evidence.is_enough:
        return [TOO_FEW if named else "" for named in asked.named_by]
    high = evidence.chance_within((count + 1) // 2)
    if is_poll:
        places = believed_ranks(asked.believed())
        later = (places - evidence.ranks()) / count
        behind = places > (places > 0).sum() / 2
        blind = (high >= SURE) & behind & (later >= APART)
        phantom = (1 - high >= SURE) & ~behind & (places > 0) & (later <= -APART)
        told = np.isfinite(asked.believed())
    else:
        told = asked.named_by > 0
        wanted = evidence.chance_within(asked.longest) >= SURE
        blind = wanted & ~asked.perhaps
        first = (asked.positions == 1).sum(axis=0) > asked.asked / 2
        phantom = first & (1 - high >= SURE)
        # What only seems to be among the first is told too, as too few to say.
        told |= wanted | ((evidence.ranks() <= asked.longest) & (evidence.people > 0))
    sure = np.maximum(high, 1 - high) >= SURE
    agrees = sure if is_poll else (asked.named_by > 0) & (high >= SURE)
    found = np.where(
        blind, BLIND_SPOT, np.where(phantom, PHANTOM, np.where(agrees, AGREES, TOO_FEW))
    )
    return [str(verdict) if shown else "" for verdict, shown in zip(found, told, strict=True)]


def believed_ranks(believed: Numbers) -> npt.NDArray[np.int64]:
    """Give the place of each need for a department, 0 for what nobody ranked.

    >>> believed_ranks(np.array([2.5, 1.0, np.nan, 2.5])).tolist()
    [2, 1, 0, 2]
    """
    told = np.isfinite(believed)
    with np.errstate(invalid="ignore"):
        before = (believed[None, :] < believed[:, None]).sum(axis=1)
    return np.where(told, before + 1, 0)


def nearness(asked: Asked, evidence: Evidence) -> tuple[float, float, float] | None:
    """Give how near the department's order comes to the customers', and how sure that is.

    Kendall's tau-b (Kendall, The Treatment of Ties in Ranking Problems, 1945): 1 is the same order,
    -1 the reverse. In each trial customers' accounts and the people asked are drawn anew. Nothing
    where there are too few people or needs, or where one side tells no order.
    """
    told = np.isfinite(asked.believed())
    if told.sum() < FEWEST_NEEDS or not evidence.is_enough:
        return None
    tau = _tau(-asked.believed()[told][None, :], evidence.people[told][None, :].astype(float))[0]
    if not np.isfinite(tau):
        return None
    trials = len(evidence.shares)
    drawn = np.random.default_rng(0).integers(asked.asked, size=(trials, asked.asked))
    positions = asked.positions[:, told]
    believed = np.stack([_mean(positions[rows]) for rows in drawn])
    taus = _tau(-believed, evidence.shares[:, told])
    low, high = np.nanquantile(taus, (LOWEST, HIGHEST))
    return float(tau), float(low), float(high)


def _mean(positions: Numbers) -> Numbers:
    told = np.isfinite(positions)
    total, count = np.where(told, positions, 0.0).sum(axis=0), told.sum(axis=0)
    mean: Numbers = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    return mean


def _tau(one: Numbers, other: Numbers) -> Numbers:
    """Give tau-b of two orders, row by row; what one of them doesn't rank is left out.

    >>> _tau(np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 3.0, 2.0]])).round(3).tolist()
    [0.333]
    """
    left, right = np.triu_indices(one.shape[1], k=1)
    with np.errstate(invalid="ignore"):
        signs = np.sign(one[:, left] - one[:, right])
        others = np.sign(other[:, left] - other[:, right])
    both = np.isfinite(signs) & np.isfinite(others)
    signs, others = np.where(both, signs, 0.0), np.where(both, others, 0.0)
    agree = (signs * others).sum(axis=1)
    scale = np.sqrt((signs**2).sum(axis=1) * (others**2).sum(axis=1))
    tau: Numbers = np.divide(agree, scale, out=np.full(len(agree), np.nan), where=scale > 0)
    return tau
