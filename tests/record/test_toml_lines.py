"""The line of a key in a TOML text."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import NoteError
from outsidein.record.toml_lines import line_of, nearest, read_toml

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize(
    ("data", "what", "where"),
    [
        (b"a = 1\nb = x", "This is not TOML", "ours.toml:2: b = x"),
        (b"a = [1,\n\n", "This is not TOML", "ours.toml:1: a = [1,"),
        (b"a = 1\r\nb = '\xff'", "This is not UTF-8", "ours.toml:2: b = '\ufffd'"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(
    data: bytes, what: str, where: str, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(data)
    with pytest.raises(NoteError, match=what) as caught:
        read_toml(path, NoteError)
    assert caught.value.where == where
    assert caught.value.next_step


def test_a_file_is_read_whatever_its_ends_of_lines_and_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    read = read_toml(path, NoteError)
    assert (read.told, read.text) == ({"a": 1, "b": 2}, "a = 1\nb = 2\n")
    assert read.error("Odd.", line=2, step="").where == "ours.toml:2: b = 2"
    assert read.error("Odd.", line=None, step="").where == str(path)


def test_the_nearest_word_is_asked_for_or_all_are_named() -> None:
    assert nearest("exlude", ["exclude", "own"]) == "Did you mean `exclude`?"
    assert nearest("zzz", ["exclude", "own"]) == "Known here: exclude, own."
    assert nearest("kepe", ("eat", "keep")) == "Did you mean `keep`?"
    assert nearest("zzz", ["a"], otherwise="Rules are") == "Rules are: a."
