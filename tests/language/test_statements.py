from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.language.statements import SAID, statements_of
from outsidein.pipeline import refresh
from outsidein.read.importing import read_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.record.workspace import Workspace


def said(**touch: Any) -> list[dict[str, Any]]:
    told = {
        "touch_id": "t1",
        "touch_hash": "h1",
        "side": "customer",
        "channel": "ticket",
        "opens": True,
        "subject": None,
        "body": None,
        "body_format": "text",
        **touch,
    }
    rows: list[dict[str, Any]] = statements_of(pa.RecordBatch.from_pylist([told])).to_pylist()
    return rows


def test_a_touch_becomes_its_sentences_in_order() -> None:
    told = said(body="I was charged twice. Please refund it.")
    assert [(one["position"], one["text"], one["kind"]) for one in told] == [
        (0, "I was charged twice.", "pain"),
        (1, "Please refund it.", "want"),
    ]


def test_a_title_is_a_statement_where_it_opens_a_ticket() -> None:
    assert [
        one["text"] for one in said(subject="App crashes on login", body="It broke today.")
    ] == [
        "App crashes on login",
        "It broke today.",
    ]


def test_a_title_is_none_in_a_reply_or_further_down() -> None:
    assert [one["text"] for one in said(subject="Re: App crashes", body="It broke.")] == [
        "It broke."
    ]
    assert [one["text"] for one in said(subject="App crashes", body="It broke.", opens=False)] == [
        "It broke."
    ]


def test_the_same_sentence_counts_once_a_touch() -> None:
    assert len(said(subject="It broke today.", body="It broke today. IT BROKE TODAY.")) == 1


def test_nothing_said_is_no_statement() -> None:
    assert said(body=None) == []
    assert said(body=" \n … \n") == []


def test_the_columns_are_those_declared() -> None:
    batch = statements_of(
        pa.RecordBatch.from_pylist([], schema=pa.schema([("touch_id", pa.string())]))
    )
    assert batch.schema == SAID


def test_what_one_person_says_twice_in_a_thread_counts_once(
    workspace: Workspace, tmp_path: Path, query: Callable[..., list[tuple[Any, ...]]]
) -> None:
    """A quote that was not told apart, or the mail that opened a case, beside its description."""
    again = {
        "id": 901,
        "ticket_id": 1,
        "author_id": 11,
        "body": "Any news? I was charged twice for the same card.",
        "public": True,
        "created_at": "2026-03-09T09:00:00Z",
    }
    (tmp_path / "more.json").write_text(json.dumps(again) + "\n")
    read_paths(workspace, [tmp_path / "more.json"])
    refresh(workspace)
    told = query(
        "SELECT text, count(*) FROM statement WHERE text LIKE 'Any%' OR text LIKE 'I was%' "
        "GROUP BY text ORDER BY text"
    )
    assert told == [("Any news?", 1), ("I was charged twice for the same card.", 1)]
