"""Rows that their own system says are gone."""

from __future__ import annotations

import pytest

from outsidein.errors import Rejected
from outsidein.read.gone import is_gone


@pytest.mark.parametrize("column", ["archived", "is_deleted", "_fivetran_deleted"])
def test_any_column_that_says_so_makes_a_row_gone(column: str) -> None:
    others = {"archived": False, "is_deleted": None, "_fivetran_deleted": ""}
    assert is_gone({**others, column: "true"})
    assert not is_gone(others)


def test_what_says_neither_yes_nor_no_is_no_row() -> None:
    with pytest.raises(Rejected, match="neither yes nor no"):
        is_gone({"archived": "perhaps"})
