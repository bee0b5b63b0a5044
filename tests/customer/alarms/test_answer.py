from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.alarms.answer import write_alarms
from outsidein.customer.alarms.goals import Goal
from outsidein.customer.alarms.tables import TABLES
from outsidein.record.tables import TABLES as RECORD_TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEGIN = dt.datetime(2025, 1, 6, 9, tzinfo=dt.UTC)
WEEKS, ACCOUNTS, BEGAN = 60, 14, 50
CARDS = ("My card has not come.", "I still wait for the new card.", "Where is the card you sent?")
FEES = ("The fee for a transfer is too high.", "We were charged a fee twice.")
PAGE = "# Delivery\n\nWe are proud of our colours.\n\nA new card arrives within two working days.\n"
GOAL = Goal(text="New cards arrive in two days.", department="sales", period=None, place="g:3")


def complaints() -> Iterator[dict[str, Any]]:
    """Give what is said: each account speaks of fees all the time, and of cards more of late."""
    for account in range(ACCOUNTS):
        for week in range(WEEKS):
            yield said(account, week, "fees", "pain" if (account + week) % 9 == 0 else "want", FEES)
            often = 4 if week >= BEGAN else 40
            if (account * 3 + week) % often == 0:
                yield said(account, week, "cards", "pain", CARDS)


def said(account: int, week: int, theme: str, kind: str, texts: tuple[str, ...]) -> dict[str, Any]:
    return {
        "statement_id": f"{theme} {account:02} {week:02}",
        "touch_id": f"touch {account} {week}",
        "account_id": f"a{account:02}",
        "person_id": f"bob{account:02}",
        "department": "support",
        "channel": "ticket",
        "happened_at": BEGIN + dt.timedelta(weeks=week),
        "side": "customer",
        "kind": kind,
        "text": texts[(account + week) % len(texts)],
        "confidence": 1.0,
        "place": f"tickets.json:{week}",
        "theme_id": theme,
    }


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    rows = [*complaints()]
    promise = {
        **rows[0], "statement_id": "promise", "side": "us", "kind": "promise",
        "touch_id": "elsewhere",
        "text": "The new card you wait for will come tomorrow.",
    }  # fmt: skip
    # A mailbox complains for nobody.
    office = {**rows[-1], "statement_id": "office", "person_id": "office", "theme_id": "cards"}
    made.keep("statement", pa.Table.from_pylist([*rows, promise, office]))
    made.keep(
        "statement_theme",
        pa.Table.from_pylist(
            [
                {"statement_id": one["statement_id"], "theme_id": one["theme_id"]}
                | {"probability": 1.0}
                for one in [*rows, office]
            ]
        ),
    )
    made.keep("theme", pa.table({"theme_id": ["cards", "fees"], "is_hidden": [False, False]}))
    people = [f"bob{account:02}" for account in range(ACCOUNTS)]
    natures = ["person"] * ACCOUNTS + ["shared mailbox"]
    made.keep("person", pa.table({"person_id": [*people, "office"], "nature": natures}))
    made.keep("touch", pa.table({"touch_id": ["none"], "thread_id": ["none"]}))
    made.keep("buying_group", pa.table({"account_id": ["-"], "person_id": ["-"], "role": ["user"]}))
    made.connection.execute("CREATE SCHEMA record")
    made.keep("record.page", RECORD_TABLES["page"].schema.empty_table())
    for name in ("voiced", "spoken"):
        view = files("outsidein.customer").joinpath("sql", f"{name}.sql").read_text("utf-8")
        made.view(name, view)
    yield made
    made.close()


def publish(store: Store, body: str) -> None:
    page = {"page_id": "p", "path": "cards.md", "body": body, "body_format": "markdown"}
    rows = pa.Table.from_pylist([{**page, "place": "cards.md:4"}], RECORD_TABLES["page"].schema)
    store.keep("record.page", rows)


