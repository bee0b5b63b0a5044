from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def tickets(exports: Path) -> list[dict[str, Any]]:
    path = exports / "support/zendesk/tickets.ndjson"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_planted_statement_stands_in_its_comment(
    tickets: list[dict[str, Any]],
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    bodies = {f"ticket:{ticket['id']}": ticket["description"] for ticket in tickets}
    for ticket in tickets:
        bodies |= {f"comment:{one['id']}": one["body"] for one in ticket.get("comments", ())}
    planted = said("zendesk")
    assert len(planted) > 500
    assert all(text in bodies[touch] for touch, texts in planted.items() for text in texts)


def test_users_and_organizations_are_those_of_the_truth(
    exports: Path,
    known: Callable[[str, str], set[str]],
) -> None:
    folder = exports / "support/zendesk"
    for name, kind in (("users", "user"), ("organizations", "organization")):
        listed = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))[name]
        assert {str(one["id"]) for one in listed} == known("zendesk", kind)


def test_the_description_is_the_first_comment(tickets: list[dict[str, Any]]) -> None:
    with_comments = [ticket for ticket in tickets if ticket.get("comments")]
    assert all(one["description"] == one["comments"][0]["body"] for one in with_comments)


def test_merged_tickets_say_so_and_internal_notes_are_not_public(
    tickets: list[dict[str, Any]],
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    comments = {
        f"comment:{one['id']}": one for ticket in tickets for one in ticket.get("comments", ())
    }
    notes = [row["source_id"] for row in truth("noise") if row["nature"] == "merge note"]
    merged = [comments[note] for note in notes if note.startswith("comment:")]
    assert merged
    assert all("merged into" in one["body"] and not one["public"] for one in merged)
    internal = [row["source_id"] for row in truth("statement") if row["is_internal"]]
    zendesk = [comments[touch] for touch in internal if touch.startswith("comment:")]
    assert zendesk
    assert not any(one["public"] for one in zendesk)


def test_some_tickets_were_submitted_by_an_agent_for_somebody(
    tickets: list[dict[str, Any]],
) -> None:
    on_behalf = [ticket for ticket in tickets if ticket["submitter_id"] != ticket["requester_id"]]
    assert 0.01 < len(on_behalf) / len(tickets) < 0.12
