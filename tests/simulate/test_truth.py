"""The truth agrees with itself; that it agrees with the exports is tested beside each export."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from outsidein.simulate.script import load_script
from outsidein.simulate.truth_tables import TRUTH_TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.simulate.simulation import Simulation


def test_every_table_is_written_as_declared(simulation: Simulation) -> None:
    for table in TRUTH_TABLES:
        file = pq.ParquetFile(simulation.truth / f"{table.name}.parquet")
        assert file.schema_arrow == table.schema
        assert file.metadata.num_rows == simulation.rows_by_truth_table[table.name]
        assert file.metadata.num_rows > 0, table.name


def test_a_record_is_one_thing(truth: Callable[[str], list[dict[str, Any]]]) -> None:
    records = Counter((row["source"], row["source_id"]) for row in truth("same_as"))
    assert set(records.values()) == {1}


def test_statements_name_people_who_are_there(
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    stays = {(row["person_key"], row["account_key"]) for row in truth("membership")}
    ours = {row["colleague_key"] for row in truth("colleague")}
    needs = {*load_script().needs, None}
    for row in truth("statement"):
        if row["side"] == "customer":
            assert (row["person_key"], row["account_key"]) in stays
        else:
            assert row["colleague_key"] in ours
        assert row["need"] in needs


def test_positions_count_the_statements_of_a_touch(
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    places: dict[tuple[str, str], list[int]] = {}
    for row in truth("statement"):
        places.setdefault((row["source"], row["source_id"]), []).append(row["position"])
    assert all(found == list(range(len(found))) for found in places.values())


@pytest.mark.parametrize("table", ["promise", "not_now", "succession"])
def test_planted_events_name_touches_with_statements(
    table: str,
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    touches = {(row["source"], row["source_id"]) for row in truth("statement")}
    for row in truth(table):
        assert (row["source"], row["source_id"]) in touches
        if row.get("kept") == "yes":
            assert (row["kept_source"], row["kept_source_id"]) in touches


def test_shares_sum_to_one(truth: Callable[[str], list[dict[str, Any]]]) -> None:
    sums: Counter[tuple[str, ...]] = Counter()
    for row in truth("need_of_role"):
        sums[row["segment"], row["role"]] += row["weight"]
    for row in truth("need_heard_by_department"):
        sums[row["department"], "heard"] += row["heard"]
        sums[row["department"], "needed"] += row["needed"]
    assert all(total == pytest.approx(1) for total in sums.values())


def test_declining_accounts_take_more_than_their_share_of_attention(
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    declines = truth("decline")
    touches = Counter(row["account_key"] for row in truth("statement"))
    others = [
        count for key, count in touches.items() if key not in {d["account_key"] for d in declines}
    ]
    mean_other = sum(others) / len(others)
    mean_declining = sum(touches[row["account_key"]] for row in declines) / len(declines)
    assert mean_declining > 1.5 * mean_other
    for row in declines:
        assert row["paid_last"] < row["paid_before"]


def test_every_account_and_person_of_the_truth_is_told_of_once(
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    for table, key in (("account", "account_key"), ("person", "person_key")):
        keys = [row[key] for row in truth(table)]
        assert len(set(keys)) == len(keys)
    people = {row["person_key"] for row in truth("person")}
    assert people == {row["person_key"] for row in truth("membership")}
