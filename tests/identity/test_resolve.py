from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import duckdb

from outsidein.pipeline import refresh
from outsidein.read.importing import read_paths
from outsidein.record.workspace import create_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from outsidein.record.workspace import Workspace

Query = Callable[..., list[tuple[Any, ...]]]


def test_people_get_their_side_and_account(query: Query) -> None:
    told = query("""
        SELECT person.name, person.side, account.name
        FROM person LEFT JOIN membership USING (person_id) LEFT JOIN account USING (account_id)
        ORDER BY person.name
    """)
    assert told == [
        ("Ana Ruiz", "us", None),
        ("Bob Miller", "customer", "Alder Freight Ltd"),
        ("Cleo Brandt", "customer", "Alder Freight Ltd"),
        ("Dev Patel", "customer", "Kestrel Dental"),
    ]


def test_our_words_belong_to_the_customers_account_and_an_internal_note_is_ours(
    query: Query,
) -> None:
    told = query("""
        SELECT touch.side, touch.is_internal, account.name, touch.department
        FROM touch INNER JOIN account USING (account_id)
        WHERE touch.source_id IN ('comment:100', 'comment:101', 'comment:102')
        ORDER BY touch.source_id
    """)
    assert told == [
        ("customer", False, "Alder Freight Ltd", "support"),
        ("us", False, "Alder Freight Ltd", "support"),
        ("us", True, "Alder Freight Ltd", "support"),
    ]


def test_one_person_in_two_systems_is_one(
    workspace: Workspace, tmp_path: Path, query: Query
) -> None:
    """The same mail address, with another spelling and a tag, in a second system."""
    contacts = tmp_path / "contacts.csv"
    contacts.write_text(
        "Record ID,First Name,Last Name,Email,Job Title,Company Name,Associated Company IDs\n"
        "501,Robert,Miller,Bob+crm@ALDER.example,CFO,Alder Freight,801\n"
    )
    read_paths(workspace, [contacts])
    refresh(workspace)
    told = query(
        "SELECT name, title, len(emails) FROM person "
        "WHERE list_contains(emails, 'bob@alder.example')"
    )
    assert told == [("Robert Miller", "CFO", 1)]
    reasons = query("""
        SELECT DISTINCT reason FROM same_as
        WHERE sort = 'person' AND entity_id IN (
            SELECT person_id FROM person WHERE list_contains(emails, 'bob@alder.example')
        )
    """)
    assert reasons == [("same mail address bob@alder.example",)]


def test_an_entity_is_the_same_whatever_was_read_first(
    tmp_path: Path, zendesk_export: Path
) -> None:
    files = sorted(zendesk_export.iterdir())
    told = []
    for number, order in enumerate((files, files[::-1])):
        made = create_workspace(tmp_path / f"order{number}", domains=["ours.example"])
        for file in order:
            read_paths(made, [file])
        refresh(made)
        told.append(ids_in(made))
    assert told[0] == told[1]
    assert len(told[0]) == 8  # four people, two firms by name and the same two by their mail


def ids_in(workspace: Workspace) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(workspace.answers), read_only=True) as connection:
        return connection.execute(
            "SELECT record_id, entity_id, reason FROM same_as ORDER BY ALL"
        ).fetchall()
