from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask.talk_records import (
    DepartmentTalk,
    Talk,
    TalkExample,
    TalkShare,
    TalkSize,
    TalkWord,
)
from outsidein.errors import NotFound
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_talk import print_talk, save_talk
from outsidein.surfaces.talk_chart import talk_chart
from outsidein.surfaces.talk_words import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JUNE, SPRING = dt.date(2026, 6, 1), dt.date(2026, 4, 1)


def figure(name: str, share: float | None, medium: str = "all", **told: Any) -> TalkShare:
    about = (None,) * 6 if share is None else (share - 0.05, share + 0.05, 30, 90, 29, 5)
    low, high, counted, among, conversations, people = about
    return TalkShare(
        **{
            "figure": name, "medium": medium, "period": "month", "since": JUNE, "share": share,
            "low": low, "high": high, "counted": counted, "among": among,
            "conversations": conversations, "people": people, **told,
        }
    )  # fmt: skip


def example(figure: str, text: str, **told: Any) -> TalkExample:
    usual = {"period": "month", "since": JUNE, "people": 2}
    return TalkExample(figure=figure, text=text, **{**usual, **told})


SALES = DepartmentTalk(
    department="sales",
    size=TalkSize(period="month", since=JUNE, conversations=29, people=5),
    shares=[
        figure("our words", 0.41, "calls", period="quarter", since=SPRING),
        figure("our words", 0.6, "mails", period="quarter", since=SPRING),
        figure("questions", 0.35),
        figure("pitches", 0.09),
        figure("answers", 0.15),
        figure("promises", 0.08),
        figure("questions, not pitches", 0.8),
        figure("about them", 0.73),
        figure("their words", 0.8),
        figure("customers alike", 0.92),
    ],
    words=[
        TalkWord(word="elegant", people=5, customers=2),
        TalkWord(word="[leader]", people=4, customers=1),
        TalkWord(word="worth", people=3, customers=0),
    ],
    examples=[
        example("question", "How do you pay [today]?", people=4),
        example("pitch", "We are the best.", period="quarter", since=SPRING),
        example("about us", "We are the best.", period="quarter", since=SPRING),
    ],
    months=[],
)
FEW = DepartmentTalk(
    department="product",
    size=None,
    shares=[figure("questions", None)],
    words=[],
    examples=[],
    months=[],
)
SILENT = replace(FEW, department="legal", shares=[])
ALL = Talk(month=JUNE, departments=[SALES, FEW, SILENT])
MONTHS = [
    figure("questions", 0.35),
    figure("our words", None, "calls"),
    figure("questions", None, since=dt.date(2026, 5, 1)),
    figure("our words", 0.4, "calls", since=dt.date(2026, 5, 1)),
]
ONE = Talk(month=JUNE, departments=[replace(SALES, months=MONTHS)])


@pytest.fixture(autouse=True)
def wide() -> Iterator[None]:
    before = out.width
    out.width = WIDE
    yield
    out.width = before


def shown(capsys: pytest.CaptureFixture[str], found: Talk) -> list[str]:
    print_talk(found)
    return [line.strip() for line in capsys.readouterr().out.split("\n") if line.strip()]


PLAIN = """
How we talk with customers: June 2026
Sales (29 conversations by 5 of us)
April to June 2026: our share of all words is 41 % in calls (likely 36 to 46),
    60 % in mails (likely 55 to 65).
Of 100 sentences 35 ask and 9 pitch, 15 answer and 8 promise.
    For one pitch there are 4.0 questions (likely 3.0 to 5.7).
Of the sentences that are about us or about them, 73 % are about them (likely 68 to 78).
80 % of our words are words that customers use too (likely 75 to 85); among themselves it is 92 %.
Words that several of us used in the last year and hardly any customer: elegant: 5 of us,
    2 customers; [leader]: 4 of us, 1 customer; worth: 3 of us, no customer.
Asks: “How do you pay [today]?” 4 of us in these words
Pitches: “We are the best.” 2 of us in these words, April to June 2026
Too few to say: product, legal.
Nobody is named or counted alone: it takes 20 conversations by 3 of us, none of whom says more
    than three quarters of it. What is right for one department need not be for another.
"""


def test_a_department_is_told_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, ALL) == PLAIN.replace("\n    ", " ").strip().split("\n")


@pytest.mark.parametrize(
    ("share", "low", "high", "words"),
    [
        (0.25, 0.2, 0.4, "For one pitch there are 0.3 questions (likely 0.2 to 0.7)."),
        (0.9, 0.8, 0.99, "For one pitch there are 9.0 questions (likely at least 4.0)."),
        (1.0, 0.9, 1.0, "For one pitch there are more than 20 questions."),
    ],
)
def test_how_many_questions_for_one_pitch(
    share: float, low: float, high: float, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one = replace(figure("questions, not pitches", share), low=low, high=high)
    told = [one if each.figure == one.figure else each for each in SALES.shares]
    found = Talk(month=JUNE, departments=[replace(SALES, shares=told)])
    assert any(line.endswith(words) for line in shown(capsys, found))


def test_one_department_is_told_month_by_month(capsys: pytest.CaptureFixture[str]) -> None:
    out.width = 80
    print_talk(ONE)
    printed = capsys.readouterr().out.split("\n\n")
    assert [table.split("\n") for table in printed[-3:-1]] == [
        [
            "Our share of all words, month by month",
            "Month   calls",
            "Jun 26  too few",
            "May 26  40 % (35–45)",
        ],
        [
            "Our sentences and words, month by month",
            "Month   ask",
            "Jun 26  35 % (30–40)",
            "May 26  too few",
        ],
    ]


def test_the_widest_tables_fit_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    everything = [replace(figure(name, 0.95, medium), high=1.0) for _, name, medium in COLUMNS]
    out.width = 80
    print_talk(Talk(month=JUNE, departments=[replace(SALES, months=everything)]))
    lines = capsys.readouterr().out.split("\n")
    assert sum(line.startswith("Jun 26  95 % (90–100)  95 %") for line in lines) == 2
    assert max(map(len, lines)) <= 80


def test_nobody_talked(capsys: pytest.CaptureFixture[str]) -> None:
    nobody = Talk(month=None, departments=[])
    assert shown(capsys, nobody) == [
        "Nobody of us has talked with a customer yet, as far as was read."
    ]
    with pytest.raises(NotFound, match="nothing to draw"):
        talk_chart(nobody)


def test_departments_stand_against_figures(tmp_path: Path) -> None:
    save_talk(ALL, tmp_path / "talk.svg")
    drawn = (tmp_path / "talk.svg").read_text("utf-8")
    assert "sales, our words in calls: 41 %" in drawn
    assert "product, sentences that ask: too few" in drawn
    assert "chats" not in drawn  # nobody chats


def test_months_stand_against_figures(tmp_path: Path) -> None:
    save_talk(ONE, tmp_path / "talk.svg")
    drawn = (tmp_path / "talk.svg").read_text("utf-8")
    assert "May 2026, our words in calls: 40 %" in drawn
    assert "May 2026, sentences that ask: too few" in drawn


def test_too_few_of_everybody_is_not_drawn() -> None:
    with pytest.raises(NotFound, match="nothing to draw"):
        talk_chart(Talk(month=JUNE, departments=[FEW]))
