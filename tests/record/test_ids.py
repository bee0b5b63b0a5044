"""Ids and hashes: equal for equal content, on every machine and in every run."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from outsidein.record.ids import content_hash, json_text, row_id

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_ids_stay_what_they_were() -> None:
    assert row_id("zendesk", "user:7") == "9ae9654092090a7b"
    assert content_hash("a", 1, None) == content_hash("a", 1, None)
    assert len(content_hash("a", 1, None)) == 16


@given(st.text(), st.text(), st.text(), st.text())
def test_ids_differ_where_source_or_native_id_do(a: str, b: str, c: str, d: str) -> None:
    if "\x1f" not in a + b + c + d:
        assert (row_id(a, b) == row_id(c, d)) == ((a, b) == (c, d))


def test_half_a_character_in_a_native_id_is_no_error() -> None:
    assert row_id("zendesk", "user:\ud83d") != row_id("zendesk", "user:\ud83e")


@given(st.dictionaries(st.text(), PLAIN))
def test_the_order_of_keys_does_not_count(fields: dict[str, object]) -> None:
    backwards = {key: fields[key] for key in reversed(fields)}
    assert content_hash(fields) == content_hash(backwards)
    assert json_text(fields) == json_text(backwards)


@given(st.dictionaries(st.text(), PLAIN))
def test_extra_fields_are_kept_unless_they_are_empty(fields: dict[str, object]) -> None:
    kept = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
    text = json_text(fields)
    assert (json.loads(text) if text else {}) == kept
