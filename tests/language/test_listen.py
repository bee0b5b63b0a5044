from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.pipeline import ANSWERS
from outsidein.record.tables import TABLES
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEARD = files("outsidein.language").joinpath("sql", "heard.sql").read_text("utf-8")
# touch, thread, channel, position, side, person, body
CALL = [
    ("c1", "call", "call", 1, "us", "ana", "Hello. What do you need?"),
    ("c2", "call", "call", 2, "customer", "bob", "Cards for drivers. Do you have any?"),
    ("c3", "call", "call", 3, "us", "ana", "We do."),
    ("c4", "call", "call", 4, "us", "ana", "Ten a firm."),
    ("c5", "call", "call", 5, "customer", "bob", "Good."),
]
MAIL = [
    ("m1", "mail", "mail", 1, "customer", "bob", "Where is my card?"),
    ("m2", "mail", "mail", 2, "us", "ana", "Hi Bob, on its way."),
    ("n1", None, "note", 1, "us", "ana", "They need cards."),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "answers.duckdb", spill=tmp_path / "spill")
    opened.connection.execute("CREATE SCHEMA record")
    yield opened
    opened.close()


def heard(
    store: Store, told: list[tuple[Any, ...]], names: dict[str, str]
) -> dict[str, dict[str, Any]]:
    names_of = ("touch_id", "thread_id", "channel", "position", "side", "person_id", "body")
    touches = [
        {**dict(zip(names_of, one, strict=True)), "row_hash": one[0], "body_format": "text"}
        for one in told
    ]
    people = [{"person_id": person, "name": name} for person, name in names.items()]
    for name, rows, table in (
        ("touch", touches, ANSWERS["touch"]),
        ("person", people, ANSWERS["person"]),
        ("record.touch", touches, TABLES["touch"]),
    ):
        store.keep(name, pa.Table.from_pylist(rows, schema=table.schema))
    return {row["touch_id"]: row for row in store.arrow(HEARD).to_pylist()}


NAMES = {"ana": "Ana Ruiz", "bob": "Bob Miller"}


@pytest.mark.parametrize("backwards", [False, True])
def test_our_turn_in_a_call_answers_the_last_one_of_theirs(
    store: Store, *, backwards: bool
) -> None:
    told = (CALL + MAIL)[::-1] if backwards else CALL + MAIL
    answered = {one: row["answered"] for one, row in heard(store, told, NAMES).items()}
    asked = "Cards for drivers. Do you have any?"
    assert answered == {
        "c1": None,
        "c2": None,
        "c3": asked,
        "c4": asked,
        "c5": None,
        "m1": None,
        "m2": None,
        "n1": None,
    }


def test_only_the_end_of_a_long_turn_is_answered(store: Store) -> None:
    long = ("c2", "call", "call", 2, "customer", "bob", "word " * 1000 + "Do you have any?")
    found = heard(store, [CALL[0], long, CALL[2]], NAMES)["c3"]["answered"]
    assert found.endswith("Do you have any?")
    assert len(found) < 1000


def test_a_touch_is_read_anew_when_its_author_has_another_name(store: Store) -> None:
    before = heard(store, CALL + MAIL, NAMES)
    after = heard(store, CALL + MAIL, {**NAMES, "bob": "Robert Miller"})
    changed = {one for one in before if before[one]["touch_hash"] != after[one]["touch_hash"]}
    assert changed == {"c2", "c5", "m1"}
    assert {after[one]["author"] for one in changed} == {"Robert Miller"}


def test_a_touch_of_nobody_is_heard(store: Store) -> None:
    told = [("v1", None, "survey", 1, "customer", None, "It broke.")]
    assert heard(store, told, NAMES)["v1"]["author"] is None
