from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from outsidein.ask import customer_knowledge
from outsidein.ask.customer_knowledge import known_of, top_needs
from outsidein.errors import WorkspaceError
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import Workspace, create_workspace
from outsidein.speak.vocabulary import vocabulary_of
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from pathlib import Path

SAID = [
    # id, thread, person, day, side, kind, text
    ("1", "a", "bo", 1, "customer", "question", "What’s the fee?"),
    ("2", "a", None, 2, "us", "answer", "There is none."),
    ("3", "a", "bo", 3, "customer", "question", "And abroad?"),
    ("4", "b", "cy", 1, "customer", "question", "Who may see the fee?"),
    ("5", "b", None, 2, "us", "other", "Let me see."),
    ("6", "b", "cy", 3, "customer", "pain", "The fee is hidden, the fee is high."),
    ("7", "b", None, 3, "customer", "question", "Is a mailbox a person?"),
    ("8", "b", "di", 3, "customer", "question", "May this be a quote?"),
    ("9", "b", "cy", 3, "customer", "pain", "Hi, long time no speak."),
]
# theme, its broader need, its name, whether it is hidden, how many people of accounts have it,
# the statements about it
THEMES = [
    ("need", None, "money", False, None, ()),
    ("fees", "need", "fee, hidden", False, 2, ("1", "4", "6")),
    ("talk", "need", "long time", False, 9, ("9",)),
    ("few", "need", "abroad", False, 1, ("3",)),
    ("gone", "need", "secret", True, 3, ("3",)),
]


@pytest.fixture
def told(tmp_path: Path) -> Workspace:
    workspace = create_workspace(tmp_path / "w", name="Ledgerline", domains=["ledger.example"])
    settings = replace(workspace.settings, products=("Team Card", "Ledgerline"))
    store = Store(workspace.answers, spill=tmp_path / "spill")
    tables = {
        "statement": [
            {
                "statement_id": key,
                "touch_id": key,
                "person_id": person,
                "happened_at": dt.datetime(2026, 1, day, tzinfo=dt.UTC),
                "side": side,
                "kind": kind,
                "text": text,
                "doubtful": key == "8",
            }
            for key, _, person, day, side, kind, text in SAID
        ],
        "touch": [{"touch_id": key, "thread_id": thread} for key, thread, *_ in SAID],
        "theme": [
            {
                "theme_id": key,
                "parent_id": parent,
                "name": name,
                "words": None if key == "few" else name.split(", "),
                "is_hidden": is_hidden,
            }
            for key, parent, name, is_hidden, *_ in THEMES
        ],
        "statement_theme": [
            {"statement_id": one, "theme_id": key, "probability": 0.95}
            for key, *_, about in THEMES
            for one in about
        ],
        "need_share": [
            {"scope": scope, "scope_id": "all", "theme_id": key, "people": people}
            for key, *_, people, _ in THEMES
            if people
            for scope in ("all", "segment")
        ],
    }
    for name, rows in tables.items():
        store.keep(name, pa.Table.from_pylist(rows, schema=ANSWERS[name].schema))
    store.close()
    return Workspace(folder=workspace.folder, settings=settings)


def test_words_are_those_of_people_and_sure(told: Workspace) -> None:
    known = known_of(told)
    said = dict(zip(known.customer_words, known.people, strict=True))
    assert set(said.values()) == {"bo", "cy"}
    assert said["And abroad?"] == "bo"
    assert known.brand == ("Ledgerline", "Team Card")


def test_words_are_counted_by_people_as_the_audit_counts_them(told: Workspace) -> None:
    known = known_of(told)
    assert known.vocabulary.people["fee"] == 2
    assert known.vocabulary == vocabulary_of(known.customer_words, known.people)


def test_questions_are_those_that_no_answer_followed(told: Workspace) -> None:
    known = known_of(told)
    asked = dict(zip(known.questions, known.askers, strict=True))
    assert asked == {"And abroad?": "bo", "Who may see the fee?": "cy"}


def test_a_large_workspace_gives_so_many(told: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COUNTED", "QUOTED", "QUESTIONS"):
        monkeypatch.setattr(customer_knowledge, name, 1)
    known = known_of(told)
    assert (len(known.customer_words), len(known.questions)) == (1, 1)
    assert known.vocabulary == vocabulary_of(known.customer_words, known.people)


def test_top_needs_are_those_of_most_people_without_small_talk(told: Workspace) -> None:
    heard = top_needs(told)
    assert [(need.name, need.people) for need in heard.top] == [("fee, hidden", 2), ("abroad", 1)]
    assert [need.name for need in heard.others] == ["long time"]
    assert [(need.words, need.wordings) for need in (heard.top[1], heard.others[0])] == [
        ([], []),  # too short to be known by
        (["long time"], ["Hi, long time no speak."]),
    ]


def test_so_many_needs_are_the_top_ones(told: Workspace) -> None:
    heard = top_needs(told, most=1)
    assert [need.name for need in heard.top] == ["fee, hidden"]
    assert [need.name for need in heard.others] == ["abroad", "long time"]


def test_the_same_with_another_figure_is_said_once(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "w")
    store = Store(workspace.answers, spill=tmp_path / "spill")
    said = ["Raise our limit to €400, please.", "Raise our limit to €1,250, please.", "More limit!"]
    tables = {
        "statement": [
            {"statement_id": text, "person_id": text, "text": text, "kind": "want", "side": side}
            for text, side in zip(said, ("customer", "customer", "us"), strict=True)
        ],
        "theme": [{"theme_id": "limit", "name": "limit", "is_hidden": False}],
        "statement_theme": [
            {"statement_id": text, "theme_id": "limit", "probability": 1.0} for text in said
        ],
        "need_share": [{"scope": "all", "scope_id": "all", "theme_id": "limit", "people": 2}],
    }
    for name, rows in tables.items():
        store.keep(name, pa.Table.from_pylist(rows, schema=ANSWERS[name].schema))
    store.close()
    assert [need.wordings for need in top_needs(workspace).top] == [[min(said[:2])]]


def test_without_answers_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no answers yet"):
        known_of(create_workspace(tmp_path / "w"))
