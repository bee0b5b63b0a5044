from __future__ import annotations

import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read.contract import Context, Row
from outsidein.read.formats.transcript.reader import is_transcript, read_meeting
from outsidein.read.importing import read_paths
from outsidein.read.sample import sample_of
from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1] / "examples/transcript"
ZOOM = (HERE / "zoom.vtt").read_text(encoding="utf-8")
CALL = """\
[2023-10-25T10:00:05] Sofia Maier: Good morning, Li Wei.
[2023-10-25T10:00:10] Li Wei: Good morning. I have to say:
the price is too high.
[2023-10-25T10:00:30] Sofia Maier: Which of the two prices do you mean?
[2023-13-45T10:00:40] Li Wei: The second one of them.
[2023-10-25T10:00:50] Sofia Maier: I see.
"""


def turns(text: str | bytes, file: str = "call.txt") -> list[tuple[str | None, str]]:
    """Speaker and words of each turn."""
    found = [row for row in read(text, file) if isinstance(row, Row)]
    labels = {
        row_id("transcript", row.source_id): row.source_id.partition("/")[2]
        for row in found
        if row.table == "person"
    }
    return [
        (labels.get(row.values["author_id"]), row.values["body"])
        for row in found
        if row.table == "touch"
    ]


def read(text: str | bytes, file: str = "call.txt") -> list[Row | Rejected]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_meeting(io.BytesIO(data), 1, Context(source="transcript", file=file)))


def rejected(text: str | bytes) -> list[tuple[str, str]]:
    return [(row.reason, row.at) for row in read(text) if isinstance(row, Rejected)]


def test_a_zoom_recording_becomes_turns(read: Callable[..., Any]) -> None:
    told = read({"acme/GMT20260815-130000_Recording.transcript.vtt": ZOOM})
    first, second, phone, last = told.rows("touch")
    meeting = first["source_id"].removeprefix("turn:").removesuffix("/0")
    assert re.fullmatch(r"GMT20260815-130000_Recording\.transcript-[0-9a-f]{8}", meeting)
    assert first["thread_id"] == second["thread_id"] == row_id("transcript", f"meeting:{meeting}")
    assert first["body"] == (
        "We can't export more than one account. And finance & sales both need it. "
        "10:30 Meeting: that is when we noticed --> too late."
    )
    assert second["body"] == "Thank you, noted: one export for all."
    assert first["happened_at"] == dt.datetime(2026, 8, 15, 13, 0, 5, 790000, tzinfo=dt.UTC)
    assert phone["happened_at"] == dt.datetime(2026, 8, 15, 14, 0, 22, tzinfo=dt.UTC)
    assert json.loads(first["extra"]) == {"seconds": 5.79, "until": 19.0}
    assert first["place"].endswith(".vtt:4")
    assert (first["channel"], first["position"], last["position"]) == ("meeting", 0, 3)
    assert first["author_id"] not in first["party_ids"]
    assert len(first["party_ids"]) == 3


def test_speakers_are_told_by_the_name_they_gave_themselves(read: Callable[..., Any]) -> None:
    told = read({"call.vtt": ZOOM})
    people = {row["source_id"].partition("/")[2]: row for row in told.rows("person")}
    ana = people["Ana Lima (Acme)"]
    assert (ana["name"], ana["side"], json.loads(ana["extra"])) == (
        "Ana Lima",
        None,
        {"beside_name": "Acme"},
    )
    phone = people["+49 170 1234567"]
    assert (phone["name"], phone["phones"]) == (None, ["+49 170 1234567"])
    assert "10:30 Meeting" not in people


def test_a_meeting_is_the_same_whatever_folder_is_named(
    read: Callable[..., Any], tmp_path: Path
) -> None:
    told = read({"success/kick-off.txt": CALL})
    grown = tmp_path / "exports/success/kick-off.txt"
    grown.write_text(CALL + "[2023-10-25T10:01:00] Li Wei: Then we can go on.\n")
    for folder in ("exports/success", "exports"):
        report = read_paths(told.workspace, [tmp_path / folder])
        added = report.added.get("touch", 0)
        assert added == (1 if folder == "exports/success" else 0)
    assert len({row["touch_id"] for row in told.rows("touch")}) == 5
    assert len({row["thread_id"] for row in told.rows("touch")}) == 1


def test_meetings_in_files_of_one_name_are_told_apart_by_how_they_begin(
    read: Callable[..., Any],
) -> None:
    one = "Ana: Hello, this is Acme.\nBo: Hello to you.\nAna: {}\nBo: As always it is the price.\n"
    told = read(
        {
            "1/call.txt": one.format("How can I help?"),
            "2/call.txt": one.format("What is it today?"),
            "3/call.txt": "Date: 2026-08-15\n" + one.format("What is it today?"),
        }
    )
    assert len({row["thread_id"] for row in told.rows("touch")}) == 3
    assert len({row["touch_id"] for row in told.rows("touch")}) == 12


