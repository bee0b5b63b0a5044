"""A record told row by row, and who is who in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from outsidein.identity.resolve import resolve
from outsidein.record.current import attach_record
from outsidein.record.ids import row_id
from outsidein.record.imports import begin_import, publish
from outsidein.record.settings import Settings
from outsidein.record.staging import Staging
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Told:
    """Rows on their way into a record. Each is told by its native id and answers with its own id.

    What is told before `end_import` is one import. Domains of ours: ours.example.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: list[tuple[str, str, str, dict[str, Any]]] = []
        self._imports = 0

    def _tell(self, table: str, native: str, source: str, values: dict[str, Any]) -> str:
        self._rows.append((table, native, source, values))
        return row_id(source, native)

    def account(self, native: str, *, source: str = "crm", **values: Any) -> str:
        """Tell of a firm."""
        return self._tell("account", f"account:{native}", source, values)

    def person(self, native: str, *emails: str, source: str = "crm", **values: Any) -> str:
        """Tell of a person with these addresses."""
        told = {"emails": list(emails), **values}
        return self._tell("person", f"person:{native}", source, told)

    def member(self, person: str, account: str | None, *, source: str = "crm", **more: Any) -> None:
        """Tell that a person is in an account."""
        values = {"person_id": person, "account_id": account, **more}
        native = f"{person}>{account}{more.get('title', '')}"
        self._tell("membership", native, source, values)

    def touch(
        self, native: str, author: str | None, parties: Iterable[str] = (), **more: Any
    ) -> str:
        """Tell of a message; in thread 1 unless another one is told."""
        values = {"thread_id": "1", "channel": "mail", "body": native, "party_ids": [*parties]}
        told = {**values, "author_id": author, **more}
        return self._tell("touch", f"touch:{native}", "crm", told)

    def end_import(self) -> None:
        """Bring what was told into the record."""
        self._imports += 1
        with begin_import(self._folder / "record") as under_way:
            staging = Staging(under_way.staging, part="0", import_id=under_way.id)
            for number, (table, native, source, values) in enumerate(self._rows):
                staging.add(table, native, values, source=source, place=f"told.csv:{number}")
            file = f"file {self._imports}"
            staging.add_plain("import_file", file, {"content_hash": file, "place": file}, file)
            staging.close()
            publish(self._folder / "record", under_way)
        self._rows.clear()

    def answered(self, sql: str, **settings: Any) -> list[tuple[Any, ...]]:
        """Find out who is who and ask for it in SQL."""
        if self._rows:
            self.end_import()
        store = Store(self._folder / "answers.duckdb", spill=self._folder / "spill", processes=1)
        try:
            attach_record(store.connection, self._folder / "record")
            resolve(store, Settings(domains=("ours.example",), **settings))
            return store.connection.execute(sql).fetchall()
        finally:
            store.close()


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Give an empty record to tell rows to."""
    return Told(tmp_path)
