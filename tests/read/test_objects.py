"""Objects within a row."""

from __future__ import annotations

import pytest

from outsidein.read.objects import object_in


@pytest.mark.parametrize("value", [{"id": 7}, '{"id": 7}', ' {"id": 7} '])
def test_an_object_is_the_same_nested_or_written(value: object) -> None:
    assert object_in(value) == {"id": 7}


@pytest.mark.parametrize("value", [None, "", "7", "[1]", '{"id": ', 7, [1]])
def test_anything_else_holds_none(value: object) -> None:
    assert object_in(value) == {}
