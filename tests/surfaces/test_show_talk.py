from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask.talk_records import DepartmentTalk, Talk, TalkExample, TalkShare
from outsidein.errors import NotFound
from outsidein.surfaces.screen import WIDE, out
from outsidein.surfaces.show_talk import print_talk, save_talk
from outsidein.surfaces.talk_chart import talk_chart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JUNE, SPRING = dt.date(2026, 6, 1), dt.date(2026, 4, 1)


def figure(name: str, share: float | None, medium: str = "all", **told: Any) -> TalkShare:
    about = (None,) * 4 if share is None else (share - 0.05, share + 0.05, 30, 90)
    low, high, counted, among = about
    return TalkShare(
        **{
            "figure": name, "medium": medium, "period": "month", "since": JUNE, "share": share,
            "low": low, "high": high, "counted": counted, "among": among, "conversations": 29,
            "people": 5, **told,
        }
    )  # fmt: skip


def example(figure: str, text: str, people: int = 1) -> TalkExample:
    return TalkExample(
        figure=figure,
        text=text,
        channel="call",
        month=JUNE,
        people=people,
        statement_id=text,
    )


SALES = DepartmentTalk(
    department="sales",
    shares=[
        figure("our words", 0.41, "calls", period="quarter", since=SPRING),
        figure("our words", 0.6, "mails"),
        figure("questions", 0.35),
        figure("pitches", 0.09),
        figure("answers", 0.15),
        figure("promises", 0.08),
        figure("questions, not pitches", 0.8),
        figure("about them", 0.73),
        figure("their words", 0.8),
        figure("customers alike", 0.92),
    ],
    words=["elegant", "[leader]"],
    examples=[
        example("question", "How do you pay [today]?", people=4),
        example("pitch", "We are the best."),
        example("own words", "We are the best."),
    ],
    months=[],
)
FEW = DepartmentTalk(
    department="product",
    shares=[figure("questions", None, conversations=1, people=1)],
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
Our share of all words: in calls 41 % (likely 36 to 46; April to June 2026),
    in mails 60 % (likely 55 to 65).
Of 100 sentences 35 ask and 9 pitch, 15 answer and 8 promise.
    For one pitch there are 4.0 questions (likely 3.0 to 5.7).
Of the sentences that are about us or about them, 73 % are about them (likely 68 to 78).
80 % of our words are words that customers use too (likely 75 to 85); among themselves it is 92 %.
Words several of us use and customers don't: elegant, [leader].
Asks: “How do you pay [today]?” 4 of us in these words, call, Jun 2026
Pitches: “We are the best.” call, Jun 2026
Too few to say: product (1 conversation), legal.
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
    table = [line.split("  ") for line in shown(capsys, ONE)[-4:-1]]
    assert [[cell.strip() for cell in row if cell.strip()] for row in table] == [
        ["Month", "Our words in calls", "Sentences that ask"],
        ["June 2026", "too few", "35 % (30 to 40)"],
        ["May 2026", "40 % (35 to 45)", "too few"],
    ]


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
