from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from outsidein.identity.groups import grouped

Edges = list[tuple[int, int]]


def groups_of(edges: Edges) -> dict[int, int]:
    table = pa.table(
        {
            "record": pa.array([edge[0] for edge in edges], pa.int64()),
            "key": pa.array([edge[1] for edge in edges], pa.int64()),
        }
    )
    told = grouped(table).to_pydict()
    return dict(zip(told["record"], told["group_number"], strict=True))


def test_records_are_one_through_others() -> None:
    assert groups_of([(0, 0), (1, 0), (1, 1), (2, 1), (3, 2)]) == {0: 0, 1: 0, 2: 0, 3: 3}


def test_no_records_make_no_groups() -> None:
    assert groups_of([]) == {}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1), st.randoms())
def test_groups_do_not_depend_on_order(edges: Edges, random: object) -> None:
    every = [*edges, *((record, 100 + record) for record in range(13))]
    shuffled = list(every)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups_of(shuffled) == groups_of(every)
