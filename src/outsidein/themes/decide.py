"""The themes as people want them: what was found, with each decision applied in turn.

What was found stays as it is, so that taking a decision back is leaving it out.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.themes.gather import CENTRAL
from outsidein.themes.splitting import move_parts, move_word, parts_of, word_part_id
from outsidein.themes.tables import THEME, THEME_DECISION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from outsidein.store.duckdb import Store
    from outsidein.themes.decisions import Decision

IN_FORCE, TAKEN_BACK, NO_EFFECT = "in force", "taken back", "no effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One theme or need as it is shown, after the decisions so far."""

    theme_id: str
    level: str
    parent_id: str | None
    name: str
    words: list[str]
    sampled: int | None
    central_ids: list[str]
    is_pinned: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a decision is applied to: the themes by id, and `statement_theme` in the store."""

    store: Store
    scratch: Path
    record: Path
    themes: dict[str, Shown]


def decide(store: Store, scratch: Path, record: Path, decisions: Sequence[Decision]) -> None:
    """Write the themes that are shown and what is in them; say of each decision what came of it.

    A decision about a theme that is no more has no effect, and is kept.
    """
    store.view("statement_theme", "FROM statement_theme_found")
    found = store.arrow("FROM theme_found").to_pylist()
    themes = {row["theme_id"]: Shown(**row) for row in found}
    desk = Desk(store=store, scratch=scratch, record=record, themes=themes)
    outcomes = []
    for one in decisions:
        if one.taken_back is not None:
            outcomes.append(TAKEN_BACK)
            continue
        missing = _missing(desk, one)
        outcomes.append(missing or APPLY[one.what](desk, one))
    _keep_themes(desk)
    rows = [
        {
            "number": number,
            "what": one.what,
            "theme_ids": [*one.themes],
            "theme_names": [*one.names],
            "name": one.name,
            "word": one.by,
            "decided_on": one.on,
            "outcome": outcome,
        }
        for number, (one, outcome) in enumerate(zip(decisions, outcomes, strict=True), start=1)
    ]
    store.keep("theme_decision", pa.Table.from_pylist(rows, schema=THEME_DECISION.schema))


def _missing(desk: Desk, decision: Decision) -> str | None:
    """Say which themes are no more, if too few are left for the decision."""
    names = dict(zip(decision.themes, decision.names, strict=False))
    gone = [names.get(one, one) for one in decision.themes if one not in desk.themes]
    if len(decision.themes) - len(gone) >= (2 if decision.what == "merge" else 1):
        return None
    return f"{NO_EFFECT}: there is no {' and no '.join(f'“{one}”' for one in gone)} any more"


def _rename(desk: Desk, decision: Decision) -> str:
    (theme_id,) = decision.themes
    desk.themes[theme_id] = replace(desk.themes[theme_id], name=decision.name or "")
    return IN_FORCE


def _pin(desk: Desk, decision: Decision) -> str:
    """Hold a theme by the name it has had since."""
    (theme_id,) = decision.themes
    one = desk.themes[theme_id]
    name = decision.names[0] if decision.names else one.name
    desk.themes[theme_id] = replace(one, is_pinned=True, name=name)
    return IN_FORCE


def _hide(desk: Desk, decision: Decision) -> str:
    (theme_id,) = decision.themes
    desk.themes[theme_id] = replace(desk.themes[theme_id], is_hidden=True)
    return IN_FORCE


def _merge(desk: Desk, decision: Decision) -> str:
    """Make one of several: the first has what all had."""
    kept, *gone = [one for one in dict.fromkeys(decision.themes) if one in desk.themes]
    merged = [desk.themes[one] for one in (kept, *gone)]
    if len({each.level for each in merged}) > 1:
        return f"{NO_EFFECT}: a theme and a broader need can't become one"
    desk.store.connection.execute(
        "UPDATE statement_theme SET theme_id = $kept WHERE list_contains($gone, theme_id)",
        {"kept": kept, "gone": gone},
    )
    for one in gone:
        del desk.themes[one]
    for part in [*desk.themes.values()]:
        if part.parent_id in gone:
            desk.themes[part.theme_id] = replace(part, parent_id=kept)
    desk.themes[kept] = replace(
        merged[0],
        name=decision.name or merged[0].name,
        sampled=sum(each.sampled or 0 for each in merged),
        central_ids=[],
    )
    return IN_FORCE


def _split(desk: Desk, decision: Decision) -> str:
    (theme_id,) = decision.themes
    one = desk.themes[theme_id]
    if one.level != "theme":
        return f"{NO_EFFECT}: a broader need is split into its themes already"
    if decision.by is not None:
        return _split_by_word(desk, one, decision.by)
    parts = parts_of(desk.store, desk.record, decision, taken=desk.themes)
    if len(parts) < 2:
        return f"{NO_EFFECT}: nothing in it stands apart from the rest"
    move_parts(desk.store, desk.scratch, theme_id, parts)
    for part in parts:
        is_rest = part["theme_id"] == theme_id
        desk.themes[part["theme_id"]] = replace(
            one,
            theme_id=part["theme_id"],
            name=one.name if is_rest else part["name"],
            words=one.words if is_rest else part["words"],
            sampled=len(part["statement_ids"]),
            central_ids=[],
            is_pinned=one.is_pinned and is_rest,
        )
    return IN_FORCE


def _split_by_word(desk: Desk, one: Shown, word: str) -> str:
    """Make a theme of what has a word in it; the rest stays what it is."""
    part_id = word_part_id(one.theme_id, word)
    moved, stayed = move_word(desk.store, one.theme_id, word, part_id)
    if not moved or not stayed:
        which = "every statement" if moved else "no statement"
        return f"{NO_EFFECT}: {which} of it has the word “{word}”"
    part = replace(one, theme_id=part_id, name=word, words=[word.lower()], is_pinned=False)
    for changed in (one, part):
        desk.themes[changed.theme_id] = replace(changed, sampled=None, central_ids=[])
    return IN_FORCE


APPLY: Mapping[str, Callable[[Desk, Decision], str]] = {
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "pin": _pin,
    "hide": _hide,
}


def _keep_themes(desk: Desk) -> None:
    """Write `theme`, with what can be counted of each; a need without themes is none."""
    parents = {one.parent_id for one in desk.themes.values()}
    hidden = {one.theme_id for one in desk.themes.values() if one.is_hidden}
    rows = [
        {
            **dataclasses.asdict(one),
            "is_hidden": bool(hidden & {one.theme_id, one.parent_id}),
            "central_ids": one.central_ids or _central_of_parts(desk, one.theme_id),
        }
        for one in desk.themes.values()
        if one.level == "theme" or one.theme_id in parents
    ]
    schema = pa.schema([field for field in THEME.schema if field.name in SHOWN])
    desk.store.keep("theme_shown", pa.Table.from_pylist(rows, schema=schema))
    sql = files("outsidein.themes").joinpath("sql", "theme.sql").read_text("utf-8")
    desk.store.view("theme", sql)


def _central_of_parts(desk: Desk, need_id: str) -> list[str]:
    """Give the most central statements of a need: those of each of its themes in turn."""
    parts = [one.central_ids for one in desk.themes.values() if one.parent_id == need_id]
    turns = zip_longest(*parts)
    return [one for turn in turns for one in turn if one is not None][:CENTRAL]


SHOWN = frozenset(field.name for field in dataclasses.fields(Shown))
