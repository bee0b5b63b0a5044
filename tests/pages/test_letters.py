from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outsidein.pages.letters import letters_of


@given(st.text(max_size=60))
def test_each_letter_is_found_by_its_place_in_bytes(text: str) -> None:
    letter_at = letters_of(text)
    for place in range(len(text) + 1):
        assert letter_at(len(text[:place].encode("utf-8", "surrogatepass"))) == place
