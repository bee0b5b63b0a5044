"""How we talk with customers: by department and month, with examples, and without names."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from outsidein.ask.answers import open_answers, rows
from outsidein.ask.talk_records import (
    DepartmentTalk,
    Talk,
    TalkExample,
    TalkShare,
    TalkSize,
    TalkWord,
)
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
# In a month of which too few is known, its quarter may tell: of all figures that are read together,
# so that nobody holds a month's against a quarter's.
SHARES = """
WITH figures AS (
    SELECT
        *,
        CASE
            WHEN figure = 'our words' THEN 'who talks'
            WHEN figure = 'about them' THEN medium || ', about whom'
            WHEN figure IN ('their words', 'customers alike') THEN medium || ', whose words'
            ELSE medium || ', kinds'
        END AS together
    FROM talk
    WHERE
        (period = 'month' AND since = $month)
        OR (period = 'quarter' AND since = date_trunc('quarter', $month))
),

periods AS (
    SELECT department, together, period
    FROM figures
    GROUP BY department, together, period
    QUALIFY row_number() OVER (
        PARTITION BY department, together ORDER BY count_if(is_enough) DESC, period
    ) = 1
)

SELECT figures.* EXCLUDE (is_enough, together)
FROM figures
SEMI JOIN periods USING (department, together, period)
ORDER BY department, medium, figure
"""
# Every sentence either asks or does not: these are all conversations there were.
SIZES = """
SELECT department, period, since, conversations, people
FROM talk
WHERE
    figure = 'questions' AND medium = 'all' AND is_enough
    AND (
        (period = 'month' AND since = $month)
        OR (period = 'quarter' AND since = date_trunc('quarter', $month))
    )
QUALIFY row_number() OVER (PARTITION BY department ORDER BY period) = 1
"""
BY_MONTH = """
SELECT * EXCLUDE (is_enough)
FROM talk
WHERE period = 'month' AND department = $department AND since <= $month
QUALIFY dense_rank() OVER (ORDER BY since DESC) <= $months
ORDER BY since DESC, medium, figure
"""
EXAMPLES = """
SELECT *
FROM talk_example
WHERE since = $month AND period = 'month'
    OR since = date_trunc('quarter', $month) AND period = 'quarter'
QUALIFY row_number() OVER (PARTITION BY department, figure ORDER BY period) = 1
ORDER BY department, figure
"""
WORDS = "SELECT department, word, people, customers FROM talk_word ORDER BY department, rank"

Record = TypeVar("Record", TalkShare, TalkExample, TalkWord, TalkSize)


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
        words = _by_department(rows(connection, WORDS))
        sizes = _by_department(rows(connection, SIZES, values))
        months: list[TalkShare] = []
        if department is not None:
            asked = {**values, "department": names[0], "months": MONTHS}
            months = [_made(TalkShare, row) for row in rows(connection, BY_MONTH, asked)]
    return Talk(
        month=month,
        departments=[
            DepartmentTalk(
                department=name,
                size=next((_made(TalkSize, row) for row in sizes.get(name, ())), None),
                shares=[_made(TalkShare, row) for row in shares.get(name, ())],
                words=[_made(TalkWord, row) for row in words.get(name, ())],
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
