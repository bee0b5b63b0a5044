"""From pairs that may be one to who is one: sure pairs first, and nobody is two people at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Reals = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

# What contradicts that a pair is one, by so much as log2, keeps its groups apart, however sure what
# lies between; unless all in all the pair itself is sure.
CONTRADICTION = -3.0
# Odds are counted up to here: nothing that we are told is surer than one in a million million.
SUREST = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of records, by number: the smaller on the left.

    `weight` is the odds that the two are one, as log2; `against` what speaks most against it.
    """

    left: Numbers
    right: Numbers
    weight: Reals
    against: Reals


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Who is one: each record's group, named by its smallest record.

    `tie` is, of each record, the place of the surest pair that holds it in its group, -1 if it is
    alone; `probability` has one entry a pair, with regard to all that one record might be.
    """

    group: Numbers
    tie: Numbers
    probability: Reals


def join(
    count: int,
    pairs: Pairs,
    *,
    least: float,
    told_apart: Iterable[tuple[int, int]] = (),
) -> Joined:
    """Join records whose pairs are at least so probable.

    A record that fits two others which can't be one has its probability shared between them. A pair
    in `told_apart` is never one, directly or through others.
    """
    apart = {(min(pair), max(pair)) for pair in told_apart}
    if not len(pairs.left):
        alone = np.arange(count, dtype=np.int64)
        return Joined(group=alone, tie=np.full(count, -1, np.int64), probability=np.zeros(0))
    odds = np.exp2(np.minimum(pairs.weight, SUREST))
    contradicted = (odds / (1 + odds) < least) & (pairs.against <= CONTRADICTION)
    numbers = [one * count + other for one, other in apart]
    contradicted |= np.isin(pairs.left * count + pairs.right, numbers)
    # What else they might be counts against a pair.
    odds /= 1 + _rivals(count, pairs, odds, contradicted)
    probability = odds / (1 + odds)
    vetoes = _vetoes(pairs, contradicted, apart)
    sure = np.flatnonzero(probability >= least)
    group = _grouped(count, pairs, sure, probability, vetoes)
    more, shared = _through_groups(pairs, odds, group, contradicted, least=least)
    if len(more):
        probability[more] = shared
        sure = np.concatenate([sure, more])
        group = _grouped(count, pairs, sure, probability, vetoes)
    within = group[pairs.left] == group[pairs.right]
    return Joined(
        group=group,
        tie=_ties(count, pairs, probability, sure[within[sure]]),
        probability=probability,
    )


def _rivals(count: int, pairs: Pairs, odds: Reals, contradicted: Flags) -> Reals:
    """Give, of each pair, the odds of what else its records might be, and can't be as well."""
    if not contradicted.any():
        return np.zeros(len(odds))
    # Who can't be one anyway is no rival.
    strength = _symmetric(count, pairs, (pairs.weight > 0) & ~contradicted, odds)
    conflict = _symmetric(count, pairs, contradicted, np.ones(len(odds)))
    rivals = csr_array((strength @ conflict).multiply(strength.astype(bool)))
    found: Reals = np.maximum(
        np.asarray(rivals[pairs.left, pairs.right]).ravel(),
        np.asarray(rivals[pairs.right, pairs.left]).ravel(),
    )
    return found


def _symmetric(count: int, pairs: Pairs, chosen: Flags, values: Reals) -> csr_array[np.float64]:
    left, right, told = pairs.left[chosen], pairs.right[chosen], values[chosen]
    places = (np.concatenate([left, right]), np.concatenate([right, left]))
    return csr_array(coo_array((np.concatenate([told, told]), places), shape=(count, count)))


def _vetoes(pairs: Pairs, contradicted: Flags, apart: set[tuple[int, int]]) -> dict[int, set[int]]:
    """Give, of each record, those that its group may not have in it."""
    vetoes: dict[int, set[int]] = {}
    told = zip(pairs.left[contradicted].tolist(), pairs.right[contradicted].tolist(), strict=True)
    for one, other in (*told, *apart):
        vetoes.setdefault(one, set()).add(other)
        vetoes.setdefault(other, set()).add(one)
    return vetoes


