"""Who said what to whom of us, counted by cells: the people of one buying role in one account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.customer.spoken import Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What each department heard, with one row for each person that it heard.

    `person`, `cell` and `department` say whom, in which role of which account, and who heard them;
    `occasions` how many needs they brought up, each once a conversation, and `said` (rows ×
    needs) how often each. `cell_account` and `cell_role` say what a cell is.
    """

    person: NDArray[np.int32]
    cell: NDArray[np.int32]
    department: NDArray[np.int32]
    occasions: NDArray[np.float64]
    said: csr_array
    cell_account: NDArray[np.int32]
    cell_role: NDArray[np.int32]
    accounts: int
    roles: int
    departments: int
    people: int

    @property
    def needs(self) -> int:
        """How many needs there are."""
        return int(self.said.shape[1])


def heard_of(spoken: Spoken) -> Heard:
    """Count what was spoken of; rows are in order of department, account, role and person."""
    roles, people = max(len(spoken.roles), 1), max(len(spoken.people), 1)
    cells = spoken.account.astype(np.int64) * roles + spoken.role
    known, cell = np.unique(cells, return_inverse=True)
    key = (spoken.department * len(known) + cell) * people + spoken.person
    rows, row = np.unique(key, return_inverse=True)
    person, rest = rows % people, rows // people
    # One row of what was spoken is one need in one conversation, so that counting rows counts a
    # person once for each, however often they repeat themselves in it.
    said = csr_array(
        (np.ones(spoken.rows), (row, spoken.theme)), shape=(len(rows), len(spoken.themes))
    )
    said.sum_duplicates()
    return Heard(
        person=person.astype(np.int32),
        cell=(rest % len(known)).astype(np.int32) if len(known) else person.astype(np.int32),
        department=(rest // max(len(known), 1)).astype(np.int32),
        occasions=np.bincount(row, minlength=len(rows)).astype(np.float64),
        said=said,
        cell_account=(known // roles).astype(np.int32),
        cell_role=(known % roles).astype(np.int32),
        accounts=len(spoken.accounts),
        roles=roles,
        departments=len(spoken.departments),
        people=people,
    )


def summed(values: csr_array, groups: NDArray[np.int32], count: int) -> NDArray[np.float64]:
    """Sum the rows of each group: groups × columns."""
    rows = values.shape[0]
    add = csr_array((np.ones(rows), (groups, np.arange(rows))), shape=(count, rows))
    return np.asarray((add @ values).toarray(), dtype=np.float64)


def people_heard(heard: Heard) -> NDArray[np.int64]:
    """Count the people that each department heard."""
    return np.bincount(heard.department, minlength=heard.departments)


def people_saying(heard: Heard) -> NDArray[np.int64]:
    """Count the people who spoke of each need with each department: departments × needs."""
    ones = heard.said.copy()
    ones.data = np.ones_like(ones.data)
    return summed(ones, heard.department, heard.departments).round().astype(np.int64)
