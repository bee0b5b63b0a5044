"""What our departments believe that customers want, matched to themes and held against evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from outsidein.customer.beliefs.comparison import compared
from outsidein.customer.beliefs.evidence import evidence_of
from outsidein.customer.beliefs.lists import Belief, by_asking
from outsidein.customer.beliefs.meaning import FAINT, HELD_AGAINST, PERHAPS, likely_themes
from outsidein.customer.beliefs.tables import BELIEF_AGREEMENT, BELIEF_THEME, DEPARTMENT_BELIEF
from outsidein.customer.queries import query
from outsidein.customer.spoken import read_spoken
from outsidein.record.facts import read_facts
from outsidein.record.tables import POLL, POLL_ANSWER, WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from outsidein.store.duckdb import Store

QUOTES = 3
THEMES = "SELECT theme_id FROM theme WHERE level = 'theme' AND NOT is_hidden ORDER BY theme_id"


def write_beliefs(store: Store, record: Path) -> None:
    """Write what departments believe, where they agree, and where customers say otherwise."""
    themes = [row["theme_id"] for row in store.arrow(THEMES).to_pylist()]
    beliefs = _with_themes(store, [*_from_files(store), *_from_polls(record)], themes)
    _keep(store, BELIEF_THEME.name, BELIEF_THEME.schema, _rows_of(beliefs))
    held: list[dict[str, Any]] = []
    agreed: list[dict[str, Any]] = []
    if beliefs:
        spoken = read_spoken(store)
        whole = evidence_of(spoken, themes)
        for (poll, account), told in by_asking(beliefs).items():
            evidence = whole if account is None else evidence_of(spoken, themes, account=account)
            of_needs, of_departments = compared(told, evidence, is_poll=poll is not None)
            about = {"poll_id": poll, "account_id": account}
            held += [{**about, **row, "number": len(held) + at} for at, row in enumerate(of_needs)]
            agreed += [{**about, **row} for row in of_departments]
    _keep_with_quotes(store, held)
    _keep(store, BELIEF_AGREEMENT.name, BELIEF_AGREEMENT.schema, agreed)


def _keep(store: Store, name: str, schema: pa.Schema, rows: Sequence[dict[str, Any]]) -> None:
    store.keep(name, pa.Table.from_pylist([*rows], schema=schema))


def _keep_with_quotes(store: Store, rows: Sequence[dict[str, Any]]) -> None:
    """Keep what was held against the evidence, with customers' words for each need."""
    without = [field for field in DEPARTMENT_BELIEF.schema if field.name != "statement_ids"]
    _keep(store, "belief_held", pa.schema([*without, pa.field("number", WHOLE)]), rows)
    store.view(DEPARTMENT_BELIEF.name, query(DEPARTMENT_BELIEF.name), {"quotes": QUOTES})
    store.connection.execute("DROP TABLE belief_held")


def _from_files(store: Store) -> list[Belief]:
    return [
        Belief(
            belief_id=row["belief_id"],
            asked_in=(None, row["account_id"]),
            department=row["department"],
            person=row["person"],
            need=row["need"],
            rank=row["rank"],
            place=row["place"],
        )
        for row in store.arrow(query("believed")).to_pylist()
    ]


def _from_polls(record: Path) -> list[Belief]:
    about = {row["poll_id"]: row["account_id"] for row in read_facts(record, POLL).to_pylist()}
    return [
        Belief(
            belief_id=row["poll_answer_id"],
            asked_in=(row["poll_id"], about.get(row["poll_id"])),
            department=row["department"],
            person=row["ballot"],
            need=row["need"],
            rank=row["rank"],
            place=row["place"] or "",
            meant=((row["theme_id"], 1.0),),
        )
        for row in read_facts(record, POLL_ANSWER).to_pylist()
    ]


def _with_themes(store: Store, beliefs: list[Belief], themes: list[str]) -> list[Belief]:
    """Find what each belief means. A theme that a poll asked about is meant while it is there."""
    known = {*themes}
    clear = {one.belief_id for one in beliefs if one.meant and one.meant[0][0] in known}
    needs = sorted({one.need for one in beliefs if one.belief_id not in clear})
    if not needs:
        return beliefs
    values = {"held_against": HELD_AGAINST}
    said = {
        row["theme_id"]: row["texts"]
        for row in store.arrow(query("said_of_theme"), values).to_pylist()
    }
    chances = likely_themes(needs, [said.get(theme, []) for theme in themes])
    meant = {}
    for need, row in zip(needs, chances[:, :-1], strict=True):
        order = np.lexsort((np.arange(len(themes)), -row))
        enough = max(PERHAPS * row.sum(), FAINT)
        meant[need] = tuple((themes[at], float(row[at])) for at in order if row[at] >= enough)
    return [
        one if one.belief_id in clear else replace(one, meant=meant[one.need]) for one in beliefs
    ]


def _rows_of(beliefs: Sequence[Belief]) -> list[dict[str, Any]]:
    return [
        {
            "belief_id": one.belief_id,
            "poll_id": one.asked_in[0],
            "account_id": one.asked_in[1],
            "department": one.department,
            "need": one.need,
            "rank": one.rank,
            "theme_id": theme,
            "probability": chance,
            "place": one.place,
        }
        for one in beliefs
        for theme, chance in (one.meant or ((None, None),))
    ]