def _grouped(
    count: int,
    pairs: Pairs,
    sure: Numbers,
    probability: Reals,
    vetoes: dict[int, set[int]],
) -> Numbers:
    """Group records along sure pairs; where that brings a veto into one group, the surest first."""
    left, right = pairs.left[sure], pairs.right[sure]
    graph = coo_array((np.ones(len(sure), np.int8), (left, right)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    disputed = {
        int(labels[one])
        for one, others in vetoes.items()
        if any(labels[one] == labels[other] for other in others)
    }
    group = _named(labels)
    if not disputed:
        return group
    members = np.flatnonzero(np.isin(labels, sorted(disputed)))
    group[members] = members
    order = sure[np.isin(labels[left], sorted(disputed))]
    order = order[np.lexsort((pairs.right[order], pairs.left[order], -probability[order]))]
    inside = {int(one): {int(one)} for one in members}
    home = {int(one): int(one) for one in members}
    for place in order.tolist():
        one, other = home[int(pairs.left[place])], home[int(pairs.right[place])]
        if one == other or _is_vetoed(inside[one], inside[other], vetoes):
            continue
        kept, lost = min(one, other), max(one, other)
        inside[kept] |= inside[lost]
        for member in inside.pop(lost):
            home[member] = kept
    for member, kept in home.items():
        group[member] = kept
    return group


def _is_vetoed(ones: set[int], others: set[int], vetoes: dict[int, set[int]]) -> bool:
    fewer, more = (ones, others) if len(ones) <= len(others) else (others, ones)
    return any(not vetoes.get(one, set()).isdisjoint(more) for one in fewer)


def _named(labels: npt.NDArray[np.int32]) -> Numbers:
    """Name each group by its smallest record."""
    first = np.full(int(labels.max()) + 1 if len(labels) else 0, len(labels), np.int64)
    np.minimum.at(first, labels, np.arange(len(labels), dtype=np.int64))
    return first[labels]


def _through_groups(
    pairs: Pairs, odds: Reals, group: Numbers, contradicted: Flags, *, least: float
) -> tuple[Numbers, Reals]:
    """Find records that are alone and fit one group by several of its records together.

    Gives the best pair of each, and its probability among all groups that the record might be in.
    """
    size = np.bincount(group, minlength=len(group))
    left_alone = (size[group[pairs.left]] == 1) & (size[group[pairs.right]] > 1)
    right_alone = (size[group[pairs.right]] == 1) & (size[group[pairs.left]] > 1)
    places = np.concatenate([np.flatnonzero(left_alone), np.flatnonzero(right_alone)])
    alone = np.concatenate([pairs.left[left_alone], pairs.right[right_alone]])
    fitting = np.concatenate([group[pairs.right[left_alone]], group[pairs.left[right_alone]]])
    if not len(places):
        return places, np.zeros(0)
    keys, number = np.unique(np.stack([alone, fitting]), axis=1, return_inverse=True)
    number = number.ravel()
    # Summed in the order of records, so that no last digit depends on the order of pairs.
    order = np.lexsort((pairs.right[places], pairs.left[places], number))
    together = np.bincount(number[order], weights=odds[places][order], minlength=keys.shape[1])
    every = np.bincount(keys[0], weights=together)
    chance = together / (1 + every[keys[0]])
    chance[number[contradicted[places]]] = 0  # nobody is in a group with whom they can't be
    best = np.full(keys.shape[1], -1)
    # As below: of equals that with the smallest records comes last, and stays.
    for place in np.lexsort((-pairs.right[places], -pairs.left[places], odds[places])).tolist():
        best[number[place]] = places[place]
    found = np.flatnonzero(chance >= least)
    return best[found], chance[found]


def _ties(count: int, pairs: Pairs, probability: Reals, sure: Numbers) -> Numbers:
    """Give the surest pair of each record, of equals that with the smallest records."""
    tie = np.full(count, -1, np.int64)
    # In rising order on both sides, so that what is assigned last is the surest.
    order = sure[np.lexsort((-pairs.right[sure], -pairs.left[sure], probability[sure]))]
    records = np.stack([pairs.left[order], pairs.right[order]], axis=1).ravel()
    tie[records] = np.repeat(order, 2)
    return tie
