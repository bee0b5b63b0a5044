from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from outsidein.ask.deciding import today
from outsidein.ask.wants import Wants, wants, whole_want
from outsidein.ask.wants_seen import note
from outsidein.customer.wants.answer import write_wants
from outsidein.errors import NotFound
from outsidein.record.facts import append_facts, fact_files, read_facts
from outsidein.record.tables import TABLES, WANT_SEEN
from outsidein.record.workspace import Workspace, open_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

PAID = [("sorrel", "EUR", 120), ("sorrel", "USD", 30), ("kestrel", "EUR", 40)]


def answer_wants(folder: Path, paid: list[tuple[str, str, int]], sql: str = "") -> Workspace:
    """Answer what is wanted in a workspace, after changing what was said, with such payments."""
    workspace = open_workspace(folder)
    store = Store(workspace.answers, spill=folder / "spill")
    if sql:
        store.connection.execute(sql)
    voiced = files("outsidein.customer").joinpath("sql", "voiced.sql").read_text("utf-8")
    store.view("voiced", voiced)
    store.connection.execute("CREATE SCHEMA IF NOT EXISTS record")
    told = [
        {
            "account_id": account,
            "currency": currency,
            "amount": Decimal(amount),
            "happened_at": dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
            "kind": "payment",
        }
        for account, currency, amount in paid
    ]
    store.keep("record.payment", pa.Table.from_pylist(told, schema=TABLES["payment"].schema))
    store.keep("record.deal", TABLES["deal"].schema.empty_table())
    write_wants(store, "EUR")
    store.close()
    return workspace


@pytest.fixture
def workspace(answered: Workspace, tmp_path: Path) -> Workspace:
    """Give a workspace where three accounts want something about fees, and one about cards."""
    shutil.copytree(answered.folder, tmp_path / "workspace")
    wanted = "UPDATE statement SET kind = 'want' WHERE statement_id IN ('s04', 's08', 's09', 's10')"
    at_leeds = "UPDATE statement_theme SET theme_id = 'fees' WHERE statement_id = 's10'"
    return answer_wants(tmp_path / "workspace", PAID, f"{wanted}; {at_leeds}")


def seen(workspace: Workspace, day: str, **then: Any) -> None:
    """Note one want as if on an earlier day."""
    at = dt.datetime.fromisoformat(day).replace(hour=12, tzinfo=dt.UTC)
    stood = {"theme_id": "fees", "name": "fee, charged", "rank": 2, "accounts": 2, "people": 1}
    counted = {"paying_accounts": 1, "right_accounts": 1, "currency": "EUR"}
    row = {"seen_at": at, **stood, **counted, "paid_last_year": Decimal(1), **then}
    append_facts(workspace.record, WANT_SEEN, [row])


def test_a_want_has_its_accounts_money_kinds_and_words(workspace: Workspace) -> None:
    found = wants(workspace)
    assert [(one.name, one.rank) for one in found.wants] == [
        ("fee, charged", 1),
        ("card, lost", None),
    ]
    fees, _ = found.wants
    assert (fees.accounts, fees.paying_accounts, fees.right_accounts) == (3, 2, 2)
    assert (fees.people, fees.statements, fees.broader) == (3, 4, "money, cost")
    assert (fees.currency, fees.paid_last_year) == ("EUR", Decimal(160))
    (dollars,) = fees.other_money
    assert (dollars.currency, dollars.paid_last_year) == ("USD", Decimal(30))
    assert fees.kinds == {}  # a mailbox asks, and a mailbox is nobody
    assert {one.account for one in fees.quotes} == {
        "Sorrel Foods", "Kestrel Dental", "Sorrel Foods Leeds"
    }  # fmt: skip
    assert fees.quotes[-1].account == "Sorrel Foods Leeds"  # it pays nothing
    assert (found.since, found.gone, fees.before) == (None, [], None)
    assert found.to_at == dt.datetime(2026, 3, 9, 9, tzinfo=dt.UTC)
    assert found.has_payments


def test_one_want_has_every_account_behind_it(workspace: Workspace) -> None:
    found = whole_want(workspace, "charged")
    assert [(one.name, one.is_right) for one in found.accounts] == [
        ("Sorrel Foods", True),
        ("Kestrel Dental", True),
        ("Sorrel Foods Leeds", False),
    ]
    sorrel, _, leeds = found.accounts
    assert [(one.currency, one.paid_last_year) for one in sorrel.money] == [
        ("EUR", Decimal(120)),
        ("USD", Decimal(30)),
    ]
    assert sorrel.reason == "a customer for less than a year"
    assert (leeds.reason, leeds.money) == ("no payment is known", [])
    assert leeds.quote.text == "May two share it?"


