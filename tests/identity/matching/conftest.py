from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from outsidein.identity.matching.aspects import aspects_of
from outsidein.identity.matching.fields import fields_of
from outsidein.identity.matching.given import given_records
from outsidein.identity.matching.records import compared_records
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Told = Mapping[str, str | None]
    Likeness = Callable[[Told, Told], dict[str, str | None]]


@pytest.fixture
def likeness() -> Likeness:
    """Give a function that says of two records the words of the level they are on, by aspect.

    None stands for nothing to compare, and "" for different.
    """

    def told(one: Told, other: Told) -> dict[str, str | None]:
        given = given_records(pa.Table.from_pylist([one, other]), link_only=False)
        aspects = aspects_of(fields_of(given.texts))
        with connect() as connection:
            compared_records(connection, given, aspects)
            columns = [row[0] for row in connection.execute("DESCRIBE record").fetchall()]
            sides = ", ".join(
                f"{side}.{name} AS {name}_{end}"
                for side, end in (("one", "l"), ("other", "r"))
                for name in columns
            )
            cases = ", ".join(
                f"CASE WHEN {a.comparison.missing} THEN NULL "
                + " ".join(
                    f"WHEN {level.when} THEN '{level.words}'" for level in a.comparison.levels[:-1]
                )
                + f" ELSE '' END AS {a.comparison.name}"
                for a in aspects
            )
            found = connection.sql(f"""
                SELECT {cases} FROM (
                    SELECT {sides}
                    FROM row_record AS left_row
                    INNER JOIN row_record AS right_row ON left_row.row = 0 AND right_row.row = 1
                    INNER JOIN record AS one ON one.unique_id = left_row.unique_id
                    INNER JOIN record AS other ON other.unique_id = right_row.unique_id
                )
            """).to_arrow_table()
        return dict(found.to_pylist()[0])

    return told
