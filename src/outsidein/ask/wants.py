"""Wants, for product: who wants what, how much they pay, and what changed since last time."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - of the fields of records
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids
from outsidein.ask.wants_seen import GoneWant, WantSeen, gone_since, seen_last
from outsidein.customer.wants.answer import FEWEST_ACCOUNTS
from outsidein.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    import duckdb

    from outsidein.record.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Money in one currency: paid in the last year, and what open opportunities are worth."""

    currency: str
    paid_last_year: Decimal
    open_amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One theme that accounts want something about.

    `rank` is null where too few accounts want it. Money is in the main `currency`, what there is in
    others in `other_money`. `kinds` are the people by what else they say of it: pain, goal,
    question, objection … `before` is how it stood last time; null if it was not there, or if there
    was no last time.
    """

    theme_id: str
    name: str
    broader: str | None
    rank: int | None
    accounts: int
    paying_accounts: int
    right_accounts: int
    people: int
    statements: int
    currency: str
    paid_last_year: Decimal
    open_amount: Decimal
    other_money: list[Money]
    kinds: dict[str, int]
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    quotes: list[Statement]
    before: WantSeen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """All wants, the ranked ones first, and what is no longer wanted.

    `to_at` ends the year that money is counted in; null if no payment or opportunity is known.
    `since` is the day of the last time, null if there was none. `account` is the one asked for.
    Wants of less than `fewest` accounts have no rank.
    """

    wants: list[Want]
    gone: list[GoneWant]
    to_at: dt.datetime | None
    since: dt.date | None
    has_payments: bool
    account: str | None
    fewest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WantingAccount:
    """One account that wants it: how it stands with us, why, and how its people say it best."""

    account_id: str
    name: str
    people: int
    is_paying: bool
    is_right: bool
    reason: str
    money: list[Money]
    last_at: dt.datetime | None
    quote: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeWant:
    """One want with every account behind it; `since` and `to_at` are as in Wants."""

    want: Want
    accounts: list[WantingAccount]
    to_at: dt.datetime | None
    since: dt.date | None
    has_payments: bool


def wants(
    workspace: Workspace, *, account: str | None = None, since: dt.date | None = None
) -> Wants:
    """Give all wants in order, or those of one account, in its own words but with all who want it.

    `since` compares with the list as it was last taken along on that day or before. Raises
    NotFound for an account nobody knows, and for a day before the list was first taken along.
    """
    with open_answers(workspace) as connection:
        found = rows(connection, sql("wants"))
        last = seen_last(workspace.record, since)
        gone = [] if account else gone_since(connection, last, {row["theme_id"] for row in found})
        asked = find(connection, "account", account) if account else None
        if asked:
            query = "SELECT theme_id, statement_id FROM want_account WHERE account_id = $account"
            told = rows(connection, query, {"account": asked.known_id})
            own = {row["theme_id"]: [row["statement_id"]] for row in told}
            found = [
                {**row, "statement_ids": own[row["theme_id"]]}
                for row in found
                if row["theme_id"] in own
            ]
        before = {one.theme_id: one for one in last.wants} if last else {}
        to_at, has_payments = _paid_until(connection)
        return Wants(
            wants=_wants(connection, found, before, account=asked.known_id if asked else None),
            gone=gone,
            to_at=to_at,
            since=last.day if last else None,
            has_payments=has_payments,
            account=asked.name if asked else None,
            fewest=FEWEST_ACCOUNTS,
        )


def whole_want(workspace: Workspace, asked: str, *, since: dt.date | None = None) -> WholeWant:
    """Give one want with the accounts behind it.

    Raises NotFound if not exactly one theme is meant, or no account wants anything about it.
    """
    with open_answers(workspace) as connection:
        theme = find(connection, "theme", asked)
        found = [row for row in rows(connection, sql("wants")) if row["theme_id"] == theme.known_id]
        if not found:
            raise NotFound(
                f"No account wants anything about “{theme.name}”.",
                next_step="`outsidein wants` lists what they want.",
            )
        last = seen_last(workspace.record, since)
        before = {one.theme_id: one for one in last.wants} if last else {}
        behind = rows(connection, sql("want_accounts"), {"theme": theme.known_id})
        words = by_ids(connection, [row["statement_id"] for row in behind])
        to_at, has_payments = _paid_until(connection)
        return WholeWant(
            want=_wants(connection, found, before)[0],
            accounts=[
                WantingAccount(
                    **{key: value for key, value in row.items() if key != "statement_id"}
                    | {"money": [Money(**one) for one in row["money"]]},
                    quote=words[row["statement_id"]],
                )
                for row in behind
            ],
            to_at=to_at,
            since=last.day if last else None,
            has_payments=has_payments,
        )


def _wants(
    connection: duckdb.DuckDBPyConnection,
    found: list[dict[str, Any]],
    before: Mapping[str, WantSeen],
    *,
    account: str | None = None,
) -> list[Want]:
    """Put money, kinds and quotes to wants; with an account, all quotes are of it."""
    chosen = [one for row in found for one in row["statement_ids"]]
    words = by_ids(connection, chosen, account=account)
    money = _by_theme(rows(connection, "FROM want_money ORDER BY theme_id, currency"))
    kinds = _by_theme(rows(connection, "FROM want_kind ORDER BY theme_id, people DESC, kind"))
    made = []
    for row in found:
        quoted = row.pop("statement_ids")
        made.append(
            Want(
                **row,
                other_money=[
                    Money(**{name: one[name] for name in Money.__slots__})
                    for one in money.get(row["theme_id"], [])
                    if one["currency"] != row["currency"]
                ],
                kinds={
                    one["kind"]: one["people"]
                    for one in kinds[row["theme_id"]]
                    if one["kind"] not in {"want", "other"} and one["people"]
                },
                quotes=[words[one] for one in quoted],
                before=before.get(row["theme_id"]),
            )
        )
    return made


def _by_theme(told: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in told:
        found.setdefault(row["theme_id"], []).append(row)
    return found


def _paid_until(connection: duckdb.DuckDBPyConnection) -> tuple[dt.datetime | None, bool]:
    """Give the end of the year that money is counted in, and whether any account has paid in it."""
    query = "SELECT max(to_at) AS to_at, bool_or(is_paying) AS paying FROM account_money"
    (told,) = rows(connection, query)
    return told["to_at"], bool(told["paying"])
