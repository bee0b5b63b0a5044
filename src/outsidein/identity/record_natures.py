"""Which records of people are of no person, kept as tables that the views join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.identity.natures import mail_nature, name_nature, nature_of
from outsidein.identity.words import names_human

if TYPE_CHECKING:
    from outsidein.store.duckdb import Store

SUSPECT = pa.schema(
    [
        pa.field("person_id", pa.string()),
        pa.field("name", pa.string()),
        pa.field("emails", pa.list_(pa.string())),
        pa.field("nature", pa.string()),
    ]
)
NATURE = pa.schema([pa.field("person_id", pa.string()), pa.field("nature", pa.string())])
HUMAN = pa.schema([pa.field("name", pa.string()), pa.field("mail", pa.string())])
NAME = pa.schema([pa.field("name", pa.string())])

PEOPLE = "SELECT person_id, name, emails, nature FROM record.person"
# Names that stand for nobody: of a voice that nobody knows, and what systems make up.
STAND_INS = ("unnamed voice", "placeholder")


def keep_record_natures(store: Store, firms: frozenset[str]) -> None:
    """Keep `record_nature`, of each record that is of no person; `human_name` and `no_name`.

    `human_name` are names of humans beside mailboxes of several people, `no_name` names that are
    none. `firms` are plain names of firms.
    """
    store.map("suspect", PEOPLE, suspects, schema=SUSPECT)
    natures: list[tuple[str, str]] = []
    humans: set[tuple[str, str]] = set()
    nobody: set[str] = set()
    for person_id, name, emails, told in _rows(store):
        nature = nature_of(name, emails, told, firms=firms)
        if nature != "person":
            natures.append((person_id, nature))
        if nature in STAND_INS and name and not emails:
            nobody.add(name)
        humans |= {
            (name, _untagged(mail))
            for mail in emails
            if name and mail_nature(mail) not in {"person", "bot"}
            if names_human(name, mail=mail, firms=firms)
        }
    store.keep("record_nature", _table(natures, NATURE))
    store.keep("human_name", _table(sorted(humans), HUMAN))
    store.keep("no_name", pa.table({"name": pa.array(sorted(nobody), pa.string())}, schema=NAME))


def suspects(people: pa.RecordBatch) -> pa.RecordBatch:
    """Give those whose name, one of whose addresses, or whose system says that they are no person.

    In and out: `person_id`, `name`, `emails`, `nature` as told.
    """
    is_suspect = [
        (told or "person") != "person"
        or (bool(name) and name_nature(name) != "person")
        or any(mail_nature(mail) != "person" for mail in emails or ())
        for _, name, emails, told in zip(*people.to_pydict().values(), strict=True)
    ]
    return people.filter(pa.array(is_suspect, pa.bool_())).cast(SUSPECT)


def _rows(store: Store) -> list[tuple[str, str | None, list[str], str | None]]:
    told = store.arrow("FROM suspect ORDER BY person_id").to_pylist()
    return [(one["person_id"], one["name"], one["emails"] or [], one["nature"]) for one in told]


def _untagged(mail: str) -> str:
    before, _, host = mail.lower().partition("@")
    return f"{before.partition('+')[0]}@{host}"


def _table(rows: list[tuple[str, str]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([], [])
    arrays = [pa.array(list(one), pa.string()) for one in columns]
    return pa.Table.from_arrays(arrays, schema=schema)
