from __future__ import annotations

import pytest

from outsidein.identity.nicknames import formal_names, known_first_names


@pytest.mark.parametrize(
    ("short", "formal"), [("bob", "robert"), ("liz", "elizabeth"), ("peggy", "margaret")]
)
def test_a_short_name_tells_what_it_may_be_short_for(short: str, formal: str) -> None:
    assert formal in formal_names(short)
    assert short not in formal_names(formal)


def test_what_is_longer_is_short_for_nothing() -> None:
    names = known_first_names()
    assert all(len(formal) >= len(name) for name in names for formal in formal_names(name))


def test_the_list_is_in_plain_small_letters_and_nothing_has_run_together() -> None:
    names = known_first_names()
    assert len(names) > 2000
    assert all(name == name.strip().lower() for name in names)
    assert "billiewilhelm" not in names
    assert formal_names("xerxes") == frozenset()
