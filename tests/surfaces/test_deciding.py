from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import typer

from outsidein.record.workspace import create_workspace
from outsidein.surfaces.deciding import add_undo, carry_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def decided(progress: Callable[[str, int], None]) -> list[str]:
    """Decide, telling the progress of one stage."""
    progress("themes", 1)
    return ["made"]


def test_a_decision_is_printed_or_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[list[str]] = []
    carry_out(decided, shown.append, as_json=False)
    assert shown == [["made"]]
    capsys.readouterr()
    carry_out(decided, shown.append, as_json=True)
    told = capsys.readouterr()
    assert (json.loads(told.out), told.err, len(shown)) == (["made"], "", 1)


@pytest.mark.parametrize(("words", "number"), [((), None), (("3",), 3)])
def test_undo_takes_back_the_one_that_is_named_else_the_last(
    tmp_path: Path, words: tuple[str, ...], number: int | None
) -> None:
    folder = create_workspace(tmp_path / "workspace").folder
    shown: list[Any] = []
    app = typer.Typer()

    @app.command()
    def other() -> None:
        """Be there, so that `undo` is a command among several."""

    add_undo(
        app,
        "theme",
        undo=lambda opened, which, _: (opened.folder, which),
        print_made=shown.append,
    )
    app(["undo", *words, "--workspace", str(folder)], standalone_mode=False)
    assert shown == [(folder, number)]
