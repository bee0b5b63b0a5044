"""What people decided about who is who: the file `notes/who.toml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.record.decision_file import DecisionFile, Mistake
from outsidein.record.toml_lines import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

SORTS = ("person", "account")
HEAD = """\
# What we decided about who is who, the oldest first. `outsidein who` writes here, and so may you;
# `outsidein refresh` applies it. A decision with a line `taken_back` has no effect: take that line
# away, and it has again. `records` are ids of records, each standing for whoever it belongs to;
# `names` is what they were called then, for people to read.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: that people or accounts are the same, differ, or that one is to be split.

    Each of `records` is the id of a record and stands for whoever it belongs to, whatever that one
    is called later. Of a split, `apart` are the records that are taken out together.
    """

    what: str
    sort: str
    records: tuple[str, ...]
    apart: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    on: dt.date | None = None
    taken_back: dt.date | None = None


def _mistake(told: Mapping[str, Any]) -> Mistake | None:
    what, sort = told["what"], told.get("sort")
    if sort not in SORTS:
        wrong = f"`sort` can't be `{sort}`." if sort else "It has no `sort`."
        return Mistake(key="sort", what=wrong, step=nearest(sort, SORTS, otherwise="Known"))
    records, apart = told.get("records", []), told.get("apart", [])
    needed = {"same": "two or more", "differ": "exactly two", "split": "exactly one"}[what]
    count = len({*records})
    is_enough = count >= 2 if what == "same" else count == (2 if what == "differ" else 1)
    if not is_enough or (what != "same" and len(records) > count):
        step = "`outsidein who NAME --json` has the ids of all records."
        record = "record" if what == "split" else "records"
        told_what = f"“{what}” needs {needed} {record}, by id."
        return Mistake(key="records", what=told_what, step=step)
    if what == "split" and (not apart or {*apart} & {*records}):
        step = "Name in `apart` the records to take out, and in `records` one that stays."
        wrong = "“split” needs one or more records to take `apart`, and none that stays."
        return Mistake(key="apart", what=wrong, step=step)
    if what != "split" and apart:
        return Mistake(key="apart", what=f"“{what}” takes nothing `apart`.", step="Take it away.")
    return None


WHO_FILE = DecisionFile(
    name="who.toml",
    head=HEAD,
    about="people or accounts",
    whats=("same", "differ", "split"),
    keys={
        "what": str,
        "sort": str,
        "records": list,
        "apart": list,
        "names": list,
        "on": dt.date,
        "taken_back": dt.date,
    },
    made=Decision,
    mistake=_mistake,
)
