"""A small market with a known reason for each difference: who is met, or who is told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from outsidein.customer.between.findings import Gaps, expected_wrong, gaps_of
from outsidein.customer.between.minimums import ENOUGH_PEOPLE
from outsidein.customer.spoken import Spoken

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACCOUNTS, NEEDS = 80, 20
# Need 0 is the buyers', need 1 the users'; need 2 is told to sales five times as readily.
BUYERS, USERS, TOLD_TO_SALES = 0, 1, 2
SALES, SUPPORT = 0, 1


@cache
def market(accounts: int = ACCOUNTS) -> Spoken:
    """Sales meets buyers, support two users an account; of the rest each meets a third."""
    random = np.random.default_rng(3)
    rows = []
    for account in range(accounts):
        for member in range(3):
            person, role = 3 * account + member, int(member > 0)
            for department in (SALES, SUPPORT):
                weight = np.ones(NEEDS)
                weight[BUYERS if role == 0 else USERS] = 6
                if department == SALES:
                    weight[TOLD_TO_SALES] = 5
                if department != role and account % 3:
                    continue
                themes = random.choice(NEEDS, 6, p=weight / weight.sum())
                rows += [(account, person, role, theme, department) for theme in themes]
    return spoken(np.array(rows, dtype=np.int32))


def spoken(rows: NDArray[np.int32]) -> Spoken:
    account, person, role, theme, department = rows.T
    nothing = np.zeros(len(rows), dtype=np.int64)
    return Spoken(
        accounts=[f"{one:03}" for one in range(account.max() + 1)],
        people=[f"{one:03}" for one in range(person.max() + 1)],
        roles=["buyer", "user"],
        themes=[f"{one:02}" for one in range(NEEDS)],
        departments=["sales", "support"],
        account=account,
        person=person,
        role=role,
        theme=theme,
        department=department,
        thread=np.arange(len(rows), dtype=np.int32),
        day=np.zeros(len(rows)),
        statements=nothing + 1,
        in_favour=nothing,
        against=nothing,
        pains=nothing,
    )


@cache
def found() -> Gaps:
    return gaps_of(market())


def test_who_talks_to_other_people_hears_other_things() -> None:
    gaps = found()
    assert gaps.cause[0, [BUYERS, USERS]].tolist() == ["exposure", "exposure"]
    # Of sales' people 80 of 134 are buyers, of support's 27 of 187; buyers say it in 6 of 27
    # occasions or so, users in 1.
    expected = (80 / 134 - 27 / 187) * 5 / 27
    assert gaps.exposure.value[0, BUYERS] == pytest.approx(expected, abs=0.03)
    assert gaps.exposure.low[0, BUYERS] < expected < gaps.exposure.high[0, BUYERS]


def test_whom_people_tell_it_hears_more_of_it() -> None:
    gaps = found()
    assert gaps.cause[0, TOLD_TO_SALES] == "perception"
    true_parts = 5 / 29 - 1 / 25  # of sales' occasions, and of support's
    assert gaps.perception.value[0, TOLD_TO_SALES] == pytest.approx(true_parts, abs=0.05)
    low, high = gaps.perception.low[0, TOLD_TO_SALES], gaps.perception.high[0, TOLD_TO_SALES]
    assert low < true_parts < high
    assert gaps.more[SALES, TOLD_TO_SALES] > 2


def test_nobody_else_is_told_to_hear_differently() -> None:
    causes = found().cause[0, 3:].tolist()
    assert not {"perception", "both"} & {*causes}
    assert causes.count("exposure") <= 2  # at most one in ten sure ones is wrong, and a little luck


def test_parts_add_up_and_so_do_shares() -> None:
    gaps = found()
    parts = gaps.exposure.value + gaps.perception.value
    assert parts == pytest.approx(gaps.difference.value)
    assert gaps.share.sum(1) == pytest.approx(1)
    assert gaps.share[SALES] - gaps.share[SUPPORT] == pytest.approx(gaps.difference.value[0])


def test_the_order_of_rows_is_nothing() -> None:
    told = market()
    order = np.random.default_rng(9).permutation(told.rows)
    names = ("account", "person", "role", "theme", "department", "thread")
    turned = replace(told, **{name: getattr(told, name)[order] for name in names})
    again = gaps_of(turned)
    assert again.share == pytest.approx(found().share, abs=1e-9)
    assert again.perception.low == pytest.approx(found().perception.low, abs=1e-6)


def test_one_loud_person_is_one_person() -> None:
    told = market()
    extra = 60  # conversations in which one user tells support one thing
    loud = {
        "account": 0,
        "person": 1,
        "role": 1,
        "theme": 7,
        "department": SUPPORT,
    }
    added = {
        name: np.concatenate([getattr(told, name), np.full(extra, value, dtype=np.int32)])
        for name, value in loud.items()
    }
    longer = {
        name: np.concatenate([getattr(told, name), np.zeros(extra, getattr(told, name).dtype)])
        for name in ("thread", "day", "statements", "in_favour", "against", "pains")
    }
    changed: dict[str, Any] = {**added, **longer}
    gaps = gaps_of(replace(told, **changed))
    assert gaps.cause[0, 7] == "unclear"


def test_of_few_people_no_share_is_told() -> None:
    few = market((ENOUGH_PEOPLE - 1) // 3)
    gaps = gaps_of(few)
    assert gaps.people_heard.max() < ENOUGH_PEOPLE
    assert np.isnan(gaps.share).all()
    assert set(gaps.cause.ravel().tolist()) == {"too few"}


def test_the_share_of_wrong_claims_grows_with_doubt() -> None:
    doubt = expected_wrong(np.array([[0.5, 0.0], [0.1, 0.1]]))
    assert doubt.ravel().tolist() == pytest.approx([0.175, 0.0, 0.2 / 3, 0.2 / 3])
