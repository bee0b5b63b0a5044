"""What people decided about themes: the file `notes/themes.toml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.record.decision_file import DecisionFile, Mistake
from outsidein.record.ids import content_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = """\
# What we decided about themes, the oldest first. `outsidein theme` writes here, and so may you;
# `outsidein refresh` applies it. A decision with a line `taken_back` has no effect: take that line
# away, and it has again. `names` is what the themes were called then, for people to read.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: what, about which themes, with the name given or the word to split by."""

    what: str
    themes: tuple[str, ...]
    names: tuple[str, ...] = ()
    name: str | None = None
    by: str | None = None
    on: dt.date | None = None
    taken_back: dt.date | None = None

    @property
    def hash(self) -> str:
        """Name it by what was decided about what, and when."""
        return content_hash(self.what, self.themes, self.by, str(self.on))


def _mistake(told: Mapping[str, Any]) -> Mistake | None:
    what, themes = told["what"], told.get("themes", [])
    least, most = (2, None) if what == "merge" else (1, 1)
    if len({*themes}) < least or (most and len(themes) > most):
        needed = "two or more themes" if what == "merge" else "exactly one theme"
        step = "`outsidein theme --json` has the ids of all themes."
        return Mistake(key="themes", what=f"To {what} needs {needed}, by id.", step=step)
    if what == "rename" and not told.get("name", "").strip():
        return Mistake(key="name", what="To rename needs a `name`.", step='Write name = "…".')
    return None


THEMES_FILE = DecisionFile(
    name="themes.toml",
    head=HEAD,
    about="a theme",
    whats=("rename", "merge", "split", "pin", "hide"),
    keys={
        "what": str,
        "themes": list,
        "names": list,
        "name": str,
        "by": str,
        "on": dt.date,
        "taken_back": dt.date,
    },
    made=Decision,
    mistake=_mistake,
)
