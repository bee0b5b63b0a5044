from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import webvtt

from outsidein.read.contract import Context, Row
from outsidein.read.formats.transcript.reader import read_meeting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@cache
def _turns(exports: Path) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((exports / "success/meetings").iterdir()):
        name = _named(path)
        turns: list[tuple[str, str]] = []
        for caption in webvtt.read(str(path)).captions:
            speaker, _, words = caption.text.partition(": ")
            if turns and turns[-1][0] == speaker:
                turns[-1] = (speaker, f"{turns[-1][1]} {words}")
            else:
                turns.append((speaker, words))
        found |= {f"turn:{name}/{place}": turn for place, turn in enumerate(turns)}
    return found


def _named(path: Path) -> str:
    """The name of the meeting, as our reader has it."""
    with path.open("rb") as stream:
        rows = list(read_meeting(stream, 1, Context(source="transcript", file=path.name)))
    first = next(row.source_id for row in rows if isinstance(row, Row) and row.table == "touch")
    return first.removeprefix("turn:").removesuffix("/0")


def test_every_planted_statement_stands_in_its_turn(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    turns, planted = _turns(exports), said("transcript")
    assert set(turns) == set(planted)
    assert all(text in turns[touch][1] for touch, texts in planted.items() for text in texts)


def test_speakers_are_those_of_the_truth(
    exports: Path,
    known: Callable[[str, str], set[str]],
) -> None:
    spoke = {
        f"{touch.removeprefix('turn:').rpartition('/')[0]}/{speaker}"
        for touch, (speaker, _) in _turns(exports).items()
    }
    assert spoke == known("transcript", "speaker")
