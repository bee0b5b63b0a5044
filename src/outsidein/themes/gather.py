"""Themes of all that customers said: found in a sample, then assigned to every statement."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.meaning.static_vectors import static_vectors
from outsidein.record.tables import REAL, TEXT
from outsidein.themes.student import load_student
from outsidein.themes.tables import STATEMENT_THEME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from outsidein.store.duckdb import Store

# Enough to see a theme that one person in five hundred speaks of; the encoder takes 3 s for it.
SAMPLE = 6000


def gather_themes(
    store: Store, scratch: Path, *, done: Callable[[int], None] | None = None
) -> None:
    """Write theme and statement_theme from the customers' statements."""
    # The fit needs scikit-learn and the encoder: a second that only this stage has to pay.
    from outsidein.themes.fitting import fit_themes  # noqa: PLC0415

    sample = store.sample(_sql("theme_sample"), key="statement_id", rows=SAMPLE)
    fitted = fit_themes(sample["text"].to_pylist())
    store.keep("theme", fitted.themes)
    if fitted.student is None:
        store.keep("statement_theme", STATEMENT_THEME.schema.empty_table())
        return
    student = fitted.student.save(scratch)
    theme_ids = tuple(fitted.themes["theme_id"].to_pylist())
    store.map(
        "statement_theme",
        _sql("with_a_subject"),
        partial(assigned, student_file=str(student), theme_ids=theme_ids),
        schema=STATEMENT_THEME.schema,
        done=done,
    )


def assigned(
    batch: pa.RecordBatch, *, student_file: str, theme_ids: Sequence[str]
) -> pa.RecordBatch:
    """Give the theme of each statement that the student is sure of. Reads statement_id and text."""
    student = load_student(Path(student_file))
    likely = student.probabilities(static_vectors(batch["text"].to_pylist()))
    best = likely.argmax(axis=1)
    how_likely = likely[np.arange(len(best)), best]
    sure = np.flatnonzero(how_likely >= student.sure_from)
    return pa.record_batch(
        [
            batch["statement_id"].take(pa.array(sure)),
            pa.array([theme_ids[theme] for theme in best[sure]], TEXT),
            pa.array(how_likely[sure], REAL),
        ],
        schema=STATEMENT_THEME.schema,
    )


def _sql(name: str) -> str:
    return files("outsidein.themes").joinpath("sql", f"{name}.sql").read_text("utf-8")
