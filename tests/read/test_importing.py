"""`read` as a whole: nothing doubled, nothing half, nothing fatal."""

from __future__ import annotations

import contextlib
import itertools
import json
import signal
import subprocess
import sys
import textwrap
import zipfile
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outsidein.errors import NothingRecognised, Rejected
from outsidein.read import importing as importing_module
from outsidein.read import parts as parts_module
from outsidein.read.files import SourceFile, walk
from outsidein.read.importing import read_paths
from outsidein.read.parts import cut
from outsidein.read.reading import read_task
from outsidein.read.recognise import recognise
from outsidein.record.current import attach_record
from outsidein.record.imports import STAGING, Import, committed, files_of
from outsidein.record.settings import Settings
from outsidein.record.tables import TABLES
from outsidein.record.workspace import Workspace, create_workspace
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping
    from pathlib import Path


def _ticket(number: int, **told: Any) -> dict[str, Any]:
    comment = {
        "id": 10 * number,
        "author_id": 2,
        "body": f"Words {number}",
        "public": True,
        "created_at": "2026-01-05T10:00:00Z",
    }
    return {
        "id": number,
        "requester_id": 2,
        "submitter_id": 2,
        "subject": f"Ticket {number}",
        "status": "open",
        "requester": {"id": 2, "name": "Ana", "email": "ana@x.example"},
        "comments": [comment],
        **told,
    }


def _lines(*tickets: dict[str, Any]) -> str:
    return "".join(json.dumps(ticket) + "\n" for ticket in tickets)


TICKETS = _lines(*map(_ticket, range(1, 9)))
USERS = "id,name,email,role,organization_id,created_at\n" + "".join(
    f"{number},User {number},u{number}@x.example,end-user,,2026-01-0{number}\n"
    for number in range(1, 6)
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "workspace", name="Ours", domains=["ours.example"])


def _rows(workspace: Workspace, *without: str) -> dict[str, list[str]]:
    """Give the rows of every table but those about the reading, without some columns."""
    found = {}
    for name in TABLES:
        files = files_of(workspace.record, name)
        if files and name not in {"import_file", "rejected"}:
            rows = pq.read_table(files).drop_columns(["import_id", *without]).to_pylist()
            found[name] = sorted(map(repr, rows))
    return found


def test_the_report_says_what_was_read(read: Callable[..., Any]) -> None:
    told = read({"t.jsonl": TICKETS, "u.csv": USERS, "photo.png": b"\x89PNG\0"}).report
    assert told.files == {"zendesk tickets": 1, "zendesk users": 1}
    assert told.added == {"person": 5, "touch": 8}
    assert [(one.reason, one.rows, one.places) for one in told.rejected] == [
        ("not a text: no reader knows it", 1, ("photo.png",))
    ]
    assert (told.already_read, told.import_id is None) == (0, False)


def test_the_same_files_twice_add_nothing(read: Callable[..., Any]) -> None:
    read({"t.jsonl": TICKETS, "u.csv": USERS})
    again = read({}).report
    assert (again.import_id, again.already_read, again.added) == (None, 2, {})


def test_the_same_file_by_another_name_is_known(read: Callable[..., Any]) -> None:
    read({"t.jsonl": TICKETS})
    again = read({"copy/of/t (1).jsonl": TICKETS}).report
    assert (again.import_id, again.already_read) == (None, 2)


def test_two_files_of_one_name_are_both_read(workspace: Workspace, tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        path = tmp_path / f"export {number}" / "t.json"
        path.parent.mkdir()
        path.write_text(json.dumps([_ticket(number)]))
        paths.append(path)
    assert read_paths(workspace, paths).added["touch"] == 2
    assert read_paths(workspace, paths).already_read == 2


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("t.jsonl", TICKETS, TICKETS + _lines(_ticket(9))),
        ("u.csv", USERS, USERS + "6,User 6,u6@x.example,end-user,,2026-01-06\n"),
        ("t.json", json.dumps([_ticket(1)]), json.dumps([_ticket(1), _ticket(2)])),
    ],
)
def test_a_file_that_grew_adds_only_what_is_new(
    name: str, before: str, after: str, read: Callable[..., Any]
) -> None:
    read({name: before})
    added = read({name: after}).report.added
    assert {table: rows for table, rows in added.items() if rows} == {
        "person" if name == "u.csv" else "touch": 1
    }


def test_the_newest_import_counts_even_if_it_says_what_an_older_one_said(
    read: Callable[..., Any],
) -> None:
    for file, subject in (("1.json", "First"), ("2.json", "Second"), ("3.json", "First")):
        told = read({file: json.dumps([_ticket(1, subject=subject, status=file)])})
        with connect() as connection:
            attach_record(connection, told.workspace.record)
            found = connection.sql("SELECT subject FROM record.touch").fetchall()
        assert found == [(subject,)]


