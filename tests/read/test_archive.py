"""Zips as streams that fail like files."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from outsidein.read.archive import members_of, open_member

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("b.csv", "a.csv"):
            archive.writestr(name, name * 1000)
    return path


def test_members_come_in_the_order_of_their_names(export: Path) -> None:
    assert [member.filename for member in members_of(export) or ()] == ["a.csv", "b.csv"]


def test_a_text_has_no_members(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name")
    assert members_of(tmp_path / "a.csv") is None


def test_several_members_are_open_at_once(export: Path) -> None:
    with open_member(export, "a.csv") as first, open_member(export, "b.csv") as second:
        assert (first.read(5), second.read(5), first.read(5)) == (b"a.csv", b"b.csv", b"a.csv")


def test_a_member_that_is_not_there_is_an_error_of_files(export: Path) -> None:
    with pytest.raises(OSError, match=r"zip member can't be opened.*c\.csv"):
        open_member(export, "c.csv")


def test_damage_in_the_middle_is_an_error_of_files(export: Path) -> None:
    data = bytearray(export.read_bytes())
    data[45] ^= 0xFF
    export.write_bytes(data)
    with open_member(export, "b.csv") as stream, pytest.raises(OSError, match="zip member is"):
        stream.read()
