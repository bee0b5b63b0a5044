"""What customers' people spoke of, as arrays: what every figure of this room is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from outsidein.store.duckdb import Store

DAY = 86_400_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One row is one person who spoke of one theme in one conversation with one of our departments.

    The lists hold ids and names in order of the alphabet; the arrays beside them point into them,
    one entry a row. `day` is days since 1970, not a number where no time was told. `statements` are
    how often it was said in that conversation, `in_favour` those of them that are wants, goals or
    pains, `pains` the pains alone, `against` objections. Rows are in order of account, person,
    theme, department and conversation, so the same words give the same arrays.
    """

    accounts: list[str]
    people: list[str]
    roles: list[str]
    themes: list[str]
    departments: list[str]
    account: NDArray[np.int32]
    person: NDArray[np.int32]
    role: NDArray[np.int32]
    theme: NDArray[np.int32]
    department: NDArray[np.int32]
    thread: NDArray[np.int32]
    day: NDArray[np.float64]
    statements: NDArray[np.int64]
    in_favour: NDArray[np.int64]
    against: NDArray[np.int64]
    pains: NDArray[np.int64]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.person)


def read_spoken(store: Store) -> Spoken:
    """Read the table `spoken`."""
    return spoken_of(
        store.arrow(
            "FROM spoken ORDER BY account_id, person_id, theme_id, department, thread_id, role"
        )
    )


def spoken_of(table: pa.Table) -> Spoken:
    """Make arrays of a table with the columns of `spoken`, in the order of its rows."""
    accounts, account = _coded(table["account_id"])
    people, person = _coded(table["person_id"])
    roles, role = _coded(table["role"])
    themes, theme = _coded(table["theme_id"])
    departments, department = _coded(table["department"])
    _, thread = _coded(table["thread_id"])
    told = pc.cast(table["happened_at"], pa.int64()).cast(pa.float64())
    return Spoken(
        accounts=accounts,
        people=people,
        roles=roles,
        themes=themes,
        departments=departments,
        account=account,
        person=person,
        role=role,
        theme=theme,
        department=department,
        thread=thread,
        day=np.asarray(told.to_numpy(zero_copy_only=False), dtype=np.float64) / DAY,
        statements=table["statements"].to_numpy(),
        in_favour=table["in_favour"].to_numpy(),
        against=table["against"].to_numpy(),
        pains=table["pains"].to_numpy(),
    )


def _coded(column: pa.ChunkedArray) -> tuple[list[str], NDArray[np.int32]]:
    """Give the different values in order of the alphabet, and the place of each row's value."""
    known = pc.unique(column).sort()
    places = pc.index_in(column, value_set=known)
    return known.to_pylist(), places.to_numpy().astype(np.int32)
