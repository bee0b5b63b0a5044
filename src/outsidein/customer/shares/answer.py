"""The whole customer: what share of what matters to an account's people each need has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.customer.shares.accounts import Shares, account_shares
from outsidein.customer.shares.alike import groups_alike
from outsidein.customer.shares.counts import each
from outsidein.customer.shares.facts import facts_of, paid_behind, rows_of
from outsidein.customer.shares.groups import Grouping, drawn_to, group_shares
from outsidein.customer.shares.heard import Heard, read_heard
from outsidein.customer.shares.tables import FEWEST_PEOPLE, NEED_SHARE
from outsidein.customer.shares.trend import Trend, account_trend, group_trend
from outsidein.customer.spoken import read_spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.customer.shares.counts import Places
    from outsidein.store.duckdb import Store

HALF_LIFE = 365.0


def write_shares(
    store: Store,
    *,
    half_life: float = HALF_LIFE,
    currency: str = "EUR",
    segments: str = "segment_account",
) -> None:
    """Write `need_share`: each need of each account, of each segment and of all accounts.

    Words lose half their weight in `half_life` days, 0: never. `segments` names a table of
    account_id and segment_id; it and `account_money`, of which the rows in `currency` are taken,
    may be missing.
    """
    spoken = read_spoken(store)
    tables = [NEED_SHARE.schema.empty_table()]
    if spoken.rows:
        heard = read_heard(store, spoken, half_life=half_life, currency=currency, segments=segments)
        everyone = np.zeros(heard.counts.accounts, dtype=np.int64)
        whole = _group_shares(heard, everyone, 1)
        tables.append(_of_groups(heard, "all", ["all"], everyone, whole))
        if heard.segments:
            own = _group_shares(heard, heard.segment, len(heard.segments))
            alike = groups_alike(heard.counts, heard.segment, len(heard.segments))
            drawn = drawn_to(own, whole, alike)
            tables.append(_of_groups(heard, "segment", heard.segments, heard.segment, drawn))
        tables.append(_of_accounts(heard))
    store.keep("need_share", pa.concat_tables(tables))


def _of_accounts(heard: Heard) -> pa.Table:
    counts = heard.counts
    shares = account_shares(counts, heard.alike, heard.expected, heard.segment)
    alone = np.arange(counts.accounts)
    return _table(
        heard,
        ("account", heard.spoken.accounts, alone),
        shares,
        account_trend(counts, heard.windows),
    )


def _of_groups(
    heard: Heard, scope: str, names: Sequence[str], group: Places, shares: Shares
) -> pa.Table:
    """Keep, of all groups × themes, those of which somebody speaks."""
    rows = rows_of(heard.spoken, group, len(names))
    kept = Shares(
        share=shares.share.ravel()[rows],
        low=shares.low.ravel()[rows],
        high=shares.high.ravel()[rows],
    )
    found = group_trend(heard.counts, heard.windows, group, heard.alike.accounts)
    trend = Trend(
        change=found.change[rows],
        low=found.low[rows],
        high=found.high[rows],
        name=[found.name[row] for row in rows],
    )
    return _table(heard, (scope, names, group), kept, trend)


def _group_shares(heard: Heard, group: Places, groups: int) -> Shares:
    grouping = Grouping(
        group=group[heard.counts.voices.account],
        groups=groups,
        known=each(group, heard.known, groups + 1)[:-1],
    )
    return group_shares(heard.counts, heard.alike, heard.expected, grouping, heard.segment)


def _table(
    heard: Heard, scope: tuple[str, Sequence[str], Places], shares: Shares, trend: Trend
) -> pa.Table:
    what, names, group = scope
    spoken = heard.spoken
    rows = rows_of(spoken, group, len(names))
    facts = facts_of(spoken, heard.said, group, len(names))
    few = facts["people_heard"].to_numpy() < FEWEST_PEOPLE
    paid = paid_behind(spoken, heard.paid, group, len(names))
    columns: Mapping[str, pa.Array] = {
        "scope": pa.array([what] * len(rows)),
        "scope_id": pa.array(names, pa.string()).take(pa.array(rows // len(spoken.themes))),
        "theme_id": pa.array(spoken.themes).take(pa.array(rows % len(spoken.themes))),
        **facts,
        "share": pa.array(shares.share, mask=few),
        "low": pa.array(shares.low, mask=few),
        "high": pa.array(shares.high, mask=few),
        "trend": pa.array(trend.name),
        "change": pa.array(trend.change, mask=np.isnan(trend.change)),
        "change_low": pa.array(trend.low, mask=np.isnan(trend.low)),
        "change_high": pa.array(trend.high, mask=np.isnan(trend.high)),
        "paid_last_year": paid,
        "currency": pc.if_else(pc.is_valid(paid), heard.currency, pa.scalar(None, pa.string())),
    }
    schema = NEED_SHARE.schema
    return pa.table([columns[name].cast(schema.field(name).type) for name in schema.names], schema)
