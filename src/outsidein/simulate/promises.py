"""What we promised one account, until it is kept or forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY

if TYPE_CHECKING:
    from random import Random

# The share of promises that we mean to keep, and of broken ones that we are told about.
KEPT = 0.7
REMINDED = 0.4
# A promise counts as kept if it is done by so many days after its date.
GRACE = 14 * DAY


class Promises:
    """The open promises of one account."""

    def __init__(self, random: Random, account_key: str) -> None:
        """Begin without any."""
        self._random = random
        self._account_key = account_key
        self._made = 0
        self._to_keep: list[tuple[str, int, int]] = []
        self._to_remind: list[int] = []

    def make(self, at: int) -> tuple[str, int]:
        """Make one: gives its key and the day by which it is due."""
        due = (at // DAY + 2 + int(self._random.random() * 26)) * DAY
        key = f"{self._account_key}.{self._made}"
        self._made += 1
        if self._random.random() < KEPT:
            self._to_keep.append((key, at, due))
        elif self._random.random() < REMINDED:
            self._to_remind.append(due)
        return key, due

    def keep(self, at: int) -> tuple[str, int] | None:
        """Keep one that was made some time ago: gives its key and when it was due, if any."""
        self._to_keep = [open_ for open_ in self._to_keep if at <= open_[2] + GRACE]
        for place, (key, made, due) in enumerate(self._to_keep):
            if at > made + DAY:
                del self._to_keep[place]
                return key, due
        return None

    def broken(self, at: int) -> int | None:
        """Give the date of one that was not kept and that somebody now complains about."""
        for place, due in enumerate(self._to_remind):
            if at > due + DAY:
                return self._to_remind.pop(place)
        return None
