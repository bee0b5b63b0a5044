"""Statements in a store of their own, and the themes that are found in them."""

from __future__ import annotations

import csv
import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.record.ids import content_hash
from outsidein.store.duckdb import Store
from outsidein.themes.decide import decide
from outsidein.themes.gather import gather_themes
from outsidein.themes.splitting import held_by_pins

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from outsidein.themes.decisions import Decision

    Found = dict[str, list[dict[str, Any]]]
    Find = Callable[..., Found]

TABLES = (
    "theme_found",
    "statement_theme_found",
    "theme_change",
    "theme",
    "statement_theme",
    "theme_decision",
)


@pytest.fixture(scope="session")
def questions() -> list[str]:
    """Give the questions of Banking77 in the package, in the order of a hash."""
    lines = files("outsidein.simulate").joinpath("lines", "banking77.csv").read_text("utf-8")
    texts = {row["text"] for row in csv.DictReader(lines.splitlines()) if row["text"]}
    return sorted(texts, key=content_hash)


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """Find themes in texts, as a refresh does, with what the record in a folder remembers."""

    def found(texts: Sequence[str], folder: Path, decisions: Sequence[Decision] = ()) -> Found:
        scratch = tmp_path_factory.mktemp("scratch")
        record = folder / "record"
        store = Store(scratch / "answers.duckdb", spill=scratch / "spill", processes=1)
        try:
            store.keep("statement", pa.Table.from_pylist([_statement(text) for text in texts]))
            store.view("person", "SELECT person_id, 'person' AS nature FROM statement")
            held = held_by_pins(record, decisions)
            gather_themes(store, scratch, record, pinned=held)
            decide(store, scratch, record, decisions)
            return {
                name: sorted(store.arrow(f"FROM {name}").to_pylist(), key=repr) for name in TABLES
            }
        finally:
            store.close()

    return found


def _statement(text: str) -> dict[str, object]:
    statement_id = str(content_hash("statement", text))
    return {
        "statement_id": statement_id,
        "touch_id": statement_id,
        "person_id": statement_id,
        "text": text,
        "side": "customer",
        "kind": "question",
        # Later questions were asked later, whatever the order of the rows.
        "happened_at": dt.datetime(2026, 1, 1 + len(text) % 28, tzinfo=dt.UTC),
    }
