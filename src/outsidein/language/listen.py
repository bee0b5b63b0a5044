"""Statements of every touch: read anew only where a touch is new or has changed."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from outsidein.language.statements import SAID, statements_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from outsidein.store.duckdb import Store

COLUMNS = ", ".join(SAID.names)
SAID_BEFORE = f"""
SELECT {COLUMNS}
FROM before.statement
SEMI JOIN heard USING (touch_id, touch_hash)
"""


def listen(store: Store, *, has_before: bool, done: Callable[[int], None] | None = None) -> None:
    """Write statement from touch and the words in the record.

    With `has_before`, what the last answers say of a touch that did not change is taken over.
    """
    store.view("heard", f"SELECT touch_id, touch_hash FROM ({_sql('heard')})")
    unread = _sql("heard")
    if has_before:
        unread = f"SELECT * FROM ({unread}) ANTI JOIN before.statement USING (touch_id, touch_hash)"
    store.map("said", unread, statements_of, schema=SAID, done=done)
    if has_before:
        store.view("said", f"SELECT {COLUMNS} FROM said UNION ALL {SAID_BEFORE}")
    store.view("statement", _sql("statement"))


def _sql(name: str) -> str:
    return files("outsidein.language").joinpath("sql", f"{name}.sql").read_text("utf-8")
