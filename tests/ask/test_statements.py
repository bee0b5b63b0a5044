from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.statements import Statement, StatementFilter, by_ids, statements
from outsidein.errors import NotFound

if TYPE_CHECKING:
    import duckdb

    from outsidein.record.workspace import Workspace

NEWEST_FIRST = ["s07", "s11", "s02", "s08", "s09", "s03", "s04", "s05", "s06", "s01", "s10"]


def ids(workspace: Workspace, wanted: StatementFilter, limit: int | None = 50) -> list[str]:
    return [one.statement_id for one in statements(workspace, wanted, limit=limit)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (StatementFilter(), NEWEST_FIRST),  # what has no date comes last
        (StatementFilter(account="kestrel dental"), ["s09"]),
        (StatementFilter(account="leeds"), ["s10"]),
        (StatementFilter(theme="card, lost"), ["s02", "s03", "s01", "s10"]),
        (StatementFilter(theme="fee"), ["s11", "s08", "s09", "s04", "s05", "s06"]),
        (StatementFilter(kind="PAIN"), ["s11", "s09", "s01"]),
        (StatementFilter(person="Bob"), ["s02", "s01"]),
        (StatementFilter(person="gosia2"), ["s09"]),
        (StatementFilter(person="Bo Lind"), ["s10"]),
        (StatementFilter(department="Finance"), ["s08"]),
        (StatementFilter(since=dt.date(2026, 3, 6)), ["s07", "s11"]),
        (StatementFilter(side="us"), ["s12"]),
        (StatementFilter(side="us", kind="promise"), ["s12"]),
        (StatementFilter(side="partner"), []),
        (StatementFilter(account="sorrel", theme="fees", department="finance"), ["s08"]),
        (StatementFilter(account="kestrel", kind="want"), []),
    ],
)
def test_what_is_wanted_is_given_the_newest_first(
    answered: Workspace, wanted: StatementFilter, expected: list[str]
) -> None:
    assert ids(answered, wanted) == expected


@pytest.mark.parametrize(("limit", "count"), [(None, 11), (3, 3), (99, 11)])
def test_no_more_than_the_limit(answered: Workspace, limit: int | None, count: int) -> None:
    assert ids(answered, StatementFilter(), limit) == NEWEST_FIRST[:count]


@pytest.mark.parametrize(
    ("wanted", "what", "next_step"),
    [
        (
            StatementFilter(kind="pains"),
            "There is no kind of customers' words “pains”.",
            "want, pain, goal",
        ),
        (
            StatementFilter(kind="want", side="us"),
            "There is no kind of our words “want”.",
            "answer, promise",
        ),
        (StatementFilter(account="foods"), "More than one account", "Sorrel Foods Leeds"),
        (StatementFilter(person="Małgorzata Nowak"), "More than one person", "  gosia2  Kestrel"),
        (StatementFilter(theme="prices"), "There is no theme “prices”.", "outsidein theme"),
    ],
)
def test_a_name_that_nobody_or_more_than_one_has_is_refused(
    answered: Workspace, wanted: StatementFilter, what: str, next_step: str
) -> None:
    with pytest.raises(NotFound) as raised:
        statements(answered, wanted)
    assert raised.value.what.startswith(what)
    assert next_step in raised.value.next_step


def test_a_statement_has_all_that_leads_back_to_it(connection: duckdb.DuckDBPyConnection) -> None:
    found = by_ids(connection, ["s01", "s11", "missing"])
    assert sorted(found) == ["s01", "s11"]
    assert found["s01"] == Statement(
        statement_id="s01",
        text="It swallowed my card.",
        kind="pain",
        person="Bob Miller",
        title="Owner",
        account="Sorrel Foods",
        department="support",
        channel="ticket",
        happened_at=dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC),
        theme="card, lost",
        side="customer",
        source="zendesk",
        place="tickets.json:1",
        url="https://help.example/s01",
    )
    assert found["s11"].account is None


def test_what_cleaning_found_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    found = by_ids(connection, ["s01", "s11"])
    assert (found["s01"].doubtful, found["s01"].stripped) == (False, [])
    assert (found["s11"].doubtful, found["s11"].stripped) == (True, ["quote"])


def test_a_broader_need_has_what_its_themes_have(answered: Workspace) -> None:
    def ids(theme: str) -> set[str]:
        found = statements(answered, StatementFilter(theme=theme), limit=None)
        return {one.statement_id for one in found}

    assert ids("money, cost") == ids("fee, charged") == {"s04", "s05", "s06", "s08", "s09", "s11"}
    assert ids("card, lost") == {"s01", "s02", "s03", "s10"}
