"""How much each likeness is worth, learnt from the records themselves.

Expectation and maximisation over all pairs of records: those that were compared count as they
compare, all others are two. What is to be expected before looking at the data counts as so many
pairs seen; so a table of two rows gets a sensible answer, and a large one its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from outsidein.identity.matching.comparisons import NAMES
from outsidein.identity.matching.model import Fit, Sort, at_most, by_chance, expected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from outsidein.identity.matching.comparisons import Aspect

    Reals = npt.NDArray[np.float64]
    Wholes = npt.NDArray[np.int64]

# How many pairs seen our expectations count for, of records that are one and of others; and at
# least this share of what was seen, so that no large table leads too far astray.
PAIRS_ONE, PAIRS_OTHER, SHARE_SEEN = 30.0, 200.0, 0.05
# How many times over the expected numbers of pairs count, beside what is seen.
PRIOR_OF_PAIRS = 0.1
ROUNDS = 60
# How many times as often as expected names may differ between records that are one, and how often
# what people have several of, or others mistype.
MOST_DIFFERENT, MOST_CHANGED = 1.5, 0.6
# Relatives have names in common at most so many times as often as others.
MOST_ALIKE = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """How pairs compare: for each way, the level in each aspect (-1 for nothing), and how often.

    `compared` counts pairs that share a key, scaled up to all of them; `drawn` counts pairs drawn
    without regard to what they share.
    """

    levels: Wholes
    compared: Reals
    drawn: Reals


def fit(aspects: Sequence[Aspect], patterns: Patterns, *, records: int, pairs: float) -> Fit:
    """Learn the model's numbers from how pairs compare; `pairs` is how many there are in all."""
    before = expected(aspects, records)
    now = before
    for _ in range(ROUNDS):
        one, related, named = _likely(patterns, now)
        # What was drawn holds pairs that are one as well, and those are not to count.
        others = patterns.drawn - patterns.drawn.sum() / max(pairs, 1) * one
        u = tuple(
            _mixed(_counted(patterns, place, others), shares, is_one=False)
            for place, shares in enumerate(before.unrelated.levels)
        )
        m = tuple(_of_one(patterns, aspects, before.one, one))
        now = Fit(
            one=Sort(share=_share_of(one, before.one, pairs), levels=m),
            unrelated=Sort(share=1.0, levels=u),
            relatives=before.relatives
            and Sort(
                share=_share_of(related, before.relatives, pairs),
                levels=tuple(_of_relatives(patterns, aspects, before.relatives, u, related)),
            ),
            namesakes=before.namesakes
            and Sort(
                share=_share_of(named, before.namesakes, pairs),
                levels=tuple(_of_namesakes(aspects, before.namesakes, u)),
            ),
        )
        left = 1 - now.one.share - sum(sort.share for sort in now.others)
        now = replace(now, unrelated=Sort(share=left, levels=u))
    return now


def _of_one(
    patterns: Patterns, aspects: Sequence[Aspect], before: Sort, seen: Reals
) -> Iterator[Reals]:
    """Learn how records that are one compare."""
    for place, aspect in enumerate(aspects):
        learnt = _mixed(_counted(patterns, place, seen), before.levels[place], is_one=True)
        # Names differ seldom. Else the largest sort of alike pairs would take their place.
        named = aspect.is_own and not aspect.may_change
        most = MOST_DIFFERENT * before.levels[place][0] if named else MOST_CHANGED
        if learnt[0] > most:
            learnt = np.append(most, learnt[1:] * (1 - most) / (1 - learnt[0]))
        yield learnt


def _of_relatives(
    patterns: Patterns,
    aspects: Sequence[Aspect],
    before: Sort,
    u: tuple[Reals, ...],
    seen: Reals,
) -> Iterator[Reals]:
    """Learn how relatives compare: in own things, by chance at least as alike as others."""
    for place, aspect in enumerate(aspects):
        counted = _counted(patterns, place, seen)
        if not aspect.is_own:
            yield _mixed(counted, before.levels[place], is_one=True)
            continue
        least = by_chance(aspect, u[place])
        learnt = np.maximum(_mixed(counted, least, is_one=False), least)
        most = np.inf if aspect.may_change else u[place] * MOST_ALIKE
        yield at_most(aspect, np.minimum(learnt, most))


def _of_namesakes(aspects: Sequence[Aspect], before: Sort, u: tuple[Reals, ...]) -> Iterator[Reals]:
    """Tell how namesakes compare: alike in names, in all else by chance."""
    for place, aspect in enumerate(aspects):
        yield before.levels[place] if aspect.comparison.name in NAMES else u[place]


def _likely(patterns: Patterns, now: Fit) -> tuple[Reals, Reals, Reals]:
    """Give how many pairs of each pattern are one, relatives and namesakes."""
    nothing = np.zeros(len(patterns.levels))
    odds = [nothing, nothing, nothing]
    for number, sort in enumerate((now.one, now.relatives, now.namesakes)):
        if sort is None:
            continue
        weight = nothing.copy()
        for place, (m, u) in enumerate(zip(sort.levels, now.unrelated.levels, strict=True)):
            weight += np.append(np.log(m / u), 0.0)[patterns.levels[:, place]]
        odds[number] = sort.share * np.exp(np.minimum(weight, 500))
    total = odds[0] + odds[1] + odds[2] + now.unrelated.share
    one, related, named = (part / total * patterns.compared for part in odds)
    return one, related, named


def _share_of(seen: Reals, before: Sort, pairs: float) -> float:
    weight = PRIOR_OF_PAIRS * pairs
    return float((seen.sum() + weight * before.share) / (pairs + weight))


def _counted(patterns: Patterns, place: int, weights: Reals) -> Reals:
    levels = patterns.levels[:, place]
    told = levels >= 0
    return np.bincount(levels[told], weights=weights[told]).astype(np.float64)


def _mixed(seen: Reals, before: Reals, *, is_one: bool) -> Reals:
    """Mix what was seen of pairs that are one, or of others, with what was expected."""
    counts = np.zeros(len(before))
    counts[: len(seen)] = np.maximum(seen, 0)
    weight = max(PAIRS_ONE if is_one else PAIRS_OTHER, SHARE_SEEN * counts.sum())
    mixed = (counts + weight * before) / (counts.sum() + weight)
    return np.asarray([float(f"{one:.5g}") for one in mixed])
