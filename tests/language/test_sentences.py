from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outsidein.language.sentences import sentences, trimmed


@given(st.text())
def test_joined_again_they_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(
    st.lists(st.sampled_from(["It broke. ", "Why?\n", "- one thing\n", "ok", "\n\n", "Dr. Who. "]))
)
def test_joined_again_they_are_the_text_as_people_write(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(sentences(text)) == text


def test_sentences_lines_and_list_items_stand_alone() -> None:
    text = "It broke. Can you help?\n- one thing\n- another\nok then"
    assert [trimmed(one) for one in sentences(text)] == [
        "It broke.",
        "Can you help?",
        "one thing",
        "another",
        "ok then",
    ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert len(sentences("Please ask Dr. Brandt about the 2.5 percent fee.")) == 1
