from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.alarms.counts import counted, people_heard_since, usual_rates
from outsidein.customer.spoken import Spoken, spoken_of

BEGIN = dt.datetime(2025, 1, 6, 9, tzinfo=dt.UTC)
WEEKS = 40


def spoken(rows: list[tuple[Any, ...]]) -> Spoken:
    """Make what was spoken of: account, person, theme, department, thread, week, pains."""
    return spoken_of(
        pa.table(
            {
                "account_id": [row[0] for row in rows],
                "person_id": [row[1] for row in rows],
                "role": ["user"] * len(rows),
                "theme_id": [row[2] for row in rows],
                "department": [row[3] for row in rows],
                "thread_id": [row[4] for row in rows],
                "happened_at": pa.array(
                    [
                        None if row[5] is None else BEGIN + dt.timedelta(weeks=row[5])
                        for row in rows
                    ],
                    pa.timestamp("us", tz="UTC"),
                ),
                "statements": [max(row[6], 1) for row in rows],
                "in_favour": [row[6] for row in rows],
                "against": [0] * len(rows),
                "pains": [row[6] for row in rows],
            }
        )
    )


# Somebody is heard in the first and in the last week, so that the weeks looked at are known.
FRAME = [("z", "z1", "fees", "sales", "t0", 0, 0), ("z", "z1", "fees", "sales", "t9", WEEKS - 1, 0)]


def test_who_complains_twice_within_four_weeks_has_complained_once() -> None:
    told = spoken(
        [
            *FRAME,
            ("a", "bob", "cards", "support", "t1", 20, 1),
            ("a", "bob", "cards", "sales", "t2", 22, 1),
            ("a", "bob", "cards", "support", "t3", 30, 1),
            ("a", "cleo", "cards", "support", "t1", 20, 1),
            ("a", "cleo", "fees", "support", "t1", 20, 1),
        ]
    )
    complaints, heard = counted(told)
    assert heard.weeks == WEEKS
    by_theme = [told.themes[theme] for theme in complaints.theme]
    assert by_theme == ["cards", "cards", "cards", "fees"]
    assert complaints.week.tolist() == [20, 30, 20, 20]


def test_twenty_complaints_in_one_conversation_are_one() -> None:
    once = counted(spoken([*FRAME, ("a", "bob", "cards", "support", "t1", 5, 1)]))
    often = counted(spoken([*FRAME, ("a", "bob", "cards", "support", "t1", 5, 20)]))
    assert once[0].row.tolist() == often[0].row.tolist()
    assert np.array_equal(once[1].mentions, often[1].mentions)


def test_what_has_no_date_or_is_too_old_is_not_looked_at() -> None:
    told = spoken(
        [
            *FRAME,
            ("a", "bob", "cards", "support", "t1", None, 1),
            ("a", "bob", "cards", "support", "t2", -100, 1),
        ]
    )
    complaints, heard = counted(told)
    assert heard.weeks == 104
    assert not len(complaints.row)
    assert heard.mentions.sum() == len(FRAME)


def test_nothing_spoken_gives_nothing_to_count() -> None:
    complaints, heard = counted(spoken([("a", "bob", "cards", "support", "t1", None, 1)]))
    assert (len(complaints.row), heard.weeks, heard.mentions.sum()) == (0, 1, 0)


def test_people_are_heard_once_in_four_weeks() -> None:
    told = spoken(
        [
            ("a", "bob", "cards", "support", "t1", 0, 0),
            ("a", "bob", "fees", "support", "t2", 36, 0),
            ("a", "bob", "cards", "support", "t3", 38, 0),
            ("a", "cleo", "cards", "support", "t3", WEEKS - 1, 0),
        ]
    )
    _, heard = counted(told)
    since = people_heard_since(told, heard, np.arange(told.rows))
    # Bob in the first four weeks and in the last four, Cleo in the last four.
    assert (since[0], since[1], since[38], since[39]) == (3, 2, 2, 1)


def test_a_survey_that_asks_what_is_wrong_makes_more_complaints_expected() -> None:
    rows: list[tuple[Any, ...]] = []
    themes = [f"theme {number}" for number in range(10)]
    for week in range(WEEKS):
        for number, theme in enumerate(themes):
            is_pain = week >= WEEKS - 4 or (week + number) % 10 == 0
            thread = f"{week}"
            rows.append(("a", f"p{number}.{week}", theme, "product", thread, week, int(is_pain)))
    told = spoken(rows)
    complaints, heard = counted(told)
    usual = usual_rates(complaints, heard, len(told.themes))
    assert usual.shape == (10, 1, WEEKS)
    lately, before = usual[0, 0, -1], usual[0, 0, 0]
    # Of the others 3 in the first four weeks and 36 in the last, 10 as usual added to both.
    assert lately / before == pytest.approx((36 + 10) / (3 + 10))


def test_what_rises_itself_does_not_make_more_of_it_expected() -> None:
    rows: list[tuple[Any, ...]] = []
    for week in range(WEEKS):
        for number in range(10):
            is_pain = (week + number) % 10 == 0 or (number == 0 and week >= WEEKS - 4)
            theme = f"theme {number}"
            rows.append(("a", f"{number}.{week}", theme, "product", f"{week}", week, int(is_pain)))
    told = spoken(rows)
    complaints, heard = counted(told)
    usual = usual_rates(complaints, heard, len(told.themes))
    assert usual[0, 0, -1] == pytest.approx(usual[0, 0, 0], rel=0.15)
