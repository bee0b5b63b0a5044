from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa

from outsidein.customer.spoken import spoken_of


def said(person: str, theme: str, **told: Any) -> dict[str, Any]:
    return {
        "account_id": "alder",
        "person_id": person,
        "role": "user",
        "theme_id": theme,
        "department": "sales",
        "thread_id": "call 1",
        "happened_at": dt.datetime(1970, 1, 3, 12, tzinfo=dt.UTC),
        "statements": 1,
        "in_favour": 0,
        "against": 0,
        "pains": 0,
        **told,
    }


ROWS = [
    said("cleo", "fees", department="support"),
    said("bob", "cards", happened_at=None),
    said("cleo", "cards", role="champion"),
]


def table(rows: list[dict[str, Any]]) -> pa.Table:
    made = pa.Table.from_pylist(rows)
    place = made.schema.get_field_index("happened_at")
    return made.set_column(
        place, "happened_at", made["happened_at"].cast(pa.timestamp("us", tz="UTC"))
    )


def test_ids_are_in_order_and_rows_point_to_them() -> None:
    spoken = spoken_of(table(ROWS))
    assert spoken.people == ["bob", "cleo"]
    assert [spoken.people[place] for place in spoken.person] == ["cleo", "bob", "cleo"]
    assert [spoken.roles[place] for place in spoken.role] == ["user", "user", "champion"]
    assert [spoken.departments[place] for place in spoken.department] == [
        "support",
        "sales",
        "sales",
    ]
    assert spoken.rows == 3


def test_days_are_counted_from_1970_and_no_time_is_no_number() -> None:
    spoken = spoken_of(table(ROWS))
    assert spoken.day[0] == 2.5
    assert spoken.day[1] != spoken.day[1]


def test_nothing_said_gives_empty_arrays() -> None:
    spoken = spoken_of(table(ROWS).slice(0, 0))
    assert (spoken.rows, spoken.accounts, spoken.themes) == (0, [], [])
