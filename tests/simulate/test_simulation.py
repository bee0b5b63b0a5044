from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from outsidein.errors import UserError
from outsidein.simulate.simulation import simulate

if TYPE_CHECKING:
    from pathlib import Path


def _hashes(directory: Path) -> dict[str, str]:
    return {
        path.relative_to(directory).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        simulate(tmp_path / name, accounts=12, months=9, seed=3)
    one, two = (_hashes(tmp_path / name) for name in ("one", "two"))
    assert len(one) > 40
    assert one == two


def test_another_seed_gives_another_company(tmp_path: Path) -> None:
    for seed in (3, 4):
        simulate(tmp_path / str(seed), accounts=4, months=6, seed=seed)
    tickets = [
        (tmp_path / seed / "exports/support/zendesk/tickets.ndjson").read_bytes()
        for seed in ("3", "4")
    ]
    assert tickets[0] != tickets[1]


def test_about_as_many_touches_as_asked_for(tmp_path: Path) -> None:
    made = simulate(tmp_path / "it", touches=4_000)
    assert made.accounts == 50
    assert 0.8 < made.touches / 4_000 < 1.2
    assert made.touches == sum(made.touches_by_export.values())


def test_a_directory_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(UserError, match="empty directory"):
        simulate(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.parametrize("size", [{"accounts": 1}, {"months": 5}, {"touches": 99}])
def test_too_little_is_refused(tmp_path: Path, size: dict[str, int]) -> None:
    with pytest.raises(UserError, match="at least"):
        simulate(tmp_path / "it", **size)
