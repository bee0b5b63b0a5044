"""Where one side of an account speaks of a need and the other hardly does: by role, by person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.inside.chance import draws_for, held_against_chance
from outsidein.customer.inside.split import LEAST_EXPECTED, best_split, fitted
from outsidein.customer.inside.usual import TOLD_BEFORE, usual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from outsidein.customer.inside.members import Members, Pairs
    from outsidein.customer.inside.split import Split
    from outsidein.customer.inside.usual import Usual
    from outsidein.customer.spoken import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What was seen of each pair that was tested: its members and which are on the first side.

    `member` (pairs, members) is -1 where a row has no more; `counts` and `words` are how often each
    spoke of it, and of anything. p and q as in `held_against_chance`.
    """

    pair: NDArray[np.int64]
    member: NDArray[np.int64]
    counts: NDArray[np.float64]
    words: NDArray[np.float64]
    first_side: NDArray[np.bool_]
    strength: NDArray[np.float64]
    p_value: NDArray[np.float64]
    q_value: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How often each member (column; -1 where there is none) would speak of a pair (row)."""

    pair: NDArray[np.int64]
    member: NDArray[np.int64]
    expected: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """The pairs that are tested, a row each, with the account's members as columns.

    `weight` is a member's words times what is usual for the departments that they talk to. `told`
    and `hoped` (pairs, roles): how often the role speaks of the theme in all other accounts, and
    how often it would if all roles did alike.
    """

    pair: NDArray[np.int64]
    member: NDArray[np.int64]
    role: NDArray[np.int64]
    words: NDArray[np.float64]
    counts: NDArray[np.float64]
    weight: NDArray[np.float64]
    told: NDArray[np.float64]
    hoped: NDArray[np.float64]

    def weighed(self, factor: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the members' weights by a factor of each role."""
        weights: NDArray[np.float64] = self.weight * np.take_along_axis(factor, self.role, 1)
        return weights

    def by_role(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add up the members of each role."""
        roles = self.told.shape[1]
        added = [np.where(self.role == role, values, 0.0).sum(1) for role in range(roles)]
        return np.stack(added, axis=1)


def sides(spoken: Spoken, members: Members, pairs: Pairs) -> tuple[Sides, Sides]:
    """Look for two sides in every pair of which enough was said: among roles, and among people.

    By chance alone, each occasion on which somebody speaks falls on the need with the odds that
    are usual for their role and department, whoever they are: counts are drawn from that, and so
    are the factors of the roles, as far as they are not known exactly (a gamma distribution).
    """
    grid = _grid(spoken, members, pairs, usual(spoken, members, pairs))
    expected = _expected(grid)
    among_roles, among_people = _splits(grid, grid.counts, expected)
    draws = list(_drawn(grid, expected))
    of_role = np.take_along_axis(among_roles.first_side, grid.role, 1) & (grid.member >= 0)
    return (
        _against_chance(grid, among_roles.strength, of_role, [draw[0] for draw in draws]),
        _against_chance(
            grid, among_people.strength, among_people.first_side, [draw[1] for draw in draws]
        ),
    )


def expected_if_alike(spoken: Spoken, members: Members, pairs: Pairs) -> Expected:
    """Give how often each would have spoken of each need that is tested, if all cared alike."""
    grid = _grid(spoken, members, pairs, usual(spoken, members, pairs))
    return Expected(pair=grid.pair, member=grid.member, expected=_expected(grid))


def _expected(grid: _Grid) -> NDArray[np.float64]:
    factor = (grid.told + TOLD_BEFORE) / (grid.hoped + TOLD_BEFORE)
    return fitted(grid.words, grid.weighed(factor), grid.counts.sum(1))


def _splits(
    grid: _Grid, counts: NDArray[np.float64], expected: NDArray[np.float64]
) -> tuple[Split, Split]:
    """Split each row's roles, and its people."""
    by_role = [grid.by_role(one) for one in (counts, expected, grid.words)]
    return best_split(*by_role), best_split(counts, expected, grid.words)


def _drawn(
    grid: _Grid, expected: NDArray[np.float64]
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Draw, again and again, how strong the splits among roles and people are by chance."""
    random = np.random.default_rng(0)
    total, words = grid.counts.sum(1), grid.words.astype(np.int64)
    for _ in range(draws_for(grid.words.size)):
        factor = random.gamma(grid.told + TOLD_BEFORE) / (grid.hoped + TOLD_BEFORE)
        fit = fitted(grid.words, grid.weighed(factor), total)
        chance = np.clip(fit / np.maximum(grid.words, 1.0), 0.0, 1.0)
        counts = random.binomial(words, chance).astype(np.float64)
        among_roles, among_people = _splits(grid, counts, expected)
        yield among_roles.strength, among_people.strength


def _against_chance(
    grid: _Grid,
    strength: NDArray[np.float64],
    first_side: NDArray[np.bool_],
    draws: list[NDArray[np.float64]],
) -> Sides:
    p_value, q_value = held_against_chance(strength, draws)
    return Sides(
        pair=grid.pair,
        member=grid.member,
        counts=grid.counts,
        words=grid.words,
        first_side=first_side,
        strength=strength,
        p_value=p_value,
        q_value=q_value,
    )


def _grid(spoken: Spoken, members: Members, pairs: Pairs, known: Usual) -> _Grid:
    many = (members.first[1:] - members.first[:-1])[pairs.account]
    tested = np.flatnonzero((pairs.count >= 2 * LEAST_EXPECTED) & (many > 1))
    account, theme = pairs.account[tested], pairs.theme[tested]
    widest = int(many[tested].max(initial=1))
    column = np.arange(widest)[None]
    is_there = column < many[tested][:, None]
    member = np.where(is_there, members.first[account][:, None] + column, -1)
    row_of_pair = np.full(len(pairs.account), -1)
    row_of_pair[tested] = np.arange(len(tested))
    row = row_of_pair[pairs.of_row]
    kept = row >= 0
    place = members.of_row[kept] - members.first[spoken.account[kept]]
    counts = np.bincount(row[kept] * widest + place, minlength=len(tested) * widest)
    weight = np.zeros(member.shape)
    for department in range(len(spoken.departments)):
        heard = members.by_department[member, department]
        weight += heard * known.by_department[department, theme][:, None]
    return _Grid(
        pair=tested,
        member=member,
        role=np.where(is_there, members.role[member], 0),
        words=np.where(is_there, members.words[member], 0).astype(np.float64),
        counts=counts.reshape(len(tested), widest).astype(np.float64),
        weight=np.where(is_there, weight, 0.0),
        told=known.told[:, theme].T - known.own_told[tested],
        hoped=np.maximum(known.expected[:, theme].T - known.own_expected[tested], 0.0),
    )
