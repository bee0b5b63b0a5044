"""Wants in words, as the screen and exports say them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.surfaces.screen import day, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from outsidein.ask.wants import Want, WantingAccount, Wants
    from outsidein.ask.wants_seen import GoneWant

# What people do with a statement of a kind: one of them, and several.
DOING = {
    "pain": ("suffers from it", "suffer from it"),
    "goal": ("names a goal", "name a goal"),
    "question": ("asks about it", "ask about it"),
    "objection": ("objects to it", "object to it"),
    "praise": ("praises it", "praise it"),
}
RATHER = {
    "pain": "a pain",
    "goal": "a goal",
    "question": "a question",
    "objection": "an objection",
    "praise": "praise",
}


def ordered_by(found: Wants) -> str:
    """Say what the order is by."""
    if not found.has_payments:
        return (
            "No payments are known, so the order is by the number of accounts. With payments read "
            "it is by who pays: outsidein read PAYMENTS.csv, then outsidein refresh"
        )
    return (
        "In order of the right customers behind them, then of accounts that pay, then of what "
        f"these paid in the year to {day(found.to_at)}. A right customer pays, and not much "
        "less than in the year before."
    )


def counted(want: Want) -> str:
    """Say how many accounts want it, and how many of them pay and are right customers."""
    accounts, right = number(want.accounts, "account"), want.right_accounts
    if not want.paying_accounts:
        return (
            f"{accounts}, none of them paying" if want.accounts > 1 else f"{accounts}, not paying"
        )
    if want.accounts == 1:
        return f"{accounts}, paying{', a right customer' if right else ''}"
    all_pay = want.paying_accounts == want.accounts
    paying = "all of them" if all_pay else f"{want.paying_accounts:,} of them"
    are_right = number(right, "right customer") if right else "no right customer"
    return f"{accounts}, {paying} paying, {are_right}"


def said_by(want: Want) -> str:
    """Say how many people want it; shared mailboxes are nobody."""
    return number(want.people, "person", "people") if want.people else "only a shared mailbox"


def money(currency: str, amount: Decimal) -> str:
    """Write an amount in whole units, with its currency.

    >>> from decimal import Decimal
    >>> money("EUR", Decimal("12345.67"))
    'EUR 12,346'
    """
    return f"{currency} {amount:,.0f}"


def paid(want: Want) -> str:
    """Say what the accounts behind it paid and may yet buy, each currency by itself."""
    told = (
        (paid_by_currency(want, "paid_last_year"), "They paid {} in the last year"),
        (paid_by_currency(want, "open_amount"), "open opportunities: {}"),
    )
    said = " · ".join(what.format(amounts) for amounts, what in told if amounts)
    return said[:1].upper() + said[1:]


def paid_by_currency(want: Want, name: str) -> str:
    """Write one sort of amount behind a want, each currency by itself, the main one first."""
    every = [(want.currency, getattr(want, name))]
    every += [(one.currency, getattr(one, name)) for one in want.other_money]
    return _listed([money(currency, amount) for currency, amount in every if amount > 0])


def money_of(account: WantingAccount, name: str) -> str:
    """Give an account's amounts of one sort that are not nothing, each currency by itself."""
    return _listed(
        [money(one.currency, getattr(one, name)) for one in account.money if getattr(one, name)]
    )


def kinds_in_words(want: Want) -> str:
    """Say what else people say of it, and if it is mostly something else than a want."""
    told = {kind: people for kind, people in want.kinds.items() if kind in DOING}
    if not told:
        return ""
    said = ", ".join(f"{people:,} {DOING[kind][people != 1]}" for kind, people in told.items())
    most = max(told, key=lambda kind: told[kind])
    if told[most] > want.people:
        return f"Mostly {RATHER[most]} rather than a want: {said}"
    return f"Besides: {said}"


def since_in_words(want: Want) -> str:
    """Say how it stands against last time."""
    before = want.before
    if before is None:
        return "new"
    parts = []
    if want.rank and before.rank and want.rank != before.rank:
        way = "up" if want.rank < before.rank else "down"
        parts.append(f"{way} {number(abs(want.rank - before.rank), 'place')}")
    elif want.rank and not before.rank:
        parts.append("too few to rank before")
    apart = want.accounts - before.accounts
    if apart:
        more = "more" if apart > 0 else "fewer"
        parts.append(f"{abs(apart):,} {more} {'account' if abs(apart) == 1 else 'accounts'}")
    return ", ".join(parts) or "as it was"


def changes_in_words(found: Wants) -> list[str]:
    """Say in one line what changed since last time; no line if there was none."""
    if found.since is None or found.account or not found.wants:
        return []
    ranks = [(one, one.before.rank) for one in found.wants if one.before and one.rank]
    counts = (
        (sum(one.before is None for one in found.wants), "new"),
        (sum(1 for one, rank in ranks if rank is None or (one.rank or 0) < rank), "further up"),
        (sum(1 for one, rank in ranks if rank and (one.rank or 0) > rank), "further down"),
        (len(found.gone), "gone"),
    )
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    return [f"Since {of_day(found.since)}: {said or 'nothing has changed its place'}."]


def gone_in_words(one: GoneWant) -> str:
    """Say what is no longer wanted, how it stood, and what became of it."""
    place = f"place {one.before.rank}, " if one.before.rank else ""
    became = f": {one.became}" if one.became else ""
    return f"“{one.before.name}” ({place}{number(one.before.accounts, 'account')}){became}"


def standing(account: WantingAccount) -> str:
    """Name what an account is to us."""
    if account.is_right:
        return "right customer"
    return "paying" if account.is_paying else "not paying"


def of_day(date: dt.date) -> str:
    """Write a day as people read it."""
    return f"{date.day} {date:%b %Y}"


def _listed(amounts: Sequence[str]) -> str:
    """List amounts of different currencies, which nobody should think are added."""
    return " and ".join([*filter(None, [", ".join(amounts[:-1])]), *amounts[-1:]])