@pytest.mark.parametrize(
    "text",
    [
        (
            "WEBVTT\n\n00:05.000 --> 00:08.000\n<v John Smith>Hello all.</v>\n\n"
            "id-7\n00:08.000 --> 00:09.000\n<v.loud Ana &amp; Bo>Hi: yes\n"
        ),
        "WEBVTT\n\n00:05.000 --> 00:09.000\n<v John Smith>Hello all.<v Ana &amp; Bo>Hi: yes</v>\n",
        (
            "1\n00:00:05,000 --> 00:00:08,000\nJohn Smith: <i>Hello</i> all.\n\n"
            "2\n00:00:08,000 --> 00:00:09,000\nAna &amp; Bo: Hi: yes\n"
        ),
        (
            "1\r00:00:05,000 --> 00:00:08,000\rJohn Smith: Hello all.\r"
            "2\r00:00:08,000 --> 00:00:09,000\rAna & Bo: Hi: yes\r\r3"
        ),
        "John Smith: Hello all.\nAna & Bo: Hi: yes",
        "**John Smith:** Hello all.\n\n**Ana & Bo:** Hi: yes",
        "[00:05] John Smith: Hello all.\n[00:08] Ana & Bo: Hi: yes",
        "0:00:05 John Smith: Hello all.\n0:00:08 Ana & Bo: Hi: yes",
        "John Smith (00:05): Hello all.\nAna & Bo (00:08): Hi: yes",
    ],
)
def test_every_way_to_name_speakers_gives_the_same_turns(text: str) -> None:
    assert turns(text) == [("John Smith", "Hello all."), ("Ana & Bo", "Hi: yes")]
    assert rejected(text) == []


def test_cues_of_teams_are_read_with_times_written_short(read: Callable[..., Any]) -> None:
    told = read({"teams.vtt": (HERE / "non_padded_timestamps.vtt").read_bytes()})
    assert [row["name"] for row in told.rows("person")] == ["Jane Doe", "John Smith"]
    assert [row["body"] for row in told.rows("touch")] == [
        "Good morning everyone.",
        "Morning, let's get started.",
        "Thanks for joining.",
    ]
    assert json.loads(told.rows("touch")[2]["extra"]) == {"seconds": 65.2, "until": 3727.95}
    assert told.rows("touch")[0]["happened_at"] is None


@pytest.mark.parametrize(
    ("file", "reason", "place"),
    [
        ("invalid_timeframe.srt", "cue with a broken time", "5"),
        ("missing_timeframe.vtt", "cue without a time", "6"),
    ],
)
def test_a_broken_cue_is_rejected_and_the_others_are_read(
    file: str, reason: str, place: str
) -> None:
    spoken = (HERE / file).read_text().replace("Caption", "Ana: Caption")
    assert rejected(spoken) == [(reason, place)]
    words = [text for _, text in turns(spoken)]
    assert len(words) == 1
    assert "#2" not in words[0]
    assert "#3" in words[0]


def test_a_time_where_words_should_be_begins_a_cue() -> None:
    text = (HERE / "invalid_timeframe_in_cue_text.vtt").read_text()
    text = text.replace("Caption", "Ana: Caption")
    assert turns(text) == [("Ana", "Caption text #1 Caption text #2 Caption text #3")]


def test_the_end_of_a_turn_never_moves_back() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:09.000\nAna: One\n\n00:02.000 --> 00:04.000\nAna: two\n"
    (turn,) = (row for row in read(text) if isinstance(row, Row) and row.table == "touch")
    assert turn.extra == {"seconds": 1.0, "until": 9.0}


@pytest.mark.parametrize(
    "text",
    ["WEBVTT\n\n00:01.000 --> 00:02.000\nhello there\n", "1\n00:00:01,0 --> 00:00:02,0\nhi\n"],
)
def test_captions_that_name_nobody_are_rejected(text: str) -> None:
    assert rejected(text) == [("transcript without speakers", "1")]
    assert turns(text) == []


def test_words_before_a_colon_are_no_speaker() -> None:
    text = "WEBVTT\n\n" + "".join(
        f"00:0{second}.000 --> 00:0{second + 1}.000\n{words}\n\n"
        for second, words in enumerate(
            ["Ana Lima: here is the thing", "we have three: one", "Note: it is late", "Bo Berg: ok"]
        )
    )
    assert turns(text) == [
        ("Ana Lima", "here is the thing we have three: one Note: it is late"),
        ("Bo Berg", "ok"),
    ]


