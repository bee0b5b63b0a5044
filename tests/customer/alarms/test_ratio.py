from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest

from outsidein.customer.alarms.ratio import as_good_dates, ratio_of_all, ratio_since
from outsidein.customer.alarms.scan import Series, likelihood_ratios


def series(counts: list[tuple[int, int]], clock: float) -> Series:
    """Make groups that complained so often before and since the one date, by a clock for all."""
    group, place = [], []
    for number, (before, since) in enumerate(counts):
        group += [number] * (before + since)
        place += [clock / 2] * before + [(1 + clock) / 2] * since
    return Series(
        group=np.array(group, np.int64),
        place=np.array(place, np.float32),
        clock=np.full((len(counts), 1), clock, np.float32),
    )


def test_the_ratio_of_two_rates_is_that_of_the_textbook() -> None:
    # 10 before and 30 since in as much time, half a complaint added to both.
    told = ratio_since(series([(1, 3)] * 10, 0.5), 0)
    ratio, error = 30.5 / 10.5, 1.96 * sqrt(1 / 30.5 + 1 / 10.5)
    assert told.ratio == pytest.approx(ratio, rel=1e-6)
    assert told.low == pytest.approx(ratio * exp(-error), rel=1e-3)
    assert told.high == pytest.approx(ratio * exp(error), rel=1e-3)


def test_time_counts() -> None:
    # As many in a quarter of the time as in the other three: three times as often.
    told = ratio_since(series([(2, 2)] * 200, 0.75), 0)
    assert told.ratio == pytest.approx(3, rel=0.01)


def test_accounts_are_compared_with_themselves() -> None:
    # One account with many complaints, of which all time is since, says nothing of a rise.
    base = series([(1, 3)] * 10, 0.5)
    late = Series(
        group=np.append(base.group, np.full(50, 10)),
        place=np.append(base.place, np.full(50, 0.5, np.float32)),
        clock=np.append(base.clock, np.zeros((1, 1), np.float32), axis=0),
    )
    assert ratio_since(late, 0) == ratio_since(base, 0)


def test_accounts_that_differ_more_than_chance_make_it_less_sure() -> None:
    alike = ratio_since(series([(1, 1)] * 20, 0.5), 0)
    apart = ratio_since(series([(5, 0), (0, 5)] * 4, 0.5), 0)
    assert [alike.ratio, apart.ratio] == pytest.approx([1, 1])
    assert apart.high / apart.low > (alike.high / alike.low) ** 1.8


def test_there_is_a_ratio_where_nobody_complained_before() -> None:
    told = ratio_since(series([(0, 1)] * 20, 0.5), 0)
    assert told.ratio == pytest.approx(41)
    assert 1 < told.low < told.ratio < told.high


def test_the_interval_holds_all_dates_that_are_as_good() -> None:
    clock = np.tile(np.array([0.45, 0.5], np.float32), (20, 1))
    place = np.array([0.2] * 12 + [0.47] + [0.8] * 27, np.float32)
    one = Series(group=np.repeat(np.arange(20), 2), place=place, clock=clock)
    ratios = likelihood_ratios(one.since, one.expected, len(place))
    assert as_good_dates(ratios).tolist() == [0, 1]
    told = ratio_of_all(one, ratios)
    each = [ratio_since(one, 0), ratio_since(one, 1)]
    assert told.low == min(other.low for other in each)
    assert told.high == max(other.high for other in each)
    assert told.ratio == each[int(ratios.argmax())].ratio
