from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from outsidein.ask.disagreement_records import (
    AccountDisagreements,
    DisagreeingAccount,
    DisagreeingAccounts,
    Disagreement,
    Side,
    SidePerson,
)
from outsidein.ask.statements import Statement
from outsidein.surfaces import screen
from outsidein.surfaces.show_inside import print_disagreeing, print_inside

if TYPE_CHECKING:
    from collections.abc import Callable

MARCH = dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)
QUOTE = Statement(
    statement_id="s1",
    text="We need [spare] cards.",
    kind="want",
    person="Ann Reed",
    title="Owner",
    account="Alder Freight",
    department="sales",
    channel="mail",
    happened_at=MARCH,
    theme="card, lost",
    side="customer",
    source="mail",
    place="inbox.mbox:7",
    url=None,
)
ANN = SidePerson(
    person_id="ann",
    name="Ann Reed",
    title="Owner",
    role="user",
    statements=4,
    first_at=MARCH,
    last_at=MARCH,
)
SIDE = Side(
    people=[ANN],
    roles=["user"],
    share=1.0,
    first_at=MARCH,
    last_at=MARCH,
    quotes=[QUOTE],
    instead=["fee, charged"],
)
SILENT = replace(
    SIDE,
    people=[replace(ANN, name="Cy Orr", title=None, statements=0, first_at=None)] * 6,
    roles=["legal_procurement", "unknown"],
    share=0.0,
    first_at=None,
    quotes=[],
)
CARDS = Disagreement(
    theme_id="cards",
    name="card, lost",
    is_sure=True,
    form="opposite",
    wanting=SIDE,
    others=SIDE,
    effect=1.0,
    p_value=0.004,
    q_value=0.02,
    first_at=MARCH,
    last_at=MARCH,
)
ALDER = AccountDisagreements(
    account_id="alder", name="Alder Freight", people=7, needs=3, disagreements=[CARDS]
)
LISTED = DisagreeingAccount(
    account_id="alder",
    name="Alder Freight",
    disagreements=3,
    need="card, lost",
    form="opposite",
    wanting=3,
    others=1,
    wanting_roles=["champion", "user"],
    other_roles=["economic_buyer"],
    first_at=MARCH,
    last_at=MARCH,
    effect=1.0,
    q_value=0.02,
    is_sure=True,
    paid_last_year=Decimal("1200.00"),
    currency="EUR",
)


@pytest.fixture
def printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], str]:
    monkeypatch.setattr(screen.out, "width", 200)
    return lambda: capsys.readouterr().out


def test_opposite_stances_show_who_wants_who_objects_since_when_and_their_words(
    printed: Callable[[], str],
) -> None:
    print_inside(ALDER)
    told = printed()
    assert "They differ on 1 of the 3 needs they said enough of." in told
    assert "1 person (user) wants it, since 4 Mar 2026" in told
    assert "1 person (user) objects to it, since 4 Mar 2026" in told
    assert told.count("“We need [spare] cards.”") == 2
    assert "Ann Reed · want to sales · 4 Mar 2026 · inbox.mbox:7" in told
    assert "about once in 200 times, or more seldom" in told
    assert "Worth a look" not in told


def test_what_may_be_chance_stands_apart(printed: Callable[[], str]) -> None:
    perhaps = replace(CARDS, name="fee, charged", is_sure=False)
    print_inside(replace(ALDER, disagreements=[CARDS, perhaps]))
    sure, unsure = printed().split("Worth a look")
    assert "They differ on 1 of the 3 needs" in sure
    assert "card, lost" in sure
    assert "about two are chance" in unsure
    assert "2. fee, charged" in unsure
    print_inside(replace(ALDER, disagreements=[perhaps]))
    assert "Of 3 needs they said enough of, they surely differ on none" in printed()


def test_of_those_who_are_silent_it_is_said_what_they_speak_of(printed: Callable[[], str]) -> None:
    sided = replace(CARDS, form="one side", wanting=replace(SIDE, share=0.28), others=SILENT)
    print_inside(replace(ALDER, disagreements=[sided]))
    told = printed()
    assert "speaks of it: 28% of what is said there, since 4 Mar 2026" in told
    assert "6 people (legal or procurement, role unknown) never mention it: 0%" in told
    assert "Cy Orr, Cy Orr, Cy Orr, Cy Orr and 2 more" in told
    assert "They speak most of: fee, charged" in told


def test_too_few_words_is_another_answer_than_no_disagreement(printed: Callable[[], str]) -> None:
    print_inside(replace(ALDER, needs=0, disagreements=[]))
    assert "Too few words to say whether its people differ" in printed()
    print_inside(replace(ALDER, disagreements=[]))
    assert "they surely differ on none" in printed()


def test_the_list_says_who_wants_and_what_the_account_pays(printed: Callable[[], str]) -> None:
    print_disagreeing(DisagreeingAccounts(accounts=[LISTED] * 3, heard=20, judged=12), limit=2)
    told = printed()
    assert "3 want it (champion, user), 1 objects (economic buyer)" in told
    assert "1,200 EUR" in told
    assert "+2" in told
    assert "… and 1 more: --limit 3" in told
    assert "Enough was said to tell in 12 accounts of the 20 that spoke" in told


def test_the_other_forms_have_words_of_their_own(printed: Callable[[], str]) -> None:
    forms = [replace(LISTED, form="alone", wanting=1), replace(LISTED, form="one side")]
    print_disagreeing(DisagreeingAccounts(accounts=forms, heard=2, judged=2), limit=None)
    told = printed()
    assert "only one speaks of it (champion, user), 1 never does" in told
    assert "3 speak of it (champion, user), 1 hardly (economic buyer)" in told


def test_where_nobody_differs_it_is_said(printed: Callable[[], str]) -> None:
    print_disagreeing(DisagreeingAccounts(accounts=[], heard=5, judged=0), limit=None)
    assert "No account is known whose people surely differ." in printed()
