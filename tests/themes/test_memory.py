from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from outsidein.themes.memory import (
    NEED,
    THEME,
    Finding,
    Memory,
    Seen,
    history,
    members,
    names_ever,
    remember,
    remembered,
    text_hash,
)

if TYPE_CHECKING:
    from pathlib import Path

FIRST = dt.datetime(2026, 1, 31, 9, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 31, 9, tzinfo=dt.UTC)


def texts(*statements: str) -> dict[str, str]:
    return {one: text_hash(f"words of {one}") for one in statements}


WHOLE = Finding(
    is_whole=True,
    seen_at=FIRST,
    seen=[
        Seen(theme_id="cards", parent_id="money", name="card, lost", texts=texts("s2", "s1")),
        Seen(theme_id="fees", parent_id="money", name="fee", words=["fee"], texts=texts("s3")),
        Seen(theme_id="money", level=NEED, name="money", texts={}),
        Seen(theme_id=None, texts=texts("s4", "s5")),
    ],
)
MORE = Finding(
    is_whole=False,
    seen_at=LATER,
    seen=[
        Seen(theme_id="login", name="log in", texts=texts("s5", "s6")),
        Seen(theme_id=None, texts=texts("s7")),
    ],
)
ANEW = Finding(
    is_whole=True,
    seen_at=LATER,
    seen=[Seen(theme_id="cards", name="card", texts=texts("s1", "s2", "s3", "s8"))],
)


def test_what_is_remembered_is_what_was_told(tmp_path: Path) -> None:
    memory = remember(tmp_path, Memory(), WHOLE)
    assert remembered(tmp_path) == memory
    memory = remember(tmp_path, memory, MORE)
    read = remembered(tmp_path)
    assert read.theme_of == memory.theme_of
    assert [*read.themes[0].texts] == ["s2", "s1"]  # the most central one first
    assert history(read) == history(memory)


def test_what_came_later_is_added(tmp_path: Path) -> None:
    memory = remember(tmp_path, remember(tmp_path, Memory(), WHOLE), MORE)
    assert [one.theme_id for one in memory.themes] == ["cards", "fees", "money", "login"]
    assert memory.theme_of == {
        "s1": "cards", "s2": "cards", "s3": "fees", "s4": None, "s5": "login", "s6": "login",
        "s7": None,
    }  # fmt: skip
    assert memory.whole == {"s1", "s2", "s3", "s4", "s5"}


def test_a_whole_finding_takes_the_place_of_all_before(tmp_path: Path) -> None:
    memory = remember(tmp_path, remember(tmp_path, Memory(), WHOLE), ANEW)
    assert [one.theme_id for one in memory.themes] == ["cards"]
    assert memory.whole == memory.theme_of.keys() == {"s1", "s2", "s3", "s8"}
    assert names_ever(memory) == {"cards": "card", "fees": "fee", "money": "money"}


def test_a_need_has_the_statements_of_its_themes(tmp_path: Path) -> None:
    memory = remember(tmp_path, Memory(), WHOLE)
    assert members(memory, THEME) == {"s1": "cards", "s2": "cards", "s3": "fees"}
    assert members(memory, NEED) == dict.fromkeys(("s1", "s2", "s3"), "money")


def test_the_history_of_themes_and_needs(tmp_path: Path) -> None:
    memory = Memory()
    for finding in (WHOLE, MORE, ANEW):
        memory = remember(tmp_path, memory, finding)
    told = [
        (one["finding"], one["theme_id"], one["what"], one["other_id"], one["happened_at"])
        for one in history(memory)
    ]
    assert told == [
        (1, "cards", "born", None, FIRST),
        (1, "fees", "born", None, FIRST),
        (1, "money", "born", None, FIRST),
        (2, "login", "born", None, LATER),
        (3, "fees", "merged_into", "cards", LATER),
        (3, "login", "died", None, LATER),
        (3, "money", "died", None, LATER),
    ]


def test_the_hash_of_words_is_what_sql_says() -> None:
    assert text_hash("Größe?") == hashlib.md5("Größe?".encode()).hexdigest()[:16]
