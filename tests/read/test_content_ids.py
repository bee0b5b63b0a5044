"""Names for rows without an id of their own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outsidein.read.content_ids import content_ids

ROWS = st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4)


@given(ROWS)
def test_the_order_of_columns_and_empty_ones_do_not_matter(row: dict[str, str]) -> None:
    backwards = dict(reversed(row.items()))
    assert content_ids()(row) == content_ids()({**backwards, "a new column": ""})


@given(st.lists(ROWS, max_size=8))
def test_every_row_of_a_file_has_a_name_of_its_own(rows: list[dict[str, str]]) -> None:
    name = content_ids()
    names = [name(row) for row in rows]
    assert len(set(names)) == len(names)
    again = content_ids()
    assert [again(row) for row in rows] == names
