"""Alarms for those on the front line: complaints that rise, since when, and against what we say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.customer.alarms.against import at_odds
from outsidein.customer.alarms.finding import examined
from outsidein.customer.alarms.tables import ALARM, ALARM_EXAMINED
from outsidein.customer.spoken import DAY, read_spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.customer.alarms.against import Against
    from outsidein.customer.alarms.examined import Examined
    from outsidein.customer.alarms.goals import Goal
    from outsidein.customer.spoken import Spoken
    from outsidein.store.duckdb import Store

WEEK = 7 * DAY  # microseconds
# Each person's first complaint of a theme since the alarm's day. A mailbox complains for nobody.
COMPLAINTS = """
WITH first_words AS (
    SELECT alarm_found.number, voiced.person_id, voiced.account_id, voiced.statement_id,
        voiced.happened_at
    FROM alarm_found
    INNER JOIN voiced ON voiced.theme_id = alarm_found.theme_id
    WHERE voiced.kind = 'pain' AND voiced.person_id IS NOT NULL
        AND voiced.happened_at >= alarm_found.since
        AND (alarm_found.account_id IS NULL OR alarm_found.account_id = voiced.account_id)
    QUALIFY row_number() OVER (
        PARTITION BY alarm_found.number, voiced.person_id
        ORDER BY voiced.happened_at, voiced.statement_id
    ) = 1
)
SELECT
    number,
    count(*) AS people,
    count(DISTINCT account_id) AS accounts,
    list(DISTINCT account_id ORDER BY account_id) AS account_ids,
    list(statement_id ORDER BY happened_at, statement_id) AS statement_ids,
    first(person_id ORDER BY happened_at, statement_id) AS first_person_id
FROM first_words
GROUP BY number
ORDER BY number
"""


def write_alarms(store: Store, goals: Sequence[Goal] = ()) -> None:
    """Write `alarm` and `alarm_examined` from `spoken`, `voiced`, `statement` and the pages.

    What is like one of our own words comes first, then what most people complain of.
    """
    spoken = read_spoken(store)
    found, first_day = examined(spoken)
    store.keep(ALARM_EXAMINED.name, _examined_rows(spoken, found))
    alarms = [one for one in found if one.is_alarm]
    rows = [_row(spoken, one, first_day) for one in alarms]
    if rows:
        against = at_odds(store, sorted({row["theme_id"] for row in rows}), goals)
        rows = [
            {**row, **told, **_against(against.get(row["theme_id"]))}
            for row, told in zip(rows, _told(store, rows), strict=True)
        ]
    store.keep(ALARM.name, pa.Table.from_pylist(sorted(rows, key=_order), schema=ALARM.schema))


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    account = row["account_id"]
    known = (account is not None, row.get("against") is None)
    return (*known, -row["people"], row["theme_id"], account or "")


def _row(spoken: Spoken, one: Examined, first_day: float) -> dict[str, Any]:
    rise = one.rise
    assert rise is not None
    return {
        "theme_id": spoken.themes[one.theme],
        "account_id": None if one.account is None else spoken.accounts[one.account],
        "since": _moment(first_day, rise.week),
        "since_earliest": _moment(first_day, rise.earliest),
        "since_latest": _moment(first_day, rise.latest),
        "rate_before": rise.rate_before,
        "rate_now": rise.rate_now,
        "ratio": rise.ratio,
        "low": rise.low,
        "high": rise.high,
        "p_value": one.p_value,
        "q_value": one.q_value,
    }


def _moment(first_day: float, week: int) -> int:
    return int(first_day) * DAY + week * WEEK


def _told(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give, for each alarm, who says so since, and who said it first."""
    columns = ("theme_id", "account_id", "since")
    names = {name: ALARM.schema.field(name).type for name in columns}
    found = pa.table(
        {
            "number": pa.array(range(len(rows)), pa.int64()),
            **{name: pa.array([row[name] for row in rows], kind) for name, kind in names.items()},
        }
    )
    store.keep("alarm_found", found)
    told: list[dict[str, Any]] = store.arrow(COMPLAINTS).to_pylist()
    store.connection.execute("DROP TABLE alarm_found")
    for one in told:
        del one["number"]
        one["first_statement_id"] = one["statement_ids"][0]
    return told


def _against(found: Against | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "against": found.said.against,
        "against_text": found.said.text,
        "against_heading": found.said.heading,
        "against_place": found.said.place,
        "against_statement_id": found.said.statement_id,
        "likeness": found.likeness,
    }


def _examined_rows(spoken: Spoken, found: Sequence[Examined]) -> pa.Table:
    rows = [
        {
            "theme_id": spoken.themes[one.theme],
            "account_id": None if one.account is None else spoken.accounts[one.account],
            "people": one.people,
            "is_enough": one.is_enough,
            "p_value": one.p_value,
            "q_value": one.q_value,
            "is_alarm": one.is_alarm,
        }
        for one in found
    ]
    return pa.Table.from_pylist(rows, schema=ALARM_EXAMINED.schema)
