"""Which of our departments said or heard a touch, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.identity.conftest import Told

DEPARTMENTS = "SELECT department FROM touch ORDER BY source_id"
MOVED = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def departments(told: Told, **settings: object) -> list[str]:
    """Give the department of each touch, in the order of their names."""
    return [name for (name,) in told.answered(DEPARTMENTS, **settings)]


def test_words_stay_with_the_department_their_author_was_in(told: Told) -> None:
    ana = told.person("ana", "ana@ours.example")
    told.member(ana, None, title="department: Support", to_at=MOVED)
    told.member(ana, None, title="department: Sales", from_at=MOVED)
    for number, when in enumerate((MOVED - DAY, MOVED, MOVED + DAY)):
        told.touch(str(number), ana, happened_at=when, thread_id=str(number))
    assert departments(told) == ["support", "sales", "sales"]


def test_a_department_mailbox_names_the_department_of_what_it_heard(told: Told) -> None:
    mailbox = told.person("m", "care@ours.example")
    told.touch("1", told.person("bob", "bob@alder.example"), [mailbox])
    assert departments(told, departments={"onboarding": ("care@ours.example",)}) == ["onboarding"]


def test_a_mailbox_of_ours_that_is_called_like_a_department_is_its(told: Told) -> None:
    bob = told.person("bob", "bob@alder.example")
    told.touch("1", bob, [told.person("m", "billing@ours.example")], thread_id="1")
    told.touch("2", bob, [told.person("n", "billing@kestrel.example")], thread_id="2")
    assert departments(told) == ["finance", "unknown"]


def test_what_was_told_of_a_colleague_counts_before_the_mailbox_they_write_from(
    told: Told,
) -> None:
    ana = told.person("ana", "sales@ours.example", side="us", department="Success")
    told.touch("1", ana)
    assert departments(told) == ["success"]


def test_who_said_it_counts_before_who_heard_it(told: Told) -> None:
    heard = told.person("m", "billing@ours.example")
    told.touch("1", told.person("n", "support@ours.example"), [heard])
    assert departments(told) == ["support"]
