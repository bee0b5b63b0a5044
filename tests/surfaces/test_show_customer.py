from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.account_needs import Need, Voice
from outsidein.ask.buying_groups import BuyingGroup, GroupMember, GroupRole, MissingRole
from outsidein.ask.customers import (
    AccountAtAGlance,
    HeardByDepartment,
    SaidByPerson,
    Unplaced,
    WholeCustomer,
)
from outsidein.ask.demo import Demonstration
from outsidein.ask.statements import Statement
from outsidein.ask.truth import Compared
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_customer import (
    PEOPLE_SHOWN,
    print_accounts,
    print_demo,
    print_statements,
    print_whole,
)
from outsidein.surfaces.show_group import MEMBERS_SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TITLE = "Deputy Head of Group Procurement and Travel for Northern and Western Europe"
PLACE = "support/zendesk/tickets.ndjson:1042 comment 50000079"
FIRST, LAST = (dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC) for day in (1, 9))
WORD = Statement(
    statement_id="s1",
    text="Please send a spare card to each of our drivers before they leave for the winter season.",
    kind="want",
    person="Cleo Brandt",
    title=TITLE,
    account="Alder Freight Ltd",
    department="support",
    channel="ticket",
    happened_at=FIRST,
    theme="card, lost",
    side="customer",
    source="zendesk",
    place=PLACE,
    url=None,
)


def member(name: str, *, title: str | None = None, state: str = "active") -> GroupMember:
    return GroupMember(
        person_id=name,
        name=name,
        title=title,
        confidence=0.8,
        reason="title",
        told_role=None,
        first_at=FIRST,
        last_at=LAST,
        state=state,
        state_reason="last heard 3 days ago",
        statements=[WORD],
    )


GROUP = BuyingGroup(
    account_id="a1",
    roles=[
        GroupRole(
            role="legal_procurement",
            people=[member("Cleo Brandt", title=TITLE), member("Bo Lind", state="left")],
        ),
        GroupRole(role="unknown", people=[member("Sam Stone"), member("Ina Holm")]),
    ],
    missing=[
        MissingRole(role="economic_buyer", reason="none of 3 people heard has it"),
        MissingRole(role="user", reason="none of 3 people heard has it"),
    ],
)
ALDER = WholeCustomer(
    account_id="a1",
    name="Alder Freight Ltd",
    domains=["alder.example"],
    industry=None,
    employees=1200,
    country="IE",
    people=1,
    statements=3,
    first_at=FIRST,
    last_at=LAST,
    needs=[
        Need(
            broader=None,
            theme_id="t1",
            name="card lost abroad, spare card for drivers, replacement before the season begins",
            people=1,
            statements=1,
            kinds={"want": 1},
            departments=["support"],
            first_at=FIRST,
            last_at=FIRST,
            share=0.21,
            low=0.12,
            high=0.33,
            trend="rising",
            voices=[
                Voice(
                    person_id="p1",
                    name="Cleo Brandt",
                    title=TITLE,
                    statements=1,
                    departments=["support"],
                    kinds=["want"],
                )
            ],
            quotes=[WORD],
        )
    ],
    by_department=[
        HeardByDepartment(department="support", people=1, statements=2, needs=["card, lost"]),
        HeardByDepartment(department="sales", people=0, statements=1, needs=[]),
    ],
    by_person=[
        SaidByPerson(
            person_id="p1",
            name="Cleo Brandt",
            title=TITLE,
            nature="person",
            statements=1,
            needs=["card, lost"],
        ),
        SaidByPerson(
            person_id="p2",
            name="Alder Office",
            title=None,
            nature="shared mailbox",
            statements=1,
            needs=[],
        ),
    ],
    differ_on=["card fee, card limit"],
    group=GROUP,
)


