from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.disagreements import disagreeing_accounts, disagreements
from outsidein.ask.people_by_needs import people_by_needs
from outsidein.customer.inside.tables import TABLES as INSIDE_TABLES
from outsidein.customer.tables import TABLES as CUSTOMER_TABLES
from outsidein.customer.wants.tables import TABLES as WANT_TABLES
from outsidein.errors import NotFound
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import Workspace, create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

DECLARED = {
    **ANSWERS,
    **{one.name: one for one in (*CUSTOMER_TABLES, *WANT_TABLES, *INSIDE_TABLES)},
}
# Person, account, need, kinds, how many statements, day of the first.
VOICES = [
    ("ann", "alder", "cards", ["want"], 4, 2),
    ("ben", "alder", "cards", ["pain", "question"], 6, 3),
    ("cy", "alder", "cards", ["objection"], 3, 5),
    ("cy", "alder", "fees", ["question"], 2, 5),
    ("cy", "alder", "pins", ["objection", "want"], 1, 6),
    ("dee", "kestrel", "fees", ["want"], 9, 1),
    ("eve", "kestrel", "pins", ["praise"], 4, 1),
]
ROLES = {"ann": "user", "ben": "user", "cy": "economic_buyer", "dee": "champion"}
FOUND = [
    ("alder", "cards", "opposite", ["ann", "ben"], ["cy"], 1.0, 0.0, 0.02),
    ("kestrel", "fees", "alone", ["dee"], ["eve"], 0.5, 0.0, 0.01),
    ("kestrel", "pins", "opposite", ["dee"], ["eve"], 0.5, 0.0, 0.4),
    ("alder", "pins", "one side", ["cy"], ["ann", "ben"], 0.2, 0.0, 0.01),
]


