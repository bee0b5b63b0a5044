"""Which of our departments said or heard a touch, and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.identity.conftest import Told

    Departments = Mapping[str, str]

DEPARTMENTS = "SELECT source_id, department FROM touch"
MOVED = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def departments(told_once: Told) -> Departments:
    """Give the department of each touch; nobody is in two of them but the one who moves."""
    told = told_once
    ana = told.person("ana", "ana@ours.example")
    told.member(ana, None, title="department: Support", to_at=MOVED)
    told.member(ana, None, title="department: Sales", from_at=MOVED)
    for name, when in (("before", MOVED - DAY), ("then", MOVED), ("after", MOVED + DAY)):
        told.touch(name, ana, happened_at=when, thread_id=name)
    bob, billing = told.person("bob", "bob@alder.example"), told.person("b", "billing@ours.example")
    told.touch("to ours", bob, [billing], thread_id="to ours")
    theirs = told.person("n", "billing@kestrel.example")
    told.touch("to theirs", bob, [theirs], thread_id="to theirs")
    ida = told.person("ida", "sales@ours.example", side="us", department="Success")
    told.touch("colleague", ida, thread_id="colleague")
    support = told.person("s", "support@ours.example")
    told.touch("between us", support, [billing], thread_id="between us")
    found = told.answered(DEPARTMENTS)
    return {source_id.removeprefix("touch:"): department for source_id, department in found}


def test_words_stay_with_the_department_their_author_was_in(departments: Departments) -> None:
    assert [departments[name] for name in ("before", "then", "after")] == [
        "support", "sales", "sales"
    ]  # fmt: skip


def test_a_department_mailbox_names_the_department_of_what_it_heard(told: Told) -> None:
    mailbox = told.person("m", "care@ours.example")
    told.touch("1", told.person("bob", "bob@alder.example"), [mailbox])
    named = {"onboarding": ("care@ours.example",)}
    assert told.answered("SELECT department FROM touch", departments=named) == [("onboarding",)]


def test_a_mailbox_of_ours_that_is_called_like_a_department_is_its(
    departments: Departments,
) -> None:
    assert (departments["to ours"], departments["to theirs"]) == ("finance", "unknown")


def test_what_was_told_of_a_colleague_counts_before_the_mailbox_they_write_from(
    departments: Departments,
) -> None:
    assert departments["colleague"] == "success"


def test_who_said_it_counts_before_who_heard_it(departments: Departments) -> None:
    assert departments["between us"] == "support"
