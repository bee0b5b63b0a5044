from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from outsidein.simulate.truth_tables import TRUTH_TABLES

if TYPE_CHECKING:
    from outsidein.record.tables import Table

PAGE = Path(__file__).parents[2] / "docs/simulate.md"


@pytest.mark.parametrize("table", TRUTH_TABLES, ids=lambda table: table.name)
def test_the_page_lists_every_column_as_declared(table: Table) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = [f"| {one.name} | {one.type} | {one.comment} |" for one in table.columns]
    header = "| column | type | says |\n|---|---|---|\n"
    assert f"### {table.name}\n\n{table.comment}\n\n{header}" + "\n".join(rows) in page


def test_tables_and_columns_are_told_apart() -> None:
    assert len({table.name for table in TRUTH_TABLES}) == len(TRUTH_TABLES)
    for table in TRUTH_TABLES:
        assert len({column.name for column in table.columns}) == len(table.columns)