@pytest.fixture(params=[80, WIDE])
def printed(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[[], list[str]]]:
    """Give the lines that were printed, on a terminal and where there is none."""
    before, out.width = out.width, request.param

    def lines() -> list[str]:
        told = capsys.readouterr().out.splitlines()
        assert all(len(line) <= request.param for line in told)
        return told

    yield lines
    out.width = before


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def test_a_whole_customer_is_not_cut_and_wraps_under_its_own(
    printed: Callable[[], list[str]],
) -> None:
    print_whole(ALDER, limit=1)
    lines = printed()
    told = joined(lines)
    assert f"“{WORD.text}”" in told
    assert f"Cleo Brandt, {TITLE} · want to support · 1 Mar 2026 · {PLACE}" in told
    assert "1,200 employees · alder.example" in told
    assert "support 2 statements from 1 person card, lost" in told
    assert "sales 1 statement –" in told
    assert "Alder Office, shared mailbox" in told
    assert "of all that matters here 21 %, likely between 12 and 33 % · spoken of more" in told
    assert "They differ on card fee, card limit" in told
    assert "outsidein disagree 'Alder Freight Ltd'" in told
    headings = ("Alder", "1 person heard", "1. card", "What each ", "Who decides", "They differ")
    assert [line for line in lines if line.strip() and not line.startswith((" ", *headings))] == []


def test_who_decides_is_told_with_who_is_gone_and_missing(
    printed: Callable[[], list[str]],
) -> None:
    print_whole(ALDER, limit=1)
    told = joined(printed())
    assert f"legal or procurement Cleo Brandt, {TITLE} · Bo Lind (left)" in told
    assert "role unknown 2 people missing economic buyer · user" in told


def test_more_of_one_role_than_are_shown_are_counted(printed: Callable[[], list[str]]) -> None:
    people = [member(f"P{one}") for one in range(MEMBERS_SHOWN + 2)]
    group = replace(GROUP, roles=[GroupRole(role="user", people=people)], missing=[])
    print_whole(replace(ALDER, group=group), limit=1)
    assert "Who decides user P0 · P1 · P2 · 2 more What each department" in joined(printed())


def test_an_empty_group_is_not_shown(printed: Callable[[], list[str]]) -> None:
    print_whole(replace(ALDER, group=replace(GROUP, roles=[], missing=[])), limit=1)
    assert "Who decides" not in joined(printed())


def test_where_too_few_were_heard_no_share_is_told(printed: Callable[[], list[str]]) -> None:
    needs = [replace(ALDER.needs[0], share=None, low=None, high=None, trend="too few")]
    print_whole(replace(ALDER, needs=needs, differ_on=[]), limit=1)
    told = joined(printed())
    assert "of all that matters" not in told
    assert "They differ" not in told


def test_more_people_than_are_shown_are_counted(printed: Callable[[], list[str]]) -> None:
    crowd = [
        SaidByPerson(
            person_id=str(one), name=f"P{one}", title=None, nature=None, statements=1, needs=[]
        )
        for one in range(PEOPLE_SHOWN + 2)
    ]
    alone = {name: getattr(ALDER, name) for name in WholeCustomer.__slots__}
    print_whole(WholeCustomer(**{**alone, "by_person": crowd}), limit=None)
    assert joined(printed()).endswith("P7 1 statement – … and 2 more: --json")


def test_the_last_word_has_its_own_date(printed: Callable[[], list[str]]) -> None:
    glance = AccountAtAGlance(
        account_id="a1",
        name="Alder Freight Ltd",
        people=1,
        statements=3,
        departments=["support"],
        top_needs=["card, lost"],
        last_at=LAST,
        last_word=WORD,
    )
    print_accounts([glance], Unplaced(people=1, statements=2))
    told = joined(printed())
    assert "1 Mar 2026:" in told
    assert "9 Mar 2026" not in told
    assert "1 person belongs to no account we know: 2 statements" in told


def test_a_statement_is_printed_word_for_word(printed: Callable[[], list[str]]) -> None:
    print_statements([WORD])
    lines = printed()
    assert joined(lines).startswith(f"“{WORD.text}” Cleo Brandt, {TITLE} · Alder Freight Ltd · ")
    assert lines[-1].rstrip().endswith(PLACE)


def test_a_statement_in_doubt_is_marked(printed: Callable[[], list[str]]) -> None:
    print_statements([replace(WORD, doubtful=True)])
    assert joined(printed()).endswith(f"{PLACE} · perhaps a quote or signature")


def test_the_demo_is_held_against_the_truth(printed: Callable[[], list[str]]) -> None:
    compared = [Compared(what="… of the right kind", found=3, planted=4)]
    shown = Demonstration(
        accounts=1, touches=1200, departments=("support",), customers=[ALDER], comparison=compared
    )
    print_demo(shown, kept=None)
    told = joined(printed())
    assert "Read 1,200 messages of 1 account from the exports of 1 department." in told
    assert "… of the right kind 75.0% 3 of 4" in told
    assert told.endswith("To look around yourself: outsidein demo --keep DIR")
