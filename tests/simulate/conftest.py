"""One small simulation for all tests here, and what independent readers find in its exports."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from outsidein.simulate.simulation import Simulation, make_world, simulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.simulate.world import World

Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def simulation(tmp_path_factory: pytest.TempPathFactory) -> Simulation:
    return simulate(tmp_path_factory.mktemp("company") / "it", accounts=60, seed=11)


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(seed=5, months=18, accounts=400)


@pytest.fixture(scope="session")
def exports(simulation: Simulation) -> Path:
    return simulation.exports


@pytest.fixture(scope="session")
def truth(simulation: Simulation) -> Callable[[str], Rows]:
    @cache
    def rows(table: str) -> Rows:
        found: Rows = pq.read_table(simulation.truth / f"{table}.parquet").to_pylist()
        return found

    return rows


@pytest.fixture(scope="session")
def said(truth: Callable[[str], Rows]) -> Callable[[str], dict[str, list[str]]]:
    """Give the planted statements of one system, by the native id of their touch."""

    @cache
    def by_touch(source: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in truth("statement"):
            if row["source"] == source:
                found.setdefault(row["source_id"], []).append(row["text"])
        return found

    return by_touch


@pytest.fixture(scope="session")
def known(truth: Callable[[str], Rows]) -> Callable[[str, str], set[str]]:
    """Give the native ids of one kind that the truth names in one system."""

    def ids(source: str, kind: str) -> set[str]:
        return {
            row["source_id"].partition(":")[2]
            for row in truth("same_as")
            if row["source"] == source and row["source_id"].startswith(f"{kind}:")
        }

    return ids
