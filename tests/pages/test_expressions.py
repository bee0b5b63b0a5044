from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.pages.expressions import FENCES, outside_code, without_expressions
from outsidein.pages.gathering import NOTHING


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a {b} c", "a c"),
        ("a {b.map(() => { return {} })} c", "a c"),
        ("{a && <p>b</p>}", "<p>b</p>"),
        ("{a ? (<p>b</p>) : null}", "<p>b</p>"),
        ("{a.map((b) => (<p>{b} c</p>))}", "<p> c</p>"),
        ("{a < 1 ? 'b' : 'c'} d", "d"),
        ("{ unclosed", "{ unclosed"),
    ],
)
def test_code_in_braces_is_taken_out(source: str, left: str) -> None:
    assert " ".join(without_expressions(source).replace(NOTHING, "").split()) == left


@given(st.text(alphabet="{}<>=&?:() a/\n", max_size=60))
def test_every_letter_keeps_its_place(source: str) -> None:
    without = without_expressions(source)
    assert len(without) == len(source)
    assert all(a in (b, NOTHING) for a, b in zip(without, source, strict=True))


def test_code_is_left_as_it_is() -> None:
    source = "a `b` c\n```\na b\n```\nc\n~~~\nd"
    assert outside_code(source, str.upper) == "A `b` C\n```\na b\n```\nC\n~~~\nd"
    assert outside_code(source, str.upper, FENCES) == "A `B` C\n```\na b\n```\nC\n~~~\nd"
