"""The tables that `customer` writes: each answers a question."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, TIME, WHOLE, Table, column

ACCOUNT_ID = column("account_id", TEXT, "The account.")
THEME_ID = column("theme_id", TEXT, "The theme.")
PEOPLE = column("people", WHOLE, "Different people who say so; nobody twice, no mailboxes.")
STATEMENTS = column("statements", WHOLE, "Statements that say so.")
DEPARTMENTS = column("departments", TEXTS, "Departments of ours that heard it.")
FIRST_AT = column("first_at", TIME, "When it was first said.")
LAST_AT = column("last_at", TIME, "When it was last said.")

PERSON_ID = column("person_id", TEXT, "Who said it; null for a mailbox.")
ROLE = column("role", TEXT, "Their buying role in the account; unknown if nothing shows it.")
DEPARTMENT = column("department", TEXT, "Ours that heard it.")
THREAD_ID = column("thread_id", TEXT, "The conversation: ticket, call, mail thread, survey.")
TOP_NEEDS = column("top_needs", TEXTS, "theme_ids of what is spoken of most, up to 3.")

TABLES = (
    Table(
        name="voiced",
        comment="One statement of a customer's about a theme, and the account it is for.",
        columns=(
            column("statement_id", TEXT, "The statement."),
            ACCOUNT_ID,
            THEME_ID,
            PERSON_ID,
            ROLE,
            DEPARTMENT,
            column("channel", TEXT, "mail, ticket, chat, call …"),
            THREAD_ID,
            column("happened_at", TIME, "When."),
            column("kind", TEXT, "want, pain, goal …; docs/kinds.md."),
            column("certainty", REAL, "How sure theme and kind are together, 0 to 1."),
        ),
    ),
    Table(
        name="spoken",
        comment="One person who spoke of one theme in one conversation with one department.",
        columns=(
            ACCOUNT_ID,
            PERSON_ID,
            ROLE,
            THEME_ID,
            DEPARTMENT,
            THREAD_ID,
            column("happened_at", TIME, "When they first did."),
            STATEMENTS,
            column("in_favour", WHOLE, "Those of them that are wants, goals or pains."),
            column("against", WHOLE, "Those of them that are objections."),
            column("pains", WHOLE, "Those of them that are pains."),
        ),
    ),
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
        name="account_department",
        comment="One department of ours that heard one account.",
        columns=(ACCOUNT_ID, DEPARTMENT, PEOPLE, STATEMENTS, TOP_NEEDS),
    ),
    Table(
        name="account_person",
        comment="One person or mailbox that spoke in one account, for it or for us.",
        columns=(
            ACCOUNT_ID,
            column("person_id", TEXT, "The person or mailbox."),
            column("side", TEXT, "For whom: us, customer or partner."),
            column("name", TEXT, "What they are called."),
            column("title", TEXT, "Job title, as told last."),
            column("nature", TEXT, "person, shared mailbox, list, bot …"),
            STATEMENTS,
            TOP_NEEDS,
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
            TOP_NEEDS,
            FIRST_AT,
            LAST_AT,
            column("last_word_id", TEXT, "The last statement that is more than small talk."),
        ),
    ),
)
