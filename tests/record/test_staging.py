"""Staging: rows gathered, written aside, and those that don't fit set apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from outsidein.record import staging as staging_module
from outsidein.record.ids import row_id
from outsidein.record.staging import Staging
from outsidein.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    return Staging(tmp_path, part="000000", import_id="20260101")


@pytest.fixture
def rows(tmp_path: Path, staging: Staging) -> Callable[[str], list[dict[str, Any]]]:
    """End the staging, and give the rows of one table."""

    def rows_of(table: str) -> list[dict[str, Any]]:
        staging.close()
        told = pq.read_table(tmp_path / table / "000000.parquet")
        assert told.schema.equals(TABLES[table].schema)
        found: list[dict[str, Any]] = told.to_pylist()
        return found

    return rows_of


def test_a_row_is_kept_with_its_id_its_origin_and_nothing_for_the_rest(
    staging: Staging, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    told = {"subject": "Hello"}
    staging.add("touch", "ticket:1", told, source="zendesk", place="t.json:1", extra={"b": 1})
    (row,) = rows("touch")
    assert row["touch_id"] == row_id("zendesk", "ticket:1")
    assert (row["source"], row["source_id"], row["place"]) == ("zendesk", "ticket:1", "t.json:1")
    assert (row["subject"], row["body"], row["extra"]) == ("Hello", None, '{"b": 1}')
    assert row["import_id"] == "20260101"
    assert staging.counts == {"touch": 1}


def test_the_same_content_has_the_same_hash_wherever_it_was_read(
    staging: Staging, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    for subject, place in (("Hello", "a:1"), ("Hello", "b:7"), ("Hello!", "a:1")):
        staging.add("touch", "ticket:1", {"subject": subject}, source="zendesk", place=place)
    first, again, other = (row["row_hash"] for row in rows("touch"))
    assert first == again != other


def test_who_is_told_of_again_and_again_is_kept_once(
    staging: Staging, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    for name in ("Ana", "Ana", "Ana Ruiz", "Ana"):
        staging.add("person", "user:7", {"name": name}, source="zendesk", place="x")
    assert [row["name"] for row in rows("person")] == ["Ana", "Ana Ruiz"]
    assert staging.counts == {"person": 2}


def test_memory_does_not_grow_with_the_rows(
    staging: Staging,
    rows: Callable[[str], list[dict[str, Any]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(staging_module, "ROWS_HELD", 10)
    for number in range(25):
        staging.add("touch", f"ticket:{number}", {}, source="zendesk", place="x")
        assert len(staging._held.get("touch", ())) < 10
    assert [row["source_id"] for row in rows("touch")] == [f"ticket:{n}" for n in range(25)]


def test_large_rows_are_written_before_they_are_many(
    staging: Staging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging_module, "BYTES_HELD", 1000)
    staging.add("touch", "ticket:1", {"body": "x" * 2000}, source="zendesk", place="x")
    assert staging._held == {}
    staging.close()


def test_a_value_that_fits_no_column_costs_its_row_alone(
    staging: Staging, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    for number, amount in enumerate((Decimal("1.00"), "a lot", Decimal("1e30"), Decimal("2.00"))):
        staging.add(
            "payment", f"p:{number}", {"amount": amount}, source="own", place=f"p.csv:{number}"
        )
    assert [row["amount"] for row in rows("payment")] == [Decimal("1.00"), Decimal("2.00")]
    assert [(row["reason"], row["place"], row["excerpt"]) for row in rows("rejected")] == [
        ("value does not fit its column", "p.csv:1", "amount: 'a lot'"),
        ("value does not fit its column", "p.csv:2", "amount: Decimal('1E+30')"),
    ]
    assert staging.counts == {"payment": 2, "rejected": 2}


def test_half_a_character_is_replaced_and_the_row_stays(
    staging: Staging, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    told = {"name": "Ana \ud83d", "emails": ["\ude00@x.example"], "handles": ["\ud83d\ude00"]}
    staging.add("person", "user:\ud83d", told, source="zendesk", place="\udce9.json:1")
    (row,) = rows("person")
    assert row["name"] == "Ana \ufffd"
    assert row["emails"] == ["\ufffd@x.example"]
    assert row["handles"] == ["😀"]
    assert row["source_id"] == "user:\ufffd"


def test_a_column_the_table_lacks_is_an_error_of_ours(staging: Staging) -> None:
    with pytest.raises(KeyError, match="table touch has no column"):
        staging.add("touch", "ticket:1", {"bodi": "x"}, source="zendesk", place="x")
