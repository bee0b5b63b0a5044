from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1] / "examples" / "slack"
LISTS = ("users.json", "channels.json", "dms.json")
DAY = "general/2026-01-05.json"
STAMP = "1767603600.000200"


def example(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def lists() -> dict[str, str]:
    return {name: example(name) for name in LISTS}


def day(*told: dict[str, Any]) -> str:
    first = {"type": "message", "user": "U1", "text": "Hello", "ts": STAMP}
    return json.dumps([{**first, **one} for one in told])


def user(number: str) -> str:
    return row_id("slack", f"user:{number}")


def test_a_message_is_named_by_channel_and_stamp(read: Callable[..., Any]) -> None:
    told = read({**lists(), DAY: example(DAY)})
    asked, answered = told.rows("touch")
    assert asked["source_id"] == f"message:general/{STAMP}"
    assert asked["happened_at"] == dt.datetime(2026, 1, 5, 9, 0, 0, 200, tzinfo=dt.UTC)
    assert (asked["channel"], asked["author_id"]) == ("chat", user("U1"))
    assert asked["body"] == "Do we bill @Old Hand & co?"
    assert asked["party_ids"] == [user("U4")]
    extra = json.loads(asked["extra"])
    assert extra["slack_channel"] == "general"
    assert extra["reactions"][0]["name"] == "eyes"
    assert answered["thread_id"] == asked["thread_id"] == row_id("slack", asked["source_id"])
    assert answered["party_ids"] == [user("U1")]


def test_a_whole_export_is_read_from_its_zip(read: Callable[..., Any]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in (*LISTS, "integration_logs.json", DAY):
            archive.writestr(f"Ours export/{name}", example(name))
    told = read({"export.zip": packed.getvalue()})
    assert told.rejected == []
    ids = [one["source_id"] for one in told.rows("touch")]
    assert ids == [f"message:general/{STAMP}", "message:general/1767603700.000300"]


def test_threads_span_files(read: Callable[..., Any]) -> None:
    later = {"ts": "1767690000.000100", "thread_ts": STAMP, "user": "U4"}
    told = read({DAY: day({}), "general/2026-01-06.json": day(later)})
    assert {one["thread_id"] for one in told.rows("touch")} == {
        row_id("slack", f"message:general/{STAMP}")
    }


def test_the_same_stamp_in_two_channels_is_two_messages(read: Callable[..., Any]) -> None:
    told = read({DAY: day({}), "sales/2026-01-05.json": day({})})
    ids = [one["source_id"] for one in told.rows("touch")]
    assert ids == [f"message:general/{STAMP}", f"message:sales/{STAMP}"]


def test_without_its_folder_a_channel_is_not_known(read: Callable[..., Any]) -> None:
    told = read({"2026-01-05.json": day({})})
    reason = "channel is not known: read the folder that has the channels' folders"
    assert told.rejected == [(reason, "2026-01-05.json")]


@pytest.mark.parametrize("stamp", [float("nan"), None, "", 1767603600.0002, "yesterday"])
def test_a_message_without_a_stamp_is_skipped_and_the_others_stay(
    read: Callable[..., Any], stamp: object
) -> None:
    told = read({DAY: day({"ts": stamp}, {})})
    assert [one["source_id"] for one in told.rows("touch")] == [f"message:general/{STAMP}"]
    assert told.rejected == [("message without a time stamp", f"{DAY}:[1]")]


def test_what_programs_and_slack_wrote_is_dropped_without_a_fault(
    read: Callable[..., Any],
) -> None:
    told = read(
        {
            **lists(),
            DAY: day(
                {"ts": "1767603601.0", "subtype": "channel_join"},
                {"ts": "1767603602.0", "subtype": "channel_topic"},
                {"ts": "1767603603.0", "subtype": "bot_message", "user": None, "bot_id": "B1"},
                {"ts": "1767603604.0", "user": None, "bot_id": "B1"},
                {"ts": "1767603605.0", "user": "U3"},
                {"ts": "1767603606.0", "user": "USLACKBOT"},
                {"ts": "1767603607.0", "bot_id": "B2", "bot_profile": {"name": "Deploy"}},
                {"ts": "1767603608.0", "subtype": "file_share"},
            ),
        }
    )
    ids = [one["source_id"] for one in told.rows("touch")]
    assert ids == ["message:general/1767603608.0"]
    assert told.rejected == []


def test_a_reply_that_was_sent_to_the_channel_too_counts_once(read: Callable[..., Any]) -> None:
    reply = {"ts": "1767603700.0001", "thread_ts": STAMP, "text": "Yes"}
    also = {**reply, "subtype": "thread_broadcast"}
    told = read({DAY: day({}, reply, also, {**also, "ts": "1767603700.0002"})})
    ids = [one["source_id"] for one in told.rows("touch")]
    assert ids == [f"message:general/{STAMP}", "message:general/1767603700.0001"]


def test_a_broadcast_without_its_reply_counts(read: Callable[..., Any]) -> None:
    also = {"thread_ts": "1767600000.0001", "subtype": "thread_broadcast"}
    assert len(read({DAY: day(also)}).rows("touch")) == 1


def test_blocks_are_preferred_to_text(read: Callable[..., Any]) -> None:
    words = [
        {"type": "text", "text": "The whole text & more for "},
        {"type": "user", "user_id": "U2"},
    ]
    section = {"type": "rich_text_section", "elements": words}
    told = read(
        {
            **lists(),
            DAY: day({"text": "The…", "blocks": [{"type": "rich_text", "elements": [section]}]}),
        }
    )
    assert [one["body"] for one in told.rows("touch")] == ["The whole text & more for @Zoë Marsh"]


def test_people_of_another_firm_are_customers(read: Callable[..., Any]) -> None:
    guest = {"user": "U9", "user_team": "T2", "user_profile": {"real_name": "Nora Tide"}}
    told = read({**lists(), DAY: day(guest)})
    sides = {one["source_id"]: one["side"] for one in told.rows("person")}
    assert sides == {
        "user:U1": "us",
        "user:U2": "customer",
        "user:U3": None,
        "user:U4": None,
        "user:U9": "customer",
    }
    assert told.row("person", "user:U9")["name"] == "Nora Tide"
    assert told.row("touch", f"message:general/{STAMP}")["is_internal"] is False


def test_colleagues_in_another_team_are_not_customers(read: Callable[..., Any]) -> None:
    users = example("users.json").replace("zoe@harbour.example", "zoe@ours.example")
    told = read({"users.json": users})
    assert told.row("person", "user:U2")["side"] == "us"


def test_a_message_is_internal_where_nobody_else_can_read_it(read: Callable[..., Any]) -> None:
    names = ("general", "ext-harbour", "D1", "unlisted")
    told = read({**lists(), **{f"{name}/2026-01-05.json": day({}) for name in names}})
    assert {one["source_id"].split("/")[0]: one["is_internal"] for one in told.rows("touch")} == {
        "message:general": True,
        "message:ext-harbour": False,
        "message:D1": True,
        "message:unlisted": None,
    }


def test_a_direct_message_is_to_the_other_one(read: Callable[..., Any]) -> None:
    told = read({**lists(), "D1/2026-01-05.json": day({})})
    assert [one["party_ids"] for one in told.rows("touch")] == [[user("U4")]]


def test_whoever_is_in_no_list_keeps_their_id(read: Callable[..., Any]) -> None:
    told = read({**lists(), DAY: day({"user": "U7"})})
    (touch,) = told.rows("touch")
    assert touch["author_id"] == user("U7")
    assert "user:U7" not in [one["source_id"] for one in told.rows("person")]


def test_bots_are_bots_and_addresses_that_exporters_invent_are_nobodys(
    read: Callable[..., Any],
) -> None:
    told = read(lists())
    bot = told.row("person", "user:U3")
    assert (bot["nature"], bot["emails"]) == ("bot", [])
    assert told.row("person", "user:U4")["is_deleted"] is True
    assert told.row("person", "user:U1")["handles"] == ["ada"]
