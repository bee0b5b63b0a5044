from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.ask.heard_needs import heard_needs
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import Workspace, create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from pathlib import Path

NEEDS = [("fees", "fee, charged", 0.3), ("cards", "card, lost", 0.5), ("pins", "pin, blocked", 0.2)]
HEARD = [("sales", "cards", 0.4, 40), ("sales", "fees", 0.6, 40), ("support", "cards", None, 3)]


def told(folder: Workspace) -> Workspace:
    store = Store(folder.answers, spill=folder.folder / "spill")
    tables = {
        "theme": [{"theme_id": key, "name": name} for key, name, _ in NEEDS],
        "need_share": [
            {"scope": "all", "scope_id": "all", "theme_id": key, "share": share, "people": 9}
            for key, _, share in NEEDS
        ],
        "department_need": [
            dict(zip(("department", "theme_id", "share", "people_heard"), one, strict=True))
            for one in HEARD
        ],
    }
    for name, rows in tables.items():
        store.keep(name, pa.Table.from_pylist(rows, schema=ANSWERS[name].schema))
    store.close()
    return folder


def test_what_matters_most_comes_first_and_what_nobody_told_a_department_is_none(
    tmp_path: Path,
) -> None:
    heard = heard_needs(told(create_workspace(tmp_path / "ours")), needs=2)
    assert heard.needs == ["card, lost", "fee, charged"]
    assert (heard.departments, heard.people_heard) == (["sales", "support"], [40, 3])
    assert heard.shares == [[0.4, None], [0.6, None]]
