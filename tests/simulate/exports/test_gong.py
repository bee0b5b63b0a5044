from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_planted_statement_is_a_sentence_of_its_turn(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    turns = {
        f"turn:{call['callId']}/{place}": [one["text"] for one in turn["sentences"]]
        for call in _lines(exports / "sales/gong/transcripts.jsonl")
        for place, turn in enumerate(call["transcript"])
    }
    planted = said("gong")
    assert len(planted) > 300
    assert all(turns[touch] == texts for touch, texts in planted.items())


def test_parties_of_calls_that_count_are_those_of_the_truth(
    exports: Path,
    known: Callable[[str, str], set[str]],
) -> None:
    parties = {
        f"{call['metaData']['id']}/{party['speakerId']}"
        for call in _lines(exports / "sales/gong/calls.jsonl")
        for party in call["parties"]
        if not call["metaData"]["isPrivate"] and not party.get("userId")
    }
    assert parties == known("gong", "party")


def test_nothing_said_in_a_private_call_is_planted(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    calls = _lines(exports / "sales/gong/calls.jsonl")
    private = {f"call:{call['metaData']['id']}" for call in calls if call["metaData"]["isPrivate"]}
    assert private == {
        row["source_id"] for row in truth("noise") if row["nature"] == "private call"
    }
    heard = {touch.partition("/")[0].replace("turn:", "call:") for touch in said("gong")}
    assert heard.isdisjoint(private)


def test_some_people_have_no_address(exports: Path) -> None:
    people = [
        party
        for call in _lines(exports / "sales/gong/calls.jsonl")
        for party in call["parties"]
        if not party.get("userId")
    ]
    nameless = [party for party in people if "emailAddress" not in party]
    assert 0.05 < len(nameless) / len(people) < 0.35
