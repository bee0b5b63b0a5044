from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from outsidein.ask.simulation import simulate
from outsidein.errors import UserError


def test_exports_and_truth_stand_where_it_says(tmp_path: Path) -> None:
    made = simulate(tmp_path / "company", accounts=2, months=6)
    assert any(Path(made.exports).rglob("*.csv"))
    spoken = pq.read_table(Path(made.truth) / "statement.parquet", columns=["source_id"])
    assert len(set(spoken["source_id"].to_pylist())) <= made.touches
    assert all(domain.endswith(".example") for domain in made.domains)


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(UserError, match="needs an empty directory"):
        simulate(tmp_path, accounts=2, months=6)
