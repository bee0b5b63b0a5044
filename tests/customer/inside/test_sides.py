from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.inside.members import members_of, pairs_of, runs
from outsidein.customer.inside.rows import of_sides
from outsidein.customer.inside.sides import expected_if_alike, sides
from outsidein.customer.inside.usual import usual
from outsidein.customer.spoken import Spoken, spoken_of

ROLES = ("user", "user", "economic_buyer", "economic_buyer")
NEEDS = 6
Counts = dict[str, list[list[int]]]


def spoken(counts: Counts) -> Spoken:
    """Make arrays of how often each person of each account speaks of each need."""
    rows = [
        {
            "account_id": account,
            "person_id": f"{account}/{person}",
            "role": ROLES[person],
            "theme_id": f"need {need}",
            "department": "sales",
            "thread_id": f"{account}/{person}/{need}/{call}",
            "happened_at": dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
            "statements": 1,
            "in_favour": 1,
            "against": 0,
            "pains": 0,
        }
        for account, people in counts.items()
        for person, needs in enumerate(people)
        for need, often in enumerate(needs)
        for call in range(often)
    ]
    return spoken_of(pa.Table.from_pylist(rows))


def alike(accounts: int = 25, seed: int = 3) -> Counts:
    """Users speak of need 0 far more than buyers do, in every account; else all speak alike."""
    random = np.random.default_rng(seed)
    usual_of = {"user": [8, 3, 3, 3, 3, 3], "economic_buyer": [1, 4, 4, 4, 4, 4]}
    return {
        f"a{number:02}": [random.poisson(usual_of[role]).tolist() for role in ROLES]
        for number in range(accounts)
    }


def found(counts: Counts) -> dict[tuple[str, str], tuple[str, list[str], list[str]]]:
    one = spoken(counts)
    members, pairs = members_of(one), pairs_of(one)
    by_role, by_person = sides(one, members, pairs)
    return {
        (one.accounts[pairs.account[pair]], one.themes[pairs.theme[pair]]): (
            row.form,
            [one.people[members.person[member]] for member in row.wanting],
            [one.people[members.person[member]] for member in row.others],
        )
        for pair, row in (of_sides(by_person) | of_sides(by_role)).items()
    }


def test_what_roles_differ_on_everywhere_is_no_disagreement() -> None:
    assert found(alike()) == {}


def test_a_need_that_only_one_side_speaks_of_is_found_with_its_people() -> None:
    counts = alike()
    counts["a07"] = [
        [6, 12, 2, 2, 2, 2],
        [6, 11, 2, 2, 2, 2],
        [1, 0, 8, 8, 8, 8],
        [1, 0, 8, 8, 8, 8],
    ]
    assert found(counts) == {
        ("a07", "need 1"): ("one side", ["a07/0", "a07/1"], ["a07/2", "a07/3"])
    }


def test_people_of_the_same_roles_can_differ() -> None:
    counts = alike()
    counts["a07"] = [
        [6, 14, 2, 2, 2, 2],
        [6, 0, 7, 7, 7, 7],
        [1, 14, 3, 3, 3, 3],
        [1, 0, 8, 8, 8, 8],
    ]
    assert found(counts) == {
        ("a07", "need 1"): ("one side", ["a07/0", "a07/2"], ["a07/1", "a07/3"])
    }


def test_who_speaks_of_a_need_alone_is_found() -> None:
    counts = alike()
    counts["a07"] = [
        [6, 0, 4, 4, 4, 4],
        [6, 0, 4, 4, 4, 4],
        [1, 24, 1, 1, 1, 1],
        [1, 0, 8, 8, 8, 8],
    ]
    assert found(counts) == {("a07", "need 1"): ("alone", ["a07/2"], ["a07/0", "a07/1", "a07/3"])}


def test_one_person_does_not_differ_from_nobody() -> None:
    assert found({"a": [[9, 9, 9, 9, 9, 9]]}) == {}


def test_what_is_usual_for_a_role_is_learned_from_the_other_accounts() -> None:
    one = spoken(alike())
    members, pairs = members_of(one), pairs_of(one)
    known = usual(one, members, pairs)
    need, buyer, user = one.themes.index("need 0"), *map(one.roles.index, sorted(set(ROLES)))
    factor = known.told[:, need] / known.expected[:, need]
    shares = {"user": 8 / 23, "economic_buyer": 1 / 21}
    assert factor[user] / factor[buyer] == pytest.approx(
        shares["user"] / shares["economic_buyer"], rel=0.25
    )
    assert known.own_told.sum(0).tolist() == known.told.sum(1).tolist()
    assert known.own_expected.sum() == pytest.approx(known.expected.sum())


def test_what_is_expected_sums_to_what_was_said() -> None:
    one = spoken(alike(5))
    members, pairs = members_of(one), pairs_of(one)
    seen = expected_if_alike(one, members, pairs)
    assert seen.expected.sum(1) == pytest.approx(pairs.count[seen.pair], rel=1e-3)


def test_members_are_people_within_accounts_and_runs_begin_where_numbers_change() -> None:
    one = spoken(alike(3))
    members = members_of(one)
    assert members.first.tolist() == [0, 4, 8, 12]
    assert members.words.sum() == one.rows
    assert members.by_department.sum() == one.rows
    assert runs(members.account).tolist() == [0, 4, 8]
    assert runs(np.zeros(0, dtype=np.int64)).tolist() == []
