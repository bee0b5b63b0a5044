from __future__ import annotations

from math import log

import numpy as np
import pytest

from outsidein.customer.alarms.scan import (
    Series,
    chance,
    dates_looked_at,
    likelihood_ratios,
    series_of,
)

WEEKS = 60
DATES = dates_looked_at(WEEKS)


def series(groups: int, weeks_of: list[tuple[int, int]]) -> Series:
    """Make a series of groups that are all heard alike in each week: group and week of each."""
    usual = np.ones((groups, WEEKS), np.float32)
    group = np.array([one for one, _ in weeks_of], np.int64)
    return series_of(group, np.array([week for _, week in weeks_of], np.int32), usual, DATES)


def best_of(one: Series) -> float:
    return float(likelihood_ratios(one.since, one.expected, len(one.group)).max())


def test_dates_are_weekly_of_late_and_never_of_the_last_week_or_long_ago() -> None:
    assert DATES[-12:].tolist() == [*range(47, 59)]
    assert np.diff(DATES)[:5].tolist() == [2, 2, 2, 2, 2]
    assert WEEKS - DATES[0] == 39
    assert dates_looked_at(1).tolist() == []


def test_the_likelihood_ratio_is_that_of_the_paper() -> None:
    # 8 of 10 where 4 were expected: 8 ln(8/4) + 2 ln(2/6).
    ratio = likelihood_ratios(np.array([8]), np.array([4.0]), 10)[0]
    assert ratio == pytest.approx(8 * log(2) + 2 * log(2 / 6))
    assert likelihood_ratios(np.array([10]), np.array([4.0]), 10)[0] == pytest.approx(10 * log(2.5))
    assert likelihood_ratios(np.array([3, 4, 0]), np.array([4.0, 4.0, 0.0]), 10).tolist() == [0] * 3


def test_what_is_expected_since_is_what_was_heard_since() -> None:
    one = series(2, [(0, 10), (1, 20), (1, 55)])
    assert one.expected == pytest.approx(3 * (WEEKS - DATES) / WEEKS)
    assert one.since[-1] == 0
    assert one.since[DATES.tolist().index(55)] == 1


def test_who_is_heard_more_of_late_is_expected_to_complain_more() -> None:
    usual = np.ones((1, WEEKS), np.float32)
    usual[0, 50:] = 9
    one = series_of(np.zeros(1, np.int64), np.array([3], np.int32), usual, DATES)
    since = DATES.tolist().index(50)
    assert one.expected[since] == pytest.approx(90 / 140)


def test_many_accounts_at_once_are_no_accident() -> None:
    spread = [(group, 3 * group) for group in range(18)]
    burst = [(group, 54 + group % 6) for group in range(18, 30)]
    one = series(30, spread + burst)
    assert chance(one, best_of(one)) < 0.001


def test_a_burst_of_one_account_is_one_event() -> None:
    spread = [(group, 3 * group) for group in range(18)]
    burst = [(18, 54 + number % 6) for number in range(12)]
    one = series(19, spread + burst)
    # As clear as above were these 12 accounts; one has its day at any time.
    assert chance(one, best_of(one)) > 0.05


def test_complaints_spread_evenly_are_chance() -> None:
    one = series(20, [(group, 3 * group) for group in range(20)])
    assert chance(one, best_of(one)) > 0.3


def test_p_values_are_as_small_as_they_say_where_nothing_rises() -> None:
    random = np.random.default_rng(5)
    told = []
    for _ in range(150):
        groups = random.integers(0, 15, 25)
        weeks = random.integers(0, WEEKS, 25)
        one = series(15, [*zip(groups.tolist(), weeks.tolist(), strict=True)])
        told.append(chance(one, best_of(one)))
    # 15 of 150 are expected at 0.1 or less; 25 and more would happen once in 200 times.
    assert sum(p_value <= 0.1 for p_value in told) < 25
    assert sum(p_value <= 0.3 for p_value in told) < 62


def test_chance_is_the_same_each_time() -> None:
    one = series(12, [(group, 48 + group) for group in range(12)])
    assert chance(one, best_of(one)) == chance(one, best_of(one))
