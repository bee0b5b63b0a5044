"""The fit: from a sample of statements to themes with names, and a student who knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from outsidein.record.ids import row_id
from outsidein.themes.discover import discover
from outsidein.themes.names import WORDS_KEPT, distinctive_words, theme_name
from outsidein.themes.tables import THEME
from outsidein.themes.teaching import teach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.themes.discover import Discovered
    from outsidein.themes.student import Student


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The themes of a sample, and the student; without themes there is none."""

    themes: pa.Table
    student: Student | None


def fit_themes(texts: Sequence[str]) -> Fitted:
    """Find the themes in a sample of texts, name them and teach a student."""
    found = discover(texts)
    words = distinctive_words(texts, found.labels, found.count)
    rows = [
        {
            "theme_id": row_id("theme", texts[_middle(found, number)]),
            "name": theme_name(said),
            "words": said[:WORDS_KEPT],
            "sampled": int((found.labels == number).sum()),
        }
        for number, said in enumerate(words)
    ]
    return Fitted(
        themes=pa.Table.from_pylist(rows, schema=THEME.schema),
        student=teach(texts, found.labels) if found.count else None,
    )


def _middle(found: Discovered, theme: int) -> int:
    """Find the text nearest to the middle of a theme: it names the theme's id."""
    members = np.flatnonzero(found.labels == theme)
    return int(members[found.nearness[members].argmax()])
