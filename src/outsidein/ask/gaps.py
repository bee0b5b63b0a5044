"""What our departments hear, and why any two of them disagree about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.gap_records import (
    DepartmentsGap,
    Gaps,
    NeedGap,
    PairAtAGlance,
    Part,
    RoleMet,
    turned_round,
)
from outsidein.ask.statements import Statement, by_ids
from outsidein.customer.between.minimums import ENOUGH_PEOPLE, SURE
from outsidein.errors import NotFound, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

    from outsidein.record.workspace import Workspace

TOO_FEW = "too few"
# Quotes are shown for what surely differs, and of that for the largest so many.
QUOTED = 10


def gaps(workspace: Workspace) -> Gaps:
    """Give all pairs of departments at a glance."""
    with open_answers(workspace) as connection:
        pairs = rows(connection, "FROM department_pair ORDER BY department_a, department_b")
        sure = rows(connection, sql("gap_needs"), {"a": None, "b": None, "sure": SURE})
        unheard = _unheard(connection)
    by_pair: dict[tuple[str, str], list[NeedGap]] = {}
    for row in sure:
        key = (row.pop("department_a"), row.pop("department_b"))
        by_pair.setdefault(key, []).append(_need(row, {}))
    found = [
        _at_a_glance(pair, by_pair.get((pair["department_a"], pair["department_b"]), []))
        for pair in pairs
    ]
    found.sort(key=lambda pair: -abs(pair.largest.difference.value) if pair.largest else 0.0)
    return Gaps(pairs=found, unheard=unheard)


def gap_between(workspace: Workspace, one: str, other: str) -> DepartmentsGap:
    """Give two departments in the order they are asked for.

    Raises NotFound, with those there are, for one that heard nobody; UserError for one twice.
    """
    with open_answers(workspace) as connection:
        names = _departments(connection)
        asked = [_one_of(name, names) for name in (one, other)]
        if asked[0] == asked[1]:
            raise UserError(
                f"{asked[0]} can't disagree with itself.",
                next_step=f"Give two of: {', '.join(names)}.",
            )
        first, second = sorted(asked)
        found = _between(connection, first, second)
    return found if asked[0] == first else turned_round(found)


def _between(connection: duckdb.DuckDBPyConnection, first: str, second: str) -> DepartmentsGap:
    values = {"a": first, "b": second}
    (pair,) = rows(
        connection, "FROM department_pair WHERE department_a = $a AND department_b = $b", values
    )
    told = rows(connection, sql("gap_needs"), {**values, "sure": SURE})
    judged = [row for row in told if row["cause"] != TOO_FEW]
    sure = [row for row in judged if row["difference_q_value"] <= SURE][:QUOTED]
    ids = {one for row in sure for one in (*row["statement_ids_a"], *row["statement_ids_b"])}
    words = by_ids(connection, sorted(ids))
    met = rows(connection, sql("gap_roles"), values)
    unheard = _unheard(connection)
    return DepartmentsGap(
        **pair,
        enough=ENOUGH_PEOPLE,
        roles=[
            RoleMet(
                role=row["role"],
                share_a=row["people_a"] / pair["people_a"],
                share_b=row["people_b"] / pair["people_b"],
            )
            for row in met
        ],
        needs=[_need(row, words) for row in judged],
        too_few=len(told) - len(judged),
        only_a=unheard.get(first, 0),
        only_b=unheard.get(second, 0),
        nobody=unheard.get("", 0),
    )


def _departments(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        "SELECT DISTINCT department FROM department_role WHERE department <> 'unknown'"
    ).fetchall()
    return sorted(str(name) for (name,) in found)


def _one_of(asked: str, names: Sequence[str]) -> str:
    for name in names:
        if name.casefold() == asked.casefold().strip():
            return name
    known = f"There are: {', '.join(names)}." if names else ""
    raise NotFound(
        f"There is no department “{asked}” that heard a person speak of a need.",
        next_step=known or "Read what departments hold with `outsidein read PATH…`.",
    )


def _unheard(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    counted = connection.execute(
        "SELECT coalesce(departments[1], ''), count(*) FROM unheard_person GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {str(name): int(people) for name, people in counted}


def _need(row: Mapping[str, Any], words: Mapping[str, Statement]) -> NeedGap:
    return NeedGap(
        theme_id=row["theme_id"],
        name=row["name"],
        share_a=row["share_a"],
        share_b=row["share_b"],
        people_a=row["people_a"],
        people_b=row["people_b"],
        difference=_part(row, "difference"),
        exposure=_part(row, "exposure"),
        perception=_part(row, "perception"),
        cause=row["cause"],
        quotes_a=[words[one] for one in row["statement_ids_a"] if one in words],
        quotes_b=[words[one] for one in row["statement_ids_b"] if one in words],
    )


def _part(row: Mapping[str, Any], name: str) -> Part:
    return Part(
        value=row[name],
        low=row[f"{name}_low"],
        high=row[f"{name}_high"],
        doubt=row[f"{name}_q_value"],
    )


def _at_a_glance(pair: Mapping[str, Any], sure: Sequence[NeedGap]) -> PairAtAGlance:
    causes = [need.cause for need in sure]
    return PairAtAGlance(
        department_a=pair["department_a"],
        department_b=pair["department_b"],
        people_a=pair["people_a"],
        people_b=pair["people_b"],
        people_both=pair["people_both"],
        is_enough=min(pair["people_a"], pair["people_b"]) >= ENOUGH_PEOPLE,
        differ=len(sure),
        exposure=causes.count("exposure"),
        perception=causes.count("perception"),
        both=causes.count("both"),
        largest=sure[0] if sure else None,
    )