def test_a_theme_nobody_wants_anything_about_is_no_want(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match=r"No account wants anything about “one bill”"):
        whole_want(workspace, "one bill")


def test_wants_of_one_account_are_in_its_words_with_the_rank_of_all(workspace: Workspace) -> None:
    found = wants(workspace, account="kestrel")
    assert [(one.name, one.rank, one.accounts) for one in found.wants] == [("fee, charged", 1, 3)]
    assert [one.text for one in found.wants[0].quotes] == ["The fee came twice."]
    assert found.account == "Kestrel Dental"
    assert not note(workspace, found)
    assert wants(workspace, account="quiet mills").wants == []


def test_without_payments_the_order_is_by_accounts(workspace: Workspace) -> None:
    answer_wants(workspace.folder, [])
    found = wants(workspace)
    assert (found.has_payments, found.to_at) == (False, None)
    assert [one.accounts for one in found.wants] == [3, 1]


def test_last_time_is_the_last_day_before_today(workspace: Workspace) -> None:
    seen(workspace, "2026-01-05", rank=5)
    seen(workspace, "2026-02-05", rank=4)
    assert note(workspace, wants(workspace))
    found = wants(workspace)
    assert found.since == dt.date(2026, 2, 5)
    assert [one.before.rank if one.before else "new" for one in found.wants] == [4, "new"]
    earlier = wants(workspace, since=dt.date(2026, 2, 4))
    assert earlier.since == dt.date(2026, 1, 5)
    assert whole_want(workspace, "fees", since=dt.date(2026, 2, 4)).want.before.rank == 5  # type: ignore[union-attr]
    assert wants(workspace, since=today()).wants[0].before.accounts == 3  # type: ignore[union-attr]


def test_the_same_list_is_noted_once_a_day(workspace: Workspace) -> None:
    assert note(workspace, wants(workspace))
    assert not note(workspace, wants(workspace))
    answer_wants(workspace.folder, [*PAID, ("leeds", "EUR", 1)])
    assert note(workspace, wants(workspace))
    assert len(fact_files(workspace.record, "want_seen")) == 2
    told = read_facts(workspace.record, WANT_SEEN).to_pylist()
    assert [(one["theme_id"], one["rank"], one["paying_accounts"]) for one in told] == [
        ("fees", 1, 2), ("cards", None, 1), ("fees", 1, 3), ("cards", None, 1)
    ]  # fmt: skip
    assert len({one["want_seen_id"] for one in told}) == 4


def test_a_day_before_the_first_time_is_said_to_be_that(workspace: Workspace) -> None:
    with pytest.raises(NotFound) as nothing:
        wants(workspace, since=dt.date(2026, 1, 1))
    assert "--note" in nothing.value.next_step
    seen(workspace, "2026-01-05")
    with pytest.raises(NotFound) as later:
        wants(workspace, since=dt.date(2026, 1, 1))
    assert later.value.next_step == "The first days on which it was: 2026-01-05."


@pytest.mark.parametrize(
    ("theme", "sql", "became"),
    [
        ("weather", "", "hidden by you"),
        ("bills", "", "no account wants it now"),
        ("tolls", "", None),
        (
            "tolls",
            (
                "INSERT INTO theme_decision BY NAME SELECT 2 AS number, 'merge' AS what, "
                "['fees', 'tolls'] AS theme_ids, ['fee, charged', 'tolls'] AS theme_names, "
                "'in force' AS outcome"
            ),
            "merged into “fee, charged”",
        ),
        (
            "tolls",
            (
                "INSERT INTO theme_change BY NAME SELECT 'tolls' AS theme_id, "
                "'merged_into' AS what, 'fee, charged' AS other_name, 3 AS finding"
            ),
            "merged into “fee, charged”",
        ),
    ],
)
def test_what_is_gone_is_told_with_what_became_of_it(
    workspace: Workspace, theme: str, sql: str, became: str | None
) -> None:
    answer_wants(workspace.folder, PAID, sql)
    seen(workspace, "2026-01-05", theme_id=theme, name="as it was")
    found: Wants = wants(workspace)
    assert [(one.before.name, one.became) for one in found.gone] == [("as it was", became)]
    assert wants(workspace, account="kestrel").gone == []
