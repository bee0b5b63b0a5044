"""What is answered about segments by need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outsidein.ask.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One thing that a segment needs, suffers from, is or does, beside the other segments.

    `figure` is a share of `counted` people or accounts, or the median of days; null where too few
    were counted. `chance` is how easily it comes by accident; null of needs and challenges, which
    made the segments. With a `rank` it sets the segment apart.
    """

    sort: str
    feature: str
    what: str
    name: str
    figure: float | None
    low: float | None
    high: float | None
    figure_elsewhere: float | None
    times: float | None
    counted: int
    of_people: bool
    chance: float | None
    rank: int | None
    quotes: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One group of accounts that need the same, with what sets it apart and how its deals end."""

    segment_id: str
    name: str
    accounts: int
    people: int
    statements: int
    share: float
    traits: list[Trait]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """How well one way to group accounts foretells an outcome, against another way or nothing.

    `pairs_right`: of two accounts, one with the outcome and one without, how often the right one is
    held likelier. `gain` is by how much more that is than by `against`; above 0 is better.
    """

    outcome: str
    basis: str
    against: str
    accounts: int
    happened: int
    pairs_right: float | None
    pairs_low: float | None
    pairs_high: float | None
    brier: float | None
    log_loss: float | None
    gain: float | None
    gain_low: float | None
    gain_high: float | None
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """All segments, the largest first, how firm they are and what they are worth.

    `verdict`: groups, no groups, or too few to say. Of `accounts` heard, `known` said enough, and
    `placed` belong to one segment. `alike` is the share that half of them would group the same.
    """

    verdict: str
    accounts: int
    known: int
    placed: int
    alike: float | None
    segments: list[Segment]
    worth: list[Worth]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentAccount:
    """One account of a segment, and how likely it is of it."""

    account_id: str
    name: str
    probability: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSegment:
    """One segment with all its traits, quotes for what sets it apart, and its accounts."""

    segment: Segment
    accounts: list[SegmentAccount]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSegment:
    """The segment that one account belongs to; if none, the reason says why."""

    account_id: str
    name: str
    segment: Segment | None
    probability: float | None
    reason: str
