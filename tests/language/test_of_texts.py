from __future__ import annotations

import doctest
import time
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import UserError
from outsidein.language import of_texts
from outsidein.language.kinds import kinds_of
from outsidein.language.of_texts import STATEMENTS, TEXTS_PER_BATCH, statements

if TYPE_CHECKING:
    import random

TEXTS = [
    "I was charged twice. Please refund it.",
    None,
    "Does Pro include two entities?",
    "",
    "🙂",
    "The export drops half of my filters.\n\nBest,\nAna",
    "It broke.\n\nOn Mon, 2 Mar 2026 at 10:00, Bob <bob@alder.example> wrote:\n> How is it?",
]


def test_the_example_in_its_docstring_holds() -> None:
    assert doctest.testmod(of_texts).failed == 0


def test_texts_become_sentences_of_a_kind() -> None:
    told = statements(TEXTS)
    assert told.schema == STATEMENTS
    assert [(row["text_index"], row["position"], row["text"]) for row in told.to_pylist()] == [
        (0, 0, "I was charged twice."),
        (0, 1, "Please refund it."),
        (2, 0, "Does Pro include two entities?"),
        (5, 0, "The export drops half of my filters."),
        (6, 0, "It broke."),
    ]
    kinds, sure = kinds_of(told["text"].to_pylist(), [""] * told.num_rows, side="customer")
    assert told["kind"].to_pylist() == kinds
    assert told["confidence"].to_pylist() == sure.tolist()


def test_no_texts_are_no_statements() -> None:
    for nothing in (None, [], [None, ""], pa.array([], pa.string())):
        told = statements(nothing)
        assert (told.num_rows, told.schema) == (0, STATEMENTS)


def test_our_words_have_kinds_of_their_own() -> None:
    text = "I'll send the proposal by tonight."
    assert statements([text], "us")["kind"].to_pylist() == kinds_of([text], [""], side="us")[0]
    assert statements([text], side="us")["kind"].to_pylist() == ["promise"]


def test_html_is_read_where_it_is_said_to_be_html() -> None:
    text = "<p>It broke.</p><blockquote>How is it?</blockquote>"
    assert statements([text], body_format="html")["text"].to_pylist() == ["It broke."]


@given(st.lists(st.sampled_from(TEXTS), max_size=20), st.randoms())
def test_what_is_told_of_a_text_does_not_depend_on_the_others(
    texts: list[str | None], shuffling: random.Random
) -> None:
    order = list(range(len(texts)))
    shuffling.shuffle(order)
    told = _by_text(statements(texts))
    assert _by_text(statements([texts[place] for place in order])) == {
        new: told[old] for new, old in enumerate(order) if old in told
    }
    for place, rows in told.items():
        assert _by_text(statements([texts[place]])) == {0: rows}


def test_more_texts_than_a_batch_are_numbered_on() -> None:
    told = statements(["It broke."] * (TEXTS_PER_BATCH + 2))
    assert told["text_index"].to_pylist() == list(range(TEXTS_PER_BATCH + 2))
    assert set(told["position"].to_pylist()) == {0}


@pytest.mark.parametrize("text", ["word " * 40_000, "a" * 200_000, "It broke.\n" * 20_000])
def test_a_very_long_text_is_told_in_moments(text: str) -> None:
    start = time.perf_counter()
    told = statements([text])["text"].to_pylist()
    assert time.perf_counter() - start < 10
    assert all(len(one) <= 1000 for one in told)
    assert told


@pytest.mark.parametrize(
    ("options", "what", "next_step"),
    [
        ({"side": "partner"}, "There is no side 'partner'.", 'There are: "customer", "us".'),
        ({"body_format": "rtf"}, "There is no body_format 'rtf'.", '"text", "html", "markdown"'),
    ],
)
def test_an_option_that_is_none_is_refused(
    options: dict[str, str], what: str, next_step: str
) -> None:
    with pytest.raises(UserError) as raised:
        statements(["It broke."], **options)
    assert raised.value.what == what
    assert next_step in raised.value.next_step


def _by_text(told: pa.Table) -> dict[int, list[tuple[object, ...]]]:
    found: dict[int, list[tuple[object, ...]]] = {}
    for row in told.to_pylist():
        found.setdefault(row["text_index"], []).append(
            (row["position"], row["text"], row["kind"], row["confidence"])
        )
    return found
