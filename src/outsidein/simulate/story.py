"""What happens to an account over time, as records: opportunities, payments, how it ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One opportunity: the stages it went through, and how it ended; `won` is None while open."""

    key: str
    kind: str
    name: str
    amount: int
    created: int
    closes: int
    steps: tuple[tuple[str, int], ...]
    won: bool | None
    lost_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One amount of money; `kind` is payment, invoice or refund."""

    at: int
    amount: float
    kind: str
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNow:
    """A "not now": who said it when, and what it waits for, a date or a feature."""

    person_key: str
    at: int
    until: int | None
    feature: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that happens to one account. Customers are so from `joined` to `left`, if ever."""

    outcome: str
    decided: int
    probability: float
    drivers: tuple[tuple[str, float], ...]
    first_contact: int
    last_contact: int
    joined: int | None
    left: int | None
    declines_from: int | None
    opportunities: tuple[Opportunity, ...]
    payments: tuple[Payment, ...]
    not_now: NotNow | None

    def phase_at(self, at: int) -> str:
        """Name what the account is at this time: prospect, customer, declining or former."""
        if self.joined is None or at < self.joined:
            return "prospect"
        if self.left is not None and at >= self.left:
            return "former"
        if self.declines_from is not None and at >= self.declines_from:
            return "declining"
        return "customer"
