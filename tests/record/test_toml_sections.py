from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from outsidein.errors import SettingError
from outsidein.record.toml_lines import parsed_toml
from outsidein.record.toml_sections import Section

KNOWN = {"name": str, "count": int, "share": float, "is_on": bool, "words": list}


def section(text: str, name: str = "", nth: int = 0) -> tuple[Section, Any]:
    file = parsed_toml(Path("ours.toml"), text, SettingError)
    told: Any = file.told
    return Section(file).within(name, nth), told[name] if name else told


def test_what_is_known_and_of_its_type_passes() -> None:
    one, told = section('name = "a"\ncount = 3\nshare = 1\nis_on = true\nwords = ["a"]')
    one.check(told, KNOWN)
    assert one.texts(told, "words") == ("a",)
    assert one.texts(told, "others") == ()


@pytest.mark.parametrize(
    ("line", "what", "step"),
    [
        ("cuont = 3", "There is no setting `cuont`.", "Did you mean `count`?"),
        ("count = true", "`count` has to be a whole number.", "Write a whole number."),
        ("count = 1.5", "`count` has to be a whole number.", "Write a whole number."),
        ('share = "1"', "`share` has to be a number.", "Write a number."),
        ("is_on = 1", "`is_on` has to be true or false.", "Write true or false."),
    ],
)
def test_what_cannot_be_right_is_told_with_its_line(line: str, what: str, step: str) -> None:
    one, told = section(f'[first]\nname = "a"\n\n[second]\n{line}\n', "second")
    with pytest.raises(SettingError) as caught:
        one.check(told, KNOWN)
    assert (caught.value.what, caught.value.next_step) == (what, step)
    assert caught.value.where == f"ours.toml:5: {line}"


def test_a_list_holds_texts_alone() -> None:
    one, told = section("words = ['a', 3]")
    with pytest.raises(SettingError, match="`words` has to be a list of texts"):
        one.texts(told, "words")