def test_the_department_the_user_names_is_another_way_to_read(read: Callable[..., Any]) -> None:
    read({"t.jsonl": TICKETS})
    told = read({}, department="success")
    assert told.report.added["touch"] == 8
    assert {row["department"] for row in told.rows("touch")} == {None, "success"}


def test_progress_is_told_up_to_the_end(read: Callable[..., Any]) -> None:
    seen: list[tuple[int, int]] = []
    read({"t.jsonl": TICKETS}, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(len(TICKETS), len(TICKETS))]


def test_processes_and_parts_make_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / "export"
    export.mkdir()
    (export / "t.jsonl").write_text(_lines(*map(_ticket, range(200))) + '{"id": \n')
    (export / "u.csv").write_text(USERS)
    found = []
    for name, part in (("one", parts_module.PART_BYTES), ("many", 8000)):
        monkeypatch.setattr(parts_module, "PART_BYTES", part)
        monkeypatch.setattr(parts_module, "BLOCK", 1000)
        monkeypatch.setattr(importing_module, "WORTH_PROCESSES", 0 if name == "many" else 10**9)
        monkeypatch.setattr("os.cpu_count", lambda: 2)
        made = create_workspace(tmp_path / name, name="Ours")
        report = read_paths(made, [export])
        assert report.rejected[0].places == ("t.jsonl:201",)
        found.append((_rows(made), report.added, report.unused_columns))
    assert found[0] == found[1]


def test_the_order_of_files_makes_no_difference(tmp_path: Path) -> None:
    contents = [_lines(_ticket(1), _ticket(2)), _lines(_ticket(2, subject="Again")), USERS]
    found = []
    for order in itertools.permutations(range(3)):
        export = tmp_path / f"export {order}"
        export.mkdir()
        for position, number in enumerate(order):
            (export / str(position)).write_text(contents[number])
        made = create_workspace(tmp_path / f"workspace {order}", name="Ours")
        read_paths(made, [export])
        with connect() as connection:
            attach_record(connection, made.record)
            subjects = connection.sql("SELECT subject FROM record.touch ORDER BY ALL").fetchall()
        found.append((_rows(made, "place"), subjects))
    assert all(one == found[0] for one in found)


# Reads tickets in parts of a few lines, and ends itself for good at the chosen moment: after so
# many parts, or before so many files were given their final names.
KILLED = """
    import os, pathlib, signal, sys
    from outsidein.read import parts
    from outsidein.read.importing import read_paths
    from outsidein.record.workspace import open_workspace

    moment, left = sys.argv[3], int(sys.argv[4])

    def count(*_told):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    if moment == "rename":
        record = str(pathlib.Path(sys.argv[1]) / "record")
        sys.addaudithook(lambda event, told: event == "os.rename" and count())
    parts.PART_BYTES, parts.BLOCK = 1000, 100
    workspace = open_workspace(pathlib.Path(sys.argv[1]))
    progress = count if moment == "part" else None
    read_paths(workspace, [pathlib.Path(sys.argv[2])], progress=progress)
"""


@pytest.mark.parametrize(
    ("moment", "count"),
    [("part", 1), ("part", 3), ("rename", 1), ("rename", 2), ("rename", 3)],
)
def test_an_import_that_is_killed_leaves_nothing_half_read(
    moment: str, count: int, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "first.json").write_text(json.dumps([_ticket(100)]))
    read_paths(workspace, [tmp_path / "first.json"])
    before = _rows(workspace)
    export = tmp_path / "t.jsonl"
    export.write_text(TICKETS + _lines(_ticket(9, requester={"id": 3, "name": "Bo"})))
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(KILLED),
            workspace.folder,
            export,
            moment,
            str(count),
        ],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert _rows(workspace) == before
    assert (workspace.record / STAGING).exists()
    report = read_paths(workspace, [export])
    assert report.added == {"person": 1, "touch": 9}
    assert not (workspace.record / STAGING).exists()
    left = {path.stem for name in TABLES for path in (workspace.record / name).glob("*")}
    assert left == set(committed(workspace.record))


def test_nothing_recognised_says_what_where_and_what_next(
    workspace: Workspace, tmp_path: Path
) -> None:
    export = tmp_path / "export"
    export.mkdir()
    with pytest.raises(NothingRecognised) as raised:
        read_paths(workspace, [export])
    assert raised.value.where == f"{export} is empty"
    (export / "a.png").write_bytes(b"\x89PNG\0")
    (export / "b.csv").write_bytes(b"")
    with pytest.raises(NothingRecognised, match="Nothing here has a format") as raised:
        read_paths(workspace, [export])
    assert raised.value.where == "a.png: not a text: no reader knows it\nb.csv: empty file"
    assert "[[map]]" in raised.value.next_step
    assert committed(workspace.record) == []


