from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.segments.finding import BETWEEN, TOO_FEW, Segments, find_segments
from outsidein.customer.spoken import Spoken, spoken_of

ACCOUNTS, THEMES = 60, 12
BEGUN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def rows(*, apart: bool = True, accounts: int = ACCOUNTS) -> list[dict[str, Any]]:
    """Give what accounts of two hidden groups say; all the same if nothing sets them apart."""
    random = np.random.default_rng(0)
    told = []
    for account in range(accounts):
        own = np.where(np.arange(THEMES) % 2 == account % 2, 8.0 if apart else 1.0, 1.0)
        for number in range(12):
            theme = random.choice(THEMES, p=own / own.sum())
            told.append(
                {
                    "account_id": f"account {account:02}",
                    "person_id": f"person {account:02}.{number % 3}",
                    "role": ("user", "champion")[number % 2],
                    "theme_id": f"theme {theme:02}",
                    "department": ("sales", "support")[number % 2],
                    "thread_id": f"talk {account:02}.{number}",
                    "happened_at": BEGUN + dt.timedelta(days=account + 10 * number),
                }
            )
    return told


def spoken(told: list[dict[str, Any]]) -> Spoken:
    made = pa.Table.from_pylist(told)
    ones = pa.array([1] * len(told), pa.int64())
    for name in ("statements", "in_favour", "against", "pains"):
        made = made.append_column(name, ones)
    at = made["happened_at"].cast(pa.timestamp("us", tz="UTC"))
    place = made.schema.get_field_index("happened_at")
    return spoken_of(made.set_column(place, "happened_at", at))


@pytest.fixture(scope="module")
def found() -> Segments:
    return find_segments(spoken(rows()))


def by_account(found: Segments, told: list[dict[str, Any]]) -> dict[str, str | None]:
    accounts = sorted({one["account_id"] for one in told})
    ids = [*found.ids, None]
    return {one: ids[group] for one, group in zip(accounts, found.group.tolist(), strict=True)}


def test_accounts_that_need_the_same_are_one_segment(found: Segments) -> None:
    assert (found.verdict, len(found.ids)) == ("groups", 2)
    placed = by_account(found, rows())
    evens = {placed[one] for number, one in enumerate(sorted(placed)) if number % 2 == 0}
    odds = {placed[one] for number, one in enumerate(sorted(placed)) if number % 2}
    assert len(evens - {None}) == len(odds - {None}) == 1
    assert not (evens & odds) - {None}
    assert found.alike is not None
    assert found.alike > 0.9


def test_the_order_of_rows_is_irrelevant(found: Segments) -> None:
    turned = find_segments(spoken(rows()[::-1]))
    assert turned.ids == found.ids
    assert np.array_equal(turned.group, found.group)
    assert turned.probability == pytest.approx(found.probability)


def test_a_segment_keeps_its_id_when_accounts_say_more_and_others_come(found: Segments) -> None:
    more = rows(accounts=ACCOUNTS + 15)
    assert sorted(find_segments(spoken(more)).ids) == sorted(found.ids)
    early = [one for one in rows() if one["happened_at"] < BEGUN + dt.timedelta(days=120)]
    assert sorted(find_segments(spoken(early)).ids) == sorted(found.ids)


def test_accounts_that_all_need_the_same_fall_into_no_groups() -> None:
    none = find_segments(spoken(rows(apart=False)))
    assert (none.verdict, none.ids, none.mixture) == ("no groups", [], None)
    assert (none.group == -1).all()


def test_few_accounts_are_too_few_to_say() -> None:
    assert find_segments(spoken(rows(accounts=29))).verdict == "too few to say"


def test_who_said_too_little_or_stands_between_belongs_to_none() -> None:
    told = rows()
    quiet = [{**told[0], "account_id": "quiet", "person_id": "q", "theme_id": "theme 01"}]
    torn = [
        {**told[0], "account_id": "torn", "person_id": "t", "theme_id": f"theme {theme:02}"}
        for theme in (0, 1, 2, 3)
    ]
    again = find_segments(spoken([*told, *quiet, *torn]))
    assert again.group[-2:].tolist() == [-1, -1]
    assert again.reason[-2:] == [TOO_FEW, BETWEEN]
    assert len(again.ids) == 2
