from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.alarms.finding import examined, groups_of
from outsidein.customer.spoken import spoken_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.customer.alarms.examined import Examined
    from outsidein.customer.spoken import Spoken

BEGIN = dt.datetime(2025, 1, 6, 9, tzinfo=dt.UTC)
WEEKS, ACCOUNTS, PEOPLE = 78, 16, 3
BEGAN = 66


def rows_of(complains: Callable[[int, int, int], bool]) -> list[dict[str, Any]]:
    """Let everybody speak once a week of fees, of which few complain, and some complain of cards.

    Who complains of cards is told by account, person and week.
    """
    rows = []
    for account in range(ACCOUNTS):
        for person in range(PEOPLE):
            for week in range(WEEKS):
                step = account * 7 + person * 3 + week
                rows.append(row(account, person, "fees", week, pains=int(step % 12 == 0)))
                if complains(account, person, week):
                    rows.append(row(account, person, "cards", week, pains=1))
    return rows


def row(account: int, person: int, theme: str, week: int, *, pains: int) -> dict[str, Any]:
    return {
        "account_id": f"a{account:02}",
        "person_id": f"a{account:02}/{person}",
        "role": "user",
        "theme_id": theme,
        "department": "support",
        "thread_id": f"{account}/{person}/{week}",
        "happened_at": BEGIN + dt.timedelta(weeks=week),
        "statements": 1,
        "in_favour": pains,
        "against": 0,
        "pains": pains,
    }


def spoken(rows: list[dict[str, Any]]) -> Spoken:
    keys = ("account_id", "person_id", "theme_id", "department", "thread_id", "role")
    told = sorted(rows, key=lambda one: [one[key] for key in keys])
    schema = pa.Table.from_pylist(told[:1]).schema
    at = schema.get_field_index("happened_at")
    time = pa.field("happened_at", pa.timestamp("us", tz="UTC"))
    return spoken_of(pa.Table.from_pylist(told, schema=schema.set(at, time)))


def of_cards(told: Spoken) -> Examined:
    found = [one for one in examined(told)[0] if told.themes[one.theme] == "cards"]
    (cards,) = (one for one in found if one.account is None)
    return cards


def steady(account: int, person: int, week: int) -> bool:
    return (account * 5 + person * 11 + week) % 40 == 0


def risen(account: int, person: int, week: int) -> bool:
    often = 8 if week >= BEGAN else 40
    return (account * 5 + person * 11 + week) % often == 0


def test_what_many_accounts_complain_of_more_often_alarms_with_its_day_and_size() -> None:
    told = spoken(rows_of(risen))
    cards = of_cards(told)
    assert cards.is_alarm
    rise = cards.rise
    assert rise is not None
    assert abs(rise.week - BEGAN) <= 1
    assert rise.earliest <= BEGAN <= rise.latest
    assert rise.low < 5 < rise.high
    assert rise.groups == ACCOUNTS
    # Everybody is heard in each four weeks: 12 weeks are three times all of them.
    assert rise.rate_now == pytest.approx(
        sum(
            min(1, sum(risen(a, p, w) for w in range(block, block + 4)))
            for a in range(ACCOUNTS)
            for p in range(PEOPLE)
            for block in (66, 70, 74)
        )
        / (3 * ACCOUNTS * PEOPLE)
    )
    assert rise.rate_before == pytest.approx(rise.rate_now / rise.ratio)


def test_what_is_complained_of_as_often_as_ever_does_not() -> None:
    cards = of_cards(spoken(rows_of(steady)))
    assert cards.is_enough
    assert not cards.is_alarm
    assert (cards.q_value or 0) > 0.5


def test_one_account_that_complains_of_nothing_else_alarms_nobody_but_itself() -> None:
    def loud(account: int, person: int, week: int) -> bool:
        return steady(account, person, week) or (account == 4 and week >= BEGAN)

    cards = of_cards(spoken(rows_of(loud)))
    assert not cards.is_alarm
    assert cards.p_value is not None
    assert cards.p_value > 0.05


