from __future__ import annotations

import random
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outsidein.errors import UserError
from outsidein.identity.matching.match import match
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

Person = tuple[str | None, str | None, str | None, str | None]

PEOPLE: list[Person] = [
    ("Bob", "Miller", "bob.miller@alder.example", "+44 20 7946 0958"),
    ("Robert", "Miller", None, "020 7946 0958"),
    ("Ann", "Lee", "ann.lee@alder.example", None),
    ("Anne", "Lee", "ann.lee@alder.example", "+44 20 7946 0111"),
    ("Carl", "Fox", "cfox@birch.example", None),
    ("Dora", "Fox", "dfox@birch.example", None),
    ("Иван", "Петров", "ip@oak.example", None),
    ("Ivan", "Petrov", "ip@oak.example", None),
]
HEADS = ("first_name", "last_name", "email", "phone")


def table(people: list[Person], **more: list[Any]) -> pa.Table:
    columns = dict(zip(HEADS, map(list, zip(*people, strict=True)), strict=True))
    return pa.table({**more, **columns})


def entities(answer: pa.Table) -> dict[Any, Any]:
    return dict(zip(answer["record_id"].to_pylist(), answer["entity_id"].to_pylist(), strict=True))


@pytest.fixture(scope="module")
def answer() -> pa.Table:
    """Match the people as they stand here."""
    return match(table(PEOPLE))


def test_who_is_one_and_why(answer: pa.Table) -> None:
    assert answer.schema.names == ["record_id", "entity_id", "probability", "reason"]
    assert answer["record_id"].to_pylist() == [*range(8)]
    assert answer["entity_id"].to_pylist() == [0, 0, 2, 2, 4, 5, 6, 6]
    assert answer["reason"].to_pylist()[1:5:3] == [
        "same surname and phone, first name Bob/Robert",
        "the only record",
    ]
    assert all(0.99 <= one <= 1 for one in answer["probability"].to_pylist())


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_rows_and_columns_changes_nothing(answer: pa.Table, seed: int) -> None:
    order = random.Random(seed).sample(range(8), 8)
    turned = table([PEOPLE[place] for place in order], record_id=order)
    turned = turned.select([*turned.column_names[::-1]])
    assert match(turned).sort_by("record_id").equals(answer)


def test_the_number_of_threads_changes_nothing(
    answer: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def single(**more: Any) -> Iterator[duckdb.DuckDBPyConnection]:
        with connect(**more) as connection:
            connection.execute("SET threads = 1")
            yield connection

    monkeypatch.setattr("outsidein.identity.matching.match.connect", single)
    assert match(table(PEOPLE)).equals(answer)


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ana", "Bob", "Robert", "Zoë", "", None]),
            st.sampled_from(["Silva", "Miller", "O'Brien", None]),
            st.sampled_from(["a@b.example", "info@b.example", "x", None]),
            st.sampled_from(["020 7946 0958", "1", None]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_any_table_has_an_answer_in_any_order(people: list[Person], draw: random.Random) -> None:
    ids = [*range(100, 100 + len(people))]
    told = entities(match(table(people, record_id=ids)))
    assert all(told[entity] == entity for entity in told.values())  # named by one of its records
    assert all(entity <= record for record, entity in told.items())
    order = draw.sample(range(len(people)), len(people))
    turned = table([people[n] for n in order], record_id=[ids[n] for n in order])
    assert entities(match(turned)) == told


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([{"name": "Bob Miller"}], [0]),
        ([{"email": "bob@x.example"}, {"email": "Bob+news@x.example"}], [0, 0]),
        ([{"name": "Bob Miller"}, {"name": "Bob Miller"}], [0, 0]),
        ([{"name": "Bob Miller"}, {"name": "Ann Lee"}], [0, 1]),
        (
            [
                {"name": "Bob Miller", "email": "info@x.example"},
                {"name": "Ann Lee", "email": "info@x.example"},
            ],
            [0, 1],
        ),
        ([{"email": "b@x.example", "name": "Bob Miller"}, {"email": "b@x.example"}], [0, 0]),
    ],
)
def test_the_smallest_tables_get_sensible_answers(
    rows: list[dict[str, str]], found: list[int]
) -> None:
    heads = list(dict.fromkeys(head for row in rows for head in row)) or ["name"]
    told = {head: pa.array([row.get(head) for row in rows], pa.string()) for head in heads}
    assert match(pa.table(told))["entity_id"].to_pylist() == found


def test_products_of_like_names_are_two_and_of_one_name_one() -> None:
    names = ["GTX Basic", "GTX Pro", "GTXPro", "GTX Plus Pro", "GTX Plus Basic", "GTK 500"]
    answer = match(pa.table({"product": [*names, "GTK 600", "GTX Pro"]}))
    assert answer["entity_id"].to_pylist() == [0, 1, 1, 3, 4, 5, 6, 1]


def test_two_tables_are_linked_and_neither_within_itself() -> None:
    left, right = table(PEOPLE[::2]), table(PEOPLE[1::2])
    answer = match([left, right], link_only=True)
    assert answer["entity_id"].to_pylist() == [0, 1, 2, 3, 0, 1, 6, 3]
    same = match([left, left.slice(0, 0)], link_only=True)
    assert same["reason"].unique().to_pylist() == ["the only record"]


def test_tables_of_all_kinds_give_the_same(answer: pa.Table) -> None:
    arrow = table(PEOPLE)
    assert match(duckdb.from_arrow(arrow)).equals(answer)
    assert match(arrow.to_batches()[0]).equals(answer)
    assert match([arrow]).equals(answer)


def test_the_note_says_what_was_compared() -> None:
    answer = match(table(PEOPLE, updated_at=[*range(8)]))
    assert answer.schema.metadata[b"note"].decode() == (
        "Compared: first_name as first, last_name as last, email as mail, phone as phone."
    )
    one = pa.table({"id": [1, 2], "name": ["Ann Lee", "Bob Fox"]})
    linked = match([one, one], link_only=True)
    assert linked["record_id"].to_pylist() == ["1:1", "1:2", "2:1", "2:2"]
    assert b"begins with the number of its table" in linked.schema.metadata[b"note"]


def test_what_can_not_be_matched_is_told() -> None:
    with pytest.raises(UserError, match="An id is there twice"):
        match(pa.table({"record_id": [1, 1], "name": ["a", "b"]}))
