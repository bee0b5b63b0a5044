"""The tables of wants, and of the money behind them."""

from __future__ import annotations

from outsidein.record.tables import MONEY, TEXT, TEXTS, TIME, WHOLE, YES_NO, Table, column

ACCOUNT_ID = column("account_id", TEXT, "The account.")
THEME_ID = column("theme_id", TEXT, "The theme that something is wanted about.")
ACCOUNTS = column("accounts", WHOLE, "Different accounts that say so.")
PAYING = column("paying_accounts", WHOLE, "Of these, accounts that paid in the last year.")
PEOPLE = column("people", WHOLE, "Different people who say so; nobody twice, no mailboxes.")
STATEMENTS = column("statements", WHOLE, "Statements that say so.")
CURRENCY = column("currency", TEXT, "ISO 4217 code; different ones are never added.")
PAID = column("paid_last_year", MONEY, "What these accounts paid in the last year, all in all.")
OPEN = column("open_amount", MONEY, "What deals with them that are not closed are worth.")
FIRST_AT = column("first_at", TIME, "When it was first said.")
LAST_AT = column("last_at", TIME, "When it was last said.")

ACCOUNT_MONEY = Table(
    name="account_money",
    comment="One account's money in one currency: what it paid and may yet buy, and is it right?",
    columns=(
        ACCOUNT_ID,
        CURRENCY,
        column("paid_last_year", MONEY, "Payments less refunds in the year up to `to_at`."),
        column("paid_year_before", MONEY, "The same in the year before that."),
        column("last_payment_at", TIME, "When it last paid."),
        column("open_amount", MONEY, "What its deals that are not closed are worth."),
        column("is_paying", YES_NO, "It paid more than it got back in the last year."),
        column("is_right", YES_NO, "It pays, and at least nine tenths of the year before."),
        column("reason", TEXT, "Why, in words, as to this currency."),
        column(
            "to_at", TIME, "The end of the last year: the newest payment or word of customers'."
        ),
    ),
)

WANT = Table(
    name="want",
    comment="One theme that accounts want something about, and its place among all wants.",
    columns=(
        THEME_ID,
        column("rank", WHOLE, "1 comes first; null where fewer than 3 accounts want it."),
        ACCOUNTS,
        PAYING,
        column("right_accounts", WHOLE, "Of these, right customers."),
        PEOPLE,
        STATEMENTS,
        column("currency", TEXT, "The main currency, which wants are ranked in."),
        PAID,
        OPEN,
        FIRST_AT,
        LAST_AT,
        column("statement_ids", TEXTS, "How up to 5 accounts say it, right customers first."),
    ),
)

WANT_ACCOUNT = Table(
    name="want_account",
    comment="One account that wants something about one theme.",
    columns=(
        THEME_ID,
        ACCOUNT_ID,
        PEOPLE,
        STATEMENTS,
        FIRST_AT,
        LAST_AT,
        column("statement_id", TEXT, "How it is said best there."),
    ),
)

WANT_KIND = Table(
    name="want_kind",
    comment="One kind of statement about one theme that something is wanted about.",
    columns=(
        THEME_ID,
        column("kind", TEXT, "want, pain, goal …"),
        ACCOUNTS,
        PAYING,
        PEOPLE,
        STATEMENTS,
    ),
)

WANT_MONEY = Table(
    name="want_money",
    comment="The money behind one want in one currency.",
    columns=(THEME_ID, CURRENCY, PAYING, PAID, OPEN),
)

TABLES = (ACCOUNT_MONEY, WANT, WANT_ACCOUNT, WANT_KIND, WANT_MONEY)
