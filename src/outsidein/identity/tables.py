"""The tables that `identity` writes."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, TIME, WHOLE, YES_NO, Table, column

SAME_AS = Table(
    name="same_as",
    comment="One record of a person or account, and who it is.",
    columns=(
        column("record_id", TEXT, "person_id or account_id in the record."),
        column("sort", TEXT, "person or account."),
        column("source", TEXT, "The system of the record; empty for a firm known by its mail."),
        column("source_id", TEXT, "The record's native id."),
        column("entity_id", TEXT, "person_id or account_id in the answers."),
        column("probability", REAL, "How sure it is, 0 to 1."),
        column("reason", TEXT, "Why, in words."),
    ),
)

ACCOUNT = Table(
    name="account",
    comment="One firm, from all systems together.",
    columns=(
        column("account_id", TEXT, "Its id: the smallest of its records'."),
        column("name", TEXT, "Its fullest name."),
        column("domains", TEXTS, "The domains it registered."),
        column("industry", TEXT, "Its industry, as told last."),
        column("employees", WHOLE, "Number of employees, as told last."),
        column("country", TEXT, "Country, as told last."),
        column("city", TEXT, "City, as told last."),
        column("type", TEXT, "Customer, prospect …, as told last."),
        column("parent_id", TEXT, "account_id of its parent."),
        column("created_at", TIME, "When the first system heard of it."),
    ),
)

PERSON = Table(
    name="person",
    comment="One human, mailbox or bot, from all systems together.",
    columns=(
        column("person_id", TEXT, "Its id: the smallest of its records'."),
        column("name", TEXT, "Their fullest name."),
        column("emails", TEXTS, "Mail addresses without +tags."),
        column("title", TEXT, "Job title, as told last."),
        column("department", TEXT, "Department, as told last."),
        column("buying_role", TEXT, "Buying role, as a system told last."),
        column("side", TEXT, "us, customer or partner; unknown of a voice that nobody can name."),
        column("nature", TEXT, "person, shared mailbox, list, bot, placeholder or unnamed voice."),
    ),
)

MEMBERSHIP = Table(
    name="membership",
    comment="One person in one account, as each system told last.",
    columns=(
        column("person_id", TEXT, "The person."),
        column("account_id", TEXT, "The account."),
        column("title", TEXT, "Their title there."),
        column("from_at", TIME, "Since when, where told."),
        column("to_at", TIME, "Until when, where told."),
        column("is_told", YES_NO, "A system says so; else their mail address does."),
    ),
)

TOUCH = Table(
    name="touch",
    comment="One message or turn: who said it, for which account, to which department.",
    columns=(
        column("touch_id", TEXT, "As in the record, where its full text is."),
        column("thread_id", TEXT, "The ticket, call or mail thread."),
        column("position", WHOLE, "Order within the thread, where times do not tell."),
        column("channel", TEXT, "mail, ticket, chat, call …"),
        column("department", TEXT, "Ours that heard or said it; unknown if nobody can tell."),
        column("happened_at", TIME, "When."),
        column("person_id", TEXT, "Who said it."),
        column("account_id", TEXT, "The account it is part of."),
        column("side", TEXT, "Whose words: us, customer, partner; unknown of an unnamed voice."),
        column("is_internal", YES_NO, "Said among us only."),
        column("prompt", TEXT, "The question it answers."),
        column("subject", TEXT, "Subject or title."),
        column("url", TEXT, "Where the source shows it."),
        column("source", TEXT, "The system."),
        column("source_id", TEXT, "Its native id there."),
        column("place", TEXT, "File and position it was read from."),
        column("row_hash", TEXT, "Hash of all that was told."),
    ),
)

UNSURE_PAIR = Table(
    name="unsure_pair",
    comment="Two people or accounts that are rather one than two, and not surely one.",
    columns=(
        column("sort", TEXT, "person or account."),
        column("left_id", TEXT, "The one, by person_id or account_id."),
        column("right_id", TEXT, "The other."),
        column("probability", REAL, "How likely they are one, 0 to 1."),
        column("reason", TEXT, "What they have in common, in words."),
        column("worth", WHOLE, "What hangs on it: touches of the one that has fewer."),
    ),
)

COMPARED_PAIR = Table(
    name="compared_pair",
    comment="Two profiles that were compared, a profile being records that are surely one.",
    columns=(
        column("sort", TEXT, "person or account."),
        column("left_id", TEXT, "The one: the smallest record id of its profile."),
        column("right_id", TEXT, "The other."),
        column("left_print", TEXT, "A fingerprint of all that the one was compared by."),
        column("right_print", TEXT, "That of the other."),
        column("weight", REAL, "What they have in common speaks for one rather than two, as log2."),
        column("against", REAL, "What speaks most against it, as log2."),
    ),
)

SKIPPED_BLOCK = Table(
    name="skipped_block",
    comment="A key that so many share that they were not compared for it.",
    columns=(
        column("sort", TEXT, "person or account."),
        column("what", TEXT, "What they share: full name, phone, word …"),
        column("block", TEXT, "The key."),
        column("profiles", WHOLE, "How many share it."),
    ),
)

WHO_DECISION = Table(
    name="who_decision",
    comment="One decision about who is who, in the order of `notes/who.toml`.",
    columns=(
        column("number", WHOLE, "Its place in the file, from 1."),
        column("what", TEXT, "same, differ or split."),
        column("names", TEXTS, "What they were called then."),
        column("outcome", TEXT, "in force, taken back, or why it has no effect."),
    ),
)

TABLES = (
    SAME_AS,
    ACCOUNT,
    PERSON,
    MEMBERSHIP,
    TOUCH,
    UNSURE_PAIR,
    COMPARED_PAIR,
    SKIPPED_BLOCK,
    WHO_DECISION,
)
