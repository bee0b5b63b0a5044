"""The SQL of this room, one relation a file."""

from __future__ import annotations

from importlib.resources import files


def query(name: str) -> str:
    """Read the SQL of one relation."""
    return files("outsidein.customer").joinpath("sql", f"{name}.sql").read_text("utf-8")
