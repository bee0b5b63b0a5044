from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.gap_records import turned_round
from outsidein.ask.gaps import gap_between, gaps
from outsidein.customer.between.tables import TABLES
from outsidein.errors import NotFound, UserError
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace

DEPARTMENTS = ("finance", "sales", "support")


def _part(name: str, value: float | None, doubt: float | None) -> dict[str, float | None]:
    return {
        name: value,
        f"{name}_low": None if value is None else value - 0.01,
        f"{name}_high": None if value is None else value + 0.01,
        f"{name}_q_value": doubt,
    }


def _gap(
    theme: str, exposure: float | None, perception: float | None, cause: str
) -> dict[str, Any]:
    difference = None if exposure is None or perception is None else exposure + perception
    doubts = (None, None, None) if difference is None else (0.02, 0.5, 0.01)
    return {
        "department_a": "sales",
        "department_b": "support",
        "theme_id": theme,
        "share_a": 0.3,
        "share_b": 0.3 - (difference or 0),
        **_part("difference", difference, doubts[0]),
        **_part("exposure", exposure, doubts[1]),
        **_part("perception", perception, doubts[2]),
        "cause": cause,
        "statement_ids_a": ["s02"],
        "statement_ids_b": ["s01", "gone"],
    }


WRITTEN: dict[str, list[dict[str, Any]]] = {
    "department_gap": [
        _gap("cards", 0.04, 0.18, "perception"),
        _gap("fees", 0.02, -0.27, "both"),
        _gap("bills", None, None, "too few"),
    ],
    "department_need": [
        {"department": one, "theme_id": theme, "people": 10 * place, "people_heard": 40}
        for place, one in enumerate(DEPARTMENTS)
        for theme in ("cards", "fees", "bills")
    ],
    "department_pair": [
        {
            "department_a": one,
            "department_b": other,
            "people_a": 40 if one == "sales" else 8,
            "people_b": 50,
            "people_both": 7,
            "accounts_a": 4,
            "accounts_b": 5,
            "accounts_both": 3,
        }
        for one, other in (("finance", "sales"), ("finance", "support"), ("sales", "support"))
    ],
    "department_role": [
        {"department": "finance", "role": "user", "people": 8},
        {"department": "sales", "role": "economic_buyer", "people": 30},
        {"department": "sales", "role": "user", "people": 10},
        {"department": "support", "role": "user", "people": 50},
    ],
    "unheard_person": [
        {"account_id": "sorrel", "person_id": str(number), "departments": heard}
        for number, heard in enumerate(([], ["sales"], ["sales"], ["support"]))
    ],
}


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory, answered: Workspace) -> Workspace:
    """Copy the answers written by hand, with what departments hear."""
    workspace = create_workspace(tmp_path_factory.mktemp("compared"), name="Ours")
    workspace.answers.write_bytes(answered.answers.read_bytes())
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    for table in TABLES:
        told = WRITTEN[table.name]
        store.keep(table.name, pa.Table.from_pylist(told, schema=table.schema))
    store.close()
    return workspace


def test_two_departments_differ_most_on_what_comes_first(compared: Workspace) -> None:
    gap = gap_between(compared, "sales", "Support")
    assert [(need.name, need.cause) for need in gap.needs] == [
        ("fee, charged", "both"),
        ("card, lost", "perception"),
    ]
    assert gap.too_few == 1
    assert gap.needs[1].difference.value == pytest.approx(0.22)
    assert (gap.needs[1].people_a, gap.needs[1].people_b) == (10, 20)


def test_each_difference_leads_to_the_words_of_both_sides(compared: Workspace) -> None:
    need = gap_between(compared, "sales", "support").needs[1]
    assert [one.text for one in need.quotes_a] == ["Where is it?"]
    assert [one.department for one in need.quotes_a] == ["sales"]
    assert [one.text for one in need.quotes_b] == ["It swallowed my card."]


def test_whom_they_talk_to_is_a_share_of_their_people(compared: Workspace) -> None:
    gap = gap_between(compared, "sales", "support")
    assert [(one.role, one.share_a, one.share_b) for one in gap.roles] == [
        ("user", 0.25, 1.0),
        ("economic_buyer", 0.75, 0.0),
    ]
    assert (gap.only_a, gap.only_b, gap.nobody) == (2, 1, 1)


def test_the_order_asked_for_turns_all_round(compared: Workspace) -> None:
    gap, other = (
        gap_between(compared, *both) for both in (("sales", "support"), ("support", "sales"))
    )
    assert (other.department_a, other.people_a, other.only_a) == ("support", 50, 1)
    need = other.needs[1]
    assert (need.difference.value, need.exposure.value) == pytest.approx((-0.22, -0.04))
    assert (need.perception.low, need.perception.high) == pytest.approx((-0.19, -0.17))
    assert need.quotes_b == gap.needs[1].quotes_a
    assert turned_round(other) == gap


def test_all_pairs_come_with_the_furthest_apart_first(compared: Workspace) -> None:
    found = gaps(compared)
    assert [(pair.department_a, pair.department_b, pair.differ) for pair in found.pairs] == [
        ("sales", "support", 2),
        ("finance", "sales", 0),
        ("finance", "support", 0),
    ]
    first = found.pairs[0]
    assert first.largest is not None
    assert (first.largest.name, first.perception, first.both) == ("fee, charged", 1, 1)
    assert [pair.is_enough for pair in found.pairs] == [True, False, False]
    assert found.unheard == {"": 1, "sales": 2, "support": 1}


def test_a_department_that_heard_nobody_is_not_found(compared: Workspace) -> None:
    with pytest.raises(NotFound, match="legal") as error:
        gap_between(compared, "sales", "legal")
    assert error.value.next_step == "There are: finance, sales, support."


def test_a_department_does_not_differ_from_itself(compared: Workspace) -> None:
    with pytest.raises(UserError, match="itself"):
        gap_between(compared, "sales", "Sales")
