from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.shares.alike import Alike
from outsidein.customer.shares.counts import Counts, counts_of
from outsidein.customer.shares.trend import (
    account_trend,
    difference,
    group_trend,
    windows_of,
)
from outsidein.customer.spoken import spoken_of

NEWEST = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)
ALIKE = Alike(people=20, accounts=10, repeated=np.array([]), drawn=np.array([]))


def told(
    now: str, before: str, *, people: int = 4, account: str = "alder", each: int = 8
) -> list[dict[str, Any]]:
    """Let people speak of one theme again and again lately, and of another the year before."""
    return [
        {
            "account_id": account,
            "person_id": f"{account} {person}",
            "role": "user",
            "theme_id": theme,
            "department": "sales",
            "thread_id": f"{person} {time} {days}",
            "happened_at": NEWEST - dt.timedelta(days=days + time),
            "statements": 1,
            "in_favour": 0,
            "against": 0,
            "pains": 0,
        }
        for theme, days in ((now, 0), (before, 200))
        for person in range(people)
        for time in range(each)
    ]


def counts(rows: list[dict[str, Any]]) -> Counts:
    return counts_of(spoken_of(pa.Table.from_pylist(rows)), half_life=365)


def test_a_difference_is_newcombes() -> None:
    # Newcombe (1998), table II, method 10: 9/10 and 3/10, 95 %.
    found = difference(
        (np.array([9.0]), np.array([10.0])), (np.array([3.0]), np.array([10.0])), sure=1.959964
    )
    assert [round(float(one[0]), 4) for one in found] == [0.6, 0.1705, 0.8090]


def test_what_is_spoken_of_more_rises_and_the_other_falls() -> None:
    found = counts(told("cards", "fees"))
    trend = account_trend(found, windows_of(found, ALIKE))
    assert trend.name == ["rising", "falling"]
    assert trend.change.tolist() == pytest.approx([1, -1])
    assert trend.low[0] > 0 > trend.high[1]


def test_what_stays_as_it_is_is_steady() -> None:
    found = counts(told("cards", "cards") + told("fees", "fees", account="alder"))
    assert account_trend(found, windows_of(found, ALIKE)).name == ["steady", "steady"]


def test_of_two_people_no_change_is_told() -> None:
    found = counts(told("cards", "fees", people=2))
    trend = account_trend(found, windows_of(found, ALIKE))
    assert trend.name == ["too few", "too few"]
    assert np.isnan([*trend.change, *trend.low, *trend.high]).all()


def test_one_loud_account_is_no_trend_of_all() -> None:
    quiet = [
        row
        for place in range(12)
        for row in told("fees", "fees", account=f"kestrel {place}", each=1)
    ]
    loud = counts(told("cards", "fees", each=8) + quiet)
    everyone = np.zeros(loud.accounts, dtype=np.int64)
    trend = group_trend(loud, windows_of(loud, ALIKE), everyone, 1.0)
    assert trend.name == ["steady", "steady"]
    all_of_them = counts(
        [row for place in range(12) for row in told("cards", "fees", account=str(place))]
    )
    everyone = np.zeros(all_of_them.accounts, dtype=np.int64)
    trend = group_trend(all_of_them, windows_of(all_of_them, ALIKE), everyone, 1.0)
    assert trend.name == ["rising", "falling"]


def test_what_has_no_time_has_no_trend() -> None:
    rows = [row | {"happened_at": None} for row in told("cards", "fees")]
    schema = pa.Table.from_pylist(told("cards", "fees")).schema
    undated = counts_of(spoken_of(pa.Table.from_pylist(rows, schema=schema)), half_life=365)
    assert set(account_trend(undated, windows_of(undated, ALIKE)).name) == {"too few"}
