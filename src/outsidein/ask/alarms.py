"""The alarms: complaints that rise, since when, how sure, and against which words of ours."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows
from outsidein.ask.names import find
from outsidein.ask.statements import Statement, by_ids

if TYPE_CHECKING:
    import datetime as dt

    from outsidein.record.workspace import Workspace

QUOTES = 3
LOOKED_THROUGH = 30  # complaints of an alarm among which quotes of different accounts are chosen

ALARMS = """
SELECT alarm.*, theme.name AS theme, account.name AS account
FROM alarm
INNER JOIN theme USING (theme_id)
LEFT JOIN account ON account.account_id = alarm.account_id
WHERE $account IS NULL OR list_contains(alarm.account_ids, $account)
ORDER BY
    alarm.account_id IS NOT NULL, alarm.against IS NULL, alarm.people DESC, alarm.theme_id,
    alarm.account_id
"""
EXAMINED = """
SELECT
    count(*) FILTER (WHERE account_id IS NULL AND is_enough) AS themes,
    count(*) FILTER (WHERE account_id IS NULL AND NOT is_enough) AS too_few,
    count(*) FILTER (WHERE account_id IS NOT NULL AND is_enough) AS in_accounts
FROM alarm_examined
WHERE $account IS NULL OR account_id IS NULL OR account_id = $account
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOdds:
    """What we say that an alarm is at odds with: on a page, as an objective, as a promise.

    likeness: how much its meaning is like the complaints', up to 1. A promise has its statement,
    unless the alarms of another account were asked for.
    """

    against: str
    text: str
    heading: str | None
    place: str | None
    likeness: float
    statement: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One theme that people complain of more often than before, of all customers or one account.

    `low` and `high` hold the true ratio 9 times in 10, `since_earliest` and `since_latest` the true
    day. Rates are shares of the people heard in four weeks. The first quote is the first complaint
    since; the others are of other accounts, as far as there are any.
    """

    theme_id: str
    theme: str
    account_id: str | None
    account: str | None
    since: dt.datetime
    since_earliest: dt.datetime
    since_latest: dt.datetime
    ratio: float
    low: float
    high: float
    rate_before: float
    rate_now: float
    p_value: float
    q_value: float
    people: int
    accounts: int
    at_odds: AtOdds | None
    quotes: list[Statement]
    statement_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """All alarms, what is at odds with our words first, and of how many themes there is none.

    `themes` were examined for all customers, of `too_few` too few people complain to say;
    `in_accounts` were examined in a single account, where enough of its people complain.
    """

    alarms: list[Alarm]
    themes: int
    too_few: int
    in_accounts: int


def alarms(workspace: Workspace, account: str | None = None) -> Alarms:
    """Give the alarms; for an account its own, and those of all that its people have a part in.

    Quotes are the account's then. Raises NotFound, with near names, for an account nobody has.
    """
    with open_answers(workspace) as connection:
        asked = None if account is None else find(connection, "account", account).known_id
        values = {"account": asked}
        found = rows(connection, ALARMS, values)
        wanted = chain.from_iterable(
            [*_first(row["statement_ids"], asked), row["against_statement_id"]] for row in found
        )
        words = by_ids(connection, [one for one in wanted if one], account=asked)
        (counted,) = rows(connection, EXAMINED, values)
    return Alarms(alarms=[_alarm(row, words) for row in found], **counted)


def _first(statement_ids: list[str], account: str | None) -> list[str]:
    """Choose among which complaints quotes are looked for: an account's may be the last of all."""
    return statement_ids if account else statement_ids[:LOOKED_THROUGH]


def _alarm(row: dict[str, Any], words: dict[str, Statement]) -> Alarm:
    at_odds = None
    if row["against"]:
        at_odds = AtOdds(
            against=row["against"],
            text=row["against_text"],
            heading=row["against_heading"],
            place=row["against_place"],
            likeness=row["likeness"],
            statement=words.get(row["against_statement_id"]),
        )
    return Alarm(
        **{name: row[name] for name in Alarm.__dataclass_fields__ if name in row},
        at_odds=at_odds,
        quotes=_quotes([words[one] for one in row["statement_ids"] if one in words]),
    )


def _quotes(said: list[Statement]) -> list[Statement]:
    """Choose the first complaint, and those of other accounts before others of the same."""
    chosen: list[Statement] = []
    more: list[Statement] = []
    accounts: set[str | None] = set()
    for one in said:
        (more if one.account in accounts else chosen).append(one)
        accounts.add(one.account)
    return (chosen + more)[:QUOTES]
