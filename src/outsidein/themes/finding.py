"""Findings: all themes anew, with the ids of those they continue, or those that were born since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from outsidein.record.ids import row_id
from outsidein.themes.discover import FEWEST_TEXTS, SMALLEST_THEME
from outsidein.themes.fitting import fit_themes
from outsidein.themes.lineage import heirs
from outsidein.themes.memory import NEED, THEME, Finding, Seen, members, text_hash
from outsidein.themes.novelty import stands_apart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from outsidein.themes.fitting import Fitted, Found
    from outsidein.themes.memory import Memory

# While so much of the sample is what themes were found in, they are not found anew.
HELD_SHARE = 0.8


def is_held(sample: Mapping[str, str], memory: Memory) -> bool:
    """Tell whether the sample, texts by statement, is mostly what themes were last found in."""
    if not memory.themes:
        return False
    still = sum(one in memory.whole for one in known(sample, memory))
    return still >= HELD_SHARE * max(len(sample), len(memory.whole))


def known(sample: Mapping[str, str], memory: Memory) -> set[str]:
    """Give the statements of the sample that were looked at before, in the same words."""
    return {one for one, text in sample.items() if memory.text_of.get(one) == text_hash(text)}


def found_anew(
    sample: Mapping[str, str],
    memory: Memory,
    *,
    pinned: Collection[str],
    seen_at: dt.datetime | None,
) -> Finding | None:
    """Find all themes anew; nothing if the sample is too small for any.

    A theme that is pinned keeps all statements of the sample that were in it.
    """
    fitted = fit_themes([*sample.values()])
    if not fitted.themes:
        return None
    told_again = known(sample, memory)
    rows, taken = [*sample.items()], {one.theme_id or "" for one in memory.themes}
    themes, needs = (
        _continued(
            {one: theme for one, theme in members(memory, level).items() if one in told_again},
            found,
            rows,
            taken=taken,
        )
        for level, found in ((THEME, fitted.themes), (NEED, fitted.needs))
    )
    held = {
        one: theme
        for one, theme in members(memory, THEME).items()
        if theme in pinned and one in told_again
    }
    seen = _with_pinned(_seen(fitted, themes, needs, rows), memory, held, pinned)
    placed = {statement for one in seen for statement in one.texts}
    rest = {one: text_hash(text) for one, text in rows if one not in placed}
    return Finding(seen=[*seen, Seen(theme_id=None, texts=rest)], is_whole=True, seen_at=seen_at)


def born_since(
    sample: Mapping[str, str],
    memory: Memory,
    *,
    homeless: Collection[str],
    seen_at: dt.datetime | None,
) -> Finding | None:
    """Find new themes among the statements of the sample that fit none, once enough are new.

    A theme is born only of what is more alike than like anything that has a theme already.
    What was looked at is remembered, even where nothing was found, so that it is not done again.
    """
    new = sample.keys() - known(sample, memory)
    pool = {one: text for one, text in sample.items() if one in homeless}
    if len(new & pool.keys()) < FEWEST_TEXTS:
        return None
    others = [text for one, text in sample.items() if one not in pool]
    themed = [sample[one] for one in sample if one not in pool and one not in new]
    texts = [*pool.values()]
    born = [
        one
        for one in fit_themes(texts, among=others).themes
        if stands_apart([texts[row] for row in one.members], themed)
    ]
    ids, taken = [*pool], {one.theme_id or "" for one in memory.themes}
    seen = []
    for one in born:
        theme_id = new_id(texts[one.members[0]], taken)
        told = {ids[row]: text_hash(texts[row]) for row in one.members}
        seen.append(Seen(theme_id=theme_id, name=one.name, words=one.words, texts=told))
    placed = {statement for one in seen for statement in one.texts}
    rest = {one: text_hash(text) for one, text in sample.items() if one in new - placed}
    seen.append(Seen(theme_id=None, texts=rest))
    return Finding(seen=seen, is_whole=False, seen_at=seen_at)


def _continued(
    before: Mapping[str, str],
    found: Sequence[Found],
    rows: Sequence[tuple[str, str]],
    *,
    taken: set[str],
) -> list[str]:
    """Give each theme or need the id of the one it continues, or one of its own."""
    now = {rows[row][0]: f"{number:06}" for number, one in enumerate(found) for row in one.members}
    old_of = heirs(before, now)
    return [
        old_of.get(f"{number:06}") or new_id(rows[one.members[0]][1], taken)
        for number, one in enumerate(found)
    ]


def new_id(middle: str, taken: set[str]) -> str:
    """Make an id of the text in the middle; another theme may have that already."""
    theme_id, turn = str(row_id("theme", middle)), 1
    while theme_id in taken:
        turn += 1
        theme_id = str(row_id("theme", f"{middle}\x1f{turn}"))
    taken.add(theme_id)
    return theme_id


def _seen(
    fitted: Fitted,
    themes: Sequence[str],
    needs: Sequence[str],
    rows: Sequence[tuple[str, str]],
) -> list[Seen]:
    """Put together what was found, themes first, by the ids that `themes` and `needs` have."""
    return [
        *(
            Seen(
                theme_id=theme_id,
                parent_id=None if one.parent is None else needs[one.parent],
                name=one.name,
                words=one.words,
                texts={rows[row][0]: text_hash(rows[row][1]) for row in one.members},
            )
            for one, theme_id in zip(fitted.themes, themes, strict=True)
        ),
        *(
            Seen(theme_id=theme_id, level=NEED, name=one.name, words=one.words, texts={})
            for one, theme_id in zip(fitted.needs, needs, strict=True)
        ),
    ]


def _with_pinned(
    seen: Sequence[Seen], memory: Memory, held: Mapping[str, str], pinned: Collection[str]
) -> list[Seen]:
    """Give pinned themes back the statements they had, and themselves where they were not found.

    `held` maps the statements that were in them to them.
    """
    texts: dict[str, dict[str, str]] = {}
    for statement, theme in held.items():
        texts.setdefault(theme, {})[statement] = memory.text_of[statement]
    given = [
        replace(
            one,
            texts={
                **{
                    it: told
                    for it, told in one.texts.items()
                    if held.get(it) in {None, one.theme_id}
                },
                **texts.get(one.theme_id or "", {}),
            },
        )
        for one in seen
    ]
    # What is left of a theme that a pinned one was taken out of may be too little for a theme.
    kept = [
        one
        for one, whole in zip(given, seen, strict=True)
        if len(one.texts) >= min(SMALLEST_THEME, len(whole.texts)) or one.theme_id in pinned
    ]
    found = {one.theme_id for one in kept}
    needs = {one.theme_id for one in kept if one.level == NEED}
    return kept + [
        replace(
            one,
            texts=texts.get(one.theme_id or "", {}),
            parent_id=one.parent_id if one.parent_id in needs else None,
        )
        for one in memory.themes
        if one.theme_id in pinned and one.theme_id not in found
    ]
