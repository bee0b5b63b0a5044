"""How we talk with customers: by department and month, with examples, and without names."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from outsidein.ask.answers import open_answers, rows
from outsidein.ask.talk_records import DepartmentTalk, Talk, TalkExample, TalkShare
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

    from outsidein.record.workspace import Workspace

MONTHS = 12

# The newest month that is over, or all but over: of one that has just begun little is known.
MONTH = """
WITH newest AS (
    SELECT
        date_trunc('month', CAST(max(happened_at) AS DATE) + INTERVAL 2 DAY) - INTERVAL 1 MONTH
            AS month
    FROM statement
)

SELECT CAST(coalesce(max(since) FILTER (WHERE since <= newest.month), max(since)) AS DATE) AS month
FROM talk, newest
WHERE period = 'month'
"""
# In a month of which too few is known, its quarter may tell.
SHARES = """
SELECT * EXCLUDE (is_enough)
FROM talk
WHERE
    (period = 'month' AND since = $month)
    OR (period = 'quarter' AND since = date_trunc('quarter', $month) AND is_enough)
QUALIFY row_number() OVER (
    PARTITION BY department, medium, figure ORDER BY is_enough DESC, period
) = 1
ORDER BY department, medium, figure
"""
BY_MONTH = """
SELECT * EXCLUDE (is_enough)
FROM talk
WHERE period = 'month' AND department = $department AND since <= $month
QUALIFY dense_rank() OVER (ORDER BY since DESC) <= $months
ORDER BY since DESC, medium, figure
"""
EXAMPLES = """
SELECT
    talk_example.department, talk_example.figure, talk_example.people, talk_example.statement_id,
    statement.text, statement.channel,
    CAST(date_trunc('month', CAST(statement.happened_at AS DATE)) AS DATE) AS month
FROM talk_example
INNER JOIN statement USING (statement_id)
WHERE since = $month AND period = 'month'
    OR since = date_trunc('quarter', $month) AND period = 'quarter'
QUALIFY row_number() OVER (
    PARTITION BY talk_example.department, talk_example.figure ORDER BY period
) = 1
ORDER BY talk_example.department, talk_example.figure
"""
# A month has fewer words that three of us use; those of its quarter are as much theirs.
WORDS = """
SELECT department, list(word ORDER BY rank) AS words
FROM talk_word
WHERE period = 'quarter' AND since = date_trunc('quarter', $month)
GROUP BY department
"""


Record = TypeVar("Record", TalkShare, TalkExample)


def talk(workspace: Workspace, department: str | None = None) -> Talk:
    """Give how we talk in the newest month that is over; of one department, by month too.

    Raises NotFound for a department that talks with nobody.
    """
    with open_answers(workspace) as connection:
        names = _departments(connection)
        if department is not None:
            names = [_one_of(department, names)]
        ((month,),) = connection.execute(MONTH).fetchall()
        if month is None:
            return Talk(month=None, departments=[])
        values = {"month": month}
        shares = _by_department(rows(connection, SHARES, values))
        examples = _by_department(rows(connection, EXAMPLES, values))
        words = {row["department"]: row["words"] for row in rows(connection, WORDS, values)}
        months: list[TalkShare] = []
        if department is not None:
            asked = {**values, "department": names[0], "months": MONTHS}
            months = [_made(TalkShare, row) for row in rows(connection, BY_MONTH, asked)]
    return Talk(
        month=month,
        departments=[
            DepartmentTalk(
                department=name,
                shares=[_made(TalkShare, row) for row in shares.get(name, ())],
                words=words.get(name, []),
                examples=[_made(TalkExample, row) for row in examples.get(name, ())],
                months=months,
            )
            for name in names
        ],
    )


def _departments(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = rows(connection, "SELECT DISTINCT department FROM talk ORDER BY department")
    return [row["department"] for row in found]


def _one_of(asked: str, names: Sequence[str]) -> str:
    for name in names:
        if name.casefold() == asked.casefold().strip():
            return name
    known = (
        f"There are: {', '.join(names)}." if names else "No department talks with customers yet."
    )
    raise NotFound(f"No department “{asked}” talks with customers.", next_step=known)


def _by_department(found: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        grouped.setdefault(row["department"], []).append(row)
    return grouped


def _made(kind: type[Record], row: dict[str, Any]) -> Record:
    """Make a record of the columns that it has."""
    return kind(**{field.name: row[field.name] for field in fields(kind)})
