"""A file of decisions as any room may declare it; themes and who is who test their own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.errors import NoteError
from outsidein.record.decision_file import (
    DecisionFile,
    Mistake,
    add,
    read_all,
    restore,
    take_back,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = dt.date(2026, 3, 31)


@dataclass(frozen=True, kw_only=True)
class Choice:
    what: str
    fruits: tuple[str, ...] = ()
    on: dt.date | None = None
    taken_back: dt.date | None = None


def mistake(told: Mapping[str, Any]) -> Mistake | None:
    if told.get("fruits"):
        return None
    return Mistake(key="fruits", what="It needs fruits.", step="Name some.")


FRUITS = DecisionFile(
    name="fruits.toml",
    head="# What we chose.\n",
    about="a fruit",
    whats=("eat", "keep"),
    keys={"what": str, "fruits": list, "on": dt.date, "taken_back": dt.date},
    made=Choice,
    mistake=mistake,
)
EAT = Choice(what="eat", fruits=("plum", "“red” apple\\"), on=DAY)
KEEP = Choice(what="keep", fruits=("pear",))


def test_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert (read_all(FRUITS, notes), written(FRUITS, notes)) == ((), None)
    add(FRUITS, notes, EAT)
    add(FRUITS, notes, KEEP)
    assert read_all(FRUITS, notes) == (EAT, KEEP)
    assert [*notes.iterdir()] == [notes / "fruits.toml"]  # nothing is left aside
    assert (written(FRUITS, notes) or "").splitlines()[:5] == [
        "# What we chose.",
        "",
        "[[decision]]",
        'what = "eat"',
        'fruits = ["plum", "“red” apple\\\\"]',
    ]


def test_what_is_taken_back_stays_and_can_be_restored(tmp_path: Path) -> None:
    add(FRUITS, tmp_path, EAT)
    add(FRUITS, tmp_path, KEEP)
    before = written(FRUITS, tmp_path)
    take_back(FRUITS, tmp_path, 2, on=DAY)
    assert [one.taken_back for one in read_all(FRUITS, tmp_path)] == [None, DAY]
    restore(FRUITS, tmp_path, before)
    assert read_all(FRUITS, tmp_path) == (EAT, KEEP)


@pytest.mark.parametrize(
    ("block", "what", "where", "step"),
    [
        ("what = 'eta'", "One can't `eta` a fruit.", "6: what = 'eta'", "Did you mean `eat`?"),
        ("fruits = []", "It has no `what`.", "5: [[decision]]", "Known: eat, keep."),
        ("what = 'eat'", "It needs fruits.", "5: [[decision]]", "Name some."),
        ("what = 'eat'\nfruits = []", "It needs fruits.", "7: fruits = []", "Name some."),
        (
            "what = 'eat'\nfruit = 'plum'",
            "A decision has no `fruit`.",
            "7: fruit = 'plum'",
            "Did you mean `fruits`?",
        ),
    ],
)
def test_a_mistake_is_shown_with_its_line(
    block: str, what: str, where: str, step: str, tmp_path: Path
) -> None:
    good = "[[decision]]\nwhat = 'keep'\nfruits = ['pear']\n\n"
    (tmp_path / "fruits.toml").write_text(f"{good}[[decision]]\n{block}\n")
    with pytest.raises(NoteError) as raised:
        read_all(FRUITS, tmp_path)
    told = (raised.value.what, raised.value.where, raised.value.next_step)
    assert told == (what, f"fruits.toml:{where}", step)


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    add(FRUITS, tmp_path, EAT)
    before = written(FRUITS, tmp_path)
    with pytest.raises(NoteError, match="It needs fruits"):
        add(FRUITS, tmp_path, Choice(what="keep"))
    assert written(FRUITS, tmp_path) == before
