"""What shares of needs are worked out from, read from the tables that are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.customer.shares.alike import Alike, alike_of
from outsidein.customer.shares.counts import Counts, counts_of
from outsidein.customer.shares.expected import Expected, expected_of
from outsidein.customer.shares.facts import Said, said_of
from outsidein.customer.shares.trend import Window, windows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.customer.shares.counts import Places, Reals
    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that is worked with: `known` are people known and `paid` hundredths paid, by account.

    `segment` is the place of each account's segment; those of none have the place after the last.
    """

    spoken: Spoken
    said: Said
    counts: Counts
    alike: Alike
    expected: Expected
    windows: tuple[Window, Window]
    segment: Places
    segments: list[str]
    known: Reals
    paid: Reals
    currency: str


def read_heard(
    store: Store, spoken: Spoken, *, half_life: float, currency: str, segments: str
) -> Heard:
    """Read all of it; `write_shares` says what the settings mean."""
    counts = counts_of(spoken, half_life=half_life)
    alike = alike_of(counts)
    names, segment = _segments(_segment_of(store, segments), spoken.accounts)
    kinds = (
        "SELECT account_id, theme_id, kind, min(happened_at) AS first_at, "
        "max(happened_at) AS last_at FROM voiced WHERE person_id IS NOT NULL GROUP BY ALL"
    )
    known = "SELECT account_id, count(*) AS people FROM buying_group GROUP BY account_id"
    return Heard(
        spoken=spoken,
        said=said_of(store.arrow(kinds), spoken),
        counts=counts,
        alike=alike,
        # Accounts of no segment are taken for one more: what they have in common is all there is.
        expected=expected_of(counts, alike, segment, len(names) + 1),
        windows=windows_of(counts, alike),
        segment=segment,
        segments=names,
        known=np.nan_to_num(_by_account(store.arrow(known), spoken.accounts)),
        paid=_by_account(_money(store, currency), spoken.accounts),
        currency=currency,
    )


def _segments(segment_of: Mapping[str, str], accounts: Sequence[str]) -> tuple[list[str], Places]:
    names = sorted({segment_of[one] for one in accounts if one in segment_of})
    place = {name: number for number, name in enumerate(names)}
    of_account = [place.get(segment_of.get(one, ""), len(names)) for one in accounts]
    return names, np.array(of_account, dtype=np.int64)


def _segment_of(store: Store, table: str) -> dict[str, str]:
    if not _is_there(store, table):
        return {}
    told = store.arrow(f"SELECT account_id, segment_id FROM {table} WHERE segment_id IS NOT NULL")
    return dict(zip(*(column.to_pylist() for column in told.columns), strict=True))


def _money(store: Store, currency: str) -> pa.Table:
    """Give what each account paid in the last year, in hundredths of the currency."""
    if not _is_there(store, "account_money"):
        return pa.table({"account_id": pa.array([], pa.string()), "paid": pa.array([], pa.int64())})
    return store.arrow(
        "SELECT account_id, CAST(sum(paid_last_year) * 100 AS BIGINT) AS paid FROM account_money "
        "WHERE currency = $currency GROUP BY account_id",
        {"currency": currency},
    )


def _by_account(table: pa.Table, accounts: Sequence[str]) -> Reals:
    """Give a table's second column in the order of accounts, not a number where there is none."""
    told = dict(zip(*(column.to_pylist() for column in table.columns), strict=True))
    return np.array([told.get(account, np.nan) for account in accounts], dtype=np.float64)


def _is_there(store: Store, table: str) -> bool:
    found = store.arrow(
        "SELECT table_name FROM information_schema.tables WHERE table_name = $name",
        {"name": table},
    )
    return bool(found.num_rows)
