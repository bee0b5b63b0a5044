"""Splink as a peer: asked in a Python of its own, which needs nothing of ours.

Which models there are, and where they come from, stands in peers/splink_models.py.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.parquet as pq

from who_scores import Links

if TYPE_CHECKING:
    from who_data import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The links that Splink finds, the threshold that goes with its model, and the seconds."""

    links: Links
    threshold: float
    seconds: float
    version: str


def linked(python: str, model: str, known: Known) -> Linked | str:
    """Give the links that Splink finds between records, or why it could not be asked."""
    with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as name:
        folder = Path(name)
        tables = [folder / f"{side}.parquet" for side in range(len(known.tables))]
        for path, table in zip(tables, known.tables, strict=True):
            pq.write_table(table, path)
        asked = [
            python,
            "-m",
            "peers.links_by_splink",
            model,
            *map(str, [folder / "links", *tables]),
        ]
        done = subprocess.run(
            asked, capture_output=True, text=True, check=False, cwd=Path(__file__).parent
        )
        if done.returncode:
            faults = [line for line in done.stderr.splitlines() if "Error" in line]
            return f"not asked: {faults[-1] if faults else done.stderr}"
        told = json.loads(done.stdout.splitlines()[-1])
        found = pq.read_table(folder / "links")
    row_of = {record: row for row, record in enumerate(known.ids)}
    left, right = (
        np.array([row_of[record] for record in found[end].to_pylist()], np.int64)
        for end in ("left", "right")
    )
    links = Links(
        records=len(row_of),
        left=left,
        right=right,
        probability=found["probability"].to_numpy(),
    )
    return Linked(
        links=links,
        threshold=told["threshold"],
        seconds=told["seconds"],
        version=told["version"],
    )
