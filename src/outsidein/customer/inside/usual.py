"""What each buying role usually speaks of, and what each department usually gets to hear.

Users speak of other things than buyers in every account. Only what goes beyond that tells that the
people of one account disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.inside.members import Members, Pairs
    from outsidein.customer.spoken import Spoken

# Each factor is drawn towards 1, that is no difference, as if it had been told so often already.
# Tried were 0.5, 1, 2 and 5: docs/why/inside.md.
TOLD_BEFORE = 1.0
ROUNDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How much more often than others a role speaks of a theme, and a department hears of it.

    `by_department` is (departments, themes). `told` and `expected`, (roles, themes), are how often
    a role speaks of a theme and how often it would if all roles did alike; `own_told` and
    `own_expected`, (pairs, roles), what of that is a pair's own account's.
    """

    by_department: NDArray[np.float64]
    told: NDArray[np.float64]
    expected: NDArray[np.float64]
    own_told: NDArray[np.float64]
    own_expected: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """Each pair of account and theme with each (role, department) that its account talks through.

    `words` is how often the account's people of that role talk with that department at all.
    """

    pair: NDArray[np.int64]
    role_theme: NDArray[np.int64]
    department_theme: NDArray[np.int64]
    words: NDArray[np.float64]


def usual(spoken: Spoken, members: Members, pairs: Pairs) -> Usual:
    """Fit what is usual by turns (iterative proportional fitting; Deming and Stephan 1940).

    How often an account's people of one role speak of a theme to a department is taken to be how
    often they speak at all, times a factor of the account and theme, one of the role and theme and
    one of the department and theme.
    """
    roles, themes = len(spoken.roles), len(spoken.themes)
    departments = len(spoken.departments)
    cells = _cells(spoken, members, pairs)
    row_role = members.role[members.of_row]
    told = np.bincount(row_role * themes + spoken.theme, minlength=roles * themes)
    heard = np.bincount(
        spoken.department.astype(np.int64) * themes + spoken.theme, minlength=departments * themes
    )
    of_role, of_department = np.ones(roles * themes), np.ones(departments * themes)
    expected, plain = np.zeros(roles * themes), np.zeros(len(cells.pair))
    for _ in range(ROUNDS):
        level = _level(cells, pairs, of_role, of_department)
        hearing = cells.words * level * of_role[cells.role_theme]
        hoped = np.bincount(cells.department_theme, hearing, departments * themes)
        of_department = (heard + TOLD_BEFORE) / (hoped + TOLD_BEFORE)
        level = _level(cells, pairs, of_role, of_department)
        plain = cells.words * level * of_department[cells.department_theme]
        expected = np.bincount(cells.role_theme, plain, roles * themes).astype(np.float64)
        of_role = (told + TOLD_BEFORE) / (expected + TOLD_BEFORE)
    own = cells.pair * roles + cells.role_theme // max(themes, 1)
    size = len(pairs.account) * roles
    return Usual(
        by_department=of_department.reshape(departments, themes),
        told=told.reshape(roles, themes).astype(np.float64),
        expected=expected.reshape(roles, themes),
        own_told=np.bincount(pairs.of_row * roles + row_role, minlength=size)
        .reshape(len(pairs.account), roles)
        .astype(np.float64),
        own_expected=np.bincount(own, plain, size)
        .reshape(len(pairs.account), roles)
        .astype(np.float64),
    )


def _level(
    cells: _Cells, pairs: Pairs, of_role: NDArray[np.float64], of_department: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give, for each cell, how much its account speaks of the theme against what is expected."""
    weight = cells.words * of_role[cells.role_theme] * of_department[cells.department_theme]
    whole = np.bincount(cells.pair, weight, len(pairs.count))
    level: NDArray[np.float64] = (pairs.count / np.maximum(whole, 1e-9))[cells.pair]
    return level


def _cells(spoken: Spoken, members: Members, pairs: Pairs) -> _Cells:
    roles, departments = len(spoken.roles), len(spoken.departments)
    themes = len(spoken.themes)
    role = members.role[members.of_row]
    talks, words = np.unique(
        (spoken.account.astype(np.int64) * roles + role) * departments + spoken.department,
        return_counts=True,
    )
    talk_account, talk = np.divmod(talks, max(roles * departments, 1))
    first = np.searchsorted(talk_account, np.arange(len(spoken.accounts) + 1))
    many = (first[1:] - first[:-1])[pairs.account]
    pair = np.repeat(np.arange(len(pairs.account)), many)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
    chosen = first[pairs.account[pair]] + place
    theme = pairs.theme[pair]
    return _Cells(
        pair=pair,
        role_theme=talk[chosen] // max(departments, 1) * themes + theme,
        department_theme=talk[chosen] % max(departments, 1) * themes + theme,
        words=words[chosen].astype(np.float64),
    )
