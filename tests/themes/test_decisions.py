from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from outsidein.errors import NoteError
from outsidein.record.decision_file import add, read_all, restore, take_back, written
from outsidein.themes.decisions import HEAD, THEMES_FILE, Decision

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 3, 31)
RENAME = Decision(what="rename", themes=("a1",), names=("card, lost",), name="Cards", on=DAY)
MERGE = Decision(what="merge", themes=("a1", "b2"), names=("card, lost", "fee"), on=DAY)
SPLIT = Decision(what="split", themes=("a1",), names=("card, lost",), by="virtual", on=DAY)


def test_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert read_all(THEMES_FILE, notes) == ()
    assert written(THEMES_FILE, notes) is None
    for one in (RENAME, MERGE, SPLIT):
        add(THEMES_FILE, notes, one)
    assert read_all(THEMES_FILE, notes) == (RENAME, MERGE, SPLIT)
    text = (notes / THEMES_FILE.name).read_text()
    assert text.startswith(HEAD)
    assert [*notes.iterdir()] == [notes / THEMES_FILE.name]  # nothing is left aside
    add(THEMES_FILE, notes, RENAME)
    assert (
        (notes / THEMES_FILE.name).read_text().startswith(text)
    )  # a difference in git is what was added


def test_what_is_taken_back_stays_and_says_when(tmp_path: Path) -> None:
    for one in (RENAME, MERGE):
        add(THEMES_FILE, tmp_path, one)
    before = written(THEMES_FILE, tmp_path)
    take_back(THEMES_FILE, tmp_path, 1, on=DAY)
    first, second = read_all(THEMES_FILE, tmp_path)
    assert (first.taken_back, first.name, second) == (DAY, "Cards", MERGE)
    (added,) = {*(written(THEMES_FILE, tmp_path) or "").splitlines()} - {
        *(before or "").splitlines()
    }
    assert added == "taken_back = 2026-03-31"
    restore(THEMES_FILE, tmp_path, before)
    assert read_all(THEMES_FILE, tmp_path) == (RENAME, MERGE)
    restore(THEMES_FILE, tmp_path, None)
    assert not (tmp_path / THEMES_FILE.name).exists()


def test_comments_and_order_of_keys_are_the_hands_that_write_them(tmp_path: Path) -> None:
    text = (
        "# ours\n[[ decision ]]  # the first\r\nnames=['card']\nname = 'Cards'\n"
        "themes = [\n  'a1', # the one\n]\nwhat = 'rename'"
    )
    (tmp_path / THEMES_FILE.name).write_text("\ufeff" + text, encoding="utf-8", newline="")
    take_back(THEMES_FILE, tmp_path, 1, on=DAY)
    (read,) = read_all(THEMES_FILE, tmp_path)
    assert (read.name, read.themes, read.on, read.taken_back) == ("Cards", ("a1",), None, DAY)
    assert "# the one" in (written(THEMES_FILE, tmp_path) or "")
    add(THEMES_FILE, tmp_path, MERGE)
    assert read_all(THEMES_FILE, tmp_path)[1] == MERGE


GOOD = '[[decision]]\nwhat = "pin"\nthemes = ["a1"]\n\n'


