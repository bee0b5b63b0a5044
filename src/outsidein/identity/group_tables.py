"""The tables that the stage of buying groups writes."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, TIME, Table, column

BUYING_GROUP = Table(
    name="buying_group",
    comment="One customer's human in one account: their role when it buys, and are they there yet?",
    columns=(
        column("account_id", TEXT, "The account."),
        column("person_id", TEXT, "The person."),
        column("role", TEXT, "economic_buyer, technical_evaluator, user …; docs/groups.md."),
        column("confidence", REAL, "How sure the role is, 0 to 1."),
        column("reason", TEXT, "Why, in words: the title, and what they said."),
        column("statement_ids", TEXTS, "Statements that show it, up to 3."),
        column("told_role", TEXT, "The role that a system tells, in its words."),
        column("title", TEXT, "Their title in the account, or else as told last."),
        column("first_at", TIME, "When they were first heard in the account."),
        column("last_at", TIME, "When they were last heard in the account."),
        column("state", TEXT, "active, quiet, new, left or unheard."),
        column("state_reason", TEXT, "Why, in words."),
        column("state_statement_id", TEXT, "The statement that says so, where one does."),
    ),
)

MISSING_ROLE = Table(
    name="missing_role",
    comment="One role that nobody has in an account of which enough people were heard.",
    columns=(
        column("account_id", TEXT, "The account."),
        column("role", TEXT, "The role."),
        column("reason", TEXT, "Why, in words."),
    ),
)

TABLES = (BUYING_GROUP, MISSING_ROLE)
