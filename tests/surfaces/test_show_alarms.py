from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.alarms import Alarm, Alarms, AtOdds
from outsidein.ask.statements import Statement
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_alarms import print_alarms, times

if TYPE_CHECKING:
    from collections.abc import Iterator

SINCE = dt.datetime(2026, 3, 3, tzinfo=dt.UTC)
WORD = Statement(
    statement_id="s1",
    text="It came [too] late.",
    kind="pain",
    person="Jane Doe",
    title="Buyer",
    account="Alder [Freight]",
    department="support",
    channel="ticket",
    happened_at=dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC),
    theme="card, lost",
    side="customer",
    source="zendesk",
    place="tickets.json:12",
    url=None,
)
PAGE = AtOdds(
    against="page",
    text="It comes in [2] days.",
    heading="Delivery",
    place="prices.md:12",
    likeness=0.8,
    statement=None,
)
ALARM = Alarm(
    theme_id="cards",
    theme="card, lost",
    account_id=None,
    account=None,
    since=SINCE,
    since_earliest=SINCE - dt.timedelta(days=14),
    since_latest=SINCE + dt.timedelta(days=7),
    ratio=3.04,
    low=1.84,
    high=5.2,
    rate_before=0.0104,
    rate_now=0.0316,
    p_value=0.0001,
    q_value=0.005,
    people=14,
    accounts=9,
    at_odds=PAGE,
    quotes=[WORD, replace(WORD, statement_id="s2", text="Mine too.", account="Kestrel")],
    statement_ids=["s1", "s2"],
)
ALL = Alarms(alarms=[ALARM], themes=62, too_few=27, in_accounts=0)


@pytest.fixture(autouse=True)
def wide() -> Iterator[None]:
    before = out.width
    out.width = WIDE
    yield
    out.width = before


def shown(capsys: pytest.CaptureFixture[str], found: Alarms) -> list[str]:
    print_alarms(found)
    return [line.strip() for line in capsys.readouterr().out.split("\n") if line.strip()]


PLAIN = """
Since 3 Mar 2026 people complain about “card, lost” 3 times as often as before
    (likely 1.8 to 5.2 times): 14 people at 9 accounts.
Of 1,000 people heard in four weeks 32 complain of it; as often as before it would be 10.
    It began most likely between 17 Feb 2026 and 10 Mar 2026.
We say on prices.md:12, below “Delivery”: “It comes in [2] days.”
First: “It came [too] late.” Jane Doe, Alder [Freight], to support, 5 Mar 2026, tickets.json:12
“Mine too.” Jane Doe, Kestrel, to support, 5 Mar 2026, tickets.json:12
outsidein statements --theme 'card, lost' --kind pain --since 2026-03-03
Examined: 62 themes. Of 27 others too few people complain to say:
    it takes 10 people at 5 accounts.
"""


def test_an_alarm_is_told_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, ALL) == PLAIN.replace("\n    ", " ").strip().split("\n")


def test_an_alarm_of_one_account_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    own = replace(ALARM, account="Alder", account_id="a", accounts=1, people=6)
    lines = shown(capsys, Alarms(alarms=[own], themes=62, too_few=1, in_accounts=2))
    assert lines[0].startswith("Since 3 Mar 2026 people at Alder complain about “card, lost” ")
    assert lines[0].endswith(": 6 people.")
    assert lines[-2].endswith("--since 2026-03-03 --account Alder")
    assert lines[-1].startswith("Examined: 62 themes and 2 more in single accounts. Of 1 other ")


def test_objectives_and_promises_are_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    goal = replace(PAGE, against="objective", place="goals.toml:3", text="Cards in two days.")
    lines = shown(capsys, replace(ALL, alarms=[replace(ALARM, at_odds=goal)]))
    assert "Our objective is (goals.toml:3): “Cards in two days.”" in lines
    ours = replace(WORD, person="Ana Ruiz", side="us", kind="promise", place="mail:3")
    promise = AtOdds(
        against="promise", text="By Friday.", heading=None, place=None, likeness=1, statement=ours
    )
    lines = shown(capsys, replace(ALL, alarms=[replace(ALARM, at_odds=promise)]))
    assert (
        "We promised: “By Friday.” Ana Ruiz (support) to Alder [Freight], 5 Mar 2026, mail:3"
        in lines
    )


def test_where_hardly_anybody_complained_before_no_most_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    new = replace(ALARM, ratio=24.1, low=2.1, high=271, rate_before=0.0004)
    lines = shown(capsys, replace(ALL, alarms=[new]))
    assert "24 times as often as before (likely at least 2.1 times)" in lines[0]
    assert "it would be fewer than 1." in lines[1]


def test_where_nothing_rises_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, Alarms(alarms=[], themes=62, too_few=0, in_accounts=0)) == [
        "Nothing rises that chance does not explain. Examined: 62 themes."
    ]


def test_only_the_first_complaint_of_all_is_called_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = shown(capsys, replace(ALL, alarms=[replace(ALARM, quotes=ALARM.quotes[1:])]))
    assert not [line for line in lines if line.startswith("First")]


def test_a_ratio_is_rounded_as_one_says_it() -> None:
    assert [times(ratio) for ratio in (1.25, 2.0, 9.96, 12.4)] == [
        "1.2 times",
        "2 times",
        "10 times",
        "12 times",
    ]
