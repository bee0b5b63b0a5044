from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.segments.answer import write_segments
from outsidein.customer.segments.tables import TABLES
from outsidein.record.tables import DEAL
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNTS, THEMES = 80, 8
BEGUN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SCHEMAS = {
    "happened_at": pa.timestamp("us", tz="UTC"),
    "close_on": pa.date32(),
    "created_at": pa.timestamp("us", tz="UTC"),
}


def said() -> Iterator[dict[str, Any]]:
    """Give what is said: accounts with even numbers speak of even themes, but for their last."""
    for account in range(ACCOUNTS):
        for number in range(8):
            theme = (2 * (number + account) + account) % THEMES if number else 7 - account % THEMES
            yield {
                "statement_id": f"s{account:02}.{number}",
                "account_id": f"a{account:02}",
                "person_id": f"p{account:02}.{number % 2}",
                "role": ("user", "unknown")[number % 2],
                "theme_id": f"t{theme}",
                "department": "support",
                "thread_id": f"talk {account:02}.{number}",
                "happened_at": BEGUN + dt.timedelta(days=number),
                "kind": "pain" if theme == 0 else "want",
                "certainty": 0.9,
                "text": f"{chr(97 + account % 26)} {chr(97 + account // 26)} said theme {theme}",
            }


def deal(
    account: int, *, sort: str | None, won: bool, day: int = 200, **told: Any
) -> dict[str, Any]:
    return {
        "deal_id": f"d{account}{sort}{day}",
        "account_id": f"record of a{account:02}",
        "type": sort,
        "is_closed": True,
        "is_won": won,
        "close_on": BEGUN.date() + dt.timedelta(days=day),
        "created_at": BEGUN + dt.timedelta(days=day - 40 - account % 2),
        **told,
    }


def deals() -> list[dict[str, Any]]:
    """Give deals: even accounts are won, but for every tenth; renewals are by lot."""
    won = [
        deal(one, sort="New Business", won=(one % 2 == 0) != (one % 10 < 2)) for one in range(70)
    ]
    kept = [deal(one, sort=None, name="Renewal", won=one % 3 > 0) for one in range(12)]
    earlier = [deal(0, sort="New Business", won=False, day=100)]
    more = [
        deal(70, sort="Existing Business", won=True),
        deal(71, sort="New", won=True, is_closed=False),
    ]
    return [*won, *kept, *earlier, *more]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("segments")
    made = Store(folder / "answers.duckdb", spill=folder / "spill")
    told = pa.Table.from_pylist([*said()])
    place = told.schema.get_field_index("happened_at")
    told = told.set_column(place, "happened_at", told["happened_at"].cast(SCHEMAS["happened_at"]))
    made.keep("voiced", told)
    made.keep("statement", told.select(["statement_id", "text"]))
    made.view(
        "spoken",
        "SELECT account_id, person_id, role, theme_id, department, thread_id, "
        "min(happened_at) AS happened_at, count(*) AS statements, count(*) AS in_favour, "
        "0::BIGINT AS against, count(*) FILTER (WHERE kind = 'pain') AS pains "
        "FROM voiced GROUP BY ALL",
    )
    themes = {"theme_id": [f"t{one}" for one in range(THEMES)]}
    made.keep("theme", pa.table({**themes, "name": [f"theme {one}" for one in range(THEMES)]}))
    ids = [f"a{one:02}" for one in range(ACCOUNTS)]
    accounts = {
        "account_id": ids,
        "industry": [("Trade", "Law", None)[one % 3] for one in range(ACCOUNTS)],
        "employees": pa.array([20 if one % 2 else 2000 for one in range(ACCOUNTS)], pa.int64()),
        "country": ["DE"] * ACCOUNTS,
    }
    made.keep("account", pa.table(accounts))
    same = {"record_id": [f"record of {one}" for one in ids], "entity_id": ids}
    made.keep("same_as", pa.table({**same, "sort": ["account"] * ACCOUNTS}))
    made.connection.execute("CREATE SCHEMA record")
    made.keep("record.deal", pa.Table.from_pylist(deals(), schema=DEAL.schema))
    write_segments(made)
    yield made
    made.close()


