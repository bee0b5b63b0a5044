from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.pages.gathering import NOTHING
from outsidein.pages.placeholders import without_placeholders


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Hi {{ contact.first_name }},", "Hi first_name,"),
        ("Hi {{{name | default: 'you'}}}!", "Hi name!"),
        ("Pay ${{ amount }} now", "Pay $amount now"),
        ("Pay ${amount} now", "Pay amount now"),
        ("Dear *|FNAME|*, all of *|COMPANY|*", "Dear FNAME, all of COMPANY"),
        ("Dear [[name]], hi", "Dear name, hi"),
        ("Dear %%FirstName%%, hi", "Dear FirstName, hi"),
        ("Hi <%= user.name %>, <% if a %>yes<% end %>", "Hi name, yes"),
        ("<p>{{ body }}</p>", "<p></p>"),
        ("{% if a %}One{% else %}two{% endif %}", "Onetwo"),
        ("We {{#if a}}do{{else}}don't{{/if}} it", "We dodon't it"),
        ("All *|IF:A|*of it*|END:IF|*", "All of it"),
        ("No placeholder: {a} [b] 5 % $ *", "No placeholder: {a} [b] 5 % $ *"),
        ("{{ unclosed", "{{ unclosed"),
    ],
)
def test_a_placeholder_is_a_word_of_a_sentence_or_nothing(source: str, read: str) -> None:
    assert without_placeholders(source).replace(NOTHING, "") == read


@given(st.text(alphabet="{}%<>=$|*[] a.\n#/", max_size=60))
def test_every_letter_keeps_its_place(source: str) -> None:
    without = without_placeholders(source)
    assert len(without) == len(source)
    assert all(a in (b, NOTHING) for a, b in zip(without, source, strict=True))
