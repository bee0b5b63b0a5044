"""The tables that `customer` writes: each answers a question."""

from __future__ import annotations

from outsidein.record.tables import TEXT, TEXTS, TIME, WHOLE, Table, column

ACCOUNT_ID = column("account_id", TEXT, "The account.")
THEME_ID = column("theme_id", TEXT, "The theme.")
PEOPLE = column("people", WHOLE, "Different people who say so; nobody twice, no mailboxes.")
STATEMENTS = column("statements", WHOLE, "Statements that say so.")
DEPARTMENTS = column("departments", TEXTS, "Departments of ours that heard it.")
FIRST_AT = column("first_at", TIME, "When it was first said.")
LAST_AT = column("last_at", TIME, "When it was last said.")

TABLES = (
    Table(
        name="account_need",
        comment="One theme in one account: how many speak of it, to whom of us, when.",
        columns=(ACCOUNT_ID, THEME_ID, PEOPLE, STATEMENTS, DEPARTMENTS, FIRST_AT, LAST_AT),
    ),
    Table(
        name="account_need_kind",
        comment="One kind of statement about one theme in one account.",
        columns=(
            ACCOUNT_ID,
            THEME_ID,
            column("kind", TEXT, "want, pain, goal …"),
            PEOPLE,
            STATEMENTS,
        ),
    ),
    Table(
        name="account_need_person",
        comment="One person who speaks of one theme in one account.",
        columns=(
            ACCOUNT_ID,
            THEME_ID,
            column("person_id", TEXT, "The person."),
            STATEMENTS,
            DEPARTMENTS,
            column("kinds", TEXTS, "The kinds of what they say of it."),
            FIRST_AT,
            LAST_AT,
        ),
    ),
    Table(
        name="account_need_quote",
        comment="One of the two most telling statements about one theme in one account.",
        columns=(
            ACCOUNT_ID,
            THEME_ID,
            column("statement_id", TEXT, "The statement."),
            column("rank", WHOLE, "1 is the more telling one."),
        ),
    ),
    Table(
        name="account_overview",
        comment="One account that was heard, at a glance.",
        columns=(
            ACCOUNT_ID,
            column("name", TEXT, "The account's name."),
            PEOPLE,
            STATEMENTS,
            DEPARTMENTS,
            column("top_needs", TEXTS, "theme_ids of what most of its people speak of, up to 3."),
            FIRST_AT,
            LAST_AT,
            column("last_word_id", TEXT, "The last statement that is more than small talk."),
        ),
    ),
)
