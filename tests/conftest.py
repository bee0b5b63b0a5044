"""What tests of several rooms share: a small workspace, read and refreshed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import settings

from outsidein.pipeline import refresh
from outsidein.read.importing import read_paths
from outsidein.record.workspace import Workspace, create_workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# How long an example takes says how busy the machine is, not whether it is right.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

ORGANIZATIONS = [
    {"id": 1, "name": "Alder Freight Ltd", "domain_names": ["alder.example"]},
    {"id": 2, "name": "Kestrel Dental", "domain_names": ["kestrel.example"]},
]
USERS = [
    {"id": number, "name": name, "email": email, "role": role, "organization_id": organization}
    for number, name, email, role, organization in (
        (10, "Ana Ruiz", "ana@ours.example", "agent", None),
        (11, "Bob Miller", "bob@alder.example", "end-user", 1),
        (12, "Cleo Brandt", "cleo@alder.example", "end-user", 1),
        (13, "Dev Patel", "dev@kestrel.example", "end-user", 2),
    )
]


def ticket(number: int, requester: int, *comments: tuple[int, str, bool]) -> dict[str, Any]:
    """Write one ticket as Zendesk exports it: author, body and whether the customer sees it."""
    organization = next(user["organization_id"] for user in USERS if user["id"] == requester)
    return {
        "id": number,
        "subject": f"Ticket {number}",
        "status": "open",
        "requester_id": requester,
        "submitter_id": requester,
        "assignee_id": 10,
        "organization_id": organization,
        "created_at": "2026-03-01T09:00:00Z",
        "updated_at": "2026-03-01T09:00:00Z",
        "comments": [
            {
                "id": number * 100 + position,
                "author_id": author,
                "body": body,
                "public": public,
                "created_at": f"2026-03-0{position + 1}T09:00:00Z",
            }
            for position, (author, body, public) in enumerate(comments)
        ],
    }


TICKETS = [
    ticket(
        1,
        11,
        (11, "I was charged twice for the same card. Please refund the second charge.", True),
        (10, "I'll refund it by Friday.", True),
        (10, "Finance has to look at this.", False),
    ),
    ticket(2, 12, (12, "Why was I charged a fee for a card payment abroad?", True)),
    ticket(3, 13, (13, "The app crashes when I log in.", True)),
]


def write_export(folder: Path) -> Path:
    """Write a small Zendesk export into a new folder."""
    folder.mkdir()
    (folder / "tickets.json").write_text("".join(json.dumps(one) + "\n" for one in TICKETS))
    (folder / "users.json").write_text(json.dumps({"users": USERS}))
    (folder / "organizations.json").write_text(json.dumps({"organizations": ORGANIZATIONS}))
    return folder


@pytest.fixture
def zendesk_export(tmp_path: Path) -> Path:
    """Give a folder with a small Zendesk export."""
    return write_export(tmp_path / "exports")


@pytest.fixture(scope="session")
def refreshed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a workspace that nobody may change: reading it takes seconds."""
    folder = tmp_path_factory.mktemp("once")
    made = create_workspace(folder / "workspace", name="Ours", domains=["ours.example"])
    read_paths(made, [write_export(folder / "exports")])
    refresh(made)
    return made.folder


@pytest.fixture
def workspace(tmp_path: Path, refreshed_once: Path) -> Workspace:
    """Give a workspace of one's own that has read the export and is refreshed."""
    return open_workspace(shutil.copytree(refreshed_once, tmp_path / "workspace"))


@pytest.fixture
def query(workspace: Workspace) -> Callable[..., list[tuple[Any, ...]]]:
    """Ask the answers of the small workspace in SQL."""

    def answered(sql: str, **values: Any) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(workspace.answers), read_only=True) as connection:
            return connection.execute(sql, values).fetchall()

    return answered
