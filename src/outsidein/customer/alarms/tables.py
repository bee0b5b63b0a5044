"""The tables of alarms: what complaints rise, and what was examined to know it."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, TIME, WHOLE, YES_NO, Table, column

THEME_ID = column("theme_id", TEXT, "The theme.")
ACCOUNT_ID = column("account_id", TEXT, "The account that complains; null for all customers.")
P_VALUE = column("p_value", REAL, "How often chance alone makes a rise at least as clear.")
Q_VALUE = column("q_value", REAL, "Which share of the rises as clear as this is accidents.")

ALARM = Table(
    name="alarm",
    comment="One theme that people complain of more often than before, which is no accident.",
    columns=(
        THEME_ID,
        ACCOUNT_ID,
        column("since", TIME, "The day from which on, most likely, it is more often."),
        column("since_earliest", TIME, "It began then at the earliest, 9 times in 10."),
        column("since_latest", TIME, "It began then at the latest, 9 times in 10."),
        column("rate_before", REAL, "Share of people who would complain now, as often as before."),
        column("rate_now", REAL, "Share of the people heard in four weeks who complain of it."),
        column("ratio", REAL, "How many times as often, within the same accounts."),
        column("low", REAL, "At least so many times, 9 times in 10 (with `high`)."),
        column("high", REAL, "At most so many times, 9 times in 10 (with `low`)."),
        P_VALUE,
        Q_VALUE,
        column("people", WHOLE, "Different people who complained since."),
        column("accounts", WHOLE, "Accounts that they belong to."),
        column("account_ids", TEXTS, "These accounts, in order of their ids."),
        column("first_statement_id", TEXT, "The first complaint since."),
        column("first_person_id", TEXT, "Who said it."),
        column("statement_ids", TEXTS, "The first complaint of each person since, in order."),
        column("against", TEXT, "page, objective or promise: what it is at odds with; or null."),
        column("against_text", TEXT, "What is said there."),
        column("against_heading", TEXT, "The heading above it, on a page."),
        column("against_place", TEXT, "Where it stands: prices.md:12, goals.toml:3, mail.mbox:3."),
        column("against_statement_id", TEXT, "The statement of ours, if it is a promise."),
        column("likeness", REAL, "How much its meaning is like the complaints', up to 1."),
    ),
)

ALARM_EXAMINED = Table(
    name="alarm_examined",
    comment="One theme whose complaints were examined for a rise, of all customers or one account.",
    columns=(
        THEME_ID,
        ACCOUNT_ID,
        column("people", WHOLE, "Different people who complained in the time looked at."),
        column("is_enough", YES_NO, "Enough complained to say anything."),
        P_VALUE,
        Q_VALUE,
        column("is_alarm", YES_NO, "It is in `alarm`."),
    ),
)

TABLES = (ALARM, ALARM_EXAMINED)