def test_an_alarm_says_what_since_when_who_and_who_first(store: Store) -> None:
    write_alarms(store)
    (alarm,) = store.arrow("FROM alarm").to_pylist()
    assert (alarm["theme_id"], alarm["account_id"]) == ("cards", None)
    began = BEGIN + dt.timedelta(weeks=BEGAN)
    assert abs((alarm["since"] - began).days) <= 7
    assert alarm["since_earliest"] <= began <= alarm["since_latest"]
    assert alarm["low"] < 10 < alarm["high"]
    assert alarm["rate_before"] * alarm["ratio"] == pytest.approx(alarm["rate_now"])
    assert (alarm["people"], alarm["accounts"]) == (ACCOUNTS, ACCOUNTS)
    since = sorted(
        (one["happened_at"], one["statement_id"], one["person_id"])
        for one in complaints()
        if one["theme_id"] == "cards" and one["happened_at"] >= alarm["since"]
    )
    assert alarm["account_ids"] == [f"a{account:02}" for account in range(ACCOUNTS)]
    assert alarm["first_statement_id"] == since[0][1]
    assert alarm["first_person_id"] == since[0][2]
    assert len(alarm["statement_ids"]) == ACCOUNTS
    assert alarm["statement_ids"][0] == since[0][1]
    assert "office" not in alarm["statement_ids"]
    assert alarm["against"] is None


def test_what_was_examined_is_told(store: Store) -> None:
    write_alarms(store)
    told = store.arrow("FROM alarm_examined ORDER BY theme_id").to_pylist()
    assert [(one["theme_id"], one["is_enough"], one["is_alarm"]) for one in told] == [
        ("cards", True, True),
        ("fees", True, False),
    ]
    assert told[0]["people"] == ACCOUNTS


def test_the_tables_are_as_declared(store: Store) -> None:
    write_alarms(store)
    for table in TABLES:
        assert store.arrow(f"FROM {table.name}").schema.names == table.schema.names


def test_it_is_held_against_the_page_that_binds_us(store: Store) -> None:
    publish(store, PAGE)
    write_alarms(store)
    (alarm,) = store.arrow("FROM alarm").to_pylist()
    assert alarm["against"] == "page"
    assert alarm["against_text"] == "A new card arrives within two working days."
    assert (alarm["against_heading"], alarm["against_place"]) == ("Delivery", "cards.md:8")
    assert 0.65 <= alarm["likeness"] <= 1


def test_it_is_held_against_an_objective(store: Store) -> None:
    write_alarms(store, [GOAL])
    (alarm,) = store.arrow("FROM alarm").to_pylist()
    assert (alarm["against"], alarm["against_place"]) == ("objective", "g:3")


def test_it_is_held_against_a_promise_made_where_somebody_complained(store: Store) -> None:
    store.connection.execute(
        "UPDATE statement SET touch_id = 'touch 0 56', account_id = 'a00' "
        "WHERE statement_id = 'promise'"
    )
    write_alarms(store)
    (alarm,) = store.arrow("FROM alarm").to_pylist()
    assert (alarm["against"], alarm["against_statement_id"]) == ("promise", "promise")
    assert alarm["against_place"] == "tickets.json:0"


def test_a_page_about_something_else_is_not_at_odds(store: Store) -> None:
    publish(store, "# Fees\n\nA transfer costs a fee of 20 cents.\n\nOur office is in Cork.\n")
    write_alarms(store)
    (alarm,) = store.arrow("FROM alarm").to_pylist()
    assert alarm["against"] is None


def test_where_nothing_rises_there_is_no_alarm(store: Store) -> None:
    store.connection.execute("DELETE FROM spoken WHERE theme_id = 'cards'")
    write_alarms(store)
    assert store.count("alarm") == 0
    assert store.count("alarm_examined") == 1


def test_where_nobody_was_heard_there_is_nothing(store: Store) -> None:
    store.connection.execute("DELETE FROM spoken")
    write_alarms(store)
    assert (store.count("alarm"), store.count("alarm_examined")) == (0, 0)
