from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1] / "examples" / "gong"
CALL = "7782342274025937895"
MISSING = "call of this transcript is missing: read calls and transcripts together"


def example(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def calls(*told: dict[str, Any], **meta: Any) -> str:
    first = {"id": CALL, "started": "2026-01-05T09:00:00Z", "scope": "External", **meta}
    return json.dumps({"calls": [{"metaData": {**first, **one}, **one} for one in told]})


def transcript(*speakers: str | None, call: object = CALL) -> str:
    said = [
        {
            "speakerId": speaker,
            "sentences": [{"start": 1000 * n, "end": 1000 * n + 9, "text": "so"}],
        }
        for n, speaker in enumerate(speakers)
    ]
    return json.dumps({"callTranscripts": [{"callId": call, "transcript": said}]})


@pytest.fixture
def both() -> dict[str, str]:
    return {"c.json": example("extensive_calls.json"), "t.json": example("transcripts.json")}


def test_each_turn_is_a_touch_of_its_call(read: Callable[..., Any], both: dict[str, str]) -> None:
    told = read(both)
    first = told.row("touch", f"turn:{CALL}/0")
    assert first["body"] == "thanks for taking the time how is the rollout going"
    assert (first["channel"], first["subject"]) == ("call", "Harbour: renewal")
    assert first["thread_id"] == row_id("gong", f"call:{CALL}")
    assert first["is_internal"] is False
    assert first["url"] == f"https://ours.app.gong.example/call?id={CALL}"
    assert json.loads(first["extra"]) == {"end": 6000, "topic": "Pricing"}
    assert [told.row("touch", f"turn:{CALL}/{n}")["position"] for n in range(3)] == [0, 1, 2]


def test_times_are_milliseconds_from_the_start_of_the_call(
    read: Callable[..., Any], both: dict[str, str]
) -> None:
    told = read(both)
    start = dt.datetime(2026, 1, 5, 8, 1, 0, 250_000, tzinfo=dt.UTC)
    assert told.row("touch", f"turn:{CALL}/0")["happened_at"] == start + dt.timedelta(
        milliseconds=460
    )
    assert told.row("touch", f"turn:{CALL}/1")["happened_at"] == start + dt.timedelta(seconds=61)
    assert told.row("touch", f"turn:{CALL}/0")["zone"] == "+0100"


@pytest.mark.parametrize(
    "started",
    ["2026-01-05T09:00:00+0100", "2026-01-05T09:00:00.000000+0100", "2026-01-05T08:00:00Z"],
)
def test_the_start_is_told_in_several_forms(read: Callable[..., Any], started: str) -> None:
    told = read({"c.json": calls({"parties": []}, started=started), "t.json": transcript("1")})
    (touch,) = told.rows("touch")
    assert touch["happened_at"] == dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)


def test_speakers_are_our_users_or_parties_of_this_call(
    read: Callable[..., Any], both: dict[str, str]
) -> None:
    told = read(both)
    ids = {name: row_id("gong", name) for name in ("user:2346", f"party:{CALL}/5437689876543")}
    assert told.row("touch", f"turn:{CALL}/0")["author_id"] == ids["user:2346"]
    assert told.row("touch", f"turn:{CALL}/1")["author_id"] == ids[f"party:{CALL}/5437689876543"]
    people = {one["source_id"]: (one["name"], one["side"]) for one in told.rows("person")}
    assert people == {
        "user:2346": ("Ada Bell", "us"),
        f"party:{CALL}/5437689876543": ("Zoë Marsh", "customer"),
        f"party:{CALL}/99": (None, None),
        f"party:{CALL}/p4": ("Tom Reed", "customer"),
    }
    assert told.row("person", f"party:{CALL}/99")["phones"] == ["+44 20 7946 0000"]
    others = ("user:2346", f"party:{CALL}/99", f"party:{CALL}/p4")
    parties = told.row("touch", f"turn:{CALL}/1")["party_ids"]
    assert parties == [row_id("gong", one) for one in others]


def test_the_crm_objects_of_a_party_tie_the_call_to_an_account(
    read: Callable[..., Any], both: dict[str, str]
) -> None:
    told = read(both)
    (account,) = told.rows("account")
    assert (account["name"], account["external_ids"]) == (
        "Harbour Ltd",
        ["salesforce:0013601230sV7grAAC"],
    )
    assert told.row("touch", f"turn:{CALL}/2")["account_id"] == account["account_id"]
    zoe = told.row("person", f"party:{CALL}/5437689876543")
    assert zoe["external_ids"] == ["salesforce:0033601230sV7grAAC"]
    (member,) = told.rows("membership")
    assert (member["person_id"], member["account_id"]) == (zoe["person_id"], account["account_id"])


def test_a_transcript_without_its_call_is_rejected(read: Callable[..., Any]) -> None:
    told = read({"t.json": example("transcripts.json")})
    assert told.rejected == [(MISSING, "t.json:[1]")]


def test_the_short_list_of_calls_is_enough_for_times_but_names_nobody(
    read: Callable[..., Any],
) -> None:
    told = read({"c.json": example("calls.json"), "t.json": example("transcripts.json")})
    touch = told.row("touch", f"turn:{CALL}/0")
    assert touch["happened_at"] == dt.datetime(2026, 1, 5, 8, 1, 0, 460_000, tzinfo=dt.UTC)
    assert touch["author_id"] == row_id("gong", f"party:{CALL}/6432345678555530067")
    assert told.rows("person") == []


