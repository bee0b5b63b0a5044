from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from outsidein.surfaces import audit_commands
from outsidein.surfaces.start import main

if TYPE_CHECKING:
    from pathlib import Path


def ended(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["outsidein", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(stopped.value.code or 0)


def test_the_audit_runs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Our internal customers.")
    assert ended(monkeypatch, "audit", "a.md", "--rule", "internal-customer") == 1
    assert capsys.readouterr().out.startswith("a.md\n")
    assert ended(monkeypatch, "audit", "--help") == 0
    assert " audit " in capsys.readouterr().out


def test_all_other_commands_run_as_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert ended(monkeypatch, "--help") == 0
    told = capsys.readouterr().out
    for command in ("init", "read", "customer", "audit"):
        assert f" {command} " in told
    assert ended(monkeypatch, "formats", "--json") == 0


def test_what_nobody_foresaw_leaves_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_told: object, **_more: object) -> None:
        raise RuntimeError("of no known kind")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(audit_commands, "audit", broken)
    assert ended(monkeypatch, "audit") == 70
    told = capsys.readouterr().err
    assert "RuntimeError: of no known kind" in told
    assert "Traceback" not in told


def test_whoever_stops_it_is_told_that_nothing_is_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_told: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(audit_commands, "audit", stopped)
    assert ended(monkeypatch, "audit") == 130
    assert "Nothing is half done." in capsys.readouterr().err
