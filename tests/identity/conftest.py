"""A record told row by row, and who is who in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.identity.resolve import resolve
from outsidein.identity.tables import COMPARED_PAIR
from outsidein.record.current import attach_record
from outsidein.record.ids import row_id
from outsidein.record.imports import begin_import, publish
from outsidein.record.settings import Settings
from outsidein.record.staging import Staging
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from outsidein.identity.decisions import Decision

# What answers questions in SQL.
Ask = Callable[[str], list[tuple[Any, ...]]]


class Told:
    """Rows on their way into a record. Each is told by its native id and answers with its own id.

    What is told before `end_import` is one import. Domains of ours: ours.example.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: list[tuple[str, str, str, dict[str, Any]]] = []
        self._imports = 0
        self._stores: list[Store] = []
        self.compared = COMPARED_PAIR.schema.empty_table()

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

    def end_imports(self, random: Random) -> None:
        """Bring what was told into the record by two imports, in an order left to chance."""
        rows = random.sample(self._rows, len(self._rows))
        half = random.randrange(1, len(rows))
        for part in (rows[:half], rows[half:]):
            self._rows = part
            self.end_import()

    def resolved(
        self, *, decisions: Sequence[Decision] = (), has_before: bool = False, **settings: Any
    ) -> Ask:
        """Find out who is who, and give what answers questions about it.

        With `has_before`, what was compared the last time is not compared again.
        """
        if self._rows:
            self.end_import()
        # In memory and on one thread: of so few rows, files and threads would take most of a test.
        spill = self._folder / f"spill {len(self._stores)}"
        store = Store(Path(":memory:"), spill=spill, processes=1)
        self._stores.append(store)
        store.connection.execute("SET threads = 1")
        attach_record(store.connection, self._folder / "record")
        if has_before:
            store.connection.execute("ATTACH ':memory:' AS before")
            store.keep("before.compared_pair", self.compared)
        ours = Settings(domains=("ours.example",), **settings)
        resolve(store, ours, decisions, has_before=has_before)
        self.compared = store.arrow("FROM compared_pair")
        return lambda sql: store.connection.execute(sql).fetchall()

    def answered(self, sql: str, **more: Any) -> list[tuple[Any, ...]]:
        """Find out who is who and ask for it in SQL; `more` as in `resolved`."""
        return self.resolved(**more)(sql)

    def close(self) -> None:
        """End all that answers."""
        for store in self._stores:
            store.close()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """Give an empty record to tell rows to."""
    told = Told(tmp_path)
    yield told
    told.close()


@pytest.fixture(scope="module")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Give an empty record for all that the tests of one module tell, and resolve together."""
    told = Told(tmp_path_factory.mktemp("told"))
    yield told
    told.close()
