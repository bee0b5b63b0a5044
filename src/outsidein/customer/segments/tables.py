"""The tables of segments by need."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, WHOLE, Table, column

SEGMENT_ID = column("segment_id", TEXT, "The segment: a hash of the account that was heard first.")
ACCOUNTS = column("accounts", WHOLE, "Accounts that belong to it.")

SEGMENT_SUMMARY = Table(
    name="segment_summary",
    comment="One row: whether customers fall into groups by what they need, and how firm that is.",
    columns=(
        column("verdict", TEXT, "groups, no groups, or too few to say."),
        column("segments", WHOLE, "How many groups; 0 if there are none."),
        column("accounts", WHOLE, "Accounts that were heard on any theme."),
        column("known", WHOLE, "Of these, those who said enough to be compared."),
        column("placed", WHOLE, "Of these, those who belong to one segment."),
        column("alike", REAL, "Share of accounts that either half of them would group the same."),
    ),
)

SEGMENT = Table(
    name="segment",
    comment="One group of accounts that need the same.",
    columns=(
        SEGMENT_ID,
        column("name", TEXT, "The two needs that set it apart most."),
        ACCOUNTS,
        column(
            "people", WHOLE, "Their people who spoke of any theme, each counted once an account."
        ),
        column("statements", WHOLE, "Their statements."),
        column("share", REAL, "Share of all accounts that belong to a segment."),
    ),
)

SEGMENT_ACCOUNT = Table(
    name="segment_account",
    comment="One account that was heard on any theme, and its segment.",
    columns=(
        column("account_id", TEXT, "The account."),
        column("segment_id", TEXT, "Its segment; null if it belongs to none."),
        column("probability", REAL, "How likely it is of its likeliest segment, 0 to 1."),
        column("reason", TEXT, "Why it belongs to none: too few words, between segments, or null."),
        column("mentions", WHOLE, "Needs that its people spoke of, each person counted for each."),
    ),
)

SEGMENT_TRAIT = Table(
    name="segment_trait",
    comment="One thing that one segment needs, suffers from, is, or does when it buys.",
    columns=(
        SEGMENT_ID,
        column("sort", TEXT, "need, challenge, characteristic or buying."),
        column("feature", TEXT, "theme, industry, size, country, role, department, outcome, days."),
        column("what", TEXT, "theme_id of a need or challenge; else the value, in words."),
        column("figure", REAL, "Share of its people or accounts, 0 to 1; of days, the median."),
        column("low", REAL, "The figure is likely above this: 90 %; null where too few."),
        column("high", REAL, "The figure is likely below this: 90 %; null where too few."),
        column("figure_elsewhere", REAL, "The same of all other segments together."),
        column("times", REAL, "How many times as often as expected; null of all but themes."),
        column(
            "counted",
            WHOLE,
            "What it is of: people, if about themes, roles, departments; else accounts.",
        ),
        column(
            "chance", REAL, "How easily it comes by accident, 0 to 1; null where it can't tell."
        ),
        column("rank", WHOLE, "1 sets it apart most; null if it does not set it apart."),
        column("statement_ids", TEXTS, "Of a need or challenge with a rank, up to 3 statements."),
    ),
)

SEGMENT_WORTH = Table(
    name="segment_worth",
    comment="How well one way to group accounts foretells one outcome, beside another way.",
    columns=(
        column("outcome", TEXT, "won: first deals; kept: renewals; both together."),
        column("basis", TEXT, "needs, industry, size or country."),
        column("against", TEXT, "industry, size, country, or nothing: one rate for all."),
        column("accounts", WHOLE, "Accounts of which the outcome is known."),
        column("happened", WHOLE, "Of these, those won, or kept."),
        column(
            "pairs_right",
            REAL,
            "Pairs of one with and one without it told right; 0.5: luck.",
        ),
        column("pairs_low", REAL, "Likely above this: 90 %."),
        column("pairs_high", REAL, "Likely below this: 90 %."),
        column("brier", REAL, "Mean squared error of its forecasts; less is better."),
        column("log_loss", REAL, "Mean logarithmic loss of its forecasts; less is better."),
        column(
            "gain", REAL, "Pairs told right by `basis` less those by `against`; above 0 is better."
        ),
        column("gain_low", REAL, "Likely above this: 90 %."),
        column("gain_high", REAL, "Likely below this: 90 %."),
        column("verdict", TEXT, "better, no better, worse, or too few to say."),
    ),
)

TABLES = (SEGMENT_SUMMARY, SEGMENT, SEGMENT_ACCOUNT, SEGMENT_TRAIT, SEGMENT_WORTH)