def test_lines_with_a_full_time_say_when(read: Callable[..., Any]) -> None:
    told = read({"call.txt": CALL}, settings='[read]\ntime_zone = "Europe/Berlin"\n')
    first, second, third, last = told.rows("touch")
    assert first["happened_at"] == dt.datetime(2023, 10, 25, 8, 0, 5, tzinfo=dt.UTC)
    assert first["zone"] == "Europe/Berlin"
    assert second["body"] == "Good morning. I have to say:\nthe price is too high."
    assert (third["body"], last["body"]) == ("Which of the two prices do you mean?", "I see.")
    assert told.rejected == [("turn with a bad time", "call.txt:5")]


def test_lines_above_the_first_turn_tell_of_the_meeting(read: Callable[..., Any]) -> None:
    text = "Title: Kick-off with Acme\nDate: 2026-08-15 13:00\nParticipants: Ana, Bo\n\n"
    told = read({"a.txt": text + "[00:10] Ana: We begin with the goals.\n[00:20] Bo: Fine by me."})
    first, second = told.rows("touch")
    assert first["subject"] == second["subject"] == "Kick-off with Acme"
    assert second["happened_at"] == dt.datetime(2026, 8, 15, 13, 0, 20, tzinfo=dt.UTC)
    assert json.loads(first["extra"]) == {"participants": "Ana, Bo", "seconds": 10.0}


def test_times_of_a_clock_on_the_wall_are_not_added_to_the_start() -> None:
    text = "Date: 2026-08-15 13:00\n\n[13:00:05] Ana: We begin.\n[13:00:09] Bo: Fine."
    at = [
        row.values["happened_at"]
        for row in read(text)
        if isinstance(row, Row) and row.table == "touch"
    ]
    assert at == [dt.datetime(2026, 8, 15, 13, 0, tzinfo=dt.UTC)] * 2


@pytest.mark.parametrize(
    ("file", "title", "hour"),
    [
        ("GMT20260815-130000_Recording.transcript.vtt", None, 13),
        ("2026-08-15 13.00.00 Acme kick-off/Recording.vtt", None, 11),
        ("Acme_kick-off-20260815_130000-Meeting Recording.vtt", "Acme kick-off- -Meeting", 11),
        ("acme.vtt", "acme", None),
        ("call 99999999-999999.vtt", "call", None),
    ],
)
def test_names_of_files_tell_title_and_start(
    file: str, title: str | None, hour: int | None, read: Callable[..., Any]
) -> None:
    told = read({file: ZOOM}, settings='[read]\ntime_zone = "Europe/Berlin"\n')
    first = told.rows("touch")[0]
    assert (first["happened_at"] and first["happened_at"].hour) == hour
    assert first["subject"] == title


def test_records_hold_transcripts_too(read: Callable[..., Any]) -> None:
    call = {"Id": "a05", "Body__c": CALL, "LeadId__c": "00Q"}
    told = read(
        {
            "one.json": json.dumps([call | {"Id": "a04"}]),
            "nested.json": json.dumps([{"lead": "00Q", "transcripts": [call, "lost"]}]),
        }
    )
    assert told.report.files == {"transcript records": 1, "transcript nested records": 1}
    assert told.report.added["touch"] == 8
    first = told.row("touch", "turn:a05/0")
    assert json.loads(first["extra"]) == {"LeadId__c": "00Q", "lead": "00Q"}
    assert ("transcript is no record", "nested.json:[1]") in told.rejected


@pytest.mark.parametrize(
    "text",
    [
        "name: Ana Lima\ncity: Rio\n\nname: Bo Berg\ncity: Oslo\n",
        "From: ana@firm.example\nTo: bo@ours.example\nSubject: Hello\n\nHi Bo.\n",
        "Server: runs at night only\nServer: runs at night only\nhost: 1\n",
        "# Notes\n\nWe met: it was good.\nWe left: it was late.\n",
        "[2026-08-15T13:00:05] INFO: server is up\n[2026-08-15T13:00:06] WARN: no disk is left\n",
        "---\ntitle: One\n---\nAna: hello to you\nBo: hello to you\nAna: good day\nBo: good day\n",
    ],
)
def test_other_texts_with_colons_are_no_transcripts(text: str) -> None:
    assert not is_transcript(sample_of(text.encode(), name="a.txt"))


@given(st.text(alphabet=st.sampled_from("A: b\n1->0.5[]<v>"), max_size=80))
def test_anything_between_cues_is_read_or_rejected(text: str) -> None:
    around = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAna: One\n\n{}\n\n01:02.000 --> 01:03.000\nBo: Two\n"
    )
    assert {"Ana", "Bo"} <= {speaker for speaker, _ in turns(around.format(text))}
