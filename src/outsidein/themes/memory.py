"""What is remembered of themes: their findings, read from and written as facts of the record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from outsidein.record.facts import append_facts, read_facts
from outsidein.record.ids import row_id
from outsidein.record.tables import THEME_SEEN
from outsidein.themes.lineage import changes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

THEME, NEED = "theme", "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One theme or need as a finding saw it; `texts` maps its statements to hashes of their words.

    The most central statement comes first. Without an id: statements that are in no theme.
    """

    theme_id: str | None
    texts: Mapping[str, str]
    level: str = THEME
    parent_id: str | None = None
    name: str | None = None
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found at one time: everything, or what came to that since."""

    seen: Sequence[Seen]
    is_whole: bool
    seen_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All findings, the oldest first, and what they add up to now.

    `theme_of` and `text_of` map every statement that was looked at since the last whole finding to
    its theme (nothing if it is in none) and to the hash of its words.
    """

    findings: Sequence[Finding] = ()
    themes: Sequence[Seen] = ()
    theme_of: Mapping[str, str | None] = field(default_factory=dict)
    text_of: Mapping[str, str] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()


def text_hash(text: str) -> str:
    """Hash the words of a statement as `left(md5(text), 16)` does in SQL."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:16]


def remembered(record: Path) -> Memory:
    """Read what is remembered of themes."""
    memory = Memory()
    by_finding: dict[int, list[dict[str, Any]]] = {}
    for row in read_facts(record, THEME_SEEN).to_pylist():
        by_finding.setdefault(row["finding"], []).append(row)
    for number in sorted(by_finding):
        memory = with_finding(memory, _finding(by_finding[number]))
    return memory


def remember(record: Path, memory: Memory, finding: Finding) -> Memory:
    """Append a finding to the record, and give what is remembered from then on."""
    number = len(memory.findings) + 1
    rows = [
        {
            "theme_seen_id": row_id("theme_seen", f"{number} {one.theme_id}"),
            "finding": number,
            "is_whole": finding.is_whole,
            "theme_id": one.theme_id,
            "level": one.level,
            "parent_id": one.parent_id,
            "name": one.name,
            "words": [*one.words],
            "statement_ids": [*one.texts],
            "text_hashes": [*one.texts.values()],
            "seen_at": finding.seen_at,
        }
        for one in finding.seen
    ]
    append_facts(record, THEME_SEEN, rows)
    return with_finding(memory, finding)


def with_finding(memory: Memory, finding: Finding) -> Memory:
    """Add a finding to what is remembered: a whole one takes the place of all before it."""
    base = Memory(findings=memory.findings) if finding.is_whole else memory
    theme_of, text_of = dict(base.theme_of), dict(base.text_of)
    for one in finding.seen:
        text_of.update(one.texts)
        if one.level == THEME:
            theme_of.update(dict.fromkeys(one.texts, one.theme_id))
    return replace(
        base,
        findings=(*base.findings, finding),
        themes=(*base.themes, *(one for one in finding.seen if one.theme_id is not None)),
        theme_of=theme_of,
        text_of=text_of,
        whole=frozenset(text_of) if finding.is_whole else base.whole,
    )


def history(memory: Memory) -> list[dict[str, Any]]:
    """Tell what became of each theme and need, finding by finding, as rows of `theme_change`."""
    told = []
    earlier = Memory()
    for number, finding in enumerate(memory.findings, start=1):
        later = with_finding(earlier, finding)
        for level in (THEME, NEED):
            before, after = _ids(earlier, level), _ids(later, level)
            old, new = members(earlier, level), members(later, level)
            told += [
                {
                    "theme_id": one.theme_id,
                    "what": one.what,
                    "other_id": one.other_id,
                    "happened_at": finding.seen_at,
                    "share": one.share,
                    "finding": number,
                }
                for one in changes(old, new, gone=before - after, come=after - before)
            ]
        earlier = later
    return told


def members(memory: Memory, level: str) -> dict[str, str]:
    """Map each statement that is in a theme to it, or to its broader need."""
    theme_of = {one: theme for one, theme in memory.theme_of.items() if theme is not None}
    if level == THEME:
        return theme_of
    need_of = {one.theme_id: one.parent_id for one in memory.themes}
    in_need = {one: need_of[theme] for one, theme in theme_of.items()}
    return {one: need for one, need in in_need.items() if need is not None}


def names_ever(memory: Memory) -> dict[str, str]:
    """Give the last name of every theme and need that ever was."""
    return {
        one.theme_id: one.name or ""
        for finding in memory.findings
        for one in finding.seen
        if one.theme_id is not None
    }


def _ids(memory: Memory, level: str) -> set[str]:
    return {one.theme_id for one in memory.themes if one.level == level and one.theme_id}


def _finding(rows: list[dict[str, Any]]) -> Finding:
    return Finding(
        is_whole=rows[0]["is_whole"],
        seen_at=rows[0]["seen_at"],
        seen=[
            Seen(
                theme_id=row["theme_id"],
                level=row["level"],
                parent_id=row["parent_id"],
                name=row["name"],
                words=row["words"] or (),
                texts=dict(zip(row["statement_ids"], row["text_hashes"], strict=True)),
            )
            for row in rows
        ],
    )
