from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from outsidein.ask import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.surfaces.conftest import Ran

    from outsidein.record.workspace import Workspace

    Run = Callable[..., Ran]


def test_from_nothing_to_a_whole_customer(run: Run, tmp_path: Path, zendesk_export: Path) -> None:
    folder = tmp_path / "acme"
    made = run("init", folder, "--name", "Ours", "--domain", "ours.example")
    assert made.code == 0
    assert "Made a workspace for Ours" in made.out
    read = run("read", zendesk_export, "--workspace", folder)
    assert read.code == 0
    assert "messages and turns" in read.out
    assert "zendesk tickets (1)" in read.out
    refreshed = run("refresh", "--workspace", folder)
    assert "identity, language, groups, themes, decisions, customer, speak ran" in refreshed.out
    listed = run("customer", "--workspace", folder)
    assert "Alder Freight Ltd" in listed.out
    assert "support" in listed.out
    whole = run("customer", "alder", "--workspace", folder)
    assert whole.code == 0
    assert "Alder Freight Ltd" in whole.out
    assert "2 people heard" in whole.out


def test_a_second_reading_adds_nothing(
    run: Run, workspace: Workspace, zendesk_export: Path
) -> None:
    again = run("read", zendesk_export, "--workspace", workspace.folder)
    assert again.out.strip() == "Nothing new: 3 files read before, unchanged."


def test_statements_lead_to_their_place(run: Run, workspace: Workspace) -> None:
    told = run(
        "statements", "--account", "alder", "--kind", "pain", "--workspace", workspace.folder
    )
    assert "“I was charged twice for the same card.”" in told.out
    assert "Bob Miller" in told.out
    assert "tickets.json:1" in told.out


@pytest.mark.parametrize(
    "words",
    [
        ("customer",),
        ("customer", "Alder"),
        ("statements",),
        ("statements", "--since", "2026-03-02", "--side", "us"),
        ("tables",),
        ("tables", "touch"),
        ("formats",),
        ("refresh",),
    ],
)
def test_json_is_one_document(
    run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(workspace.folder)
    told = run(*words, "--json")
    assert told.code == 0
    assert isinstance(
        json.loads(told.out), dict if words in {("customer", "Alder"), ("refresh",)} else list
    )


@pytest.mark.parametrize(
    ("words", "what", "next_step"),
    [
        (("customer", "Aldr Freight"), "There is no account “Aldr Freight”.", "Alder Freight Ltd"),
        (
            ("statements", "--kind", "pains"),
            "There is no kind of customers' words “pains”.",
            "want, pain",
        ),
        (
            ("statements", "--person", "Bob Millar"),
            "There is no person “Bob Millar”.",
            "Bob Miller",
        ),
        (("tables", "touches"), "There is no table “touches”.", "touch"),
        (("read", "missing.csv"), "There is no such file or folder.", "Check the path"),
        (
            ("read", "outsidein.toml"),
            "Nothing here has a format that Outside In knows.",
            "--as NAME",
        ),
        (("read", "outsidein.toml", "--as", "zendeks"), "There is no reader `zendeks`.", "zendesk"),
    ],
)
def test_a_mistake_is_answered_with_what_and_what_next(
    run: Run,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    what: str,
    next_step: str,
) -> None:
    monkeypatch.chdir(workspace.folder)
    told = run(*words)
    assert told.code == 1
    assert what in told.err
    assert next_step in told.err
    assert "Traceback" not in told.err


def test_outside_a_workspace_it_says_how_to_make_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("customer")
    assert told.code == 1
    assert "There is no workspace here." in told.err
    assert "outsidein init DIR" in told.err


def test_before_the_first_refresh_it_says_so(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "new")
    told = run("customer", "--workspace", tmp_path / "new")
    assert "There are no answers yet." in told.err


def test_what_nobody_foresaw_leaves_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: str | None) -> None:
        raise RuntimeError("of no known kind")

    monkeypatch.setattr(tables, "tables", broken)
    told = run("tables")
    assert told.code == 70
    assert "RuntimeError: of no known kind" in told.err
    assert "The details are in" in told.err
    assert "Traceback" not in told.err


def test_help_names_every_command(run: Run) -> None:
    told = run("--help")
    for command in (
        "init",
        "read",
        "refresh",
        "customer",
        "statements",
        "tables",
        "simulate",
        "demo",
    ):
        assert f" {command} " in told.out


def test_reading_tells_what_it_did_in_json(run: Run, tmp_path: Path, zendesk_export: Path) -> None:
    run("init", tmp_path / "w", "--domain", "ours.example")
    told = run("read", zendesk_export, "--workspace", tmp_path / "w", "--json")
    report = json.loads(told.out)
    assert report["added"]["touch"] == 5
    assert report["files"]["zendesk tickets"] == 1
    again = json.loads(run("read", zendesk_export, "--workspace", tmp_path / "w", "--json").out)
    assert (again["import_id"], again["already_read"], again["added"]) == (None, 3, {})


def test_a_limit_counts_in_json_as_in_print(run: Run, workspace: Workspace) -> None:
    def listed(*words: object) -> list[str]:
        told = run("customer", "--workspace", workspace.folder, "--json", *words)
        return [one["name"] for one in json.loads(told.out)]

    assert listed() == listed("--limit", 0) == ["Alder Freight Ltd", "Kestrel Dental"]
    assert listed("--limit", 1) == ["Alder Freight Ltd"]
    printed = run("customer", "--workspace", workspace.folder, "--limit", 1).out
    assert "Alder Freight Ltd" in printed
    assert "Kestrel Dental" not in printed
    assert run("customer", "--workspace", workspace.folder, "--limit", -1).code == 2


@pytest.mark.parametrize(
    "words",
    [("customer",), ("customer", "alder"), ("customer", "--json"), ("statements",), ("tables",)],
)
def test_who_stops_reading_sees_no_traceback(workspace: Workspace, words: tuple[str, ...]) -> None:
    # The reader has left before the first line, as `head` does before the last.
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-c", "from outsidein.surfaces.cli import main; main()", *words],
        cwd=workspace.folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode in {0, 1}


def test_people_without_an_account_are_not_lost(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    lines = ["Bo Lind: We need the export by Friday.", "Ana Ruiz: I'll see to it."] * 3
    (folder / "call.txt").write_text("\n".join(lines))
    run("init", tmp_path / "w")
    run("read", folder, "--workspace", tmp_path / "w")
    run("refresh", "--workspace", tmp_path / "w")
    told = run("customer", "--workspace", tmp_path / "w")
    assert "2 people belong to no account we know" in told.out


def test_whoever_stops_a_command_is_told_that_nothing_is_half_done(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_name: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "tables", stopped)
    told = run("tables")
    assert told.code == 130
    assert "Nothing is half done." in told.err
