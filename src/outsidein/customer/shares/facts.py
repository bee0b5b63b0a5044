"""What is known of each need besides its share: who speaks of it, since when, to whom of us.

A row is one need of one group of accounts; a single account is a group too. Nothing here is
estimated: it is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.customer.shares.counts import each, once_each
from outsidein.customer.spoken import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.customer.shares.counts import Places, Reals
    from outsidein.customer.spoken import Spoken

TIME = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One row is one kind in which people of an account speak of a theme, and since and until when.

    Times are days since 1970, not a number where none was told.
    """

    kinds: list[str]
    account: Places
    theme: Places
    kind: Places
    first: Reals
    last: Reals


def said_of(table: pa.Table, spoken: Spoken) -> Said:
    """Make arrays of a table of account_id, theme_id, kind, first_at and last_at."""
    kinds = pc.unique(table["kind"]).sort()
    return Said(
        kinds=kinds.to_pylist(),
        account=_places(table["account_id"], pa.array(spoken.accounts)),
        theme=_places(table["theme_id"], pa.array(spoken.themes)),
        kind=_places(table["kind"], kinds),
        first=_days(table["first_at"]),
        last=_days(table["last_at"]),
    )


def rows_of(spoken: Spoken, group: Places, groups: int) -> Places:
    """Name, in order, each group and theme of which somebody speaks: group × themes + theme.

    `group` is the place of each account's; accounts of none have `groups` as place.
    """
    return once_each(_keys(spoken, group, groups)[0])


def facts_of(spoken: Spoken, said: Said, group: Places, groups: int) -> dict[str, pa.Array]:
    """Give the columns that are counted, in the order of `rows_of`."""
    key, is_in = _keys(spoken, group, groups)
    keys, row = np.unique(key, return_inverse=True)
    rows = len(keys)
    own = group[said.account] < groups
    row_said = np.searchsorted(keys, (group[said.account] * len(spoken.themes) + said.theme)[own])
    return {
        "people": _different(row, spoken.person[is_in], rows),
        "people_heard": _heard(spoken, group, groups).take(pa.array(keys // len(spoken.themes))),
        "accounts": _different(row, spoken.account[is_in], rows),
        "statements": pa.array(each(row, spoken.statements[is_in], rows).astype(np.int64)),
        "kinds": _listed(row_said, said.kind[own], rows, said.kinds),
        "roles": _listed(row, spoken.role[is_in], rows, spoken.roles),
        "departments": _listed(row, spoken.department[is_in], rows, spoken.departments),
        "first_at": _moments(np.fmin, said.first[own], row_said, rows),
        "last_at": _moments(np.fmax, said.last[own], row_said, rows),
    }


def paid_behind(spoken: Spoken, paid: Reals, group: Places, groups: int) -> pa.Array:
    """Sum what the accounts that speak of each row's theme paid, in hundredths; null if none did.

    `paid` is by account; not a number for those of which nothing is known.
    """
    key, is_in = _keys(spoken, group, groups)
    keys, row = np.unique(key, return_inverse=True)
    accounts = len(spoken.accounts)
    once = once_each(row * accounts + spoken.account[is_in])
    place, amount = once // accounts, paid[once % accounts]
    known = ~np.isnan(amount)
    total = np.rint(each(place[known], amount[known], len(keys))).astype(np.int64)
    told = each(place[known], None, len(keys)) > 0
    whole = pa.array(total, mask=~told).cast(pa.decimal128(20, 0))
    return pc.multiply(whole, pa.scalar(Decimal("0.01"), pa.decimal128(3, 2)))


def _keys(spoken: Spoken, group: Places, groups: int) -> tuple[Places, np.ndarray]:
    own = group[spoken.account]
    is_in = own < groups
    return (own * len(spoken.themes) + spoken.theme)[is_in], is_in


def _places(column: pa.ChunkedArray, known: pa.Array) -> Places:
    found = pc.index_in(column, value_set=known).to_numpy()
    places: Places = found.astype(np.int64)
    return places


def _different(row: Places, value: np.ndarray, rows: int) -> pa.Array:
    """Count the different values of each row."""
    width = int(value.max(initial=0)) + 1
    return pa.array(each(once_each(row * width + value) // width, None, rows).astype(np.int64))


def _heard(spoken: Spoken, group: Places, groups: int) -> pa.Array:
    """Count the different people of each group who speak of any theme."""
    own = group[spoken.account].astype(np.int64)
    return _different(own[own < groups], spoken.person[own < groups], groups)


def _listed(row: Places, value: np.ndarray, rows: int, names: Sequence[str]) -> pa.Array:
    """List the names of each row's different values, in the order of the names."""
    width = max(len(names), 1)
    once = once_each(row * width + value)
    ends = np.cumsum(np.bincount(once // width, minlength=rows))
    begins = np.concatenate([[0], ends]).astype(np.int32)
    return pa.ListArray.from_arrays(
        pa.array(begins), pa.array(names, pa.string()).take(pa.array(once % width))
    )


def _days(column: pa.ChunkedArray) -> Reals:
    told = pc.cast(pc.cast(column, TIME), pa.int64()).cast(pa.float64())
    return np.asarray(told.to_numpy(zero_copy_only=False), dtype=np.float64) / DAY


def _moments(chosen: np.ufunc, day: Reals, row: Places, rows: int) -> pa.Array:
    """Give the first (np.fmin) or last (np.fmax) moment of each row; null where none was told."""
    order = np.argsort(row, kind="stable")
    found = chosen.reduceat(day[order], np.searchsorted(row[order], np.arange(rows)))
    unknown = np.isnan(found)
    moments = np.rint(np.where(unknown, 0, found) * DAY).astype(np.int64)
    return pa.array(moments, pa.int64(), mask=unknown).cast(TIME)
