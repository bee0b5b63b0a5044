from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.beliefs import Beliefs, DepartmentBeliefs, NeedBelieved, UnsureBelief, Within
from outsidein.ask.poll_facts import PollTold
from outsidein.ask.polls import Closed, TakenIn
from outsidein.ask.statements import Statement
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_beliefs import print_beliefs, print_closed, print_polls

if TYPE_CHECKING:
    from collections.abc import Iterator

    Printed = pytest.CaptureFixture[str]

QUOTE = Statement(
    statement_id="s1",
    text="It swallowed my [new] card.",
    kind="pain",
    person="Bob Miller",
    title="Owner",
    account="Alder Freight",
    department="support",
    channel="ticket",
    happened_at=dt.datetime(2026, 3, 5, tzinfo=dt.UTC),
    theme="card, lost",
    side="customer",
    source="zendesk",
    place="tickets.json:7",
    url=None,
)
MISSED = NeedBelieved(
    theme_id="t1",
    need="card, lost",
    verdict="blind spot",
    believed_rank=None,
    named_by=0,
    asked=3,
    needed_rank=2,
    needs=40,
    people=31,
    people_heard=214,
    needed_share=31 / 214,
    low=0.113,
    high=0.19,
    department_people=3,
    department_people_heard=88,
    words=[],
    quotes=[QUOTE],
)
VAIN = replace(
    MISSED, theme_id="t2", need="paper [forms]", verdict="phantom", believed_rank=1, named_by=3,
    needed_rank=39, people=2, needed_share=2 / 214, low=0.0, high=0.02, quotes=[],
)  # fmt: skip
RIGHT = replace(VAIN, theme_id="t3", need="fees", verdict="agrees", believed_rank=2, people=40)
WITHIN = Within(
    asked=3,
    needs=10,
    alpha=0.71,
    alpha_low=0.4,
    alpha_high=1.0,
    evidence=-0.4,
    evidence_low=-0.6,
    evidence_high=-0.1,
)
NOTHING = replace(
    WITHIN, alpha=None, alpha_low=None, alpha_high=None,
    evidence=None, evidence_low=None, evidence_high=None,
)  # fmt: skip
SUPPORT = DepartmentBeliefs(
    department="support",
    within=WITHIN,
    needs=[MISSED, VAIN, RIGHT],
    unsure=[
        UnsureBelief(need="quicker answers", named_by=2, nearest=["waiting", "hotline"]),
        UnsureBelief(need="a football team", named_by=1, nearest=[]),
    ],
)
SALES = replace(SUPPORT, department="sales", within=NOTHING, needs=[MISSED], unsure=[])
TOLD = Beliefs(poll=None, account=None, between=WITHIN, departments=[SUPPORT], withheld=[])


@pytest.fixture(autouse=True)
def _wide() -> Iterator[None]:
    before, out.width = out.width, WIDE
    yield
    out.width = before


def test_where_a_department_is_wrong_is_said_with_counts_and_quotes(capsys: Printed) -> None:
    print_beliefs(TOLD)
    told = capsys.readouterr().out
    assert (
        "Blind spot: Support never names “card, lost”, which 31 of 214 people speak of (likely 11% "
        "to 19% of all): number 2 of 40 needs. 3 of the 88 people whom Support hears say so to it."
    ) in told
    assert "“It swallowed my [new] card.”" in told
    assert (
        "Bob Miller, Owner · Alder Freight · pain to support · 5 Mar 2026 · tickets.json:7" in told
    )
    assert (
        "Phantom: Support puts “paper [forms]” first, which only 2 of 214 people speak of" in told
    )
    assert "Agrees with customers: “fees” (its number 2, customers' number 39: 40 of 214" in told
    assert "Not sure what “quicker answers” means: perhaps “waiting” or “hotline”" in told
    assert "Nothing that customers speak of surely comes near: “a football team”" in told


def test_agreement_is_told_in_words_and_numbers(capsys: Printed) -> None:
    print_beliefs(TOLD)
    told = capsys.readouterr().out
    assert "They roughly agree among themselves: 0.71, likely between 0.40 and 1.00" in told
    assert "Their order runs against the customers': -0.40, likely between -0.60 and -0.10" in told
    print_beliefs(replace(TOLD, departments=[SUPPORT, SALES], between=NOTHING))
    told = capsys.readouterr().out
    assert "Departments name too few of the same needs to say how far they agree" in told
    assert "Too few people or needs to say how near their order comes" in told


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (0.9, "They agree among themselves"),
        (0.3, "They agree little among themselves"),
        (0.1, "They agree among themselves no more than by chance"),
    ],
)
def test_each_degree_of_agreement_has_its_words(alpha: float, words: str, capsys: Printed) -> None:
    within = replace(WITHIN, alpha=alpha)
    print_beliefs(replace(TOLD, departments=[replace(SUPPORT, within=within)]))
    assert f"{words}: {alpha:.2f}" in capsys.readouterr().out


def test_what_all_departments_miss_is_said_once(capsys: Printed) -> None:
    print_beliefs(replace(TOLD, departments=[SUPPORT, SALES]))
    told = capsys.readouterr().out
    assert "Blind spots of all departments" in told
    assert told.count("It swallowed my [new] card.") == 1
    assert "never names" not in told


def test_a_poll_tells_both_places(capsys: Printed) -> None:
    needs = [replace(MISSED, believed_rank=9, needs=10)]
    told = replace(TOLD, poll="2026-03-01", departments=[replace(SUPPORT, needs=needs)])
    taken = TakenIn(poll="2026-03-01", ballots=3, by_department={"support": 3}, replaced=["Ana"])
    print_closed(Closed(taken_in=taken, beliefs=told))
    printed = capsys.readouterr().out
    assert "Took in 3 ballots: support 3." in printed
    assert "A second ballot of the same person counts instead of the first: Ana" in printed
    assert (
        "Support puts “card, lost” at number 9 of 10; by those who speak of it, it is number 2: "
        "31 of 214 people speak of it"
    ) in printed


def test_what_an_open_poll_asks_about_is_not_told(capsys: Printed) -> None:
    print_beliefs(replace(TOLD, withheld=["a", "b"]))
    assert "Nothing is told here of the 2 needs that an open poll asks" in capsys.readouterr().out


def test_polls_are_listed_without_what_they_ask_about(capsys: Printed) -> None:
    poll = PollTold(
        poll_id="p",
        name="2026-03-01",
        account_id=None,
        theme_ids=["t1"],
        needs=["card, lost"],
        opened_on=dt.date(2026, 3, 1),
        closed_on=None,
        ballots=0,
    )
    print_polls([poll, replace(poll, name="2026-02-01", closed_on=dt.date(2026, 2, 9), ballots=4)])
    told = capsys.readouterr().out
    assert "2026-03-01  1 need · open since 1 Mar 2026" in told
    assert "2026-02-01  1 need · closed 9 Feb 2026, 4 ballots" in told
    assert "card" not in told
    print_polls([])
    assert "outsidein poll new" in capsys.readouterr().out


def test_nobody_believing_says_what_to_do(capsys: Printed) -> None:
    print_beliefs(replace(TOLD, departments=[], between=None))
    assert "No list of what our people believe was read" in capsys.readouterr().out
    print_beliefs(replace(TOLD, departments=[], between=None, poll="2026-03-01"))
    assert "not compared yet. Next: outsidein refresh" in capsys.readouterr().out
