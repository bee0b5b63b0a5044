from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.customer.alarms.goals import Goal, read_goals
from outsidein.errors import NoteError

if TYPE_CHECKING:
    from pathlib import Path

GOALS = """
[[objective]]
text = "Nine out of ten customers renew."
department = "success"
period = "2026"
owner = "Ana"

[[objective]]
text = "No customer waits for money."
"""


def test_objectives_are_read_with_their_lines_whatever_else_they_have(tmp_path: Path) -> None:
    path = tmp_path / "goals.toml"
    path.write_text(GOALS, encoding="utf-8")
    assert read_goals(path) == (
        Goal(
            text="Nine out of ten customers renew.",
            department="success",
            period="2026",
            place="goals.toml:3",
        ),
        Goal(
            text="No customer waits for money.", department=None, period=None, place="goals.toml:9"
        ),
    )


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_goals(tmp_path / "goals.toml") == ()


@pytest.mark.parametrize(
    ("lines", "what", "where"),
    [
        ("[[objective]]\nperiod = '2026'", "This objective says nothing.", "1: [[objective]]"),
        ("[[objective]]\ntext = ' '", "This objective says nothing.", "1: [[objective]]"),
        (
            "[[objective]]\ntext = 'a'\nperiod = 2026",
            "`period` has to be text.",
            "3: period = 2026",
        ),
        ("objective = 'more'", "`objective` has to be blocks.", "1: objective = 'more'"),
        ("[[objective]]\ntext = more", "This is not TOML", "2: text = more"),
    ],
)
def test_what_cannot_be_right_is_told_with_its_line(
    tmp_path: Path, lines: str, what: str, where: str
) -> None:
    path = tmp_path / "goals.toml"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(NoteError) as caught:
        read_goals(path)
    assert caught.value.what.startswith(what)
    assert caught.value.where == f"goals.toml:{where}"
    assert caught.value.next_step


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "goals.toml"
    path.write_bytes(b"[[objective]]\ntext = '\xff'")
    with pytest.raises(NoteError, match="not UTF-8"):
        read_goals(path)


def test_a_misspelt_objective_is_not_lost_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "goals.toml"
    path.write_text('[[objectives]]\ntext = "Renew."\n', encoding="utf-8")
    with pytest.raises(NoteError, match="There is no `objectives`"):
        read_goals(path)
    path.write_text("[forecast]\nyear = 2026\n", encoding="utf-8")
    assert read_goals(path) == ()
