"""Splitting a theme: into the communities within it, or by a word.

The communities are found once and appended to the record, so that the parts stay the same while the
theme grows; a student of their own tells them apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.record.facts import append_facts, read_facts
from outsidein.record.ids import row_id
from outsidein.record.tables import THEME_SPLIT
from outsidein.themes.gather import REMEMBERED, assigned, sql
from outsidein.themes.memory import text_hash
from outsidein.themes.tables import STATEMENT_THEME_FOUND

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from outsidein.store.duckdb import Store
    from outsidein.themes.decisions import Decision

MOST_SPLIT = 6_000  # statements of a theme that are looked at to split it
BESIDE_WORD = r"[^\p{L}\p{N}]"  # what stands before and after a word


def parts_of(
    store: Store, record: Path, decision: Decision, *, taken: Collection[str]
) -> list[dict[str, Any]]:
    """Give the parts of a theme, the largest first, as rows of `theme_split`; none if it has none.

    The largest has the id of the whole, the others have none that is `taken`.
    """
    known = [
        row
        for row in read_facts(record, THEME_SPLIT).to_pylist()
        if row["decision_hash"] == decision.hash
    ]
    if known:
        return known
    # The fit needs scikit-learn and the encoder: only a new split has to pay for that.
    from outsidein.themes.finding import new_id  # noqa: PLC0415
    from outsidein.themes.fitting import fit_parts  # noqa: PLC0415

    (theme_id,) = decision.themes
    store.view("in_theme", sql("in_theme"), {"theme": theme_id})
    drawn = store.sample("FROM in_theme", key="statement_id", rows=MOST_SPLIT).to_pylist()
    found = fit_parts([row["text"] for row in drawn])
    ids, rows = {*taken}, []
    for number, part in enumerate(found):
        members = [drawn[row] for row in part.members]
        part_id = new_id(members[0]["text"], ids) if number else theme_id
        rows.append(
            {
                "theme_split_id": row_id("theme_split", f"{decision.hash} {part_id}"),
                "decision_hash": decision.hash,
                "theme_id": part_id,
                "name": part.name,
                "words": part.words,
                "statement_ids": [one["statement_id"] for one in members],
                "text_hashes": [text_hash(one["text"]) for one in members],
            }
        )
    if rows:
        append_facts(record, THEME_SPLIT, rows)
    return rows


def move_parts(store: Store, scratch: Path, theme_id: str, parts: Sequence[dict[str, Any]]) -> None:
    """Put each statement of a theme into one of its parts."""
    from outsidein.themes.teaching import teach  # noqa: PLC0415 - as above

    rows = [
        {"statement_id": one, "text_hash": told, "theme": number}
        for number, part in enumerate(parts)
        for one, told in zip(part["statement_ids"], part["text_hashes"], strict=True)
    ]
    store.keep("remembered", pa.Table.from_pylist(rows, schema=REMEMBERED))
    again = store.arrow(sql("seen_again"))
    if not again.num_rows:
        return
    store.keep("seen_in", again.select(["statement_id", "theme"]))
    student = replace(teach(again["text"].to_pylist(), again["theme"].to_numpy()), sure_from=0.0)
    store.view("in_theme", sql("in_theme"), {"theme": theme_id})
    store.connection.execute("DROP TABLE IF EXISTS moved")
    store.map(
        "moved",
        sql("to_part"),
        partial(
            assigned,
            student_file=str(student.save(scratch)),
            theme_ids=tuple(part["theme_id"] for part in parts),
        ),
        schema=STATEMENT_THEME_FOUND.schema,
    )
    store.connection.execute("""
        UPDATE statement_theme
        SET theme_id = moved.theme_id,
            probability = round(statement_theme.probability * moved.probability, 4)
        FROM moved WHERE moved.statement_id = statement_theme.statement_id
    """)


def held_by_pins(record: Path, decisions: Sequence[Decision]) -> frozenset[str]:
    """Give the ids of themes that no refresh may merge or drop.

    They are those that are pinned, what was merged into them, and what they are parts of.
    """
    live = [one for one in decisions if one.taken_back is None]
    held = {theme for one in live if one.what == "pin" for theme in one.themes}
    split = read_facts(record, THEME_SPLIT).select(["decision_hash", "theme_id"]).to_pylist()
    for one in reversed(live):
        came_to = {*one.themes} if one.what == "merge" else set()
        if one.what == "split":
            came_to = {row["theme_id"] for row in split if row["decision_hash"] == one.hash}
            came_to |= {word_part_id(one.themes[0], one.by)} if one.by else set()
        if held & came_to:
            held |= {*one.themes}
    return frozenset(held)


def word_part_id(theme_id: str, word: str) -> str:
    """Name the part of a theme that has a word."""
    return str(row_id("theme", f"{theme_id} by {word.strip().lower()}"))


def move_word(store: Store, theme_id: str, word: str, part_id: str) -> tuple[int, int]:
    """Move the statements of a theme that have a word to a part of it; count both sides.

    Nothing is moved if one of them were empty.
    """
    pattern = f"{BESIDE_WORD}{re.escape(word.strip().lower())}{BESIDE_WORD}"
    within = store.view("in_theme", sql("in_theme"), {"theme": theme_id})
    moved = store.view("moved", sql("with_word"), {"pattern": pattern})
    if 0 < moved < within:
        store.connection.execute(
            "UPDATE statement_theme SET theme_id = $part "
            "WHERE statement_id IN (SELECT statement_id FROM moved)",
            {"part": part_id},
        )
    return moved, within - moved
