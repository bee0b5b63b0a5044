from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.answers import open_answers
from outsidein.ask.needs import ACCOUNT, ALL, SEGMENT, needs_of, needs_of_account, needs_of_all
from outsidein.customer.shares.tables import FEWEST_PEOPLE, NEED_SHARE
from outsidein.errors import NotFound
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from outsidein.record.workspace import Workspace

FIRST, LAST = (dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC) for day in (1, 9))


def share(scope: str, scope_id: str, theme_id: str, **told: Any) -> dict[str, Any]:
    usual = {
        "people": 2,
        "people_heard": 3,
        "accounts": 1,
        "statements": 3,
        "share": 0.3,
        "low": 0.1,
        "high": 0.6,
        "trend": "steady",
        "change": 0.0,
        "change_low": -0.2,
        "change_high": 0.2,
        "kinds": ["pain"],
        "roles": ["user"],
        "departments": ["sales"],
        "first_at": FIRST,
        "last_at": LAST,
    }
    return {**usual, "scope": scope, "scope_id": scope_id, "theme_id": theme_id, **told}


NOTHING = {"share": None, "low": None, "high": None, "trend": "too few"}
ROWS = [
    share("account", "sorrel", "cards", share=0.2),
    share("account", "sorrel", "fees", share=0.4, paid_last_year=Decimal("12.50"), currency="EUR"),
    share("account", "kestrel", "fees", people=1, people_heard=1, **NOTHING),
    share("segment", "s1", "cards", accounts=2),
    share("all", "all", "cards", share=0.25, accounts=2, people_heard=5),
    share("all", "all", "fees", share=0.35, accounts=2, people_heard=5),
]


@pytest.fixture(scope="module")
def shared(answered: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give the answers that were written by hand, with shares beside them."""
    workspace = create_workspace(tmp_path_factory.mktemp("shared"), name="Ours")
    shutil.copyfile(answered.answers, workspace.answers)
    store = Store(workspace.answers, spill=workspace.folder / "spill")
    store.keep("need_share", pa.Table.from_pylist(ROWS, schema=NEED_SHARE.schema))
    store.keep("segment_account", pa.table({"account_id": ["leeds"], "segment_id": ["s1"]}))
    store.close()
    return workspace


@pytest.fixture
def connection(shared: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_answers(shared) as opened:
        yield opened


def test_the_largest_share_comes_first(connection: duckdb.DuckDBPyConnection) -> None:
    found = needs_of(connection, ACCOUNT, "sorrel")
    assert [(need.name, need.broader, need.share) for need in found.needs] == [
        ("fee, charged", "money, cost", 0.4),
        ("card, lost", None, 0.2),
    ]
    assert (found.people_heard, found.too_few, found.needs_told) == (3, False, 2)
    fees = found.needs[0]
    assert (fees.paid_last_year, fees.currency) == (Decimal("12.50"), "EUR")
    assert (fees.first_at, fees.last_at) == (FIRST, LAST)


def test_each_need_has_the_words_behind_it(connection: duckdb.DuckDBPyConnection) -> None:
    _, cards = needs_of(connection, ACCOUNT, "sorrel").needs
    assert sorted(quote.statement_id for quote in cards.quotes) == ["s01", "s03"]
    assert {quote.account for quote in cards.quotes} == {"Sorrel Foods"}


def test_words_of_all_are_of_different_accounts(connection: duckdb.DuckDBPyConnection) -> None:
    fees, cards = needs_of(connection, ALL, ALL).needs
    assert [quote.account for quote in cards.quotes] == ["Sorrel Foods", "Sorrel Foods Leeds"]
    assert {quote.account for quote in fees.quotes} == {"Sorrel Foods", "Kestrel Dental"}


def test_words_of_a_segment_are_of_its_accounts(connection: duckdb.DuckDBPyConnection) -> None:
    (cards,) = needs_of(connection, SEGMENT, "s1").needs
    assert [quote.account for quote in cards.quotes] == ["Sorrel Foods Leeds"]


def test_of_one_person_it_is_said_that_they_are_too_few(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = needs_of(connection, ACCOUNT, "kestrel")
    assert found.too_few
    assert found.people_heard < found.fewest_people == FEWEST_PEOPLE
    assert [(need.share, need.people) for need in found.needs] == [(None, 1)]


def test_a_limit_leaves_needs_out_and_says_so(connection: duckdb.DuckDBPyConnection) -> None:
    found = needs_of(connection, ALL, ALL, limit=1)
    assert (len(found.needs), found.needs_told) == (1, 2)
    assert needs_of(connection, ACCOUNT, "silent").needs == []


def test_workspaces_are_asked_by_name(shared: Workspace) -> None:
    assert needs_of_all(shared, limit=1).needs[0].share == 0.35
    assert [need.share for need in needs_of_account(shared, "Sorrel Foods").needs] == [0.4, 0.2]
    with pytest.raises(NotFound):
        needs_of_account(shared, "Nobody & Sons")
