from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.inside.answer import disagreements
from outsidein.customer.inside.broader import by_broader_need
from outsidein.customer.spoken import Spoken, spoken_of

BROADER = {"fee charged": "money", "fee objected": "money"}
Row = tuple[str, str, str, str, int, int, int | None]


def spoken(rows: list[Row]) -> Spoken:
    """Make arrays of account, person, theme, conversation, for, against and day."""
    told = [
        {
            "account_id": account,
            "person_id": person,
            "role": "user",
            "theme_id": theme,
            "department": "sales",
            "thread_id": call,
            "happened_at": dt.datetime(2026, 3, day, tzinfo=dt.UTC) if day else None,
            "statements": in_favour + against,
            "in_favour": in_favour,
            "against": against,
            "pains": 0,
        }
        for account, person, theme, call, in_favour, against, day in rows
    ]
    when = ("happened_at", pa.timestamp("us", tz="UTC"))
    texts = ("account_id", "person_id", "role", "theme_id", "department", "thread_id")
    counts = ("statements", "in_favour", "against", "pains")
    names = [*((one, pa.string()) for one in texts), when, *((one, pa.int64()) for one in counts)]
    return spoken_of(pa.Table.from_pylist(told, schema=pa.schema(names)))


def test_what_somebody_says_of_two_themes_in_one_conversation_is_said_once() -> None:
    broad = by_broader_need(
        spoken(
            [
                ("a", "ann", "fee charged", "call", 2, 0, 5),
                ("a", "ann", "fee objected", "call", 0, 1, 3),
                ("a", "ann", "fee objected", "mail", 0, 1, None),
                ("a", "ben", "fee charged", "call", 1, 0, 4),
                ("a", "ben", "pins", "call", 1, 0, 4),
            ]
        ),
        BROADER,
    )
    told = list(zip(broad.person, broad.in_favour, broad.against, broad.statements, strict=True))
    assert broad.themes == ["money"]
    assert sorted(told) == [(0, 0, 1, 1), (0, 2, 1, 3), (1, 1, 0, 1)]
    assert np.nanmin(broad.day) == pytest.approx(
        dt.datetime(2026, 3, 3, tzinfo=dt.UTC).timestamp() / 86400
    )
    assert (broad.day != broad.day).sum() == 1


def test_with_no_broader_needs_there_is_nothing() -> None:
    assert by_broader_need(spoken([("a", "ann", "pins", "call", 1, 0, 1)]), {}).rows == 0
    assert by_broader_need(spoken([]), BROADER).rows == 0


def test_those_who_want_in_one_theme_what_others_object_to_in_another_are_found() -> None:
    quiet: list[Row] = [
        (
            f"q{account:02}",
            f"q{account:02}.{person}",
            theme,
            f"q{account:02} {theme} {call}",
            1,
            0,
            1,
        )
        for account in range(15)
        for person in range(3)
        for theme in ("fee charged", "pins")
        for call in range(2)
    ]
    objecting: list[Row] = [
        *(("zed", "ann", "fee charged", f"z{call}", 1, 0, 1) for call in range(4)),
        *(("zed", "cy", "fee objected", f"z{call}", 0, 1, 1) for call in range(4)),
        *((f"q{one:02}", f"q{one:02}.0", "pins", "again", 0, 1, 1) for one in range(3)),
    ]
    rows = [*quiet, *objecting]
    found, _ = disagreements(spoken(rows), BROADER)
    assert [(one["account_id"], one["theme_id"], one["form"]) for one in found.to_pylist()] == [
        ("zed", "money", "opposite")
    ]
    assert disagreements(spoken(rows), {})[0].num_rows == 0
