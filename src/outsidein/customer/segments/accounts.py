"""What is known of accounts besides their words: what they are, and how their deals ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.queries import query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from outsidein.store.duckdb import Store

OUTCOMES = ("won", "kept")
# The European Union's classes of firms (recommendation 2003/361/EC), and one above.
SIZES = ((50, "under 50 employees"), (250, "50 to 249 employees"), (1000, "250 to 999 employees"))
LARGEST = "1,000 employees or more"
BEGINNING = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the last deals of one sort ended: one entry an account, in order of their ids.

    `day` is days since 1970; `days` is how long it took, not a number where that was not told.
    """

    accounts: list[str]
    happened: NDArray[np.bool_]
    day: NDArray[np.float64]
    days: NDArray[np.float64]


def read_described(store: Store, accounts: Sequence[str]) -> Mapping[str, list[str | None]]:
    """Read industry, size and country of these accounts, in their order; null is not known."""
    told = store.arrow("SELECT account_id, industry, employees, country FROM account").to_pylist()
    known = {one["account_id"]: one for one in told}
    rows = [known.get(one, {}) for one in accounts]
    return {
        "industry": [one.get("industry") or None for one in rows],
        "size": [size_of(one.get("employees")) for one in rows],
        "country": [one.get("country") or None for one in rows],
    }


def size_of(employees: int | None) -> str | None:
    """Give the class of size that a firm is in.

    >>> size_of(49), size_of(250), size_of(5000), size_of(None)
    ('under 50 employees', '250 to 999 employees', '1,000 employees or more', None)
    """
    if not employees:
        return None
    return next((name for below, name in SIZES if employees < below), LARGEST)


def read_outcomes(store: Store) -> Mapping[str, Outcome]:
    """Read how accounts were won and kept."""
    sql = query("segment_outcome")
    rows = store.arrow(sql).to_pylist()
    told = {outcome: [row for row in rows if row["outcome"] == outcome] for outcome in OUTCOMES}
    return {
        outcome: Outcome(
            accounts=[row["account_id"] for row in some],
            happened=np.array([row["happened"] for row in some], np.bool_),
            day=np.array([(row["decided_on"] - BEGINNING).days for row in some], np.float64),
            days=np.array(
                [np.nan if row["days"] is None else row["days"] for row in some], np.float64
            ),
        )
        for outcome, some in told.items()
    }
