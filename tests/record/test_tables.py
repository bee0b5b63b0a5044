"""The declared tables of the record."""

from __future__ import annotations

import pyarrow as pa
import pytest

from outsidein.record.tables import ORIGIN, TABLES, Table

ABOUT_READING = {"rejected", "import_file"}


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_each_table_and_column_says_what_it_holds(table: Table) -> None:
    for comment in (table.comment, *(column.comment for column in table.columns)):
        assert comment.endswith(".")
        assert comment == comment.strip()


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_the_id_comes_first_and_is_named_for_its_table(table: Table) -> None:
    assert table.id == f"{table.name}_id"
    assert table.columns[0].type == pa.string()


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_no_column_is_there_twice(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert table.schema.names == names


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_each_row_leads_back_to_where_it_was_read(table: Table) -> None:
    names = set(table.schema.names)
    assert names >= {"place", "row_hash", "import_id"}
    if table.name not in ABOUT_READING:
        assert tuple(table.columns[-len(ORIGIN) :]) == ORIGIN


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_each_reference_names_a_table_or_a_role(table: Table) -> None:
    roles = {"thread", "author", "owner", "parent", "import", "source", "external", "party"}
    for column in table.columns[1:]:
        what, _, kind = column.name.rpartition("_")
        if kind in {"id", "ids"}:
            assert what in roles | set(TABLES), column.name


def test_tables_are_found_by_their_names() -> None:
    assert all(name == table.name for name, table in TABLES.items())
    assert list(TABLES)[-1] == "import_file", "what makes an import count comes last"
