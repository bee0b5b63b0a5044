from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.doubts import Described, Doubt
from outsidein.ask.who import RecordOfOne, Stay, Unsure, Who
from outsidein.ask.who_decisions import Decided, DecisionShown
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_who import (
    DOUBTS_SHOWN,
    RECORDS_SHOWN,
    print_decided,
    print_decisions,
    print_unsure,
    print_who,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    Printed = pytest.CaptureFixture[str]

EARLY, LATE = (dt.datetime(2026, month, 9, tzinfo=dt.UTC) for month in (3, 6))
BOB = Described(
    sort="person",
    entity_id="b1",
    name="Bob Miller",
    title="Owner [acting]",
    addresses=["bob@alder.example"],
    side="customer",
    nature="person",
    location=None,
    accounts=["Alder Freight"],
    people=0,
    systems=["zendesk", "slack"],
    records=2,
    last_at=LATE,
)
ROBERT = replace(
    BOB,
    entity_id="r1",
    name="Robert Miller",
    title=None,
    addresses=[],
    systems=["gong"],
    last_at=None,
)
FIRM = replace(
    BOB,
    sort="account",
    entity_id="a1",
    name="Alder Freight",
    title=None,
    side=None,
    nature=None,
    location="Leeds, GB",
    addresses=["alder.example"],
    people=12,
)
RECORD = RecordOfOne(
    record_id="b1",
    source="zendesk",
    source_id="user:9",
    name="Bob [M.]",
    addresses=["bob@alder.example"],
    place="users.json:3",
    probability=0.928,
    reason="same surname",
)
SURE = replace(
    RECORD, record_id="b2", source="slack", source_id="user:U1", place=None, probability=1.0
)
STAY = Stay(
    account_id="a1",
    name="Alder Freight",
    title=None,
    from_at=None,
    to_at=None,
    first_at=None,
    last_at=None,
    has_left=False,
)
DOUBT = Doubt(
    left=BOB,
    right=ROBERT,
    probability=0.624,
    reason="first names Bob and Robert",
    worth=1,
    same_command="outsidein who same b1 r1",
    differ_command="outsidein who differ b1 r1",
)
WHO = Who(described=BOB, records=[RECORD, SURE], stays=[STAY], doubts=[])
MERGED = DecisionShown(
    number=2,
    what="same",
    sort="person",
    records=["b1", "r1"],
    apart=[],
    names=["Bob Miller", "Robert Miller"],
    decided_on=dt.date(2026, 3, 31),
    outcome="in force",
)


@pytest.fixture(autouse=True)
def wide() -> Iterator[None]:
    before = out.width
    out.width = WIDE
    yield
    out.width = before


def test_a_person_is_shown_with_each_record_and_why_it_is_theirs(capsys: Printed) -> None:
    print_who(WHO)
    assert capsys.readouterr().out.splitlines() == [
        "Bob Miller, Owner [acting] · Alder Freight · customer  b1",
        "bob@alder.example",
        "",
        "2 records in 2 systems are this person",
        "  zendesk user:9 · Bob [M.] · bob@alder.example",
        "     93% sure: same surname · users.json:3",
        "  slack user:U1 · Bob [M.] · bob@alder.example",
        "     sure: same surname",
        "",
        "Accounts: Alder Freight",
    ]


def test_what_is_nearly_sure_is_not_said_to_be_sure(capsys: Printed) -> None:
    print_who(replace(WHO, records=[SURE, replace(RECORD, probability=0.9996)]))
    assert "over 99% sure: same surname" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("stay", "shown"),
    [
        (STAY, "Alder Freight"),
        (replace(STAY, from_at=EARLY), "Alder Freight since 9 Mar 2026"),
        (
            replace(STAY, from_at=EARLY, to_at=LATE, has_left=True),
            "Alder Freight, 9 Mar 2026 to 9 Jun 2026 (left)",
        ),
        (replace(STAY, to_at=LATE), "Alder Freight, until 9 Jun 2026"),
        (
            replace(STAY, first_at=EARLY, last_at=LATE),
            "Alder Freight, heard 9 Mar 2026 to 9 Jun 2026",
        ),
        (replace(STAY, first_at=EARLY, last_at=EARLY), "Alder Freight, heard 9 Mar 2026"),
    ],
)
def test_accounts_are_shown_over_time(capsys: Printed, stay: Stay, shown: str) -> None:
    print_who(replace(WHO, stays=[stay, STAY]))
    assert f"\nAccounts: {shown}, Alder Freight\n" in capsys.readouterr().out


