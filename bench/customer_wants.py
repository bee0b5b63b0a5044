"""Wants against what was planted: the money, the right customers, and the order of wants.

Nobody can say which order of wants is the right one to build in. What can be measured is whether
money and standing are told as planted, and whether the order is nearer than that of the loudest to
what right customers were planted to need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from outsidein.customer.wants.answer import write_wants
from outsidein.simulate.needs import mean_shares

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from numpy.typing import NDArray

    from companies import Company
    from outsidein.store.duckdb import Store

CURRENCY = "EUR"
TOP = 10
DAY = 86_400


def judged(company: Company, store: Store) -> dict[str, float]:
    """Count, for one company, what was told as it was planted.

    Money: accounts whose payments less refunds of the last year come out to the cent; open bills
    count for nothing. Right: planted are those who are customers in the end and neither left nor
    decline, whatever they pay. Order: pairs of ranked wants that come in the order of what the
    people of planted right customers need, each account and each of its people counting once; and
    how many of the ten needs they have most are among the first ten. The same for the order by
    number of messages, the loudest first.
    """
    write_wants(store, CURRENCY)
    money = store.arrow("FROM account_money").to_pylist()
    right = {row["account_id"] for row in money if row["is_right"]}
    planted = _planted_right(company)
    needed = _needed(company, planted)
    ranked = store.arrow(
        "SELECT theme_id, statements FROM want WHERE rank IS NOT NULL ORDER BY rank"
    ).to_pylist()
    ours = [row["theme_id"] for row in ranked]
    loudest = sorted(ours, key=lambda theme: _loudness(ranked, theme))
    paying = {row["account_id"]: row["paid_last_year"] for row in money}
    return {
        "accounts": len(company.accounts),
        "money_as_planted": _exact(company, paying, until=money[0]["to_at"].timestamp()),
        "right_planted": len(planted),
        "right_found": len(right),
        "right_both": len(right & planted),
        "pairs": len(ours) * (len(ours) - 1) / 2,
        "pairs_in_order": _in_order(ours, needed),
        "pairs_in_order_loudest": _in_order(loudest, needed),
        "top": TOP,
        "top_found": _top_found(ours, needed),
        "top_found_loudest": _top_found(loudest, needed),
        "companies": 1,
    }


def told(total: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Say what was reached, in shares of all that was counted."""

    def share(part: str, whole: str) -> str:
        return f"{total[part] / total[whole]:.1%}" if total[whole] else "–"

    return [
        (
            "wants: accounts whose money of the last year is told to the cent",
            share("money_as_planted", "accounts"),
            "100 %",
        ),
        (
            "wants: of accounts said to be right customers, planted as such",
            share("right_both", "right_found"),
            "–",
        ),
        (
            "wants: of planted right customers, said to be such",
            share("right_both", "right_planted"),
            "–",
        ),
        (
            "wants: pairs in the order of what right customers need (by number of messages)",
            f"{share('pairs_in_order', 'pairs')} ({share('pairs_in_order_loudest', 'pairs')})",
            "above the loudest",
        ),
        (
            "wants: of the ten needs they have most, among the first ten (by number of messages)",
            f"{share('top_found', 'top')} ({share('top_found_loudest', 'top')})",
            "above the loudest",
        ),
    ]


def _planted_right(company: Company) -> set[str]:
    end = company.world.period.end - 1
    return {
        account.key
        for account, story in zip(company.accounts, company.stories, strict=True)
        if story.phase_at(end) == "customer"
    }


def _needed(company: Company, right: set[str]) -> dict[str, float]:
    """Give the share of each need among right customers: each account counts once."""
    shares = [
        mean_shares(list(account.weights.values()))
        for account in company.accounts
        if account.key in right
    ]
    return dict(zip(company.world.market.needs, mean_shares(shares), strict=True))


def _exact(company: Company, told: Mapping[str, Decimal], *, until: float) -> int:
    """Count the accounts whose payments and refunds of the last year are told to the cent."""
    right = 0
    for account, story in zip(company.accounts, company.stories, strict=True):
        paid = sum(
            round(100 * one.amount)
            for one in story.payments
            if one.kind != "invoice" and until - 365 * DAY < one.at <= until
        )
        right += paid == round(100 * told.get(account.key, 0))
    return right


def _loudness(ranked: list[dict[str, int | str]], theme: str) -> tuple[int, str]:
    (statements,) = (row["statements"] for row in ranked if row["theme_id"] == theme)
    return -int(statements), theme


def _in_order(order: list[str], needed: Mapping[str, float]) -> int:
    """Count the pairs of which the one that is needed more comes first."""
    share: NDArray[np.float64] = np.array([needed[theme] for theme in order])
    return int(np.triu(share[:, None] > share[None, :], 1).sum())


def _top_found(order: list[str], needed: Mapping[str, float]) -> int:
    most = sorted(needed, key=lambda need: (-needed[need], need))[:TOP]
    return len({*order[:TOP]} & {*most})
