"""The line of a key in a TOML text."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.record.toml_lines import line_of

TEXT = """\
# name = "not this one"
name = "Acme"
products = ["match", "read"]

[read]
"date_order" = "MDY"
[[map]]
name = "first"
[[map]]
name = "second"  # match
match = "*.csv"
[map.columns]
body = "Remark"
"""


@pytest.mark.parametrize(
    ("key", "section", "nth", "line"),
    [
        ("name", "", 0, 2),
        ("read", "", 0, 5),
        ("date_order", "read", 0, 6),
        ("name", "map", 0, 8),
        ("name", "map", 1, 10),
        ("map", "", 1, 9),
        ("match", "map", 1, 11),
        ("body", "map.columns", 0, 13),
        ("nowhere", "", 0, None),
    ],
)
def test_the_line_is_found(key: str, section: str, nth: int, line: int | None) -> None:
    assert line_of(TEXT, key, section=section, nth=nth) == line


@given(st.lists(st.text("ab_-1", min_size=1, max_size=4), unique=True, max_size=6))
def test_each_key_is_found_where_it_is_set(keys: list[str]) -> None:
    lines = [line for key in keys for line in (f"# {key} = 0", f'{key} = "{key} = 1"')]
    text = "\n".join(lines)
    assert set(tomllib.loads(text)) == set(keys)
    assert [line_of(text, key) for key in keys] == [2 * (i + 1) for i in range(len(keys))]
