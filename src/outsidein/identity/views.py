"""The relations of this room: one SQL file each, kept under the name of its file."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from outsidein.identity import group_tables, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outsidein.store.duckdb import Store


DECLARED = frozenset(table.name for table in (*tables.TABLES, *group_tables.TABLES))


def view(
    store: Store, name: str, values: Mapping[str, Any] | None = None, *, for_map: bool = False
) -> None:
    """Answer one relation and keep it, with the values that it asks for.

    What is no table of the answers, and for no map, is gone when the store closes.
    """
    sql = files("outsidein.identity").joinpath("sql", f"{name}.sql").read_text("utf-8")
    store.view(name, sql, values, temporary=name not in DECLARED and not for_map)
