"""Zoom transcripts: one WebVTT file per meeting, speakers by the names they gave themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.record.ids import content_hash
from outsidein.simulate.clock import clock_text, day_text
from outsidein.simulate.draw import generator
from outsidein.simulate.exports.files import open_text
from outsidein.simulate.faces import display_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from outsidein.simulate.conversation import Conversation, Turn
    from outsidein.simulate.exports.export import Desk, Written
    from outsidein.simulate.story import Story
    from outsidein.simulate.world import Account

FOLDER = "success/meetings"
# The share of turns whose words Zoom breaks into two cues.
BROKEN = 0.25


class Meetings:
    """The folder of transcripts."""

    source = "transcript"

    def __init__(self, desk: Desk) -> None:
        """Remember the folder; each meeting is a file of its own."""
        self._world = desk.world
        self._truth = desk.truth
        self._folder = desk.folder
        self._names: set[str] = set()

    def begin(self, account: Account, story: Story) -> None:
        """Turn to another account."""
        del story
        self._random = generator(self._world.seed, "meetings", account.number)

    def write(self, conversation: Conversation) -> Written:
        """Write one meeting."""
        file = self._free_name(conversation.at)
        labels = self._labels(conversation)
        cues = [
            (labels[turn.speaker.key], words, start)
            for turn in conversation.turns
            for start, words in self._cues(turn, conversation.at)
        ]
        _write(self._folder / FOLDER / f"{file}.vtt", cues)
        meeting = f"{file}-{_beginning(cues)}"
        self._plant(conversation, labels, meeting)
        return [(f"turn:{meeting}/{place}", turn) for place, turn in enumerate(conversation.turns)]

    def close(self) -> None:
        """Do nothing: all files are closed."""

    def _free_name(self, at: int) -> str:
        while True:
            clock = clock_text(at).replace(":", "")
            day = day_text(at).replace("-", "")
            name = f"GMT{day}-{clock}_Recording.transcript"
            if name not in self._names:
                self._names.add(name)
                return name
            at += 1

    def _labels(self, conversation: Conversation) -> dict[str, str]:
        us = conversation.colleague
        labels = {us.key: us.name}
        for person in conversation.people:
            label = display_name(self._random, person)
            if label in labels.values():
                # Two who are called alike in one meeting add what tells them apart.
                label = f"{person.name} ({person.title})"
            labels[person.key] = label
        return labels

    def _plant(self, conversation: Conversation, labels: Mapping[str, str], meeting: str) -> None:
        """Tell the truth about who is behind each name."""
        us = conversation.colleague
        for key, label in labels.items():
            kind = "colleague" if key == us.key else "person"
            self._truth.same_as(self.source, f"speaker:{meeting}/{label}", kind, key)

    def _cues(self, turn: Turn, started: int) -> list[tuple[int, str]]:
        start = (turn.at - started) * 1_000
        place = turn.text.find(" ", len(turn.text) // 2)
        if place < 0 or self._random.random() > BROKEN:
            return [(start, turn.text)]
        first, second = turn.text[:place], turn.text[place + 1 :]
        return [(start, first), (start + 400 + len(first) * 60, second)]


def _write(path: Path, cues: Sequence[tuple[str, str, int]]) -> None:
    with open_text(path) as file:
        file.write("WEBVTT\r\n\r\n")
        for number, (label, words, start) in enumerate(cues, start=1):
            end = start + 300 + len(words) * 60
            file.write(
                f"{number}\r\n{_stamp(start)} --> {_stamp(end)}\r\n{label}: {words}\r\n\r\n",
            )


def _beginning(cues: Sequence[tuple[str, str, int]]) -> str:
    """Hash the first three cues: whoever reads a transcript names its meeting by them."""
    return content_hash(None, [(*cue, None) for cue in cues[:3]])[:8]


def _stamp(milliseconds: int) -> str:
    return f"{clock_text(milliseconds // 1_000)}.{milliseconds % 1_000:03d}"
