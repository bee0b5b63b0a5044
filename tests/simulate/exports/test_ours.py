from __future__ import annotations

import csv
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_page_is_a_file_of_the_site(
    exports: Path, truth: Callable[[str], list[dict[str, Any]]]
) -> None:
    site = exports / "marketing/site"
    files = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.*")}
    assert files == {row["path"] for row in truth("page")}
    assert {path.suffix for path in site.rglob("*.*")} == {".md", ".html"}


def test_objectives_can_be_read_back(
    exports: Path, truth: Callable[[str], list[dict[str, Any]]]
) -> None:
    told = tomllib.loads((exports / "objectives.toml").read_text(encoding="utf-8"))
    assert [one["text"] for one in told["objective"]] == [row["text"] for row in truth("objective")]


def test_the_directory_has_a_row_for_each_post(
    exports: Path, truth: Callable[[str], list[dict[str, Any]]]
) -> None:
    listed = [(row["Email"], row["Department"]) for row in _rows(exports / "directory.csv")]
    assert listed == [(row["address"], row["department"]) for row in truth("colleague")]
    assert len({address for address, _ in listed}) < len(listed)


def test_nobody_names_the_blind_spot_of_their_department(
    exports: Path, truth: Callable[[str], list[dict[str, Any]]]
) -> None:
    from outsidein.simulate.script import load_script  # noqa: PLC0415 - only this test needs it

    needs = load_script().needs
    beliefs = _rows(exports / "beliefs.csv")
    for wrong in truth("wrong_belief"):
        said = [
            row["Rank"]
            for row in beliefs
            if row["Department"] == wrong["department"]
            and not row["Account"]
            and needs[wrong["need"]].phrase.lower() in row["Need"].lower()
        ]
        if wrong["direction"] == "blind spot":
            assert said == []
        else:
            assert set(said) == {"1"}
