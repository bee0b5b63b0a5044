from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.inside.objections import usual_rate
from outsidein.customer.spoken import Spoken, spoken_of


def spoken(rows: list[tuple[str, str, int]]) -> Spoken:
    """Make arrays of one person an account who wants a need, or objects to it, in each call."""
    return spoken_of(
        pa.Table.from_pylist(
            [
                {
                    "account_id": account,
                    "person_id": account,
                    "role": "user",
                    "theme_id": "cards",
                    "department": department,
                    "thread_id": str(call),
                    "happened_at": dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
                    "statements": 1,
                    "in_favour": 1 - against,
                    "against": against,
                    "pains": 0,
                }
                for call, (account, department, against) in enumerate(rows)
            ]
        )
    )


def rates(told: Spoken, counted: list[bool] | None = None) -> np.ndarray:
    return usual_rate(
        told,
        told.against.astype(np.float64),
        (told.against + told.in_favour).astype(np.float64),
        np.array(counted or [True] * told.rows),
    )


def test_an_account_does_not_tell_what_is_usual_for_itself() -> None:
    objecting = [("a", "sales", 1)] * 50
    wanting = [(f"b{number}", "sales", 0) for number in range(50)]
    rate = rates(spoken([*objecting, *wanting]))
    # Of the others, a hears 50 without an objection and b 50 of 99 with one; both are drawn
    # towards the 50 objections among the 100 that the department hears.
    assert rate[0] == pytest.approx(20 * 0.5 / 70)
    assert rate[-1] == pytest.approx((50 + 20 * 0.5) / 119)


def test_a_department_that_hears_more_objections_is_expected_to() -> None:
    rows = [(f"a{number}", "sales", int(number % 2 == 0)) for number in range(100)]
    rows += [(f"a{number}", "support", 0) for number in range(100)]
    told = spoken(rows)
    rate = rates(told)
    sales = told.department == told.departments.index("sales")
    assert rate[sales].mean() == pytest.approx(0.5, abs=0.03)
    assert rate[~sales].mean() < 0.02


def test_what_is_left_out_does_not_count() -> None:
    rows = [*[("a", "sales", 1)] * 30, *[("b", "sales", 0)] * 30, *[("c", "sales", 0)] * 30]
    told = spoken(rows)
    left_out = [one != "a" for one, *_ in rows]
    assert rates(told, left_out)[-1] < 0.02 < rates(told)[-1]
