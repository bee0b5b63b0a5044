from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from outsidein.customer.alarms.examined import Examined, Rise, adjusted, held_against_chance

RISE = Rise(
    week=60,
    earliest=58,
    latest=62,
    ratio=3,
    low=1.8,
    high=5,
    rate_before=0.01,
    rate_now=0.03,
    people=14,
    groups=9,
)
PRINTED = (
    "0.0001 0.0004 0.0019 0.0095 0.0201 0.0278 0.0298 0.0344 "
    "0.0459 0.3240 0.4262 0.5719 0.6528 0.7590 1.0000"
)
FOUND = Examined(
    theme=0, account=None, people=30, groups=20, p_value=0.001, q_value=0.01, rise=RISE
)


def test_q_values_are_those_of_the_paper() -> None:
    # The fifteen p-values of Benjamini and Hochberg (1995, 3.2): the first four are kept at 0.05.
    told = np.array([float(one) for one in PRINTED.split()])
    assert (adjusted(told) <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert adjusted(told)[3] == pytest.approx(0.0095 * 15 / 4)
    assert adjusted(told[::-1]).tolist() == adjusted(told)[::-1].tolist()
    assert adjusted(np.array([])).tolist() == []


def test_themes_with_too_few_complaints_are_not_held_against_chance() -> None:
    few = Examined(theme=1, account=None, people=9, groups=5)
    told = held_against_chance([few, replace(FOUND, q_value=None)])
    assert [one.q_value for one in told] == [None, 0.001]
    assert [one.is_enough for one in told] == [False, True]


def test_an_alarm_is_sure_large_and_said_by_enough() -> None:
    assert FOUND.is_alarm


@pytest.mark.parametrize(
    "changed",
    [
        {"q_value": 0.041},
        {"q_value": None},
        {"rise": None},
        {"account": 3, "q_value": 0.011},
        {"rise": replace(RISE, low=1.24)},
        {"rise": replace(RISE, people=4)},
        {"rise": replace(RISE, groups=2)},
    ],
)
def test_else_it_is_none(changed: dict[str, Any]) -> None:
    assert not replace(FOUND, **changed).is_alarm
