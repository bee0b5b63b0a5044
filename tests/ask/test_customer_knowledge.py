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
]
THEMES = [("fees", "fee, hidden", 2), ("few", "one", 1), ("none", "nobody", 0)]


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
            {"theme_id": key, "name": name, "words": [name], "people": people, "is_hidden": False}
            for key, name, people in THEMES
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


def test_top_needs_are_those_of_most_people(told: Workspace) -> None:
    assert [(need.name, need.people) for need in top_needs(told)] == [
        ("fee, hidden", 2),
        ("one", 1),
    ]
    assert [need.name for need in top_needs(told, most=1)] == ["fee, hidden"]


def test_without_answers_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no answers yet"):
        known_of(create_workspace(tmp_path / "w"))
