"""How well it is told who is who in simulated companies, whose truth is known.

Their seeds are not the one that the demo and the tests have.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from sklearn.metrics import f1_score

from company import read_into
from outsidein.ask.answers import sql
from outsidein.pipeline import refresh
from outsidein.record.workspace import open_workspace
from outsidein.simulate.simulation import simulate
from outsidein.simulate.wording import ROLES
from who_scores import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = (11, 23)
# What is compared: the sort of record, and as what the truth knows those records.
SORTS = {"people": ("person", ["person", "colleague"]), "accounts": ("account", ["account"])}

# Records by what they really are, and what is told of those they became.
NATURES = """
SELECT
    truth.entity IN ('shared mailbox', 'bot') AS is_nobody,
    count(*) AS records,
    count(*) FILTER (person.nature IN ('shared mailbox', 'list', 'bot')) AS told_nobody
FROM read_parquet($same_as) AS truth
INNER JOIN same_as USING (source, source_id)
INNER JOIN person ON person.person_id = same_as.entity_id
WHERE same_as.sort = 'person'
GROUP BY is_nobody
"""

# A planted person is the one that most of their records became; where they may be in two accounts,
# what is told most surely counts.
ROLES_TOLD = """
WITH met AS (
    SELECT truth.key, same_as.entity_id
    FROM read_parquet($same_as) AS truth
    INNER JOIN same_as USING (source, source_id)
    WHERE same_as.sort = 'person' AND truth.entity = 'person'
    GROUP BY truth.key, same_as.entity_id
    QUALIFY row_number() OVER (PARTITION BY truth.key ORDER BY count(*) DESC, entity_id) = 1
),

told AS (
    FROM buying_group
    QUALIFY
        row_number() OVER (PARTITION BY person_id ORDER BY confidence DESC, account_id, role) = 1
)

SELECT planted.role, coalesce(told.role, 'none')
FROM read_parquet($person) AS planted
INNER JOIN met ON met.key = planted.person_key
LEFT JOIN told ON told.person_id = met.entity_id
ORDER BY ALL
"""


def who_company_lines() -> Iterator[str]:
    """Give the lines on companies of other seeds."""
    yield (
        "Simulated companies, read and refreshed, beside their truth. People and accounts are "
        "counted in pairs of records, mailboxes and bots in records told to be no person.\n"
    )
    yield (
        "| seed | people: precision | recall | F1 | accounts: precision | recall | F1 "
        "| mailboxes and bots | people told to be none | buying roles: macro-F1 |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for seed in SEEDS:
        with tempfile.TemporaryDirectory(prefix="outsidein-bench-") as name:
            yield company_row(seed, Path(name))
    yield ""


def company_row(seed: int, folder: Path) -> str:
    """Simulate a company, read and refresh it, and give the row on it."""
    simulation = simulate(folder / "company", seed=seed)
    read_into(folder / "workspace", simulation.exports)
    workspace = open_workspace(folder / "workspace")
    refresh(workspace)
    cells = [str(seed)]
    with duckdb.connect(str(workspace.answers), read_only=True) as connection:
        for sort, entities in SORTS.values():
            found = joined_pairs(connection, simulation.truth, sort, entities)
            cells += [f"{share:.3f}" for share in (found.precision, found.recall, found.f1)]
        cells += nobody_cells(connection, simulation.truth)
        cells.append(role_cell(connection, simulation.truth))
    return f"| {' | '.join(cells)} |"


def joined_pairs(
    connection: duckdb.DuckDBPyConnection, truth: Path, sort: str, entities: list[str]
) -> Pairs:
    """Count the pairs of records of one sort, planted and joined."""
    values = {"same_as": str(truth / "same_as.parquet"), "sort": sort, "entities": entities}
    ((both, planted, joined),) = connection.execute(sql("truth_pairs"), values).fetchall()
    return Pairs(one=planted, joined=joined, both=both)


def nobody_cells(connection: duckdb.DuckDBPyConnection, truth: Path) -> list[str]:
    """Give the shares of records told to be no person: of mailboxes and bots, and of people."""
    values = {"same_as": str(truth / "same_as.parquet")}
    counted = {
        is_nobody: (records, told)
        for is_nobody, records, told in connection.execute(NATURES, values).fetchall()
    }
    (nobodies, found), (people, lost) = counted[True], counted[False]
    return [f"{found / nobodies:.1%} of {nobodies}", f"{lost / people:.2%} of {people:,}"]


def role_cell(connection: duckdb.DuckDBPyConnection, truth: Path) -> str:
    """Give the macro-F1 of buying roles over planted people; who is told none counts as missed."""
    tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'buying_group'"
    if connection.execute(tables).fetchall() == [(0,)]:
        return "not told"
    values = {name: str(truth / f"{name}.parquet") for name in ("same_as", "person")}
    rows = connection.execute(ROLES_TOLD, values).fetchall()
    planted, told = zip(*rows, strict=True)
    score = f1_score(planted, told, labels=[*ROLES], average="macro", zero_division=0)
    return f"{score:.3f} over {len(rows):,}"
