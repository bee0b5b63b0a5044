"""What tables there are: those of the record, and those of the answers."""

from __future__ import annotations

from dataclasses import dataclass

from outsidein.ask.names import near_names
from outsidein.errors import NotFound
from outsidein.pipeline import ANSWERS
from outsidein.record.tables import FACTS, TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a table, as it is shown."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShown:
    """One table, as it is shown. `part` is record or answers."""

    part: str
    name: str
    comment: str
    columns: list[TableColumn]


def tables(name: str | None = None) -> list[TableShown]:
    """Give every table, those of the record first, or those of one name.

    Raises NotFound, with near names, if no table has that name.
    """
    every = _every_table()
    if name is None:
        return every
    found = [table for table in every if table.name == name]
    if not found:
        near = near_names(name, [table.name for table in every])
        step = f"Did you mean: {', '.join(near)}?" if near else "`outsidein tables` lists them."
        raise NotFound(f"There is no table “{name}”.", next_step=step)
    return found


def _every_table() -> list[TableShown]:
    return [
        TableShown(
            part=part,
            name=table.name,
            comment=table.comment,
            columns=[
                TableColumn(name=column.name, type=str(column.type), comment=column.comment)
                for column in table.columns
            ],
        )
        for part, declared in (("record", TABLES), ("record", FACTS), ("answers", ANSWERS))
        for table in declared.values()
    ]