@pytest.mark.parametrize(
    ("text", "what", "where", "step"),
    [
        (
            GOOD + '[[decision]]\nwhat = "renmae"\nthemes = ["a1"]',
            "One can't `renmae` a theme.",
            'themes.toml:6: what = "renmae"',
            "Did you mean `rename`?",
        ),
        (
            GOOD + '[[decision]]\nwhat = "pin"\ntheme = "a1"',
            "A decision has no `theme`.",
            'themes.toml:7: theme = "a1"',
            "Did you mean `themes`?",
        ),
        (
            GOOD + '[[decision]]\nwhat = "pin"\nthemes = "a1"',
            "`themes` has to be a list of texts.",
            'themes.toml:7: themes = "a1"',
            "Write a list of texts.",
        ),
        (
            GOOD + '[[decision]]\nwhat = "merge"\nthemes = ["a1", "a1"]',
            "To merge needs two or more themes, by id.",
            'themes.toml:7: themes = ["a1", "a1"]',
            "`outsidein theme --json` has the ids of all themes.",
        ),
        (
            GOOD + '[[decision]]\nwhat = "hide"',
            "To hide needs exactly one theme, by id.",
            "themes.toml:5: [[decision]]",
            "`outsidein theme --json` has the ids of all themes.",
        ),
        (
            GOOD + '[[decision]]\nwhat = "rename"\nthemes = ["a1"]\nname = " "',
            "To rename needs a `name`.",
            'themes.toml:8: name = " "',
            'Write name = "…".',
        ),
        (
            GOOD + '[[decision]]\nwhat = "pin"\nthemes = ["a1"]\non = "yesterday"',
            "`on` has to be a date, such as 2026-03-31.",
            'themes.toml:8: on = "yesterday"',
            "Write a date, such as 2026-03-31.",
        ),
        (
            "[[decision]]\nthemes = []",
            "It has no `what`.",
            "themes.toml:1: [[decision]]",
            "Known: rename, merge, split, pin, hide.",
        ),
        (
            "[decision]\nwhat = 'pin'",
            "`decision` has to be blocks.",
            "themes.toml:1: [decision]",
            "Write [[decision]].",
        ),
        (
            "[[decisions]]\nwhat = 'pin'",
            "There is nothing called `decisions` here.",
            "themes.toml:1: [[decisions]]",
            "Decisions begin with [[decision]].",
        ),
        (
            GOOD + "[[decision]\n",
            "This is not TOML",
            "themes.toml:5: [[decision]",
            "Mend that line.",
        ),
    ],
)
def test_a_mistake_is_shown_with_its_line(
    text: str, what: str, where: str, step: str, tmp_path: Path
) -> None:
    (tmp_path / THEMES_FILE.name).write_text(text)
    with pytest.raises(NoteError) as raised:
        read_all(THEMES_FILE, tmp_path)
    assert raised.value.what.startswith(what)
    assert (raised.value.where, raised.value.next_step) == (where, step)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / THEMES_FILE.name).write_bytes(GOOD.encode() + 'name = "Größe"'.encode("latin-1"))
    with pytest.raises(NoteError, match="This is not UTF-8 text") as raised:
        read_all(THEMES_FILE, tmp_path)
    assert raised.value.where.startswith("themes.toml:5:")


def test_decisions_in_one_line_can_be_read_but_not_marked(tmp_path: Path) -> None:
    (tmp_path / THEMES_FILE.name).write_text('decision = [{what = "pin", themes = ["a1"]}]')
    assert len(read_all(THEMES_FILE, tmp_path)) == 1
    with pytest.raises(NoteError, match="decisions in one line"):
        take_back(THEMES_FILE, tmp_path, 1, on=DAY)


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    add(THEMES_FILE, tmp_path, RENAME)
    before = written(THEMES_FILE, tmp_path)
    with pytest.raises(NoteError):
        add(THEMES_FILE, tmp_path, Decision(what="merge", themes=("a1",)))
    assert written(THEMES_FILE, tmp_path) == before


@given(
    some.builds(
        Decision,
        what=some.sampled_from([one for one in THEMES_FILE.whats if one != "merge"]),
        themes=some.tuples(some.text(min_size=1)),
        names=some.tuples(some.text()),
        name=some.text().map(lambda text: f"a {text}"),
        on=some.dates(),
    )
)
def test_any_text_can_be_written_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, decision: Decision
) -> None:
    notes = tmp_path_factory.mktemp("notes")
    add(THEMES_FILE, notes, decision)
    add(THEMES_FILE, notes, RENAME)
    assert read_all(THEMES_FILE, notes) == (decision, RENAME)
