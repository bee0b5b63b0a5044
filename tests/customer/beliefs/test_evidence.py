from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.customer.beliefs.evidence import FEWEST_PEOPLE, SURE, evidence_of
from outsidein.customer.spoken import Spoken, spoken_of

THEMES = ["cards", "fees", "login", "never"]


def said(person: str, theme: str, **told: Any) -> dict[str, Any]:
    """Make one row of `spoken`; the first letter of a person is their account."""
    return {
        "account_id": person[0],
        "person_id": person,
        "role": "user",
        "theme_id": theme,
        "department": "sales",
        "thread_id": "call 1",
        "happened_at": None,
        "statements": 1,
        "in_favour": 0,
        "against": 0,
        "pains": 0,
        **told,
    }


def spoken(rows: list[dict[str, Any]]) -> Spoken:
    kept = sorted(
        rows,
        key=lambda row: (row["account_id"], row["person_id"], row["theme_id"], row["department"]),
    )
    table = pa.Table.from_pylist(kept)
    place = table.schema.get_field_index("happened_at")
    return spoken_of(
        table.set_column(
            place, "happened_at", table["happened_at"].cast(pa.timestamp("us", tz="UTC"))
        )
    )


def crowd() -> list[dict[str, Any]]:
    """Twelve accounts of two people: all speak of cards, every fourth of fees, one of login."""
    people = [f"{account}{number}" for account in "abcdefghijkl" for number in (1, 2)]
    return [
        *(said(person, "cards") for person in people),
        *(said(person, "fees", department="support") for person in people[::4]),
        said("a1", "login"),
    ]


def test_people_count_not_messages() -> None:
    rows = crowd()
    again = [said("a1", "login", thread_id=f"call {number}", statements=9) for number in range(20)]
    once, often = evidence_of(spoken(rows), THEMES), evidence_of(spoken(rows + again), THEMES)
    assert once.people.tolist() == often.people.tolist() == [24, 6, 1, 0]
    assert (once.shares == often.shares).all()
    assert (once.heard, once.heard_by.tolist()) == (24, [24, 6])
    assert once.by_department.tolist() == [[24, 0, 1, 0], [0, 6, 0, 0]]


def test_places_and_how_sure_they_are() -> None:
    found = evidence_of(spoken(crowd()), THEMES)
    assert found.ranks().tolist() == [1, 2, 3, 4]
    assert found.chance_within(1)[0] == 1
    assert found.chance_within(2)[1] >= SURE
    assert found.chance_within(1)[2] == 0
    low, high = np.quantile(found.shares[:, 1], (0.05, 0.95))
    assert low < 6 / 24 < high


def test_the_order_of_rows_does_not_matter() -> None:
    rows = crowd()
    one, other = evidence_of(spoken(rows), THEMES), evidence_of(spoken(rows[::-1]), THEMES)
    assert (one.shares == other.shares).all()
    assert (one.by_department == other.by_department).all()


def test_some_themes_only_are_ranked_among_themselves() -> None:
    found = evidence_of(spoken(crowd()), THEMES).of(["login", "fees"])
    assert found.ranks().tolist() == [2, 1]
    assert found.people.tolist() == [1, 6]


def test_one_account_counts_its_own_people() -> None:
    found = evidence_of(spoken(crowd()), THEMES, account="a")
    assert (found.heard, found.people.tolist()) == (2, [2, 1, 1, 0])
    assert not found.is_enough
    nobody = evidence_of(spoken(crowd()), THEMES, account="z")
    assert (nobody.heard, nobody.people.tolist(), nobody.shares.sum()) == (0, [0, 0, 0, 0], 0)


def test_who_is_in_two_accounts_is_one_person() -> None:
    found = evidence_of(
        spoken([said("a1", "cards"), said("a1", "cards", account_id="b"), said("b1", "fees")]),
        THEMES,
    )
    assert (found.heard, found.people.tolist()) == (2, [1, 1, 0, 0])


@pytest.mark.parametrize(("people", "enough"), [(FEWEST_PEOPLE - 1, False), (FEWEST_PEOPLE, True)])
def test_fewer_people_are_too_few(people: int, enough: bool) -> None:  # noqa: FBT001
    rows = [said(f"a{number}", "cards") for number in range(people)]
    assert evidence_of(spoken(rows), THEMES).is_enough is enough
