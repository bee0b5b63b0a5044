from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.customers import accounts, whole_customer
from outsidein.ask.demo import Demonstration, _folder, demonstrate
from outsidein.ask.workspaces import open_at, stages
from outsidein.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name the folder in which the demo is kept."""
    return tmp_path_factory.mktemp("demo") / "look"


@pytest.fixture(scope="module")
def told() -> list[str]:
    """Collect the stages that the demo tells of."""
    return []


@pytest.fixture(scope="module")
def shown(kept: Path, told: list[str]) -> Demonstration:
    """Run the demo with as little of a company as there can be."""
    return demonstrate(
        kept, progress=lambda stage, _rows: told.append(stage), account_count=2, months=6
    )


def test_it_shows_whole_customers_from_the_exports_of_every_department(
    shown: Demonstration,
) -> None:
    assert {"sales", "support", "success"} <= set(shown.departments)
    assert shown.touches > 20
    assert 1 <= len(shown.customers) <= 3
    assert shown.customers[0].people >= 2
    assert [one.people for one in shown.customers] == sorted(
        (one.people for one in shown.customers), reverse=True
    )


def test_what_was_planted_is_found(shown: Demonstration) -> None:
    share = {line.what: line.share for line in shown.comparison}
    assert len(share) == 10
    assert share["Records of people joined, that are one"] > 0.95
    assert share["Customers' sentences found, word for word"] > 0.9
    assert share["… said by the right person"] > 0.9


def test_it_tells_every_stage_in_order(shown: Demonstration, told: Iterable[str]) -> None:
    assert shown.accounts >= 2
    assert list(dict.fromkeys(told)) == ["simulate", "read", *stages()]


def test_what_is_kept_can_be_looked_at(shown: Demonstration, kept: Path) -> None:
    workspace = open_at(kept / "workspace", standing_in=Path())
    found = accounts(workspace)
    assert len(found) == shown.accounts
    assert whole_customer(workspace, found[0].account_id) == shown.customers[0]
    assert sorted(path.name for path in (kept / "company").iterdir()) == ["exports", "truth"]


def test_what_is_not_kept_is_gone() -> None:
    with _folder(None) as folder:
        (folder / "something").touch()
    assert not folder.exists()


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    for taken in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(WorkspaceError, match="There is something here already"):
            demonstrate(taken, progress=lambda _stage, _rows: None, account_count=2, months=6)
