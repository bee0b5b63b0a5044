"""The files in folders and zips: all that may be read, and why the others may not."""

from __future__ import annotations

import contextlib
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import NothingRecognised
from outsidein.read.files import LARGEST_MEMBER, SourceFile, walk

if TYPE_CHECKING:
    from pathlib import Path


def _names(*paths: Path) -> list[str]:
    return [one.name for one in walk(paths) if isinstance(one, SourceFile)]


def _refused(*paths: Path) -> dict[str, str]:
    return {one[0]: one[1].reason for one in walk(paths) if not isinstance(one, SourceFile)}


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return path


def _content(path: Path, name: str) -> bytes:
    (found,) = (one for one in walk([path]) if isinstance(one, SourceFile) and one.name == name)
    with found.open() as stream:
        return stream.read()


def _folder(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def test_folders_are_walked_in_the_order_of_their_names(tmp_path: Path) -> None:
    _folder(tmp_path, "b.csv", "a/z.csv", "a/b/c.csv", "A.csv")
    assert _names(tmp_path) == ["A.csv", "b.csv", "a/z.csv", "a/b/c.csv"]


def test_a_single_file_is_known_by_its_name_alone(tmp_path: Path) -> None:
    _folder(tmp_path, "deep/a.csv")
    assert _names(tmp_path / "deep" / "a.csv") == ["a.csv"]


def test_what_systems_leave_in_folders_is_passed_over(tmp_path: Path) -> None:
    _folder(tmp_path, ".DS_Store", "._a.csv", "__MACOSX/a.csv", ".git/config", "a.csv")
    assert _names(tmp_path) == ["a.csv"]


def test_a_path_that_is_not_there_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(NothingRecognised) as raised:
        _names(tmp_path / "exprots")
    assert raised.value.where == str(tmp_path / "exprots")
    assert raised.value.next_step


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere")
    assert _refused(tmp_path) == {"pipe": "not a regular file", "gone.csv": "file can't be opened"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    _folder(tmp_path, "a.csv", "b.csv")
    (tmp_path / "a.csv").chmod(0)
    assert _refused(tmp_path) == {"a.csv": "file can't be opened"}
    assert _names(tmp_path) == ["b.csv"]


def test_members_of_a_zip_are_files_too(tmp_path: Path) -> None:
    members = {"b.csv": b"two", "in/a.csv": b"one", "__MACOSX/in/._a.csv": b"x", "in/": b""}
    path = _zip(tmp_path / "export.zip", members)
    assert _names(tmp_path) == ["export.zip!b.csv", "export.zip!in/a.csv"]
    assert _content(path, "export.zip!in/a.csv") == b"one"


def test_a_member_can_be_read_from_any_place(tmp_path: Path) -> None:
    path = _zip(tmp_path / "export.zip", {"a.csv": bytes(range(256)) * 1000})
    (found,) = walk([path])
    assert isinstance(found, SourceFile)
    with found.open() as stream:
        stream.seek(-5, os.SEEK_END)
        assert stream.read() == bytes(range(251, 256))
        assert stream.seek(300) == stream.tell() == 300
        assert stream.read(2) == bytes([44, 45])


def test_a_zip_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    path = _zip(tmp_path / "export.zip", {"a.csv": b"one"})
    assert _content(path, "export.zip!a.csv") == b"one"
    _zip(path, {"a.csv": b"another"})
    assert _content(path, "export.zip!a.csv") == b"another"


@pytest.mark.parametrize("name", ["../a.csv", "in/../../a.csv", "/etc/a.csv", "..\\a.csv"])
def test_paths_that_climb_out_of_a_zip_are_refused(name: str, tmp_path: Path) -> None:
    path = _zip(tmp_path / "export.zip", {name: b"x", "fine.csv": b"x"})
    assert list(_refused(path).values()) == ["path climbs out of the zip"]
    assert _names(path) == ["export.zip!fine.csv"]


def _forged(path: Path, *, flag: int | None = None, size: int | None = None) -> Path:
    """Write other values into the directory of a zip: an encryption flag, a size."""
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    if flag is not None:
        data[directory + 8 : directory + 10] = flag.to_bytes(2, "little")
    if size is not None:
        data[directory + 24 : directory + 28] = size.to_bytes(4, "little")
    path.write_bytes(data)
    return path


def test_a_member_with_a_password_is_refused(tmp_path: Path) -> None:
    path = _forged(_zip(tmp_path / "export.zip", {"a.csv": b"x"}), flag=1)
    assert _refused(path) == {"export.zip!a.csv": "zip member needs a password"}


@pytest.mark.parametrize(("size", "is_refused"), [(LARGEST_MEMBER, False), (2**31, True)])
def test_a_member_that_claims_over_two_gigabytes_is_refused(
    size: int, *, is_refused: bool, tmp_path: Path
) -> None:
    path = _forged(_zip(tmp_path / "export.zip", {"a.csv": b"x"}), size=size)
    reasons = ["attachment over 2 GB skipped"] if is_refused else []
    assert list(_refused(path).values()) == reasons


def test_a_workbook_is_one_file_though_it_is_a_zip(tmp_path: Path) -> None:
    _zip(tmp_path / "book.xlsx", {"[Content_Types].xml": b"", "xl/workbook.xml": b""})
    assert _names(tmp_path) == ["book.xlsx"]


@pytest.mark.parametrize("keep", [10, 60, 200])
def test_a_zip_that_was_cut_is_refused(keep: int, tmp_path: Path) -> None:
    path = _zip(tmp_path / "export.zip", {"a.csv": bytes(range(256)), "b.csv": b"x"})
    path.write_bytes(path.read_bytes()[:keep])
    assert _refused(path) == {"export.zip": "file can't be opened"}


def test_every_byte_of_a_zip_may_be_wrong(tmp_path: Path) -> None:
    whole = _zip(tmp_path / "export.zip", {"a.csv": b"id,name\n" * 9, "b.csv": b"x"}).read_bytes()
    for at in range(len(whole)):
        path = tmp_path / "broken.zip"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        for found in walk([path]):
            if isinstance(found, SourceFile):
                with contextlib.suppress(OSError), found.open() as stream:
                    assert stream.read(10_000) in {b"id,name\n" * 9, b"x", b""}


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for site in ("site-a", "site-b"):
        (tmp_path / site / "blog").mkdir(parents=True)
        (tmp_path / site / "blog" / "index.html").write_text(site)
    (tmp_path / "site-a" / "prices.html").write_text("a")
    given = [tmp_path / "site-a", tmp_path / "site-b"]
    names = {found.name for found in walk(given) if isinstance(found, SourceFile)}
    assert names == {"prices.html", "site-a/blog/index.html", "site-b/blog/index.html"}