def when(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = create_workspace(tmp_path_factory.mktemp("asked"), name="Ours")
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    for table, rows in _told().items():
        store.keep(table, pa.Table.from_pylist(rows, schema=DECLARED[table].schema))
    store.close()
    return workspace


def test_an_account_that_pays_comes_first_with_its_clearest_disagreement(asked: Workspace) -> None:
    found = disagreeing_accounts(asked)
    assert [(one.name, one.need, one.form, one.disagreements) for one in found.accounts] == [
        ("Kestrel Dental", "fee, charged", "alone", 2),
        ("Alder Freight", "card, lost", "opposite", 2),  # surer is the other, but it says less
    ]
    assert (found.heard, found.judged) == (3, 2)
    assert found.accounts[0].paid_last_year == Decimal(500)
    assert found.accounts[1].paid_last_year is None


def test_both_sides_have_people_dates_and_their_own_words(asked: Workspace) -> None:
    cards, pins = disagreements(asked, "alder").disagreements
    assert [(one.name, one.statements) for one in cards.wanting.people] == [("Ben", 6), ("Ann", 4)]
    assert cards.wanting.first_at == when(2)
    assert cards.others.first_at == when(5)
    assert [one.text for one in cards.wanting.quotes] == ["ann speaks of cards."]
    assert [one.text for one in cards.others.quotes] == ["cy speaks of cards."]
    assert cards.others.instead == ["fee, charged", "pin, blocked"]
    assert pins.form == "one side"
    assert [(one.name, one.statements, one.first_at) for one in pins.others.people] == [
        ("Ann", 0, None),
        ("Ben", 0, None),
    ]


def test_what_is_only_worth_a_look_comes_last_though_it_is_opposite(asked: Workspace) -> None:
    fees, pins = disagreements(asked, "kestrel").disagreements
    assert (fees.name, fees.is_sure) == ("fee, charged", True)
    assert (pins.form, pins.is_sure) == ("opposite", False)
    assert people_by_needs(asked, "kestrel").needs == ["fee, charged", "pin, blocked"]


def test_an_account_of_few_words_says_so(asked: Workspace) -> None:
    found = disagreements(asked, "Quiet Mills")
    assert (found.people, found.needs, found.disagreements) == (1, 0, [])
    assert disagreements(asked, "Never Heard").needs == 0


def test_a_name_that_nobody_has_is_told_with_near_ones(asked: Workspace) -> None:
    with pytest.raises(NotFound) as raised:
        disagreements(asked, "Kestrell Dental")
    assert raised.value.next_step == "Did you mean: Kestrel Dental?"


def test_the_matrix_has_contested_needs_first_and_a_stance_for_everybody(asked: Workspace) -> None:
    found = people_by_needs(asked, "Alder Freight")
    assert found.needs == ["card, lost", "pin, blocked", "fee, charged"]
    assert found.people == [("Cy", "economic_buyer"), ("Ann", "user"), ("Ben", "user")]
    assert found.stances == [
        ["objects", "wants and objects", "speaks"],
        ["wants", "silent", "silent"],
        ["wants", "silent", "silent"],
    ]
    assert (found.left_out, found.needs_left_out) == (0, 0)


def _told() -> dict[str, list[dict[str, Any]]]:
    names = {"cards": "card, lost", "fees": "fee, charged", "pins": "pin, blocked"}
    accounts = {
        "alder": "Alder Freight",
        "kestrel": "Kestrel Dental",
        "quiet": "Quiet Mills",
        "never": "Never Heard",
    }
    judged = [("alder", 3, 2), ("kestrel", 2, 1), ("quiet", 1, 0)]
    people = sorted({one[0] for one in VOICES})
    return {
        "account": [{"account_id": key, "name": name} for key, name in accounts.items()],
        "theme": [
            {
                "theme_id": key,
                "name": name,
                "level": "theme",
                "is_hidden": False,
            }
            for key, name in names.items()
        ],
        "person": [
            {"person_id": one, "name": one.title(), "nature": "person", "side": "customer"}
            for one in people
        ],
        "membership": [],
        "buying_group": [
            {"account_id": account, "person_id": person, "role": ROLES[person]}
            for person, account in {(one[0], one[1]) for one in VOICES if one[0] in ROLES}
        ],
        "disagreement": list(_found()),
        "disagreement_judged": [
            dict(zip(("account_id", "people", "needs"), one, strict=True)) for one in judged
        ],
        "account_money": [
            {
                "account_id": "kestrel",
                "currency": "EUR",
                "paid_last_year": Decimal(500),
                "is_paying": True,
            }
        ],
        **_words(),
    }


def _found() -> Iterator[dict[str, Any]]:
    for account, theme, form, wanting, others, share, other_share, q_value in FOUND:
        yield {
            "account_id": account,
            "theme_id": theme,
            "form": form,
            "wanting": wanting,
            "others": others,
            "wanting_roles": sorted({ROLES.get(one, "unknown") for one in wanting}),
            "other_roles": sorted({ROLES.get(one, "unknown") for one in others}),
            "wanting_share": share,
            "other_share": other_share,
            "effect": share - other_share,
            "p_value": 0.004,
            "q_value": q_value,
            "is_sure": q_value <= 0.1,
            "wanting_ids": [f"{wanting[0]} {theme}"],
            "other_ids": [f"{others[0]} {theme}"] if form == "opposite" else [],
            "first_at": when(1),
            "last_at": when(9),
        }


def _words() -> dict[str, list[dict[str, Any]]]:
    ids = [f"{person} {need}" for person, _, need, *_ in VOICES]
    return {
        "account_need_person": [
            {
                "account_id": account,
                "theme_id": need,
                "person_id": person,
                "statements": often,
                "departments": ["sales"],
                "kinds": kinds,
                "first_at": when(day),
                "last_at": when(day + 1),
            }
            for person, account, need, kinds, often, day in VOICES
        ],
        "statement": [
            {
                "statement_id": name,
                "touch_id": f"touch of {name}",
                "person_id": one[0],
                "account_id": one[1],
                "text": f"{one[0]} speaks of {one[2]}.",
                "kind": one[3][0],
                "side": "customer",
                "department": "sales",
                "happened_at": when(one[5]),
                "place": "tickets.json:1",
                "doubtful": False,
                "stripped": [],
            }
            for name, one in zip(ids, VOICES, strict=True)
        ],
        "statement_theme": [
            {"statement_id": name, "theme_id": one[2], "probability": 1.0}
            for name, one in zip(ids, VOICES, strict=True)
        ],
        "touch": [{"touch_id": f"touch of {name}"} for name in ids],
        "voiced": [],
        "account_person": [
            {"account_id": account, "person_id": person, "side": "customer", "name": person.title()}
            for person, account in sorted({(one[0], one[1]) for one in VOICES})
        ],
    }
