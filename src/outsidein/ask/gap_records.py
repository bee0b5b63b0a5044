"""What is told of two departments: the records that operations give and surfaces print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from outsidein.customer.between.minimums import SURE

if TYPE_CHECKING:
    from outsidein.ask.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A difference between two shares, or a part of it, with a 90 % interval; 0.01 is one point.

    `doubt` is the share of wrong ones to be expected among all that are at least as sure.
    """

    value: float
    low: float
    high: float
    doubt: float

    @property
    def is_sure(self) -> bool:
        """Of those called sure, at most one in ten is wrong."""
        return self.doubt <= SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedGap:
    """One need as two departments hear it: the one asked for first is a, the other b.

    Shares are of what a department hears, every person counting as one. `people` are those who
    spoke of it with the department. The difference is share a less share b; exposure, that they
    talk to different people, and perception, that they hear the same people differently, add up to
    it. `cause` is exposure, perception, both or unclear.
    """

    theme_id: str
    name: str
    share_a: float
    share_b: float
    people_a: int
    people_b: int
    difference: Part
    exposure: Part
    perception: Part
    cause: str
    quotes_a: list[Statement]
    quotes_b: list[Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleMet:
    """One buying role: how large a share of the people each of two departments hears has it."""

    role: str
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentsGap:
    """Two departments: whom each talks to, and how what they hear differs, sure ones first.

    Nothing is told of needs if one of them heard fewer than `enough` people. Of the needs in
    `too_few`, one of them would hear from too few people for its silence to mean anything.
    `only_a` and `only_b` are people whom that department alone has heard, `nobody` those whom none
    of ours has, in accounts that we talk with.
    """

    department_a: str
    department_b: str
    people_a: int
    people_b: int
    people_both: int
    accounts_a: int
    accounts_b: int
    accounts_both: int
    enough: int
    roles: list[RoleMet]
    needs: list[NeedGap]
    too_few: int
    only_a: int
    only_b: int
    nobody: int

    @property
    def is_enough(self) -> bool:
        """Both heard enough people to say anything."""
        return min(self.people_a, self.people_b) >= self.enough


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAtAGlance:
    """Two departments: how many needs they surely differ on, why, and the largest difference."""

    department_a: str
    department_b: str
    people_a: int
    people_b: int
    people_both: int
    is_enough: bool
    differ: int
    exposure: int
    perception: int
    both: int
    largest: NeedGap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """All pairs of departments, those with the largest sure difference first, and whom we miss.

    `unheard` is how many people each department alone has heard; under "" those whom nobody has.
    """

    pairs: list[PairAtAGlance]
    unheard: dict[str, int]


def turned_round(found: DepartmentsGap) -> DepartmentsGap:
    """Give the same two departments in the other order."""
    return replace(
        found,
        **_swapped(found, "department", "people", "accounts"),
        only_a=found.only_b,
        only_b=found.only_a,
        roles=[replace(role, **_swapped(role, "share")) for role in found.roles],
        needs=[
            replace(
                need,
                **_swapped(need, "share", "people", "quotes"),
                difference=_less(need.difference),
                exposure=_less(need.exposure),
                perception=_less(need.perception),
            )
            for need in found.needs
        ],
    )


def _swapped(found: DepartmentsGap | RoleMet | NeedGap, *names: str) -> dict[str, Any]:
    return {
        f"{name}_{side}": getattr(found, f"{name}_{other}")
        for name in names
        for side, other in (("a", "b"), ("b", "a"))
    }


def _less(part: Part) -> Part:
    return Part(value=-part.value, low=-part.high, high=-part.low, doubt=part.doubt)
