from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from outsidein.simulate.clock import (
    DAY,
    at_work,
    iso,
    mail_date,
    moment_of,
    month_start,
    period_of,
    spaced,
    spoken_day,
)

NOON = int(datetime(2026, 3, 5, 12, 4, 9, tzinfo=UTC).timestamp())


def test_a_period_ends_with_the_last_of_june() -> None:
    period = period_of(18)
    assert iso(period.start) == "2025-01-01T00:00:00Z"
    assert iso(period.end - 1) == "2026-06-30T23:59:59Z"


@pytest.mark.parametrize(("month", "first"), [(0, "2025-01-01"), (17, "2026-06-01")])
def test_months_are_counted_from_the_first(month: int, first: str) -> None:
    period = period_of(18)
    at = month_start(month + 1 - 18)
    assert iso(at).startswith(first)
    assert period.month_of(at) == month
    assert period.month_of(at + 27 * DAY) == month


def test_times_outside_a_period_belong_to_its_ends() -> None:
    period = period_of(6)
    assert period.month_of(period.start - DAY) == 0
    assert period.month_of(period.end + DAY) == 5


def test_nobody_works_at_weekends_or_at_night() -> None:
    random = Random(1)
    for day in range(14):
        moment = moment_of(at_work(random, NOON + day * DAY))
        assert moment.weekday() < 5
        assert 8 <= moment.hour < 17


def test_times_are_written_as_each_format_wants_them() -> None:
    assert iso(NOON) == "2026-03-05T12:04:09Z"
    assert spaced(NOON) == "2026-03-05 12:04:09"
    assert mail_date(NOON, offset_hours=1) == "Thu, 05 Mar 2026 13:04:09 +0100"
    assert spoken_day(NOON) == "5 March"
