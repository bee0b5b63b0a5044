"""The tables of disagreement, from statements to quotes, on small accounts written by hand."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.customer.inside.answer import write_disagreements
from outsidein.customer.inside.tables import TABLES
from outsidein.pipeline import ANSWERS
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Account, person, need, kind, how many conversations.
SAID = [
    *((f"quiet {one}", f"q{one}.{person}", need, "want", 2)
      for one in range(8) for person in range(3) for need in ("cards", "fees", "pins")),
    *((f"quiet {one}", f"q{one}.0", "fees", "objection", 1) for one in range(3)),
    ("zed", "zed.ann", "cards", "want", 4),
    ("zed", "zed.ben", "cards", "pain", 3),
    ("zed", "zed.ben", "cards", "question", 2),
    ("zed", "zed.cy", "cards", "objection", 4),
    ("zed", "zed.cy", "fees", "want", 2),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("inside")
    made = Store(folder / "answers.duckdb", spill=folder / "spill")
    _fill(made, SAID)
    yield made
    made.close()


def test_the_row_has_both_sides_with_roles_shares_dates_and_quotes(store: Store) -> None:
    (row,) = store.arrow("FROM disagreement").to_pylist()
    assert (row["account_id"], row["theme_id"], row["form"]) == ("zed", "cards", "opposite")
    assert (row["wanting"], row["others"]) == (["zed.ann", "zed.ben"], ["zed.cy"])
    assert (row["wanting_roles"], row["other_roles"]) == (["user"], ["economic_buyer"])
    assert (row["wanting_share"], row["other_share"], row["effect"]) == (1.0, 0.0, 1.0)
    assert row["q_value"] <= 0.1
    assert (row["first_at"].day, row["last_at"].day) == (1, 4)


def test_quotes_are_of_the_sides_own_words_and_none_is_twice_but_for_its_numbers(
    store: Store,
) -> None:
    (row,) = store.arrow("FROM disagreement").to_pylist()
    assert [one.split(" ")[0] for one in row["wanting_ids"]] == ["zed.ann", "zed.ben"]
    assert all(" cards want " in one or " cards pain " in one for one in row["wanting_ids"])
    assert len(row["other_ids"]) == 1
    assert all(one.startswith("zed.cy cards objection") for one in row["other_ids"])


def test_of_every_account_it_is_told_whether_enough_was_said(store: Store) -> None:
    told = {
        row["account_id"]: (row["people"], row["needs"])
        for row in store.arrow("FROM disagreement_judged").to_pylist()
    }
    assert told["quiet 5"] == (3, 3)
    assert told["zed"] == (3, 1)  # of fees only one of them spoke
    assert len(told) == 9


def test_tables_have_the_columns_that_are_declared_and_nothing_is_left_over(store: Store) -> None:
    for table in TABLES:
        assert store.arrow(f"FROM {table.name} LIMIT 0").schema == table.schema
    names = [name for (name,) in store.connection.execute("SHOW TABLES").fetchall()]
    assert "disagreement_found" not in names


def test_nothing_depends_on_the_order_of_rows(store: Store, tmp_path: Path) -> None:
    turned = Store(tmp_path / "turned.duckdb", spill=tmp_path / "turned")
    _fill(turned, SAID[::-1])
    for name in ("disagreement", "disagreement_judged"):
        query = f"FROM {name} ORDER BY account_id"
        assert turned.arrow(query).to_pylist() == store.arrow(query).to_pylist()
    turned.close()


def test_with_no_words_at_all_the_tables_are_empty(tmp_path: Path) -> None:
    made = Store(tmp_path / "empty.duckdb", spill=tmp_path / "empty")
    _fill(made, [])
    assert [made.count(table.name) for table in TABLES] == [0, 0]
    made.close()


def _fill(
    store: Store,
    said: list[tuple[str, str, str, str, int]],
) -> None:
    rows = [
        (account, person, need, kind, number)
        for account, person, need, kind, times in said
        for number in range(times)
    ]
    statements = [_statement(*one) for one in rows]
    people = sorted({(one[0], one[1]) for one in rows})
    told: dict[str, list[dict[str, Any]]] = {
        "statement": statements,
        "touch": [
            {"touch_id": one["touch_id"], "thread_id": one["touch_id"]} for one in statements
        ],
        "statement_theme": [
            {"statement_id": one["statement_id"], "theme_id": row[2], "probability": 1.0}
            for row, one in zip(rows, statements, strict=True)
        ],
        "theme": [
            {
                "theme_id": need,
                "level": "theme",
                "name": need,
                "is_hidden": False,
            }
            for need in ("cards", "plastic", "fees", "pins")
        ],
        "person": [{"person_id": one, "nature": "person"} for _, one in people],
        "buying_group": [
            {
                "account_id": account,
                "person_id": one,
                "role": "economic_buyer" if one == "zed.cy" else "user",
            }
            for account, one in people
        ],
    }
    for name, lines in told.items():
        store.keep(name, pa.Table.from_pylist(lines, schema=ANSWERS[name].schema))
    sql = files("outsidein.customer").joinpath("sql")
    for name in ("voiced", "spoken"):
        store.view(name, sql.joinpath(f"{name}.sql").read_text("utf-8"))
    write_disagreements(store)


def _statement(account: str, person: str, need: str, kind: str, number: int) -> dict[str, Any]:
    name = f"{person} {need} {kind} {number}"
    return {
        "statement_id": name,
        "touch_id": f"touch of {name}",
        "text": f"What they said: {name}.",
        "account_id": account,
        "person_id": person,
        "department": "sales",
        "side": "customer",
        "kind": kind,
        "confidence": 1.0,
        "happened_at": dt.datetime(2026, 3, 1 + number + (kind == "question"), 9, tzinfo=dt.UTC),
    }
