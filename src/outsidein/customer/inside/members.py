"""The people within their accounts, and what each account speaks of, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """One member is one person within one account; members are in order of account and person.

    `of_row` is the member of each row of `spoken`. `words` counts a member's rows, that is on how
    many occasions they spoke of something, and `by_department` the same for each department. The
    members of account `a` are those from `first[a]` up to `first[a + 1]`.
    """

    account: NDArray[np.int64]
    person: NDArray[np.int64]
    role: NDArray[np.int64]
    words: NDArray[np.int64]
    by_department: NDArray[np.float64]
    first: NDArray[np.int64]
    of_row: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """One pair is one account and one theme that its people speak of, in order of both.

    `of_row` is the pair of each row of `spoken`, `count` the rows of a pair.
    """

    account: NDArray[np.int64]
    theme: NDArray[np.int64]
    count: NDArray[np.int64]
    of_row: NDArray[np.int64]


def members_of(spoken: Spoken) -> Members:
    """List the people of each account. Who is told in two roles has the one told last."""
    codes = spoken.account.astype(np.int64) * len(spoken.people) + spoken.person
    known, of_row = np.unique(codes, return_inverse=True)
    account, person = np.divmod(known, max(len(spoken.people), 1))
    role = np.zeros(len(known), dtype=np.int64)
    role[of_row] = spoken.role
    departments = len(spoken.departments)
    by_department = np.bincount(
        of_row * departments + spoken.department, minlength=len(known) * departments
    ).reshape(len(known), departments)
    return Members(
        account=account,
        person=person,
        role=role,
        words=np.bincount(of_row, minlength=len(known)),
        by_department=by_department.astype(np.float64),
        first=np.searchsorted(account, np.arange(len(spoken.accounts) + 1)),
        of_row=of_row,
    )


def pairs_of(spoken: Spoken) -> Pairs:
    """List what each account speaks of."""
    codes = spoken.account.astype(np.int64) * len(spoken.themes) + spoken.theme
    known, of_row = np.unique(codes, return_inverse=True)
    account, theme = np.divmod(known, max(len(spoken.themes), 1))
    return Pairs(
        account=account,
        theme=theme,
        count=np.bincount(of_row, minlength=len(known)),
        of_row=of_row,
    )


def runs(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give where each run of the same number begins.

    >>> runs(np.array([4, 4, 7, 9, 9])).tolist()
    [0, 2, 3]
    """
    if not len(codes):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]]))
