"""Finding the person or account that is meant: by name, mail address, or the id of a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from outsidein.ask.answers import rows, sql
from outsidein.ask.names import Known, one_named
from outsidein.record.imports import files_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

LISTING = "outsidein customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The person or account that is meant; `sort` tells which it is."""

    sort: str
    entity_id: str
    name: str


def find_who(
    connection: duckdb.DuckDBPyConnection, record: Path, asked: str, *, account: bool = False
) -> Meant:
    """Find who is meant: a person, or an account if no person fits or `account` asks for one.

    Names that only single records tell come last. Raises NotFound, with near names, if there is
    none or more than one.
    """
    sorts = ("account",) if account else ("person", "account")
    known = {sort: _known(connection, sort) for sort in sorts}
    names = {one.known_id: one.name for every in known.values() for one in every}
    by_record = of_record(connection, asked.strip())
    if by_record is not None and by_record[1] in names:
        return Meant(sort=by_record[0], entity_id=by_record[1], name=names[by_record[1]])
    fitting = [(sort, _fitting(connection, sort, asked, known[sort])) for sort in sorts]
    if not any(some for _, some in fitting):
        fitting = [(sort, _told(connection, record, sort, asked, known[sort])) for sort in sorts]
    everybody = [one for every in known.values() for one in every]
    nobody = (" or ".join(sorts), everybody)
    sort, meant = next(((sort, some) for sort, some in fitting if some), nobody)
    found = one_named(asked, meant, what=sort, listing=LISTING)
    return Meant(sort=sort, entity_id=found.known_id, name=names[found.known_id])


def of_record(connection: duckdb.DuckDBPyConnection, asked: str) -> tuple[str, str] | None:
    """Give sort and id of the person or account that a record belongs to, if it is there.

    The record is named by its id, or as SOURCE:ID by the id it has in its system.
    """
    query = """
        SELECT sort, entity_id FROM same_as
        WHERE $asked IN (record_id, source || ':' || source_id)
        ORDER BY sort DESC LIMIT 1
    """
    found = rows(connection, query, {"asked": asked})
    return (found[0]["sort"], found[0]["entity_id"]) if found else None


def _known(connection: duckdb.DuckDBPyConnection, sort: str) -> list[Known]:
    """Give all that can be asked for. Who never spoke counts as well: they may be somebody else."""
    return [replace(Known(**row), is_heard=True) for row in rows(connection, sql(f"known_{sort}"))]


def _fitting(
    connection: duckdb.DuckDBPyConnection, sort: str, asked: str, known: Sequence[Known]
) -> list[Known]:
    """Give those who have this mail address, or domain, and else those with this in their name."""
    folded = asked.casefold().strip()
    local, is_mail, host = folded.partition("@")
    address = f"{local.partition('+')[0]}@{host}" if is_mail else local
    column = "emails" if sort == "person" else "domains"
    query = f"SELECT {sort}_id AS known_id FROM {sort} WHERE list_contains({column}, $address)"
    ids = {row["known_id"] for row in rows(connection, query, {"address": address})}
    there = [_shared(one, asked) for one in known if one.known_id in ids]
    return there or [one for one in known if folded in one.name.casefold()]


def _told(
    connection: duckdb.DuckDBPyConnection,
    record: Path,
    sort: str,
    asked: str,
    known: Sequence[Known],
) -> list[Known]:
    """Give those of whom a record tells this name, or one that it is a part of."""
    files = [str(file) for file in files_of(record, sort)]
    if not files:
        return []
    query = f"""
        SELECT DISTINCT same_as.entity_id
        FROM read_parquet($files, union_by_name = true) AS told
        INNER JOIN same_as ON same_as.record_id = told.{sort}_id
        WHERE contains(lower(told.name), lower($asked))
    """
    values = {"files": files, "asked": asked.strip()}
    ids = {row["entity_id"] for row in rows(connection, query, values)}
    return [_shared(one, asked) for one in known if one.known_id in ids]


def _shared(one: Known, asked: str) -> Known:
    """Let somebody go by what was asked for, if several share it: their names tell them apart."""
    return replace(one, name=asked.strip(), details=[one.name, *one.details])
