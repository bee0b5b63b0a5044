from __future__ import annotations

import pytest

from outsidein.pages.attributes import pieces_of


@pytest.mark.parametrize(
    ("raw", "value", "pieces"),
    [
        ("<img alt='Für'>", "Für", [("Für", 10, True)]),
        ("<img data-alt='no' alt=yes>", "yes", [("yes", 23, True)]),
        ('<img ALT = "&eacute;b">', "éb", [("", 12, True), ("é", 12, False), ("b", 20, True)]),
        ("<img alt>", "", []),
        ("<img>", "x", []),
    ],
)
def test_the_value_is_found_with_its_place(
    raw: str, value: str, pieces: list[tuple[str, int, bool]]
) -> None:
    assert pieces_of(raw, "alt", value, 0) == pieces
