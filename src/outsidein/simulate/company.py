"""Ledgerline itself: its people, who of them sits in which department when, and its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.simulate.clock import DAY, Period, day_text, month_start
from outsidein.simulate.draw import generator, pick
from outsidein.simulate.naming import human_name, slug
from outsidein.simulate.script import load_script
from outsidein.simulate.wording import DEPARTMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPANY = "Ledgerline"
DOMAINS = ("ledgerline.example", "ledgerline-pay.example")
NO_REPLY = f"no-reply@{DOMAINS[0]}"

# One in so many of us changes department in the middle of the period.
MOVES_ONE_IN = 9
_CULTURES = ("english", "english", "german")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a colleague does: department and title, since when (seconds), until when."""

    department: str
    title: str
    since: int
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One of us. `number` counts all of us from 0 and names them in every system."""

    key: str
    number: int
    first: str
    last: str
    name: str
    address: str
    posts: tuple[Post, ...]

    def post_at(self, at: int) -> Post:
        """Find what they do at this time."""
        return next((post for post in self.posts if at < post.until), self.posts[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """All of us, and who sits in a department in a month of the period."""

    everyone: tuple[Colleague, ...]
    period: Period
    by_month: Mapping[str, tuple[tuple[Colleague, ...], ...]]

    def of(self, department: str, at: int) -> tuple[Colleague, ...]:
        """Those who sit in the department at this time."""
        return self.by_month[department][self.period.month_of(at)]


def hire(seed: int, period: Period, *, accounts: int) -> Staff:
    """All who work for Ledgerline while it serves so many accounts."""
    random = generator(seed, "staff")
    a_department = min(4 + accounts // 100, 24)
    everyone: list[Colleague] = []
    taken: set[str] = set()
    for number in range(a_department * len(DEPARTMENTS)):
        name = human_name(random, pick(random, _CULTURES))
        domain = DOMAINS[1] if number % 7 == 3 else DOMAINS[0]
        local = f"{slug(name.first)}.{slug(name.last)}"
        local += str(number) if local in taken else ""
        taken.add(local)
        everyone.append(
            Colleague(
                key=f"c{number:03d}",
                number=number,
                first=name.first,
                last=name.last,
                name=f"{name.first} {name.last}",
                address=f"{local}@{domain}",
                posts=_posts(seed, number, period),
            ),
        )
    return Staff(
        everyone=tuple(everyone),
        period=period,
        by_month={name: _by_month(everyone, name, period) for name in DEPARTMENTS},
    )


def _posts(seed: int, number: int, period: Period) -> tuple[Post, ...]:
    random = generator(seed, "posts", number)
    department = DEPARTMENTS[number % len(DEPARTMENTS)]
    first = Post(
        department=department,
        title=_title(number, department),
        since=period.start - (60 + int(random.random() * 900)) * DAY,
        until=period.end,
    )
    # The first of each department stay, so that none is ever empty.
    if number < len(DEPARTMENTS) or number % MOVES_ONE_IN:
        return (first,)
    moved_in = period.months // 3 + int(random.random() * period.months / 3)
    moved_at = month_start(moved_in + 1 - period.months)
    other = pick(random, [name for name in DEPARTMENTS if name != department])
    return (
        Post(department=department, title=first.title, since=first.since, until=moved_at),
        Post(department=other, title=_title(number, other), since=moved_at, until=period.end),
    )


def _title(number: int, department: str) -> str:
    titles = load_script().names.our_titles[department]
    return titles[number // len(DEPARTMENTS) % len(titles)]


def _by_month(
    everyone: list[Colleague],
    department: str,
    period: Period,
) -> tuple[tuple[Colleague, ...], ...]:
    return tuple(
        tuple(
            colleague
            for colleague in everyone
            if colleague.post_at(month_start(month + 1 - period.months)).department == department
        )
        for month in range(period.months)
    )


def directory_rows(staff: Staff) -> list[list[str]]:
    """Our own directory: a header, then one row per post that somebody holds or held."""
    rows = [["Name", "Email", "Department", "Title", "From", "To"]]
    for colleague in staff.everyone:
        for post in colleague.posts:
            until = "" if post.until == staff.period.end else day_text(post.until - DAY)
            named = [colleague.name, colleague.address, post.department, post.title]
            rows.append([*named, day_text(post.since), until])
    return rows