def rows(store: Store, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = store.arrow(query).to_pylist()
    return found


@pytest.fixture(scope="module")
def even(store: Store) -> str:
    (row,) = rows(store, "SELECT segment_id FROM segment_account WHERE account_id = 'a00'")
    return str(row["segment_id"])


def trait(store: Store, segment: str, feature: str, what: str, sort: str = "") -> dict[str, Any]:
    query = f"FROM segment_trait WHERE segment_id = '{segment}' AND feature = '{feature}' "
    (found,) = rows(store, query + f"AND what = '{what}' AND sort LIKE '{sort}%'")
    return found


def test_every_table_has_its_declared_columns(store: Store) -> None:
    for table in TABLES:
        assert store.arrow(f"FROM {table.name}").schema.equals(table.schema), table.name
    names = store.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert ("segment_pick",) not in names


def test_segments_are_counted_and_named_by_the_needs_that_set_them_apart(store: Store) -> None:
    (summary,) = rows(store, "FROM segment_summary")
    assert (summary["verdict"], summary["segments"], summary["accounts"]) == ("groups", 2, 80)
    told = rows(store, "FROM segment")
    assert sum(one["accounts"] for one in told) == summary["placed"] == 80
    assert sum(one["people"] for one in told) == 160
    assert sum(one["statements"] for one in told) == 640
    for one in told:
        first, second = one["name"].split(" + ")
        assert int(first[-1]) % 2 == int(second[-1]) % 2


def test_needs_stand_beside_the_others_with_statements_of_different_accounts(
    store: Store, even: str
) -> None:
    need = trait(store, even, "theme", "t2", "need")
    people = {one["person_id"] for one in said() if int(one["account_id"][1:]) % 2 == 0}
    of_it = {
        one["person_id"] for one in said() if one["person_id"] in people and one["theme_id"] == "t2"
    }
    assert need["figure"] == len(of_it) / len(people)
    assert need["figure"] > need["figure_elsewhere"]
    assert need["low"] < need["figure"] < need["high"]
    assert need["chance"] is None  # needs made the segments
    assert len({one[:3] for one in need["statement_ids"]}) == 3
    by_id = {one["statement_id"]: one for one in said()}
    assert {by_id[one]["theme_id"] for one in need["statement_ids"]} == {"t2"}
    odd = trait(store, even, "theme", "t1", "need")
    assert (odd["rank"], odd["statement_ids"]) == (None, None)


def test_challenges_are_pains(store: Store, even: str) -> None:
    (hurt,) = rows(store, "FROM segment_trait WHERE sort = 'challenge' AND rank IS NOT NULL")
    assert (hurt["segment_id"], hurt["what"], hurt["rank"]) == (even, "t0", 1)
    by_id = {one["statement_id"]: one for one in said()}
    assert {by_id[one]["kind"] for one in hurt["statement_ids"]} == {"pain"}


def test_characteristics_set_a_segment_apart_only_if_that_is_no_accident(
    store: Store, even: str
) -> None:
    size = trait(store, even, "size", "1,000 employees or more")
    assert (size["figure"], size["figure_elsewhere"], size["rank"]) == (1.0, 0.0, 1)
    assert size["chance"] < 0.001
    trade = trait(store, even, "industry", "Trade")
    assert trade["rank"] is None
    assert trade["chance"] > 0.2
    assert trade["counted"] == 27  # of 40, the others' industry is not known


def test_how_they_buy_counts_last_deals_of_accounts(store: Store, even: str) -> None:
    won = trait(store, even, "outcome", "won")
    assert (won["counted"], won["figure"]) == (35, 28 / 35)
    assert won["figure_elsewhere"] == 7 / 35
    assert (won["rank"], won["chance"] < 0.01) == (2, True)  # after the days
    days = trait(store, even, "days", "days to decide")
    assert (days["figure"], days["figure_elsewhere"]) == (40.0, 41.0)
    assert trait(store, even, "outcome", "kept")["counted"] == 6
    role = trait(store, even, "role", "user")
    assert (role["figure"], role["counted"]) == (1.0, 40)  # whose role is unknown is not counted


def test_needs_are_found_to_foretell_what_they_decide(store: Store) -> None:
    told = {
        (one["outcome"], one["basis"], one["against"]): one
        for one in rows(store, "FROM segment_worth")
    }
    won = told["won", "needs", "industry"]
    assert (won["accounts"], won["happened"], won["verdict"]) == (70, 35, "better")
    assert won["pairs_low"] > 0.6
    assert told["won", "industry", "nothing"]["verdict"] == "no better"
    kept = told["kept", "needs", "nothing"]
    assert (kept["accounts"], kept["verdict"], kept["gain"]) == (12, "too few to say", None)
    both = told["both", "needs", "industry"]
    assert (both["accounts"], both["verdict"]) == (82, "better")
    assert both["pairs_right"] < won["pairs_right"]  # renewals are by lot


def test_only_what_was_said_before_the_decision_foretells_it(store: Store) -> None:
    # Decided before the first word, needs tell nothing.
    store.connection.execute("CREATE TABLE held AS FROM record.deal")
    store.connection.execute("UPDATE record.deal SET close_on = DATE '2025-12-01'")
    write_segments(store)
    query = "FROM segment_worth WHERE outcome = 'won' AND basis = 'needs' AND against = 'nothing'"
    (row,) = rows(store, query)
    store.connection.execute("DELETE FROM record.deal; INSERT INTO record.deal FROM held")
    write_segments(store)
    assert row["verdict"] == "no better"


def test_without_words_everything_is_too_few_to_say(store: Store) -> None:
    store.connection.execute("ALTER TABLE spoken RENAME TO heard")
    store.view("spoken", "FROM heard LIMIT 0")
    write_segments(store)
    (summary,) = rows(store, "FROM segment_summary")
    assert (summary["verdict"], summary["accounts"]) == ("too few to say", 0)
    assert store.count("segment_account") == store.count("segment_trait") == 0
    verdicts = rows(store, "SELECT DISTINCT verdict FROM segment_worth")
    assert verdicts == [{"verdict": "too few to say"}]
    store.view("spoken", "FROM heard")
    write_segments(store)
    assert store.count("segment_account") == ACCOUNTS