def test_both_lists_of_calls_give_the_fuller_knowledge_of_each(read: Callable[..., Any]) -> None:
    names = ("calls.json", "extensive_calls.json", "transcripts.json")
    told = read({name: example(name) for name in names})
    touch = told.row("touch", f"turn:{CALL}/0")
    assert touch["author_id"] == row_id("gong", "user:2346")


def test_private_calls_are_left_out(read: Callable[..., Any]) -> None:
    private = "7782342274025937896"
    files = {"c.json": example("extensive_calls.json"), "t.json": transcript("1", call=private)}
    told = read(files)
    assert told.rejected == [("private call", "t.json:[1]")]
    assert "user:2348" not in [one["source_id"] for one in told.rows("person")]
    assert [one["source_id"] for one in told.rows("touch")] == [f"comment:{CALL}/k1"]


def test_private_calls_are_read_where_the_settings_ask_for_it(read: Callable[..., Any]) -> None:
    private = "7782342274025937896"
    files = {"c.json": example("extensive_calls.json"), "t.json": transcript("1", call=private)}
    told = read(files, settings="[read]\nprivate_calls = true\n")
    assert told.rejected == []
    assert told.row("touch", f"turn:{private}/0")["author_id"] == row_id("gong", "user:2348")


def test_ids_of_many_digits_stay_exact_and_rounded_ones_are_rejected(
    read: Callable[..., Any],
) -> None:
    told = read({"c.json": calls({"parties": []}), "t.json": transcript("1", call=int(CALL))})
    assert [one["source_id"] for one in told.rows("touch")] == [f"turn:{CALL}/0"]
    told = read({"u.json": transcript("1", call=7.782342274025938e18)})
    reason = "id was rounded on its way: export ids as text"
    assert told.rejected == [(reason, "u.json:[1]")]


def test_several_people_in_a_room_share_a_voice_of_which_only_the_side_is_known(
    read: Callable[..., Any],
) -> None:
    room = [
        {"id": "p1", "name": "Zoë", "speakerId": "5", "affiliation": "External"},
        {"id": "p2", "name": "Tom", "speakerId": "5", "affiliation": "External"},
    ]
    told = read({"c.json": calls({"parties": room}), "t.json": transcript("5")})
    people = {one["source_id"]: (one["name"], one["side"]) for one in told.rows("person")}
    assert people == {
        f"party:{CALL}/p1": ("Zoë", "customer"),
        f"party:{CALL}/p2": ("Tom", "customer"),
        f"party:{CALL}/5": (None, "customer"),
    }
    (touch,) = told.rows("touch")
    assert touch["author_id"] == row_id("gong", f"party:{CALL}/5")


def test_a_turn_without_a_speaker_has_no_author(read: Callable[..., Any]) -> None:
    told = read({"c.json": calls({"parties": []}), "t.json": transcript(None)})
    assert [one["author_id"] for one in told.rows("touch")] == [None]


def test_a_broken_turn_does_not_take_the_others_with_it(read: Callable[..., Any]) -> None:
    turns = json.loads(transcript("1", "2", "3"))
    turns["callTranscripts"][0]["transcript"][1] = {"speakerId": "2", "sentences": [{"text": 5}]}
    told = read({"c.json": calls({"parties": []}), "t.json": json.dumps(turns)})
    assert [one["source_id"] for one in told.rows("touch")] == [f"turn:{CALL}/0", f"turn:{CALL}/2"]
    assert told.rejected == [("broken turn in a transcript", f"t.json:[1] turn:{CALL}/1")]


def test_calls_among_ourselves_are_internal(read: Callable[..., Any]) -> None:
    told = read({"c.json": calls({"parties": []}, scope="Internal"), "t.json": transcript("1")})
    assert [one["is_internal"] for one in told.rows("touch")] == [True]


def test_comments_on_a_call_are_said_among_us(read: Callable[..., Any]) -> None:
    told = read({"c.json": example("extensive_calls.json")})
    note = told.row("touch", f"comment:{CALL}/k1")
    assert (note["channel"], note["is_internal"]) == ("note", True)
    assert note["author_id"] == row_id("gong", "user:2347")
    assert note["thread_id"] == row_id("gong", f"call:{CALL}")
    assert json.loads(note["extra"])["audioStartTime"] == 12.5


def test_aliases_belong_to_one_user_who_is_known_better_than_from_a_call(
    read: Callable[..., Any], both: dict[str, str]
) -> None:
    told = read({**both, "u.json": example("users.json")})
    ada = told.row("person", "user:2346")
    assert ada["emails"] == ["ada@ours.example", "ada.bell@ours.example"]
    assert (ada["first_name"], ada["side"]) == ("Ada", "us")


def test_calls_that_were_exported_without_parties_are_read(read: Callable[..., Any]) -> None:
    told = read({"c.json": example("bare_calls.json")})
    assert [one["source_id"] for one in told.rows("touch")] == ["comment:7782342274025937897/k2"]
