"""Columns sorted into those a shape knows and the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outsidein.read.assigned import Assigned, unique
from outsidein.read.contract import Raw, Shape, each

SHAPE = Shape(
    source="test",
    name="people",
    columns=("id", "name", "email"),
    needs=("id",),
    aliases={"email": ("mail address",)},
    open=each(lambda _raw, _context: ()),
)


def test_columns_are_known_by_any_spelling_and_the_rest_keep_their_headers() -> None:
    told = {"ID": 1, "Mail-Address": "a@x.example", "Other": 2, "property_name": "Ana"}
    raw = Assigned(SHAPE).raw(told.items(), "7")
    assert raw == Raw({"id": 1, "email": "a@x.example", "name": "Ana"}, {"Other": 2}, "7")


def test_the_first_of_two_columns_that_says_something_counts() -> None:
    told = {"email": "", "Email": "a@x.example", "mail address": "b@x.example"}
    raw = Assigned(SHAPE).raw(told.items(), "1")
    assert raw.fields == {"id": None, "email": "a@x.example"}
    assert raw.rest == {"mail address": "b@x.example"}


def test_a_repeated_header_stands_for_the_same_column() -> None:
    raw = Assigned(SHAPE).raw(zip(unique(["name", "name"]), ("", "Ana"), strict=True), "1")
    assert raw.fields == {"id": None, "name": "Ana"}


def test_a_column_that_the_shape_needs_is_there_even_where_the_row_lacks_it() -> None:
    assigned = Assigned(SHAPE)
    assert assigned.raw([("name", "Ana")], "1").fields["id"] is None
    assert assigned.raw([("id", 7)], "2").fields == {"id": 7}


@given(st.lists(st.sampled_from(["a", "b", "a#2", ""])))
def test_numbering_keeps_order_and_first_names(header: list[str]) -> None:
    names = unique(header)
    assert len(names) == len(header)
    assert all(new.startswith(old) for new, old in zip(names, header, strict=True))
    assert [names[header.index(name)] for name in header] == header
