"""Opposite stances: some people of an account want what others of it object to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.inside.chance import draws_for, held_against_chance
from outsidein.customer.inside.members import runs
from outsidein.customer.inside.objections import usual_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from outsidein.customer.inside.members import Members, Pairs
    from outsidein.customer.spoken import Spoken

# On so many occasions has each side to have taken its stance. One objection is a mood.
LEAST_STANCES = 2
# A pair counts for no more than this many times the variance that is expected when it is measured
# how much accounts differ, or those that disagree would make all look as if they differed.
MOST_SURPRISE = 4.0
# Found is what is chance in one of ten such cases at most. Worth a look is what beside that is
# expected to be chance in one of two (by bench/customer_inside.py it is two of three): both sides'
# words stand beside one another, and a reader soon sees.
FOUND, WORTH_A_LOOK = 0.1, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Who of which account was for and against which theme; a row is a member with a stance.

    `pair` and `member` say of what and who, `in_favour` and `against` on how many occasions, and
    `usual` on what share one would expect objections. Rows are in order of pair and member.
    """

    pair: NDArray[np.int64]
    member: NDArray[np.int64]
    in_favour: NDArray[np.float64]
    against: NDArray[np.float64]
    usual: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """What was seen of each pair that was tested; the rest as in `held_against_chance`."""

    pair: NDArray[np.int64]
    strength: NDArray[np.float64]
    p_value: NDArray[np.float64]
    q_value: NDArray[np.float64]


def opposites(spoken: Spoken, members: Members, pairs: Pairs) -> tuple[Stances, Opposites]:
    """Look for opposite stances in every pair on which people took enough of them.

    By chance alone, objections fall on anybody at the rate that is usual for the theme in the
    department that heard it. What was found is left out of that rate the second time.
    """
    nothing = np.zeros(len(pairs.account), dtype=np.bool_)
    stances = _stances(spoken, members, pairs, nothing)
    first = _seen(stances)
    nothing[first.pair[first.q_value <= FOUND]] = True
    if not nothing.any():
        return stances, first
    stances = _stances(spoken, members, pairs, nothing)
    return stances, _seen(stances)


def against_chance(
    in_favour: NDArray[np.float64],
    against: NDArray[np.float64],
    starts: NDArray[np.int64],
    usual: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give how strongly those for and those against differ from the usual rate, for each pair.

    Members of pair `i` are those from `starts[i]` on; `usual` is the pair's usual rate. Whoever is
    more often for it than against is on one side, whoever is more often against on the other. The
    strength is ln of how much likelier both sides' stances are by their own rates; 0 where one of
    the sides has fewer than LEAST_STANCES.
    """
    wants, objects = in_favour > against, against > in_favour
    both = in_favour + against
    said, opposed, resisted, refused = (
        np.add.reduceat(one, starts)
        for one in (both * wants, against * wants, both * objects, against * objects)
    )
    strength = _surprise(opposed, said, usual) + _surprise(refused, resisted, usual)
    is_open = (said - opposed >= LEAST_STANCES) & (refused >= LEAST_STANCES)
    result: NDArray[np.float64] = np.where(is_open, strength, 0.0)
    return result


def _surprise(
    count: NDArray[np.float64], size: NDArray[np.float64], rate: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give ln of the ratio of two binomial likelihoods: by the share seen, and by the rate."""
    rest = size - count
    with np.errstate(divide="ignore", invalid="ignore"):
        yes = np.where(count > 0, count * np.log(count / (size * rate)), 0.0)
        no = np.where(rest > 0, rest * np.log(rest / (size * (1.0 - rate))), 0.0)
    result: NDArray[np.float64] = yes + no
    return result


def _stances(
    spoken: Spoken, members: Members, pairs: Pairs, left_out: NDArray[np.bool_]
) -> Stances:
    """Count stances by pair and member, on those pairs on which two people took enough of them."""
    wanted = (spoken.in_favour > spoken.against).astype(np.float64)
    opposed = (spoken.against > spoken.in_favour).astype(np.float64)
    both = wanted + opposed
    rate = usual_rate(spoken, opposed, both, ~left_out[pairs.of_row])
    kept = np.flatnonzero(both)
    cells, of_row = np.unique(
        pairs.of_row[kept].astype(np.int64) * len(members.account) + members.of_row[kept],
        return_inverse=True,
    )
    pair, member = np.divmod(cells, max(len(members.account), 1))
    sums = [
        np.bincount(of_row, one[kept], len(cells)).astype(np.float64)
        for one in (wanted, opposed, both, both * rate)
    ]
    people = np.bincount(pair, minlength=len(pairs.account))
    stances = np.bincount(pair, sums[2], len(pairs.account))
    enough = ((people > 1) & (stances >= 2 * LEAST_STANCES))[pair]
    return Stances(
        pair=pair[enough],
        member=member[enough],
        in_favour=sums[0][enough],
        against=sums[1][enough],
        usual=(sums[3] / np.maximum(sums[2], 1.0))[enough],
    )


def _seen(stances: Stances) -> Opposites:
    starts = runs(stances.pair)
    if not len(starts):
        none = np.zeros(0)
        return Opposites(pair=stances.pair, strength=none, p_value=none, q_value=none)
    both = stances.in_favour + stances.against
    size = np.add.reduceat(both, starts)
    usual = np.add.reduceat(both * stances.usual, starts) / size
    told = against_chance(stances.in_favour, stances.against, starts, usual)
    differing = _differing(np.add.reduceat(stances.against, starts), size, usual)

    def drawn() -> Iterator[NDArray[np.float64]]:
        random = np.random.default_rng(0)
        odds = stances.usual / (1.0 - stances.usual)
        for _ in range(draws_for(len(both))):
            scale = _scale(random, usual, differing)
            scaled = odds * np.repeat(scale, np.diff(starts, append=len(both)))
            against = random.binomial(both.astype(np.int64), scaled / (1.0 + scaled))
            yield against_chance(both - against, against.astype(np.float64), starts, usual)

    p_value, q_value = held_against_chance(told, drawn())
    return Opposites(pair=stances.pair[starts], strength=told, p_value=p_value, q_value=q_value)


def _differing(
    against: NDArray[np.float64], size: NDArray[np.float64], usual: NDArray[np.float64]
) -> float:
    """Measure how much whole accounts differ in what they object to (beta-binomial, moments).

    0 if no more than by chance; 1 if an account objects always or never. This is no disagreement
    within an account, and must not be taken for one.
    """
    expected, variance = size * usual, size * usual * (1.0 - usual)
    told = size >= 3
    if not told.any():
        return 0.0
    beyond = np.minimum((against - expected) ** 2, MOST_SURPRISE * variance)[told].sum()
    excess = beyond - variance[told].sum()
    return float(np.clip(excess / (variance * (size - 1.0))[told].sum(), 0.0, 0.9))


def _scale(
    random: np.random.Generator, usual: NDArray[np.float64], differing: float
) -> NDArray[np.float64]:
    """Draw, for each account and theme, by how much its odds of an objection differ."""
    if differing < 1e-6:
        return np.ones(len(usual))
    strength = 1.0 / differing - 1.0
    drawn = np.clip(random.beta(usual * strength, (1.0 - usual) * strength), 1e-9, 1 - 1e-9)
    scale: NDArray[np.float64] = (drawn / (1.0 - drawn)) / (usual / (1.0 - usual))
    return scale
