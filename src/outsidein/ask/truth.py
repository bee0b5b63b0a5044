"""How the answers about a made-up company compare with the truth that was planted in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.ask.answers import sql

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One thing that was planted, and how much of it was found."""

    what: str
    found: int
    planted: int

    @property
    def share(self) -> float:
        """The share that was found; 1 if there was nothing to find."""
        return self.found / self.planted if self.planted else 1.0


COUNTS = """
SELECT count(*), count(statement_id), count(*) FILTER (WHERE kind = planted_kind),
    count(*) FILTER (WHERE right_person), count(*) FILTER (WHERE right_account),
    count(*) FILTER (WHERE right_department)
FROM beside
"""


def compare(connection: duckdb.DuckDBPyConnection, truth: Path) -> list[Compared]:
    """Compare the open answers with the truth, from who is who to what it is about."""
    files = {name: str(truth / f"{name}.parquet") for name in ("same_as", "statement")}
    compared = [
        *_pairs(connection, files, "person", ["person", "colleague"], "people"),
        *_pairs(connection, files, "account", ["account"], "accounts"),
    ]
    connection.execute(f"CREATE TEMP TABLE beside AS {sql('truth_beside')}", files)
    ((planted, found, kind, person, account, department),) = connection.execute(COUNTS).fetchall()
    compared += [
        Compared(what="Customers' sentences found, word for word", found=found, planted=planted),
        Compared(what="… of the right kind", found=kind, planted=found),
        Compared(what="… said by the right person", found=person, planted=found),
        Compared(what="… for the right account", found=account, planted=found),
        Compared(what="… heard by the right department", found=department, planted=found),
    ]
    ((fitting, themed),) = connection.execute(sql("truth_themes")).fetchall()
    compared.append(
        Compared(
            what="… in a theme mostly about what it is about",
            found=fitting,
            planted=themed,
        )
    )
    return compared


def _pairs(
    connection: duckdb.DuckDBPyConnection,
    files: dict[str, str],
    sort: str,
    entities: list[str],
    plural: str,
) -> list[Compared]:
    values = {"same_as": files["same_as"], "sort": sort, "entities": entities}
    ((both, planted, found),) = connection.execute(sql("truth_pairs"), values).fetchall()
    return [
        Compared(what=f"Records of {plural} that are one, joined", found=both, planted=planted),
        Compared(what=f"Records of {plural} joined, that are one", found=both, planted=found),
    ]
