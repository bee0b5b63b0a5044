"""The tables about what our departments believe, beside what customers say."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, WHOLE, Table, column

POLL_ID = column("poll_id", TEXT, "The blind poll; null for beliefs that were read from files.")
ACCOUNT_ID = column("account_id", TEXT, "About which account; null for all customers.")
DEPARTMENT = column("department", TEXT, "Whose belief it is.")

BELIEF_THEME = Table(
    name="belief_theme",
    comment="One belief and a theme that it may mean; one row without a theme if none comes near.",
    columns=(
        column("belief_id", TEXT, "The belief, or the answer to a poll."),
        POLL_ID,
        ACCOUNT_ID,
        DEPARTMENT,
        column("need", TEXT, "What they say the customer wants, in their words."),
        column("rank", WHOLE, "1 is what they think matters most; null if not ranked."),
        column("theme_id", TEXT, "The theme; null if nothing customers speak of comes near."),
        column("probability", REAL, "How sure it is that this is meant, 0 to 1; sure from 0.5."),
        column("place", TEXT, "File and position it was read from."),
    ),
)

DEPARTMENT_BELIEF = Table(
    name="department_belief",
    comment="One need as one department believes in it, and as many of the customers speak of it.",
    columns=(
        POLL_ID,
        ACCOUNT_ID,
        DEPARTMENT,
        column("theme_id", TEXT, "The need."),
        column("verdict", TEXT, "agrees, blind spot, phantom or too few to say."),
        column("believed_rank", WHOLE, "Its place for the department; null if it never names it."),
        column("named_by", WHOLE, "How many of those asked name it; in a poll, who ranked it."),
        column("asked", WHOLE, "How many of the department were asked."),
        column("needed_rank", WHOLE, "Its place by how many customers' people speak of it."),
        column("needs", WHOLE, "Among how many needs that is its place."),
        column("people", WHOLE, "Customers' people who speak of it."),
        column("people_heard", WHOLE, "Customers' people who speak of anything."),
        column("needed_share", REAL, "Share of those heard who speak of it, 0 to 1."),
        column("low", REAL, "That share is likely above this."),
        column("high", REAL, "That share is likely below this."),
        column("department_people", WHOLE, "People who speak of it to this department."),
        column("department_people_heard", WHOLE, "People who speak of anything to it."),
        column("statement_ids", TEXTS, "What customers say of it, up to 3 statements."),
    ),
)

BELIEF_AGREEMENT = Table(
    name="belief_agreement",
    comment="How far departments agree, or those of one department, and how near they come.",
    columns=(
        POLL_ID,
        ACCOUNT_ID,
        column("department", TEXT, "The department; null for all departments together."),
        column("asked", WHOLE, "How many were asked."),
        column("needs", WHOLE, "About how many needs."),
        column("alpha", REAL, "Agreement within: 1 is wholly, 0 as by chance; null if too few."),
        column("alpha_low", REAL, "It is likely above this."),
        column("alpha_high", REAL, "It is likely below this."),
        column("evidence", REAL, "Nearness to customers' order: 1 the same, -1 the reverse."),
        column("evidence_low", REAL, "It is likely above this."),
        column("evidence_high", REAL, "It is likely below this."),
    ),
)

TABLES = (BELIEF_THEME, DEPARTMENT_BELIEF, BELIEF_AGREEMENT)
