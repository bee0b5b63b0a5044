from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.shares.counts import Counts, counts_of, once_each
from outsidein.customer.spoken import spoken_of

NEWEST = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)


def counts(*rows: dict[str, Any], half_life: float = 0) -> Counts:
    """Count words of Cleo of Alder's about cards in one call, where nothing else is said."""
    usual = {
        "account_id": "alder",
        "person_id": "cleo",
        "role": "user",
        "theme_id": "cards",
        "department": "sales",
        "thread_id": "call",
        "happened_at": NEWEST,
        "statements": 1,
        "in_favour": 0,
        "against": 0,
        "pains": 0,
    }
    table = pa.Table.from_pylist([usual | row for row in rows])
    return counts_of(spoken_of(table), half_life=half_life)


def test_a_person_gives_a_theme_the_share_of_conversations_about_it() -> None:
    found = counts(
        {}, {"thread_id": "mail"}, {"thread_id": "chat"}, {"theme_id": "fees", "thread_id": "chat"}
    )
    assert found.cells.share.tolist() == [0.75, 0.25]
    assert found.voices.number.tolist() == [4]


def test_saying_it_twenty_times_in_one_conversation_changes_nothing() -> None:
    once, often = (
        ({"statements": 1}, {"thread_id": "mail"}),
        ({"statements": 20}, {"thread_id": "mail"}),
    )
    assert counts(*once).cells.share.tolist() == counts(*often).cells.share.tolist()


def test_two_departments_in_one_conversation_hear_one_thing() -> None:
    found = counts({}, {"department": "support"}, {"theme_id": "fees", "thread_id": "mail"})
    assert found.cells.share.tolist() == [0.5, 0.5]
    assert len(found.occasions.theme) == 2


def test_whoever_is_in_two_accounts_has_a_voice_in_each() -> None:
    found = counts({}, {"account_id": "kestrel", "theme_id": "fees"})
    assert found.voices.account.tolist() == [0, 1]
    assert found.voices.person.tolist() == [0, 0]
    assert found.pair_account.tolist() == [0, 1]
    assert found.pair_theme.tolist() == [0, 1]


def test_words_lose_half_their_weight_in_a_half_life() -> None:
    old = {"theme_id": "fees", "thread_id": "mail", "happened_at": NEWEST - dt.timedelta(days=100)}
    found = counts({}, old, half_life=100)
    assert found.cells.share.tolist() == pytest.approx([2 / 3, 1 / 3])
    # One that weighs 1 and one that weighs a half tell as much as 1.8 that weigh the same.
    assert found.voices.number.tolist() == pytest.approx([1.5**2 / 1.25])
    assert counts({}, old, half_life=0).cells.share.tolist() == [0.5, 0.5]


def test_what_has_no_time_is_of_middling_age() -> None:
    days = [NEWEST - dt.timedelta(days=age) for age in (0, 100, 400)]
    rows = [{"thread_id": str(place), "happened_at": at} for place, at in enumerate(days)]
    found = counts(*rows, {"thread_id": "undated", "happened_at": None}, half_life=100)
    assert sorted(found.occasions.weight.tolist()) == pytest.approx([1 / 16, 0.5, 0.5, 1])


def test_different_keys_come_once_and_in_order() -> None:
    assert once_each(np.array([3, 1, 3, 2, 1])).tolist() == [1, 2, 3]
    assert once_each(np.array([], dtype=np.int64)).tolist() == []
