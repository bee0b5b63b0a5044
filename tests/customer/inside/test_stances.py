from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.inside.members import members_of, pairs_of
from outsidein.customer.inside.stances import FOUND, against_chance, opposites
from outsidein.customer.spoken import Spoken, spoken_of

NAMES = ("account_id", "person_id", "theme_id", "department", "thread_id", "in_favour", "against")
Row = tuple[str, str, str, str, str, int, int]


def spoken(rows: list[Row]) -> Spoken:
    told: list[dict[str, Any]] = [
        {
            **dict(zip(NAMES, row, strict=True)),
            "role": "user",
            "happened_at": dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
            "statements": row[5] + row[6],
            "pains": 0,
        }
        for row in sorted(rows)
    ]
    return spoken_of(pa.Table.from_pylist(told))


def quiet() -> list[Row]:
    """Twenty accounts whose people want things; each objects once, about another thing."""
    rows: list[Row] = []
    for account in range(20):
        for person, theme, call in np.ndindex(3, 3, 2):
            objects = int(call == 1 and person == 0 and theme == account % 3)
            rows.append(
                (
                    f"a{account:02}",
                    f"a{account:02}/p{person}",
                    f"need {theme}",
                    "sales",
                    f"a{account:02} call {theme} {call}",
                    1 - objects,
                    objects,
                )
            )
    return rows


def contested(*, times: int = 1) -> list[Row]:
    """Give an account of which two people want what a third objects to, in four calls each."""
    return [
        ("zed", f"zed/p{person}", "need 1", "sales", f"zed {person} {call}", *stance)
        for person, stance in (("0", (times, 0)), ("1", (times, 0)), ("2", (0, times)))
        for call in range(4)
    ]


def found(rows: list[Row]) -> list[tuple[str, str]]:
    one = spoken(rows)
    pairs = pairs_of(one)
    _, seen = opposites(one, members_of(one), pairs)
    chosen = seen.pair[seen.q_value <= FOUND]
    return [
        (one.accounts[account], one.themes[theme])
        for account, theme in zip(pairs.account[chosen], pairs.theme[chosen], strict=True)
    ]


def test_opposite_stances_are_found_and_nothing_else_is() -> None:
    assert found([*quiet(), *contested()]) == [("zed", "need 1")]
    assert found(quiet()) == []


def test_who_says_a_thing_twenty_times_in_a_conversation_has_said_it_once() -> None:
    once, often = spoken([*quiet(), *contested()]), spoken([*quiet(), *contested(times=20)])
    seen = [opposites(one, members_of(one), pairs_of(one))[1] for one in (once, often)]
    assert seen[0].strength.tolist() == seen[1].strength.tolist()
    assert seen[0].q_value.tolist() == seen[1].q_value.tolist()


def test_one_objection_is_no_side() -> None:
    rows = [row for row in contested() if row[1] != "zed/p2" or row[4].endswith(" 0")]
    assert found([*quiet(), *rows]) == []


def test_an_account_that_objects_as_one_does_not_disagree() -> None:
    rows = [(*row[:5], 0, 1) for row in contested()]
    assert found([*quiet(), *rows]) == []


def test_strength_is_the_logarithm_of_the_likelihood_ratio() -> None:
    # Two want it four times, one objects three times of four; usual is one objection in five.
    strength = against_chance(
        np.array([4.0, 4.0, 1.0]),
        np.array([0.0, 0.0, 3.0]),
        np.array([0]),
        np.array([0.2]),
    )
    wanting = 8 * np.log(1 / 0.8)
    objecting = 3 * np.log(0.75 / 0.2) + np.log(0.25 / 0.8)
    assert strength[0] == pytest.approx(wanting + objecting)


def test_what_is_said_for_and_against_at_once_is_no_stance() -> None:
    rows = [(*row[:5], 1, 1) for row in contested()]
    one = spoken([*quiet(), *rows])
    stances, _ = opposites(one, members_of(one), pairs_of(one))
    assert not np.isin(stances.member, np.flatnonzero(members_of(one).account == 20)).any()


def test_with_nothing_said_nothing_is_found() -> None:
    one = spoken([("a", "p", "need", "sales", "call", 1, 0)])
    _, seen = opposites(one, members_of(one), pairs_of(one))
    assert len(seen.pair) == 0
