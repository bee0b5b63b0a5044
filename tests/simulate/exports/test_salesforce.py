from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from outsidein.simulate.exports.salesforce_ids import long_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PEOPLE = {
    "account": "Account",
    "contact": "Contact",
    "lead": "Lead",
    "user": "User",
    "opportunity_contact_role": "OpportunityContactRole",
}
WORDS = {
    "task": ("Task", "Description"),
    "event": ("Event", "Description"),
    "case": ("Case", "Description"),
    "email": ("EmailMessage", "TextBody"),
}


def _rows(exports: Path, name: str) -> list[dict[str, str]]:
    path = exports / f"sales/salesforce/{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_planted_statement_stands_in_its_row(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    bodies = {
        f"{kind}:{row['Id']}": row[column]
        for kind, (name, column) in WORDS.items()
        for row in _rows(exports, name)
    }
    planted = said("salesforce")
    assert {touch.partition(":")[0] for touch in planted} == set(WORDS)
    assert all(text in bodies[touch] for touch, texts in planted.items() for text in texts)


def test_records_are_those_of_the_truth(
    exports: Path,
    known: Callable[[str, str], set[str]],
) -> None:
    for kind, name in PEOPLE.items():
        assert {row["Id"] for row in _rows(exports, name)} == known("salesforce", kind), name


def test_history_has_short_ids_of_opportunities_that_are_there(exports: Path) -> None:
    opportunities = {row["Id"] for row in _rows(exports, "Opportunity")}
    steps = _rows(exports, "OpportunityHistory")
    assert {len(row["OpportunityId"]) for row in steps} == {15}
    assert {long_id(row["OpportunityId"]) for row in steps} == opportunities


def test_merged_accounts_name_the_one_that_is_left(exports: Path) -> None:
    accounts = {row["Id"]: row for row in _rows(exports, "Account")}
    merged = [row for row in accounts.values() if row["MasterRecordId"]]
    assert merged
    assert all(row["IsDeleted"] == "true" for row in merged)
    assert all(accounts[row["MasterRecordId"]]["IsDeleted"] == "false" for row in merged)


def test_converted_leads_name_their_contact(exports: Path) -> None:
    contacts = {row["Id"] for row in _rows(exports, "Contact")}
    converted = [row for row in _rows(exports, "Lead") if row["IsConverted"] == "true"]
    assert converted
    assert all(row["ConvertedContactId"] in contacts for row in converted)


def test_mails_logged_twice_lead_to_the_task_that_repeats_them(exports: Path) -> None:
    tasks = {row["Id"]: row["Description"] for row in _rows(exports, "Task")}
    logged = [row for row in _rows(exports, "EmailMessage") if row["ActivityId"]]
    assert logged
    assert all(tasks[row["ActivityId"]] == row["TextBody"] for row in logged)


def test_a_long_id_tells_which_letters_are_capitals() -> None:
    # The example of Salesforce's own documentation of the algorithm.
    assert long_id("001D000000IqhSL") == "001D000000IqhSLIAZ"
