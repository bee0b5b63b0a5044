"""The whole customer: every answer is a view over statements, themes and people."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.store.duckdb import Store

VIEWS = (
    "voiced",
    "spoken",
    "account_need",
    "account_need_kind",
    "account_need_person",
    "account_need_quote",
    "account_department",
    "account_person",
    "account_overview",
)


def answer(store: Store) -> None:
    """Write every view of the room, in order."""
    sql = files("outsidein.customer").joinpath("sql")
    for name in VIEWS:
        store.view(name, sql.joinpath(f"{name}.sql").read_text("utf-8"))
