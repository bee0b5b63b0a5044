from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.gap_records import DepartmentsGap, Gaps, NeedGap, PairAtAGlance, Part, RoleMet
from outsidein.ask.statements import Statement
from outsidein.errors import NotFound
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_gaps import print_gap, print_gaps, save_gap

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = Statement(
    statement_id="s1",
    text="The fee came [twice].",
    kind="pain",
    person="Bob Miller",
    title="Owner",
    account="Sorrel Foods",
    department="sales",
    channel="call",
    happened_at=None,
    theme="fee, charged",
    side="customer",
    source="gong",
    place="calls.jsonl:7",
    url=None,
)


def part(value: float, doubt: float = 0.01) -> Part:
    return Part(value=value, low=value - 0.02, high=value + 0.02, doubt=doubt)


NEED = NeedGap(
    theme_id="fees",
    name="fee, charged",
    share_a=0.31,
    share_b=0.09,
    people_a=45,
    people_b=9,
    difference=part(0.22),
    exposure=part(0.04),
    perception=part(0.18),
    cause="both",
    quotes_a=[QUOTE],
    quotes_b=[],
)
UNSURE = replace(NEED, name="card, lost", difference=part(0.02, doubt=0.4), cause="unclear")
GAP = DepartmentsGap(
    department_a="sales",
    department_b="support",
    people_a=60,
    people_b=40,
    people_both=20,
    accounts_a=30,
    accounts_b=1,
    accounts_both=1,
    enough=30,
    roles=[RoleMet(role="economic_buyer", share_a=0.75, share_b=0.054)],
    needs=[NEED, UNSURE],
    too_few=3,
    only_a=2,
    only_b=1,
    nobody=4,
)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "width", WIDE)


def test_two_departments_are_told_with_words_and_where_they_stand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_gap(GAP)
    said = capsys.readouterr().out
    assert "Sales heard 60 people of 30 accounts, support 40 people of 1 account." in said
    assert "economic buyer" in said
    assert "75 %" in said
    assert "Of these 22 points, 4 are because they talk to different people, 18 because" in said
    assert "“The fee came [twice].”" in said
    assert "Bob Miller, Owner · Sorrel Foods · pain to sales · – · calls.jsonl:7" in said
    assert "Only sales has heard 2 people, only support 1 person; nobody of us has heard 4" in said


def test_what_is_not_sure_comes_apart_and_is_not_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_gap(GAP)
    sure, _, unsure = capsys.readouterr().out.partition("What may be chance")
    assert "card, lost" not in sure
    assert "card, lost: 31 % of what sales hears" in unsure
    assert "Of 3 needs one of the two would hear from too few" in unsure


def test_of_too_few_people_nothing_is_said_about_needs(capsys: pytest.CaptureFixture[str]) -> None:
    print_gap(replace(GAP, people_b=29, needs=[], too_few=5))
    said = capsys.readouterr().out
    assert "Too few to say how they differ: support heard fewer than 30 people" in said
    assert "surely" not in said


def test_no_sure_difference_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_gap(replace(GAP, needs=[UNSURE]))
    assert "They surely differ on no need: what is apart may be chance." in capsys.readouterr().out


def test_pairs_are_told_in_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    pair = PairAtAGlance(
        department_a="sales",
        department_b="support",
        people_a=60,
        people_b=40,
        people_both=20,
        is_enough=True,
        differ=3,
        exposure=1,
        perception=1,
        both=0,
        largest=NEED,
    )
    few = replace(pair, department_a="finance", is_enough=False, differ=0, largest=None)
    print_gaps(Gaps(pairs=[pair, few], unheard={"": 4, "sales": 2, "support": 1}))
    lines = capsys.readouterr().out.splitlines()
    (told,) = (line for line in lines if line.startswith("sales, support"))
    assert "3 needs" in told
    assert "1 other people · 1 told rather to one · 1 unclear" in told
    assert "fee, charged: sales 31 %, support 9.0 %" in told
    (too_few,) = (line for line in lines if line.startswith("finance, support"))
    assert "too few to say" in too_few
    assert any("nobody of us has heard 4 people, and only one department 3" in one for one in lines)


def test_one_department_alone_has_nothing_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    print_gaps(Gaps(pairs=[], unheard={}))
    assert "nothing to compare" in capsys.readouterr().out


def test_reasons_are_drawn(tmp_path: Path) -> None:
    file = tmp_path / "why.svg"
    save_gap(GAP, file)
    drawn = file.read_text("utf-8")
    assert "Why sales and support hear different things" in drawn
    assert "fee, charged" in drawn
    assert "card, lost" not in drawn


def test_nothing_sure_is_not_drawn(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nothing to draw"):
        save_gap(replace(GAP, needs=[UNSURE]), tmp_path / "why.svg")
