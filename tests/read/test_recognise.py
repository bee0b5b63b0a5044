"""Which reader reads a file."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import Rejected, UserError
from outsidein.read.files import SourceFile
from outsidein.read.readers import READERS
from outsidein.read.recognise import Recognised, name_of, readers_named, recognise
from outsidein.record.settings import Mapped, Settings

if TYPE_CHECKING:
    from pathlib import Path

TICKET = {"id": 1, "requester_id": 2, "submitter_id": 2, "subject": "Hello", "status": "open"}


def _recognise(
    path: Path,
    content: str | bytes,
    *,
    settings: Settings | None = None,
    forced: str | None = None,
) -> Recognised:
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(data)
    file = SourceFile(path=path, name=path.name, size=len(data))
    return recognise(file, settings or Settings(), forced=forced)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (json.dumps([TICKET]), "item"),
        (json.dumps({"tickets": [TICKET], "count": 1}), "tickets.item"),
        (json.dumps(TICKET) + "\n" + json.dumps(TICKET), ""),
        (",".join(TICKET) + "\n" + ",".join(map(str, TICKET.values())), ""),
        (";".join(TICKET).upper() + "\n", ""),
    ],
)
def test_the_same_columns_are_recognised_in_any_format(
    content: str, place: str, tmp_path: Path
) -> None:
    found = _recognise(tmp_path / "download", content)
    assert (found.reader_name, found.rows_at) == ("zendesk tickets", place)


def test_the_text_of_a_sample_is_not_held_for_every_file(tmp_path: Path) -> None:
    assert _recognise(tmp_path / "x", json.dumps([TICKET])).sample.text == ""


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("xl/workbook.xml", "<workbook")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b"\n \n", "empty file"),
        (b"\x89PNG\0\0\0", "not a text: no reader knows it"),
        (b"[" * 100_000, "file is broken"),
        (b"PAR1 but no more", "file is broken"),
        (_zipped(), "file is broken"),
        (b"left,right\n1,2\n", "no reader knows this content"),
    ],
)
def test_what_no_reader_knows_is_refused_with_the_reason(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(Rejected) as raised:
        _recognise(tmp_path / "x", content)
    assert raised.value.reason in {reason, "file can't be opened"}


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    gone = SourceFile(path=tmp_path / "gone", name="gone", size=1)
    with pytest.raises(Rejected, match="file can't be opened"):
        recognise(gone, Settings())


def test_an_own_map_comes_first_and_only_for_its_files(tmp_path: Path) -> None:
    own = Mapped(name="own tickets", table="touch", columns={"body": "subject"}, match="own*")
    settings = Settings(maps=(own,))
    content = ",".join(TICKET) + "\n"
    assert _recognise(tmp_path / "own.csv", content, settings=settings).reader_name == (
        "own own tickets"
    )
    other = _recognise(tmp_path / "other.csv", content, settings=settings)
    assert other.reader_name == "zendesk tickets"


def test_a_map_that_names_a_column_in_vain_says_which(tmp_path: Path) -> None:
    own = Mapped(name="shop", table="touch", columns={"body": "Remarks"})
    with pytest.raises(Rejected, match="map `shop` names a column it lacks: Remarks") as raised:
        _recognise(tmp_path / "x", "Remark,Date\n", settings=Settings(maps=(own,)))
    assert raised.value.excerpt == "Remark, Date"


def test_a_reader_can_be_named(tmp_path: Path) -> None:
    content = ",".join(TICKET) + "\n"
    found = _recognise(tmp_path / "x", content, forced="zendesk-tickets")
    assert found.reader_name == "zendesk tickets"
    with pytest.raises(Rejected, match="no reader knows this content"):
        _recognise(tmp_path / "x", content, forced="zendesk users")


def test_a_source_names_all_its_readers() -> None:
    named = readers_named("Zendesk")
    assert {reader.source for reader in named} == {"zendesk"}
    assert len(named) == sum(reader.source == "zendesk" for reader in READERS) > 1


@pytest.mark.parametrize(("asked", "near"), [("zendsk", "zendesk"), ("zendesk ticket", "tickets")])
def test_a_name_nobody_has_is_answered_with_near_ones(asked: str, near: str) -> None:
    with pytest.raises(UserError, match=f"There is no reader `{asked}`") as raised:
        readers_named(asked)
    assert near in raised.value.next_step


def test_no_two_readers_have_the_same_name() -> None:
    names = [name_of(reader) for reader in READERS]
    assert len(set(names)) == len(names)
