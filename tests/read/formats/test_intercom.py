from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1] / "examples" / "intercom"

CONVERSATION: dict[str, Any] = {
    "id": "501",
    "state": "open",
    "created_at": 1767603600,
    "source": {
        "type": "conversation",
        "body": "<p>Hello</p>",
        "author": {"type": "user", "id": "c1"},
    },
    "contacts": {"type": "contact.list", "contacts": [{"type": "contact", "id": "c1"}]},
}
PART: dict[str, Any] = {
    "id": "601",
    "part_type": "comment",
    "body": "<p>Yes.</p>",
    "created_at": 1767604000,
    "author": {"type": "admin", "id": "a1"},
}


def example(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def conversation(*parts: Any, **told: Any) -> str:
    nested = {"conversation_parts": {"conversation_parts": list(parts)}}
    return json.dumps({**CONVERSATION, **nested, **told})


def bodies(told: Any) -> dict[str, str]:
    return {touch["source_id"]: touch["body"] for touch in told.rows("touch")}


def test_the_first_message_is_the_source_and_the_parts_follow(read: Callable[..., Any]) -> None:
    told = read({"c.json": example("conversations.json")})
    assert bodies(told) == {
        "conversation:501": "<p>Can we raise the card limit?</p>",
        "conversation:501/rating/remark": "Fast",
        "part:602": "<p>Finance has to agree first.</p>",
        "part:603": "<p>Yes, until Friday.</p>",
    }
    first = told.row("touch", "conversation:501")
    assert first["body_format"] == "html"
    assert first["author_id"] == row_id("intercom", "contact:c1")
    assert first["party_ids"] == [row_id("intercom", "admin:a1")]
    assert (first["channel"], first["subject"]) == ("chat", "Limits")
    answer = told.row("touch", "part:603")
    assert answer["author_id"] == row_id("intercom", "admin:a1")
    assert answer["thread_id"] == row_id("intercom", "conversation:501")
    assert answer["position"] == 3


def test_seconds_and_iso_times_are_the_same(read: Callable[..., Any]) -> None:
    told = read({"c.json": example("conversations.json"), "p.jsonl": example("parts.jsonl")})
    assert told.row("touch", "conversation:501")["happened_at"] == dt.datetime(
        2026, 1, 5, 9, tzinfo=dt.UTC
    )
    assert told.row("touch", "part:701")["happened_at"] == dt.datetime(
        2026, 1, 5, 10, tzinfo=dt.UTC
    )


def test_notes_are_internal_and_events_have_no_words(read: Callable[..., Any]) -> None:
    parts = [
        {**PART, "id": "1", "part_type": "note"},
        {**PART, "id": "2", "part_type": "assignment"},
        {**PART, "id": "3", "part_type": "snoozed"},
        {**PART, "id": "4", "part_type": "close"},
        {**PART, "id": "5", "part_type": "close", "body": None},
    ]
    touches = read({"c.json": conversation(*parts)}).rows("touch")
    assert {one["source_id"]: one["is_internal"] for one in touches} == {
        "conversation:501": False,
        "part:1": True,
        "part:2": True,
        "part:4": False,
    }


def test_redacted_words_are_gone_without_a_fault(read: Callable[..., Any]) -> None:
    told = read({"c.json": conversation({**PART, "redacted": True})})
    assert list(bodies(told)) == ["conversation:501"]
    assert told.rejected == []


def test_words_of_twitter_are_rejected_for_intercom_removed_them(read: Callable[..., Any]) -> None:
    source = {**CONVERSATION["source"], "type": "twitter", "body": "<p>Removed</p>"}
    told = read({"c.json": conversation(PART, source=source)})
    assert told.rows("touch") == []
    reason = "words of Twitter were removed by Intercom"
    assert told.rejected == [
        (reason, "c.json:[1] conversation:501"),
        (reason, "c.json:[1] part:601"),
    ]


def test_a_broken_part_does_not_take_the_others_with_it(read: Callable[..., Any]) -> None:
    parts = ["text", {"part_type": "comment"}, {**PART, "id": "7", "created_at": "then"}, PART]
    told = read({"c.json": conversation(*parts)})
    assert list(bodies(told)) == ["conversation:501", "part:601"]
    assert [reason for reason, _place in told.rejected] == [
        "part without an id",
        "part without an id",
        "bad date",
    ]


def test_authors_have_a_side_and_bots_are_bots(read: Callable[..., Any]) -> None:
    authors = [
        {"type": "lead", "id": "c2", "name": "Luc", "email": "Luc@tide.example"},
        {"type": "admin", "id": "a1", "name": "Ada", "email": "ada@ours.example"},
        {"type": "bot", "id": "b1", "name": "Operator"},
        {"type": "team", "id": "t1", "name": "Support"},
    ]
    parts = [{**PART, "id": str(n), "author": author} for n, author in enumerate(authors)]
    told = read({"c.json": conversation(*parts)})
    people = {one["source_id"]: (one["side"], one["nature"]) for one in told.rows("person")}
    assert people == {
        "contact:c2": ("customer", None),
        "admin:a1": ("us", None),
        "bot:b1": ("us", "bot"),
    }
    assert told.row("touch", "part:3")["author_id"] is None


def test_files_of_people_know_better_than_messages(read: Callable[..., Any]) -> None:
    files = {name: example(name) for name in ("parts.jsonl", "contacts.json", "admins.json")}
    told = read(files)
    assert [one["source_id"] for one in told.rows("person")] == [
        "admin:a1",
        "contact:c1",
        "contact:c2",
    ]
    assert told.row("person", "contact:c1")["external_ids"] == ["4711"]
    assert told.row("person", "admin:a1")["title"] == "Support lead"


def test_an_old_id_that_no_contact_has_any_more_keeps_its_name(read: Callable[..., Any]) -> None:
    gone = {**PART, "author": {"type": "lead", "id": "merged", "name": "Luc Petit"}}
    told = read({"c.json": conversation(gone), "k.json": example("contacts.json")})
    assert told.row("person", "contact:merged")["name"] == "Luc Petit"
    assert told.row("touch", "part:601")["author_id"] == row_id("intercom", "contact:merged")


def test_a_contact_may_have_several_companies(read: Callable[..., Any]) -> None:
    told = read({"k.json": example("contacts.json"), "f.json": example("companies.json")})
    members = [one["source_id"] for one in told.rows("membership")]
    assert members == ["contact:c1>company:k1", "contact:c1>company:k2"]
    (firm,) = told.rows("account")
    assert (firm["source_id"], firm["external_ids"]) == ("company:k1", ["4711"])
    assert (firm["domains"], firm["employees"]) == (["harbour.example"], 120)
    assert json.loads(firm["extra"])["monthly_spend"] == 490


def test_ratings_are_one_to_five_with_a_remark(read: Callable[..., Any]) -> None:
    told = read({"c.json": example("conversations.json")})
    (rating,) = told.rows("rating")
    assert (rating["score"], rating["lowest"], rating["highest"]) == (4.0, 1.0, 5.0)
    assert rating["person_id"] == row_id("intercom", "contact:c1")
    assert rating["touch_id"] == told.row("touch", "conversation:501/rating/remark")["touch_id"]


def test_a_list_of_one_conversation_a_line_is_read(read: Callable[..., Any]) -> None:
    lines = conversation(PART) + "\n" + conversation({**PART, "id": "8"}, id="502") + "\n"
    told = read({"c.jsonl": lines})
    assert sorted(bodies(told)) == ["conversation:501", "conversation:502", "part:601", "part:8"]
