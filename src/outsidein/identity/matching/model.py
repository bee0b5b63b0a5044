"""The model of pairs of records, and what to expect of it before looking at the data.

Fellegi and Sunter's, with two more sorts of pairs than one and unrelated:

- relatives share where they belong (a home, a firm, a street) and differ in who they are. Without
  them, a household or the people of a firm would be one person;
- namesakes share a name and nothing else. Names go together more than chance has it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from outsidein.identity.matching.comparisons import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from outsidein.identity.matching.comparisons import Aspect

    Reals = npt.NDArray[np.float64]

# One record in so many is expected to have a second one; to each such pair come so many pairs of
# relatives, or of colleagues where firms are told.
TWICE, RELATIVES, COLLEAGUES = 0.1, 0.2, 1.0
# Of all pairs, so many are namesakes beyond what the frequency of either name makes.
NAMESAKES = 5e-6
# Relatives have names in common at least so many times as often as others; of all own things, no
# more often than so; and what they may share, as the domain of a mail address, between so often.
LEAST_ALIKE, NAMES_ALIKE, OTHERS_ALIKE = 3.0, 0.1, 0.01
LEAST_SHARED, MOST_SHARED = 0.3, 0.98
# The odds that what has one thing to go by, and has it in common, is one.
SAME_NAME = 128.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One sort of pairs: its share of all, and how often it meets each level of each aspect.

    Levels count up, from different to alike.
    """

    share: float
    levels: tuple[Reals, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The model: pairs that are one, pairs that have nothing to do with each other, and others."""

    one: Sort
    unrelated: Sort
    relatives: Sort | None = None
    namesakes: Sort | None = None

    @property
    def others(self) -> tuple[Sort, ...]:
        """The sorts of pairs that have something in common and are two."""
        return tuple(one for one in (self.relatives, self.namesakes) if one is not None)


def expected(aspects: Sequence[Aspect], records: int) -> Fit:
    """Give what to expect before looking at the data."""
    share = min(0.1, 2 * TWICE / max(records, 2))
    m = tuple(np.array([level.m for level in reversed(a.comparison.levels)]) for a in aspects)
    u = tuple(np.array([level.u for level in reversed(a.comparison.levels)]) for a in aspects)
    made = Fit(one=Sort(share=share, levels=m), unrelated=Sort(share=1 - share, levels=u))
    if len(aspects) == 1:
        return _of_one_aspect(made)
    if len({aspect.is_own for aspect in aspects}) == 2:
        home = tuple(
            by_chance(one, u[place]) if one.is_own else m[place]
            for place, one in enumerate(aspects)
        )
        at_firms = any(one.is_own and one.comparison.name == "last" for one in aspects)
        beside = COLLEAGUES if at_firms else RELATIVES
        made = replace(made, relatives=Sort(share=share * beside, levels=home))
    names = [aspect.comparison.name in NAMES for aspect in aspects]
    if any(names) and not all(names):
        named = tuple(m[place] if is_name else u[place] for place, is_name in enumerate(names))
        made = replace(made, namesakes=Sort(share=NAMESAKES, levels=named))
    return made


def by_chance(aspect: Aspect, u: Reals) -> Reals:
    """Give how alike own things of relatives are at least, by how alike those of others are.

    In a family or a firm more have one name than in a country, and mail addresses at one domain.
    """
    least = u.copy() if aspect.may_change else u * LEAST_ALIKE
    home = slice(1, 1 + aspect.levels_of_relatives)
    least[home] = np.maximum(least[home], LEAST_SHARED)
    return at_most(aspect, least)


def at_most(aspect: Aspect, shares: Reals) -> Reals:
    """Keep relatives from having own things in common, but for levels that they may share."""
    shared = 1 + aspect.levels_of_relatives
    alike = shares[shared:]
    most = OTHERS_ALIKE if aspect.may_change else NAMES_ALIKE
    alike = alike * min(1.0, most / alike.sum())
    left = 1 - alike.sum()
    home = shares[1:shared] * min(1.0, MOST_SHARED * left / max(shares[1:shared].sum(), 1e-9))
    return np.concatenate([[left - home.sum()], home, alike])


def _of_one_aspect(before: Fit) -> Fit:
    """Give the model of records that hold one thing only: what is the same there is one.

    There is nothing to learn from. Two products of one name are one product, however many records
    there are; those of like names are as likely two.
    """
    limit = before.one.share * before.one.levels[0] / (1 - before.one.share)
    u = np.maximum(before.unrelated.levels[0], limit)
    u[-1] = limit[-1] / SAME_NAME
    return replace(before, unrelated=replace(before.unrelated, levels=(u,)))
