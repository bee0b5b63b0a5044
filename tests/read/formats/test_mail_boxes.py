from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.read.contract import Context, Row
from outsidein.read.formats.mail import boxes as mail_boxes
from outsidein.read.formats.mail.boxes import CUT_IN_TWO, HELD, TOO_LARGE, letters_of
from outsidein.read.formats.mail.reader import read_mail

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

TAKEOUT = (Path(__file__).parents[1] / "examples/mail/takeout.mbox").read_bytes()


def test_messages_come_out_whole_wherever_a_block_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(letters_of(io.BytesIO(TAKEOUT), 1))
    for block in (100, 333, 1024):
        monkeypatch.setattr(mail_boxes, "BLOCK", block)
        assert list(letters_of(io.BytesIO(TAKEOUT), 1)) == whole
    assert [letter.line for letter in whole] == [1, 26, 42]


def test_the_parts_of_a_mailbox_hold_what_the_whole_one_holds() -> None:
    whole = list(letters_of(io.BytesIO(TAKEOUT), 1))
    cut = TAKEOUT.find(b"\nFrom 1725@xxx")
    line = TAKEOUT[:cut].count(b"\n") + 1
    parts = [
        *letters_of(io.BytesIO(TAKEOUT[:cut]), 1),
        *letters_of(io.BytesIO(TAKEOUT[cut:]), line),
    ]
    assert [letter.line for letter in parts] == [letter.line for letter in whole]
    assert [letter.raw.strip() for letter in parts] == [letter.raw.strip() for letter in whole]


def test_a_message_cut_at_a_sentence_is_rejected_and_the_next_one_read() -> None:
    cut = TAKEOUT.find(b"\nFrom the export")
    first, *others = letters_of(io.BytesIO(TAKEOUT[cut:]), 19)
    assert (first.fault, first.line) == (CUT_IN_TWO, 20)
    assert [other.fault for other in others] == ["", ""]


def _with_attachment(size: int) -> bytes:
    head = TAKEOUT.rpartition(b"--outer--")[0]
    attached = b"--outer\nContent-Type: application/zip; name=all.zip\n\n"
    return head + attached + (b"QUJD" * 19 + b"\n") * (size // 77) + b"--outer--\n\n" + TAKEOUT


def test_an_attachment_too_large_is_skipped_and_the_words_before_it_read() -> None:
    data = _with_attachment(HELD + 5_000_000)
    letters = list(letters_of(io.BytesIO(data), 1))
    assert [letter.fault for letter in letters] == ["", "", TOO_LARGE, "", "", ""]
    assert max(len(letter.raw) for letter in letters) <= HELD
    second = data.rfind(b"From 1724@xxx")
    assert letters[3].line == data[:second].count(b"\n") + 1
    found = list(read_mail(io.BytesIO(data), 1, Context(source="mail", file="a.mbox")))
    rejected = [row for row in found if not isinstance(row, Row)]
    assert [(row.reason, row.excerpt) for row in rejected] == [(TOO_LARGE, "all.zip")]
    bodies: list[Any] = [
        row.values["body"]
        for row in found
        if isinstance(row, Row) and row.source_id == "message:third@firm.example"
    ]
    assert bodies[0] == bodies[1]


def test_a_large_mailbox_is_cut_and_read_like_a_small_one(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outsidein.read.parts.PART_BYTES", 1024)
    monkeypatch.setattr("outsidein.read.parts.BLOCK", 512)
    escaped = TAKEOUT.replace(b"\nFrom the", b"\n>From the").replace(b"\nFrom our", b"\n>From our")
    told = read({"all.mbox": escaped})
    assert told.rejected == []
    assert told.report.added["touch"] == 3
    assert told.row("touch", "message:third@firm.example")["place"] == "all.mbox:42"
