from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein.ask.truth import Compared, compare
from outsidein.simulate.truth_tables import TRUTH_TABLES

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

RECORDS = [
    ("user:1", "person", "p1"),
    ("contact:1", "person", "p1"),
    ("mail:1", "person", "p1"),  # which was held for Cleo's
    ("user:2", "person", "p2"),
    ("user:3", "person", "p3"),
    ("user:4", "colleague", "p4"),
    ("user:5", "person", "p1"),  # of which no export speaks
    ("organization:1", "account", "a1"),
    ("firm:1", "account", "a1"),
]
PLANTED = [
    # statement, text, need, kind, person, account, department, side
    ("s01", "  it swallowed MY card. ", "lost cards", "pain", "p1", "a1", "support", "customer"),
    ("s03", "Send a spare card.", "spare cards", "pain", "p3", "a1", "support", "customer"),
    ("s04", "In other words", "fees", "question", "p3", "a1", "support", "customer"),
    ("s09", "The fee came twice.", "fees", "pain", "p4", "a1", "support", "customer"),
    ("s12", "You get it by Friday.", "lost cards", "promise", "p4", "a1", "support", "us"),
]


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    """Write a truth beside which the answers written by hand can be held."""
    told = {
        "same_as": [
            {
                "source": "zendesk",
                "source_id": record,
                "entity": entity,
                "key": key,
                "is_told": True,
            }
            for record, entity, key in RECORDS
        ],
        "statement": [
            {
                "source": "zendesk",
                "source_id": f"comment:{statement}",
                "position": 0,
                "text": text,
                "need": need,
                "kind": kind,
                "side": side,
                "person_key": person,
                "account_key": account,
                "department": department,
                "is_internal": False,
            }
            for statement, text, need, kind, person, account, department, side in PLANTED
        ],
    }
    for table in TRUTH_TABLES:
        if table.name in told:
            rows = pa.Table.from_pylist(told[table.name], schema=table.schema)
            pq.write_table(rows, tmp_path / f"{table.name}.parquet")
    return tmp_path


def test_each_line_counts_what_was_found_of_what_was_planted(
    connection: duckdb.DuckDBPyConnection, truth: Path
) -> None:
    lines = compare(connection, truth)
    assert {line.what: (line.found, line.planted) for line in lines} == {
        # Bob's three records make three pairs, of which one was joined; one more should not be.
        "Records of people that are one, joined": (1, 3),
        "Records of people joined, that are one": (1, 2),
        "Records of accounts that are one, joined": (1, 1),
        "Records of accounts joined, that are one": (1, 1),
        "Customers' sentences found, word for word": (3, 4),
        "… of the right kind": (2, 3),
        "… said by the right person": (2, 3),
        "… for the right account": (2, 3),
        "… heard by the right department": (2, 3),
        "… in a theme mostly about what it is about": (2, 3),
    }


def test_a_share_of_nothing_is_all_of_it() -> None:
    assert Compared(what="any", found=1, planted=4).share == 0.25
    assert Compared(what="any", found=0, planted=0).share == 1.0
