from __future__ import annotations

import pytest

from outsidein.pages.page import Block
from outsidein.pages.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One sentence without an end", ["One sentence without an end"]),
        ("It works. Try it! Why not? Now.", ["It works.", "Try it!", "Why not?", "Now."]),
        ("Version 2.5 costs e.g. nothing at all.", ["Version 2.5 costs e.g. nothing at all."]),
        ("She said: “It works.” We agree.", ["She said: “It works.”", "We agree."]),
    ],
)
def test_a_block_is_cut_where_its_sentences_end(text: str, sentences: list[str]) -> None:
    cut = sentences_of(Block(nature="paragraph", text=text, runs=((0, 0),)), 3)
    assert [sentence.text for sentence in cut] == sentences
    assert all(text.startswith(one.text, one.start) and one.block == 3 for one in cut)
