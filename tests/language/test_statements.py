from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.language.statements import SAID, cut, statements_of
from outsidein.pipeline import refresh
from outsidein.read.importing import read_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.record.workspace import Workspace


TOUCH = {
    "touch_id": "t1",
    "touch_hash": "h1",
    "side": "customer",
    "channel": "ticket",
    "opens": True,
    "subject": None,
    "body": None,
    "body_format": "text",
    "author": None,
    "answered": None,
    "answered_format": None,
}


def told_of(touches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = statements_of(pa.RecordBatch.from_pylist(touches)).to_pylist()
    return rows


def said(**touch: Any) -> list[dict[str, Any]]:
    return told_of([{**TOUCH, **touch}])


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
    columns = pa.schema([("touch_id", pa.string()), ("touch_hash", pa.string())])
    batch = statements_of(pa.RecordBatch.from_pylist([], schema=columns))
    assert batch.schema == SAID
    assert batch.num_rows == 0


def test_what_cleaning_took_and_what_it_doubts_is_kept() -> None:
    (surely,) = said(channel="mail", body="It broke.\n\nBest,\nAna")
    assert (surely["doubtful"], surely["stripped"]) == (False, ["signature"])
    # A reply without any quote: there may be one that looks like their own words.
    told = said(channel="mail", subject="Re: cards", body="It broke.")
    assert [(one["text"], one["doubtful"], one["stripped"]) for one in told] == [
        ("It broke.", True, [])
    ]


def test_a_title_is_never_in_doubt() -> None:
    told = said(subject="App crashes", body="It broke again today.\n\nBob Miller")
    assert [(one["text"], one["doubtful"]) for one in told] == [
        ("App crashes", False),
        ("It broke again today.", True),
        ("Bob Miller", True),
    ]


def test_the_authors_name_tells_a_signature() -> None:
    body = "It broke again today.\n\nBob Miller"
    assert [one["text"] for one in said(body=body)][-1] == "Bob Miller"
    assert [one["text"] for one in said(body=body, author="Bob Miller")] == [
        "It broke again today."
    ]


@pytest.mark.parametrize(
    ("own", "title", "before", "expected"),
    [
        ("A one. B two.", "", "", [("A one.", ""), ("B two.", "A one.")]),
        ("A one.", "Title", "Asked?", [("Title", "Asked?"), ("A one.", "Title")]),
        ("A one. A one. B two.", "", "", [("A one.", ""), ("B two.", "A one.")]),
        ("A one.\n…\nB two.", "", "", [("A one.", ""), ("B two.", "A one.")]),
        ("", "", "Asked?", []),
    ],
)
def test_each_sentence_comes_with_the_one_before(
    own: str, title: str, before: str, expected: list[tuple[str, str]]
) -> None:
    assert list(cut(own, title=title, before=before)) == expected


def test_what_is_told_of_a_touch_does_not_depend_on_the_others() -> None:
    bodies = ["I was charged twice. Why?", "I'll send it by Friday.", "", "Please refund it."]
    touches = [
        {**TOUCH, "touch_id": str(number), "body": body, "side": side}
        for number, (body, side) in enumerate(product(bodies, ("customer", "us", "partner")))
    ]
    alone = [row for one in touches for row in told_of([one])]
    assert told_of(touches) == alone
    assert told_of(touches[::-1]) == sorted(alone, key=lambda row: -int(row["touch_id"]))


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
