from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask.segment_records import (
    AccountSegment,
    Segment,
    SegmentAccount,
    Segments,
    Trait,
    WholeSegment,
    Worth,
)
from outsidein.ask.statements import Statement
from outsidein.surfaces.charts.saving import save_chart
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_segments import (
    needs_chart,
    print_account_segment,
    print_segment,
    print_segments,
)

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = Statement(
    statement_id="s1",
    text="The [rate] was wrong.",
    kind="pain",
    person="Cleo Brandt",
    title="Buyer",
    account="Alder Ltd",
    department="support",
    channel="ticket",
    happened_at=None,
    theme="rate",
    side="customer",
    source="zendesk",
    place="tickets.json:1",
    url=None,
)


def trait(sort: str, feature: str, name: str, **told: Any) -> Trait:
    known: dict[str, Any] = {
        "sort": sort,
        "feature": feature,
        "what": name,
        "name": name,
        "figure": 0.414,
        "low": 0.34,
        "high": 0.47,
        "figure_elsewhere": 0.07,
        "times": 2.0,
        "counted": 50,
        "of_people": feature == "theme",
        "chance": None,
        "rank": None,
    }
    return Trait(**{**known, **told})


TRAITS = [
    trait("buying", "outcome", "won", chance=0.01, rank=1),
    trait("buying", "outcome", "kept", figure=None, low=None, high=None, counted=3),
    trait("buying", "days", "days to decide", figure=88, low=72, high=104, figure_elsewhere=95),
    trait("buying", "role", "economic_buyer", chance=0.5),
    trait("need", "theme", "rate", rank=1, quotes=[QUOTE]),
    trait("need", "theme", "usual"),
    trait("challenge", "theme", "rate, wrong", rank=1),
    trait("characteristic", "industry", "Law", chance=0.4),
]
SEGMENT = Segment(
    segment_id="s1",
    name="rate + card",
    accounts=54,
    people=248,
    statements=900,
    share=0.27,
    traits=TRAITS,
)
WORTH = Worth(
    outcome="won",
    basis="needs",
    against="nothing",
    accounts=95,
    happened=42,
    pairs_right=0.7,
    pairs_low=0.618,
    pairs_high=0.785,
    brier=0.2,
    log_loss=0.6,
    gain=0.2,
    gain_low=0.1,
    gain_high=0.3,
    verdict="better",
)
FOUND = Segments(
    verdict="groups",
    accounts=201,
    known=200,
    placed=199,
    alike=0.985,
    segments=[SEGMENT],
    worth=[
        replace(WORTH, outcome="both", accounts=187),
        replace(WORTH, outcome="both", against="industry"),
        replace(WORTH, outcome="both", basis="industry", verdict="no better"),
        WORTH,
        replace(WORTH, against="industry"),
        replace(WORTH, outcome="kept", pairs_right=None, verdict="too few to say"),
        replace(WORTH, outcome="kept", against="industry", verdict="too few to say"),
    ],
)


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "width", WIDE)


@pytest.mark.usefixtures("wide")
def test_the_list_says_how_firm_the_groups_are_and_what_they_foretell(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_segments(FOUND)
    told = capsys.readouterr().out
    assert (
        "199 of 201 accounts belong to one; 1 account said too little and 1 account stands" in told
    )
    assert "would put 98 % into the same groups" in told
    assert "1. rate + card  54 accounts (27 %), 248 people heard" in told
    assert "41 % (likely 34 to 47)" in told
    assert "elsewhere 7 % *" in told
    assert "88 days (likely 72 to 104)" in told
    assert "usual" not in told
    assert "Yes: what they need foretells better than their industry who says yes." in told
    assert "Judged on 187 first deals and renewals" in told
    assert "First deals won: 42 of 95." in told
    assert "70 times in 100 (likely 62 to 78; guessing: 50): better than industry." in told
    assert "Renewals kept: 42 of 95. Too few to say." in told
    assert "Not shown to be better than guessing: industry." in told


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("no better", "is not shown to foretell better than industry who says yes"),
        ("worse", "No: their industry foretells better"),
    ],
)
@pytest.mark.usefixtures("wide")
def test_it_is_said_plainly_when_needs_foretell_no_better(
    verdict: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    against = replace(WORTH, outcome="both", against="industry", verdict=verdict)
    print_segments(replace(FOUND, worth=[replace(WORTH, outcome="both"), against]))
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("no groups", "Your customers do not fall into groups by what they need: of 200 accounts"),
        ("too few to say", "Too few to say: 200 accounts said enough"),
    ],
)
@pytest.mark.usefixtures("wide")
def test_no_groups_are_said_to_be_none(
    verdict: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_segments(replace(FOUND, verdict=verdict, segments=[], worth=[], alike=None))
    told = capsys.readouterr().out
    assert told.startswith(words)
    assert "NAME" not in told


@pytest.mark.usefixtures("wide")
def test_one_segment_is_shown_with_quotes_and_how_it_buys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    accounts = [
        SegmentAccount(account_id=str(one), name=f"Firm {one}", probability=0.9, people=2)
        for one in range(14)
    ]
    print_segment(WholeSegment(segment=SEGMENT, accounts=accounts))
    told = capsys.readouterr().out
    assert "1. rate  41 % (likely 34 to 47) of 50 people, elsewhere 7 %" in told
    assert "“The [rate] was wrong.”" in told
    assert "Cleo Brandt, Buyer · Alder Ltd · pain to support" in told
    assert "Industry, size and country are as elsewhere" in told
    assert "economic buyer" in told
    (kept,) = (line for line in told.splitlines() if "renewals kept" in line)
    assert kept.split("kept")[1].split() == "too few to say elsewhere 7 %".split()
    assert "* differs" in told
    assert "… and 2 more: --json" in told


@pytest.mark.usefixtures("wide")
def test_an_accounts_segment_is_told_or_why_it_has_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = AccountSegment(
        account_id="a", name="Alder Ltd", segment=SEGMENT, probability=0.9999, reason=""
    )
    print_account_segment(known)
    print_account_segment(replace(known, segment=None, reason="too few words"))
    told = capsys.readouterr().out
    assert "Alder Ltd belongs to “rate + card”: more than 99 % likely." in told
    assert "Alder Ltd belongs to no segment: its people have said too little to tell." in told


def test_segments_are_drawn_beside_one_another(tmp_path: Path) -> None:
    few = trait("need", "theme", "card", figure=None)
    save_chart(needs_chart(FOUND, [[TRAITS[4], few]]), tmp_path / "needs.svg")
    drawn = (tmp_path / "needs.svg").read_text("utf-8")
    for words in ("41 %", "too few", "rate", "card", "54"):
        assert words in drawn
