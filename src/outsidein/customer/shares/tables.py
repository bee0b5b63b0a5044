"""The table of shares of needs."""

from __future__ import annotations

from outsidein.record.tables import MONEY, REAL, TEXT, TEXTS, TIME, WHOLE, Table, column

# Of one or two people nobody can say what the others of their firm need. With three, somebody who
# pays, somebody who uses and one more can have been heard.
FEWEST_PEOPLE = 3

NEED_SHARE = Table(
    name="need_share",
    comment="One need of one account, one segment or all accounts: how much it matters there.",
    columns=(
        column("scope", TEXT, "account, segment or all."),
        column("scope_id", TEXT, "The account or segment; `all` of all."),
        column("theme_id", TEXT, "The theme."),
        column("people", WHOLE, "Different people who speak of it; nobody twice, no mailboxes."),
        column("people_heard", WHOLE, "Different people there who speak of any theme."),
        column("accounts", WHOLE, "Different accounts whose people speak of it."),
        column("statements", WHOLE, "Statements that these people make about it."),
        column("share", REAL, "How much of what matters to them it is, 0 to 1; null: too few."),
        column("low", REAL, "The share is likely above this: 90 % between low and high."),
        column("high", REAL, "The share is likely below this."),
        column("trend", TEXT, "rising, falling, steady, or too few."),
        column("change", REAL, "The last quarter-year's share less that of the year before it."),
        column("change_low", REAL, "The change is likely above this: 97 % between the two."),
        column("change_high", REAL, "The change is likely below this."),
        column("kinds", TEXTS, "Kinds of what they say: want, pain, goal …"),
        column("roles", TEXTS, "Buying roles of those who speak of it."),
        column("departments", TEXTS, "Departments of ours that heard it."),
        column("first_at", TIME, "When it was first said."),
        column("last_at", TIME, "When it was last said."),
        column(
            "paid_last_year", MONEY, "What the accounts that speak of it paid in the last year."
        ),
        column("currency", TEXT, "The main currency, which that is in; others are left out."),
    ),
)

TABLES = (NEED_SHARE,)
