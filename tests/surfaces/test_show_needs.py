from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.needs import NeedShare, NeedShares
from outsidein.ask.statements import Statement
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.share_words import TRENDS, share_in_words
from outsidein.surfaces.show_needs import print_needs

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = (dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC) for day in (1, 9))
WORD = Statement(
    statement_id="s1",
    text="Please send a spare card [blue] to each driver.",
    kind="want",
    person="Cleo Brandt",
    title="Owner",
    account="Alder Freight",
    department="support",
    channel="ticket",
    happened_at=FIRST,
    theme="card, lost",
    side="customer",
    source="zendesk",
    place="tickets.ndjson:7",
    url=None,
)
CARDS = NeedShare(
    theme_id="t1",
    name="card, lost",
    broader="cards",
    people=3,
    people_heard=5,
    accounts=1,
    statements=4,
    share=0.124,
    low=0.058,
    high=0.193,
    trend="rising",
    change=0.1,
    change_low=0.02,
    change_high=0.2,
    kinds=["pain", "want"],
    roles=["economic_buyer", "unknown"],
    departments=["sales", "support"],
    first_at=FIRST,
    last_at=LAST,
    paid_last_year=Decimal("24000.40"),
    currency="EUR",
    quotes=[WORD],
)
ALDER = NeedShares(
    scope="account",
    scope_id="a1",
    people_heard=5,
    fewest_people=3,
    too_few=False,
    needs_told=4,
    needs=[CARDS],
)


@pytest.fixture(autouse=True)
def _wide() -> Iterator[None]:
    before, out.width = out.width, WIDE
    yield
    out.width = before


def printed(capsys: pytest.CaptureFixture[str], shares: NeedShares) -> list[str]:
    print_needs(shares, whose="Alder [Freight]")
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_need_is_printed_with_its_share_and_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert printed(capsys, ALDER) == [
        "What matters to Alder [Freight]",
        "Of all that 5 people spoke of, each person counting as one:",
        "",
        "1. card, lost (cards): 12 %, likely between 6 and 19 %",
        f"   3 of 5 people heard speak of it · it paid 24,000 EUR last year · {TRENDS['rising']}",
        "   pain, want · economic buyer · heard by sales, support · 1 Mar 2026 to 9 Mar 2026",
        "   “Please send a spare card [blue] to each driver.”",
        "     Cleo Brandt, Owner · want to support · 1 Mar 2026 · tickets.ndjson:7",
        "",
        "… and 3 more: --limit 0",
    ]


def test_of_many_accounts_their_number_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, replace(ALDER, scope="all", needs=[replace(CARDS, accounts=2)]))
    assert "in 2 accounts · they paid 24,000 EUR last year" in lines[4]
    assert lines[5] == "   pain, want · heard by 2 departments of ours · 1 Mar 2026 to 9 Mar 2026"
    assert "Alder Freight" in lines[7]


def test_where_too_few_were_heard_there_is_no_figure(capsys: pytest.CaptureFixture[str]) -> None:
    few = replace(CARDS, share=None, low=None, high=None, trend="too few", people=1, people_heard=2)
    lines = printed(capsys, replace(ALDER, too_few=True, people_heard=2, needs=[few]))
    assert lines[1] == (
        "2 people heard: too few to say how much each matters. From 3 people on, shares are told."
    )
    assert lines[3] == "1. card, lost (cards): too few heard to say how much"
    assert lines[4] == "   1 of 2 people heard speaks of it · it paid 24,000 EUR last year"
    assert not any("%" in line for line in lines)


def test_nothing_said_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, replace(ALDER, needs=[], needs_told=0, people_heard=0, too_few=True))
    assert lines[1] == "Nobody there has spoken about any theme yet."


def test_small_shares_are_not_rounded_away() -> None:
    assert share_in_words(replace(CARDS, share=0.004, low=0.0004, high=0.0096)) == (
        "0.4 %, likely between 0 and 1 %"
    )