def test_hearing_more_of_everything_is_no_rise() -> None:
    # From the day on everybody speaks four times a week, of cards too, as much more often.
    rows = rows_of(steady)
    for number in range(3):
        for one in rows_of(steady):
            if one["happened_at"] >= BEGIN + dt.timedelta(weeks=BEGAN):
                late = dt.timedelta(days=number + 1)
                thread = f"{one['thread_id']}/{number}"
                person = f"{one['person_id']}/{number}"
                rows.append(
                    {
                        **one,
                        "thread_id": thread,
                        "person_id": person,
                        "happened_at": one["happened_at"] + late,
                    }
                )
    assert not of_cards(spoken(rows)).is_alarm


def test_new_accounts_that_always_complained_more_are_no_rise() -> None:
    # Half of the accounts are heard only since, and complain of cards five times as often.
    def mixed(account: int, person: int, week: int) -> bool:
        often = 8 if account % 2 else 40
        return (account * 5 + person * 11 + week) % often == 0

    rows = [
        one
        for one in rows_of(mixed)
        if int(one["account_id"][1:]) % 2 == 0
        or one["happened_at"] >= BEGIN + dt.timedelta(weeks=BEGAN)
    ]
    assert not of_cards(spoken(rows)).is_alarm


def test_too_few_people_are_too_few_to_say() -> None:
    def few(account: int, person: int, week: int) -> bool:
        return account < 9 and person == 0 and week == 70 + account % 5

    cards = of_cards(spoken(rows_of(few)))
    assert (cards.people, cards.groups, cards.is_enough) == (9, 9, False)
    assert (cards.p_value, cards.rise) == (None, None)


def test_an_account_with_enough_people_has_alarms_of_its_own() -> None:
    rows = rows_of(steady)
    for person in range(3, 40):
        rows += [row(4, person, "fees", week, pains=0) for week in range(0, WEEKS, 2)]
        rows.append(row(4, person, "cards", person, pains=1) if person < 9 else rows[0])
        if person >= 12:
            rows.append(row(4, person, "cards", BEGAN + person % 12, pains=1))
    told = spoken([dict(one) for one in {(*map(str, one.values()),): one for one in rows}.values()])
    alarms = [one for one in examined(told)[0] if one.is_alarm]
    (own,) = (one for one in alarms if one.account is not None)
    assert (told.accounts[own.account or 0], told.themes[own.theme]) == ("a04", "cards")
    assert own.rise is not None
    assert abs(own.rise.week - BEGAN) <= 1
    assert own.rise.people >= 28
    # Of all customers together it is one account's affair.
    assert [one for one in alarms if one.account is None] == []


def test_people_in_one_conversation_are_one_group() -> None:
    person = np.array([1, 2, 3, 3, 4], np.int32)
    thread = np.array([7, 7, 8, 9, 9], np.int32)
    # 1 and 2 were in one call; 3 and 4 in another.
    assert groups_of(person, thread).tolist() == [0, 0, 1, 1, 1]


def test_the_order_of_rows_does_not_matter() -> None:
    rows = rows_of(risen)
    mixed = rows.copy()
    random.Random(3).shuffle(mixed)
    assert examined(spoken(mixed)) == examined(spoken(rows))


def test_saying_it_twenty_times_in_a_conversation_changes_nothing() -> None:
    rows = rows_of(risen)
    often = [{**one, "statements": 20, "pains": 20 * one["pains"]} for one in rows]
    assert examined(spoken(often)) == examined(spoken(rows))


def test_a_few_weeks_of_words_are_no_before() -> None:
    rows = [one for one in rows_of(risen) if one["happened_at"] < BEGIN + dt.timedelta(weeks=2)]
    assert examined(spoken(rows))[0] == []
