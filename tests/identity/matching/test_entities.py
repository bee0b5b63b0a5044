from __future__ import annotations

import pyarrow as pa

from outsidein.identity.matching.match import match

HEADS = ("first_name", "last_name", "email")


def table(*rows: tuple[str | None, str | None, str | None]) -> pa.Table:
    return pa.Table.from_pylist([dict(zip(HEADS, one, strict=True)) for one in rows])


def told(answer: pa.Table) -> list[tuple[object, ...]]:
    return [tuple(row.values())[1:] for row in answer.to_pylist()]


def test_rows_that_hold_the_same_are_one_if_that_says_enough() -> None:
    answer = match(table(("Ana", "Silva", "as@a.example"), ("ana", "SILVA", "as@a.example")))
    assert answer["entity_id"].to_pylist() == [0, 0]
    assert answer["reason"].to_pylist() == ["same first name, surname and mail address"] * 2


def test_rows_that_hold_next_to_nothing_stay_apart() -> None:
    rows = [("Ana", None, None)] * 2 + [("Bob", "Miller", "b@c.example"), ("Ann", "Lee", None)]
    entities = match(table(*rows))["entity_id"].to_pylist()
    assert entities == [0, 1, 2, 3]


def test_who_is_alone_is_surely_who_they_are() -> None:
    answer = match(table(("Ana", "Silva", "as@a.example"), ("Bob", "Miller", "b@c.example")))
    assert told(answer) == [(0, 1.0, "the only record"), (1, 1.0, "the only record")]


def test_of_two_tables_without_doubles_one_of_each_is_joined() -> None:
    left = table(("Ana", "Silva", "as@a.example"), ("Bob", "Miller", "bm@c.example"))
    right = table(
        ("Anna", "Silva", "as@a.example"),
        ("Ana", "Silva", "as@a.example"),
        ("Bob", "Miler", "bm@c.example"),
    )
    entities = match([left, right], link_only=True)["entity_id"].to_pylist()
    assert entities[:2] == [0, 1]
    assert entities[4] == 1
    assert entities[3] == 0  # the surer of the two


def test_copies_within_one_table_are_never_one_by_themselves() -> None:
    left = table(("Ana", "Silva", "as@a.example"), ("Ana", "Silva", "as@a.example"))
    right = table(("Bob", "Miller", "bm@c.example"))
    answer = match([left, right], link_only=True)
    assert answer["entity_id"].to_pylist() == [0, 1, 2]
    assert answer["reason"].to_pylist() == ["the only record"] * 3