def test_the_headline_names_where_somebody_is_now(capsys: Printed) -> None:
    left = replace(STAY, name="Kestrel Dental", to_at=EARLY, has_left=True)
    print_who(replace(WHO, stays=[left, STAY]))
    assert "· Alder Freight · customer" in capsys.readouterr().out.splitlines()[0]
    print_who(replace(WHO, described=replace(BOB, side="us", nature="bot"), stays=[left]))
    headline = capsys.readouterr().out.splitlines()[0]
    assert headline == "Bob Miller, Owner [acting] · one of us · bot  b1"


def test_an_account_is_shown_with_its_people(capsys: Printed) -> None:
    print_who(Who(described=FIRM, records=[replace(RECORD, source=None)], stays=[], doubts=[]))
    assert capsys.readouterr().out.splitlines() == [
        "Alder Freight · account · Leeds, GB  a1",
        "alder.example",
        "",
        "One record is this account: nothing else was found to be the same",
        "  known by its mail · Bob [M.] · bob@alder.example",
        "     same surname · users.json:3",
        "",
        "12 people in this account",
    ]


def test_a_long_list_says_what_is_left_out(capsys: Printed) -> None:
    many = replace(WHO, records=[RECORD] * (RECORDS_SHOWN + 2), doubts=[DOUBT] * (DOUBTS_SHOWN + 1))
    print_who(many)
    shown = capsys.readouterr().out
    assert "  … and 2 more: --json\n" in shown
    assert shown.endswith("  … and 1 more: --json\n")
    print_who(
        replace(WHO, described=replace(BOB, addresses=[f"b{n}@alder.example" for n in range(5)]))
    )
    assert "b2@alder.example and 2 more\n" in capsys.readouterr().out


def test_a_doubt_shows_the_other_one_and_what_to_type(capsys: Printed) -> None:
    print_who(replace(WHO, described=ROBERT, doubts=[DOUBT]))
    assert capsys.readouterr().out.split("Perhaps the same\n")[1].splitlines() == [
        (
            "  Bob Miller, Owner [acting] · Alder Freight · customer · bob@alder.example · "
            "zendesk, slack · last heard 9 Jun 2026"
        ),
        "     62% likely: first names Bob and Robert; 1 message depends on it",
        "     the same:  outsidein who same b1 r1",
        "     different: outsidein who differ b1 r1",
    ]


def test_pairs_in_doubt_can_be_compared_line_by_line(capsys: Printed) -> None:
    print_unsure(Unsure(doubts=[DOUBT, replace(DOUBT, worth=0)], total=5))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "5 pairs may be one and the same; those that matter most come first."
    assert lines[2].startswith("1. Bob Miller, Owner [acting] · Alder Freight")
    assert lines[3] == "   Robert Miller · Alder Freight · customer · gong · never heard"
    assert lines[10] == "     62% likely: first names Bob and Robert"
    assert lines[-1] == "… and 3 more: --limit 0"
    print_unsure(Unsure(doubts=[], total=0))
    assert capsys.readouterr().out == "There is no pair in doubt.\n"


def test_a_decision_is_shown_with_everybody_as_they_are_now(capsys: Printed) -> None:
    print_decided(Decided(decision=MERGED, now=[WHO]))
    shown = capsys.readouterr().out
    assert shown.splitlines()[:4] == [
        "2. “Bob Miller” and “Robert Miller” are one person, 2026-03-31: in force",
        "`outsidein who undo` takes it back.",
        "",
        "Bob Miller, Owner [acting] · Alder Freight · customer  b1",
    ]
    print_decided(Decided(decision=replace(MERGED, outcome="taken back"), now=[]))
    assert "undo" not in capsys.readouterr().out


def test_decisions_are_listed_in_words(capsys: Printed) -> None:
    apart = replace(MERGED, number=3, what="split", records=["b1"], apart=["b2", "b3"])
    print_decisions(
        [
            replace(MERGED, what="differ", decided_on=None),
            apart,
            replace(apart, names=["Bob", "Bob", "Bob"]),
            replace(MERGED, names=[], outcome="contradicts decision 3"),
        ]
    )
    assert capsys.readouterr().out.splitlines()[:4] == [
        "2. “Bob Miller” and “Robert Miller” are not one person: in force",
        "3. “Bob Miller” without 2 records (“Robert Miller”), 2026-03-31: in force",
        "3. “Bob” without 2 records, 2026-03-31: in force",
        "2. “b1” and “r1” are one person, 2026-03-31: contradicts decision 3",
    ]
    print_decisions([])
    assert capsys.readouterr().out == "Nothing was decided about who is who yet.\n"
