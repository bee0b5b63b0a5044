"""Themes of all that customers said: found in a sample, then assigned to every statement.

First, whatever is found anew is appended to the record; then all answers follow from the record
alone. So they are the same after a crash in between, or when they are made again.
"""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from outsidein.meaning.static_vectors import static_vectors
from outsidein.record.facts import newest_import_at
from outsidein.record.tables import REAL, TEXT, WHOLE
from outsidein.themes.memory import THEME, history, names_ever, remember, remembered
from outsidein.themes.student import Student, load_student
from outsidein.themes.tables import STATEMENT_THEME_FOUND, THEME_CHANGE, THEME_FOUND

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping, Sequence

    from outsidein.store.duckdb import Store
    from outsidein.themes.memory import Memory

CENTRAL = 10
REMEMBERED = pa.schema([("statement_id", TEXT), ("text_hash", TEXT), ("theme", WHOLE)])


def gather_themes(
    store: Store,
    scratch: Path,
    record: Path,
    *,
    pinned: Collection[str] = (),
    done: Callable[[int], None] | None = None,
) -> None:
    """Write what themes there are and which statements are in them; remember what is new of it.

    Themes that are `pinned` keep their statements when themes are found anew.
    """
    # The fit needs scikit-learn and the encoder: a second that only this stage has to pay.
    from outsidein.themes.discover import SAMPLE  # noqa: PLC0415
    from outsidein.themes.finding import born_since, found_anew, is_held  # noqa: PLC0415

    drawn = store.sample(sql("theme_sample"), key="statement_id", rows=SAMPLE)
    sample = dict(zip(*(drawn[name].to_pylist() for name in ("statement_id", "text")), strict=True))
    memory, seen_at = remembered(record), _last_heard(store, record)
    if not is_held(sample, memory):
        finding = found_anew(sample, memory, pinned=pinned, seen_at=seen_at)
        memory = remember(record, memory, finding) if finding else memory
    student = _taught(store, memory)
    if student is not None:
        homeless = _homeless(sample, memory, student)
        finding = born_since(sample, memory, homeless=homeless, seen_at=seen_at)
        if finding:
            memory = remember(record, memory, finding)
            student = _taught(store, memory)
    _keep_themes(store, memory)
    if student is None:
        store.keep("statement_theme_found", STATEMENT_THEME_FOUND.schema.empty_table())
        return
    store.map(
        "statement_theme_found",
        sql("with_a_subject"),
        partial(assigned, student_file=str(student.save(scratch)), theme_ids=_theme_ids(memory)),
        schema=STATEMENT_THEME_FOUND.schema,
        done=done,
    )


def assigned(
    batch: pa.RecordBatch, *, student_file: str, theme_ids: Sequence[str]
) -> pa.RecordBatch:
    """Give the theme of each statement: the one it was found in, else one the student is sure of.

    Reads statement_id, text and seen_in, the number of the theme it was found in or null.
    """
    student = load_student(Path(student_file))
    likely = student.probabilities(static_vectors(batch["text"].to_pylist()))
    seen_in = batch["seen_in"].fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    theme = np.where(seen_in >= 0, seen_in, likely.argmax(axis=1))
    how_likely = likely[np.arange(len(theme)), theme]
    sure = np.flatnonzero((seen_in >= 0) | (how_likely >= student.sure_from))
    return pa.record_batch(
        [
            batch["statement_id"].take(pa.array(sure)),
            pa.array([theme_ids[number] for number in theme[sure]], TEXT),
            pa.array(how_likely[sure], REAL),
        ],
        schema=STATEMENT_THEME_FOUND.schema,
    )


def _last_heard(store: Store, record: Path) -> dt.datetime | None:
    read_at = newest_import_at(record)
    told = store.arrow(sql("last_heard"), {"read_at": read_at})["last_heard"].to_pylist()
    moment: dt.datetime | None = told[0]
    return moment or read_at


def _theme_ids(memory: Memory) -> tuple[str, ...]:
    """Give the ids of the themes in the order in which the student knows them."""
    return tuple(one.theme_id for one in memory.themes if one.level == THEME and one.theme_id)


def _taught(store: Store, memory: Memory) -> Student | None:
    """Teach a student what is remembered; keep, as `seen_in`, which statements it is of."""
    from outsidein.themes.teaching import teach  # noqa: PLC0415 - as above

    number_of = {theme_id: number for number, theme_id in enumerate(_theme_ids(memory))}
    rows = [
        {"statement_id": one, "text_hash": memory.text_of[one], "theme": number_of[theme]}
        for one, theme in memory.theme_of.items()
        if theme is not None
    ]
    store.keep("remembered", pa.Table.from_pylist(rows, schema=REMEMBERED))
    again = store.arrow(sql("seen_again"))
    store.keep("seen_in", again.select(["statement_id", "theme"]))
    if not again.num_rows:
        return None
    return teach(again["text"].to_pylist(), again["theme"].to_numpy())


def _homeless(sample: Mapping[str, str], memory: Memory, student: Student) -> set[str]:
    """Give the statements of the sample that were found in no theme and that fit none."""
    from outsidein.themes.finding import known  # noqa: PLC0415 - as above
    from outsidein.themes.novelty import novel  # noqa: PLC0415 - as above

    placed = {one for one in known(sample, memory) if memory.theme_of[one] is not None}
    rest = [one for one in sample if one not in placed]
    if not rest:
        return set()
    texts = [sample[one] for one in rest]
    unsure = student.probabilities(static_vectors(texts)).max(axis=1) < student.sure_from
    homeless = unsure | novel(texts, [sample[one] for one in sample if one in placed])
    return {one for one, is_so in zip(rest, homeless, strict=True) if is_so}


def _keep_themes(store: Store, memory: Memory) -> None:
    """Write theme_found and theme_change."""
    themes = [
        {
            "theme_id": one.theme_id,
            "level": one.level,
            "parent_id": one.parent_id,
            "name": one.name,
            "words": [*one.words],
            "sampled": len(one.texts),
            "central_ids": [*one.texts][:CENTRAL],
        }
        for one in memory.themes
    ]
    store.keep("theme_found", pa.Table.from_pylist(themes, schema=THEME_FOUND.schema))
    names = names_ever(memory)
    changed: list[dict[str, Any]] = [
        {**row, "name": names[row["theme_id"]], "other_name": names.get(row["other_id"])}
        for row in history(memory)
    ]
    store.keep("theme_change", pa.Table.from_pylist(changed, schema=THEME_CHANGE.schema))


def sql(name: str) -> str:
    """Read one of the queries of this room."""
    return files("outsidein.themes").joinpath("sql", f"{name}.sql").read_text("utf-8")
