"""What is told of disagreement inside accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from outsidein.ask.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePerson:
    """One person on one side. Who says nothing of the need has no statements and no dates."""

    person_id: str
    name: str
    title: str | None
    role: str
    statements: int
    first_at: dt.datetime | None
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement: who, since when, and up to three of their own sentences.

    `share`, of opposite stances, is how much of what they say is in favour; else how much of all
    that they speak of is this need. `instead` are the needs that they speak of most otherwise.
    """

    people: list[SidePerson]
    roles: list[str]
    share: float
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    quotes: list[Statement]
    instead: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One need on which the people of an account differ.

    `form` is opposite (some want what others object to), one side (some speak of it, others hardly
    do) or alone (one speaks of it). `p_value` is how likely chance alone would split it so clearly,
    `q_value` the share of findings as clear as this that are chance. `is_sure` if at most
    one of ten such is chance; else it is worth a look, and about two of three such are chance.
    """

    theme_id: str
    name: str
    is_sure: bool
    form: str
    wanting: Side
    others: Side
    effect: float
    p_value: float
    q_value: float
    first_at: dt.datetime | None
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDisagreements:
    """One account: on what its people differ, and of how many needs enough was said to tell.

    `people` are those who spoke of any need. `needs` is 0 where too little was said to tell at all.
    """

    account_id: str
    name: str
    people: int
    needs: int
    disagreements: list[Disagreement]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreeingAccount:
    """One account whose people differ, with the clearest of their disagreements.

    `wanting` and `others` count people. What it paid in the last year is null if it does not pay.
    """

    account_id: str
    name: str
    disagreements: int
    need: str
    form: str
    wanting: int
    others: int
    wanting_roles: list[str]
    other_roles: list[str]
    first_at: dt.datetime | None
    last_at: dt.datetime | None
    effect: float
    q_value: float
    is_sure: bool
    paid_last_year: Decimal | None
    currency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreeingAccounts:
    """The accounts whose people differ, and how many of those heard could be judged."""

    accounts: list[DisagreeingAccount]
    heard: int
    judged: int
