"""Cutting files into parts: nothing lost, nothing doubled, every line with its number."""

from __future__ import annotations

import hashlib
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outsidein.read import parts as parts_module
from outsidein.read.contract import Document, Shape, each
from outsidein.read.files import SourceFile
from outsidein.read.parts import FILES_PER_TASK, Part, cut, open_part, tasks
from outsidein.read.recognise import Recognised
from outsidein.read.sample import Sample

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from pathlib import Path

    from outsidein.read.contract import Context, Reader, Row

SHAPE = Shape(
    source="test",
    name="words",
    columns=("id",),
    needs=("id",),
    open=each(lambda _raw, _context: ()),
)


def _nothing(_stream: io.BytesIO, _line: int, _context: Context) -> Iterator[Row]:
    yield from ()


MAILBOX = Document(
    source="test",
    name="mailbox",
    recognises=lambda _sample: True,
    read=_nothing,  # type: ignore[arg-type]
    splits=re.compile(rb"(?<=\n)From "),
)


def _file(
    path: Path,
    *,
    reader: Reader = SHAPE,
    kind: str = "jsonl",
    encoding: str = "utf-8-sig",
    member: str | None = None,
) -> Recognised:
    sample = Sample(name="x", kind=kind, text="", encoding=encoding, columns={})
    size = path.stat().st_size
    source = SourceFile(path=path, name="x", size=size, member=member)
    return Recognised(file=source, reader=reader, sample=sample)


def _bytes(part: Part) -> bytes:
    with open_part(part) as stream:
        return stream.read()


def _sizes(monkeypatch: Any, *, part: int, block: int) -> None:
    monkeypatch.setattr(parts_module, "PART_BYTES", part)
    monkeypatch.setattr(parts_module, "BLOCK", block)
    monkeypatch.setattr(parts_module, "LONGEST_MARK", 16)


PIECES = ["\n", "\r\n", "{}", "From ", "\nFrom ", "F", "ü", "\nFrom a\n\nHello\n"]
ANY_SIZES = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@ANY_SIZES
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=40),
    part=st.integers(1, 40),
    block=st.integers(1, 40),
    reader=st.sampled_from([SHAPE, MAILBOX]),
)
def test_whatever_the_sizes_parts_are_the_file_cut_at_its_marks(
    pieces: list[str], part: int, block: int, reader: Reader, tmp_path: Path
) -> None:
    content = "".join(pieces).encode()
    path = tmp_path / "x"
    path.write_bytes(content)
    mark = b"" if reader is SHAPE else b"From "
    with pytest.MonkeyPatch.context() as monkeypatch:
        _sizes(monkeypatch, part=part, block=block)
        digest, cuts = cut(_file(path, reader=reader))
    assert digest == hashlib.blake2b(content, digest_size=16).hexdigest()
    assert b"".join(map(_bytes, cuts)) == content
    for one in cuts:
        told = _bytes(one)
        assert told == content[one.start : one.end]
        assert one.first_line == content[: one.start].count(b"\n") + 1
        if one.start:
            assert content[one.start - 1 : one.start] == b"\n"
            assert told.startswith(mark)


def test_large_files_are_cut_into_parts_of_about_one_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sizes(monkeypatch, part=1000, block=100)
    path = tmp_path / "x"
    path.write_bytes(b'{"id": 1234}\n' * 1000)
    _, cuts = cut(_file(path))
    assert 12 < len(cuts) <= 14
    assert all(900 <= one.end - one.start <= 1100 for one in cuts[:-1])


@pytest.mark.parametrize(
    ("kind", "encoding"), [("csv", "utf-8-sig"), ("json", "utf-8-sig"), ("jsonl", "utf-16")]
)
def test_what_can_only_be_read_from_its_beginning_stays_whole(
    kind: str, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sizes(monkeypatch, part=10, block=10)
    path = tmp_path / "x"
    path.write_bytes(("a,b\n" * 100).encode(encoding))
    _, (one,) = cut(_file(path, kind=kind, encoding=encoding))
    assert (one.start, one.end, one.first_line) == (0, path.stat().st_size, 1)


def test_a_member_of_a_zip_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _sizes(monkeypatch, part=10, block=10)
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jsonl", "{}\n" * 100)
    _, (one,) = cut(_file(path, member="a.jsonl"))
    assert _bytes(one) == b"{}\n" * 100


def test_a_damaged_member_is_left_to_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jsonl", "{}\n" * 1000)
    data = bytearray(path.read_bytes())
    data[500] ^= 0xFF
    path.write_bytes(data)
    damaged = _file(path, member="a.jsonl")
    _, (one,) = cut(damaged)
    assert (one.start, one.end) == (0, damaged.file.size)
    with pytest.raises(OSError, match="zip member is broken"):
        _bytes(one)


def test_old_encodings_of_json_come_out_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes('["Café"]'.encode("cp1252"))
    _, (one,) = cut(_file(path, kind="json", encoding="cp1252"))
    assert _bytes(one).decode() == '["Café"]'


def test_closing_a_part_closes_its_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"{}\n{}\n")
    whole = _file(path)
    stream = open_part(Part(file=whole, start=0, end=3, first_line=1))
    raw = stream.raw  # type: ignore[attr-defined]
    stream.close()
    assert raw._stream.closed


def _part(path: Path, size: int) -> Part:
    return Part(file=_file(path), start=0, end=size, first_line=1)


@given(st.lists(st.integers(1, 3000), max_size=50))
def test_tasks_hold_every_part_once_in_order(sizes: list[int]) -> None:
    file = Recognised(
        file=None,  # type: ignore[arg-type]
        reader=SHAPE,
        sample=Sample(name="x", kind="jsonl", text="", encoding="utf-8", columns={}),
    )
    told = [Part(file=file, start=0, end=size, first_line=1) for size in sizes]
    with pytest.MonkeyPatch.context() as monkeypatch:
        _sizes(monkeypatch, part=1000, block=10)
        made = list(tasks(told))
    assert [part for task in made for part in task] == told
    for task in made[:-1]:
        *before, _ = (part.end for part in task)
        assert sum(before) < 1000 <= sum(part.end for part in task)


def test_small_files_are_read_so_many_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"{}")
    told = [_part(tmp_path / "x", 1)] * (2 * FILES_PER_TASK + 3)
    assert [len(task) for task in tasks(told)] == [FILES_PER_TASK, FILES_PER_TASK, 3]