MANY = _lines(*map(_ticket, range(100)))
DATED = [f"x:{number} comment {number}0" for number in range(1, 9)]
BROKEN: Mapping[str, tuple[bytes, list[str]]] = {
    "cut json": (json.dumps([_ticket(1), _ticket(2)]).encode()[:-9], ["x:[2]"]),
    "cut line": (TICKETS.encode()[:-9], ["x:8"]),
    "line of zeros": (MANY.encode() + b"\0" * 9000 + b"\n", ["x:101"]),
    "wrong letters": (TICKETS.replace("Words 8", "Caf\xe9").encode("latin-1"), []),
    "bad date": (TICKETS.replace("2026-01-05T", "soon").encode(), DATED),
    "bad date in a table": (USERS.replace("2026-01-05", "soon").encode(), ["x:6"]),
    "short row": (USERS.encode() + b"6,User 6\n", ["x:7"]),
    "open quote": (USERS.encode() + b'6,"User 6,,,,\n', ["x:7"]),
    "zeros in a table": (USERS.replace("User 5", "User\0 5").encode(), []),
    "comments of another form": (_lines(_ticket(1), _ticket(2, comments=7)).encode(), ["x:2"]),
    "half a character": (_lines(_ticket(1, subject="\ud83d")).encode(), []),
    "number too large": (_lines(_ticket(1), _ticket(2, satisfaction_rating=1e999)).encode(), []),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_broken_is_rejected_with_its_place_and_the_rest_is_read(
    fault: str, read: Callable[..., Any]
) -> None:
    content, places = BROKEN[fault]
    told = read({"x": content, "beside.json": json.dumps([_ticket(77)])})
    assert [place for _, place in told.rejected] == places or fault == "zeros in a table"
    assert "comment:770" in {row["source_id"] for row in told.rows("touch")}
    read_as = told.report.files
    assert read_as.get("zendesk tickets", 0) + read_as.get("zendesk users", 0) == (
        1 if fault == "zeros in a table" else 2
    )


def test_a_zip_is_read_as_far_as_its_members_are_whole(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("whole.jsonl", _lines(_ticket(50)))
        archive.writestr("../climbs.jsonl", TICKETS)
        archive.writestr("damaged.jsonl", _lines(*map(_ticket, range(1000, 3000))))
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Words 2999", b"Wards 2999"))
    report = read_paths(workspace, [path])
    assert report.added["touch"] > 500
    assert {(one.reason, one.places) for one in report.rejected} == {
        ("path climbs out of the zip", ("export.zip!../climbs.jsonl",)),
        ("file can't be read to its end", ("export.zip!damaged.jsonl",)),
    }


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Change bytes, cut pieces out, repeat some, put in what hurts most."""
    data = bytearray(content)
    hurting = (b'"', b"\0", b"\n", b"\xff", b"{", b"]", b"\xf0\x9f", b"\\ud83d", b"null", b"-1e999")
    for _ in range(chance.choice((1, 1, 3, 10))):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 3, 50))
        piece = {
            "change": bytes(chance.randrange(256) for _ in range(size)),
            "cut": b"",
            "repeat": bytes(data[at : at + size]) * 2,
            "hurt": chance.choice(hurting),
        }[chance.choice(("change", "cut", "repeat", "hurt"))]
        data[at : at + size] = piece
    return bytes(data)


VALID = {
    "t.jsonl": TICKETS.encode(),
    "t.json": json.dumps({"tickets": [_ticket(1), _ticket(2)]}, indent=1).encode(),
    "u.csv": USERS.encode(),
    "u16.csv": USERS.encode("utf-16"),
}


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=st.sampled_from([*VALID, "export.zip"]), chance=st.randoms(use_true_random=False))
def test_whatever_happened_to_an_export_it_is_read_or_rejected(
    name: str, chance: random.Random, tmp_path: Path
) -> None:
    path = tmp_path / name
    if name == "export.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in VALID.items():
                archive.writestr(member, content)
    else:
        path.write_bytes(VALID[name])
    path.write_bytes(_mutated(path.read_bytes(), chance))
    staging = tmp_path / str(chance.random())
    under_way = Import(id="20260101", staging=staging)  # type: ignore[arg-type]
    for found in walk([path]):
        if not isinstance(found, SourceFile):
            assert found[1].reason
            continue
        with contextlib.suppress(Rejected):
            _, task = cut(recognise(found, Settings()))
            report = read_task(0, task, {}, Settings(), None, under_way)
            assert sum(report.rows.values()) >= len(report.unused_columns)
