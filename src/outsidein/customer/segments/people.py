"""The different people of each account, to be counted by what they have in any of their rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken

    Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """People in order of their accounts; who is in two accounts is one person in each.

    `person` has the place of a person for each row of `Spoken`, `first` the place of each account's
    first; there are `size` of them.
    """

    person: NDArray[np.int64]
    first: NDArray[np.int64]
    size: int

    @property
    def of_accounts(self) -> Reals:
        """Count the people of each account, as one column."""
        return np.diff(self.first, append=self.size)[:, None].astype(np.float64)

    def of_each(self, code: NDArray[np.int32], codes: int, rows: NDArray[np.bool_]) -> Reals:
        """Count, for each account, the people who have each code in any of these rows."""
        have = np.zeros((self.size, codes), np.bool_)
        have[self.person[rows], code[rows]] = True
        # People are in order of their accounts, and every account has some.
        return np.add.reduceat(have, self.first, axis=0, dtype=np.float64)


def people_of(spoken: Spoken) -> People:
    """Find the people of each account."""
    keys = spoken.account.astype(np.int64) * len(spoken.people) + spoken.person
    people, person = np.unique(keys, return_inverse=True)
    account = people // max(len(spoken.people), 1)
    first = np.searchsorted(account, np.arange(len(spoken.accounts)))
    return People(person=person, first=first, size=len(people))
