from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.talk import talk
from outsidein.ask.talk_records import TalkSize, by_month
from outsidein.errors import NotFound
from outsidein.speak.tables import TABLES, TALK, TALK_EXAMPLE, TALK_WORD
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from outsidein.record.workspace import Workspace

# The newest words of the small workspace are of 9 March: that month is not over yet.
FEBRUARY, MARCH = dt.date(2026, 2, 1), dt.date(2026, 3, 1)
QUARTER = dt.date(2026, 1, 1)


def figure(
    since: dt.date, share: float | None = None, period: str = "month", **told: Any
) -> dict[str, Any]:
    counted = {} if share is None else {"low": share - 0.1, "high": share + 0.1, "counted": 30}
    return {
        "department": "sales",
        "period": period,
        "since": since,
        "medium": "all",
        "figure": "questions",
        "share": share,
        **counted,
        "among": None if share is None else 90,
        "conversations": None if share is None else 40,
        "people": None if share is None else 5,
        "is_enough": share is not None,
        **told,
    }


TOLD = [
    figure(MARCH, 0.5),
    figure(FEBRUARY, 0.4),
    figure(dt.date(2025, 12, 1), 0.3),
    figure(QUARTER, 0.35, "quarter"),
    figure(FEBRUARY, figure="our words", medium="calls"),
    figure(QUARTER, 0.6, "quarter", figure="our words", medium="calls"),
    figure(FEBRUARY, figure="pitches"),
    figure(FEBRUARY, department="support"),
    figure(QUARTER, None, "quarter", department="support"),
]
WORDS = [
    {"department": "sales", "since": dt.date(2025, 4, 1), "word": word, "rank": rank}
    | {"people": 5, "customers": rank, "conversations": 9}
    for rank, word in ((2, "leader"), (1, "elegant"))
]


@pytest.fixture
def made(answered: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Workspace]:
    def workspace(told: list[dict[str, Any]]) -> Workspace:
        folder: Path = tmp_path_factory.mktemp("talking") / "workspace"
        shutil.copytree(answered.folder, folder)
        store = Store(folder / "answers.duckdb", spill=folder / "spill")
        examples = [
            {"department": "sales", "period": period, "since": since, "figure": "question"}
            | {"text": text, "people": people}
            for period, since, text, people in (
                ("month", FEBRUARY, "You get it by Friday.", 2),
                ("quarter", QUARTER, "You get it by Monday.", 3),
            )
        ]
        for table, rows in zip(
            (TALK, TALK_EXAMPLE, TALK_WORD), (told, examples, WORDS), strict=True
        ):
            store.keep(table.name, pa.Table.from_pylist(rows, schema=table.schema))
        store.close()
        return replace(answered, folder=folder)

    return workspace


@pytest.fixture
def workspace(made: Callable[..., Workspace]) -> Workspace:
    return made(TOLD)


def test_the_newest_month_that_is_over_is_told(workspace: Workspace) -> None:
    found = talk(workspace)
    assert found.month == FEBRUARY
    assert [one.department for one in found.departments] == ["sales", "support"]
    sales = found.departments[0]
    asked = sales.share("questions")
    assert asked is not None
    assert (asked.share, asked.counted, asked.among, asked.since) == (0.4, 30, 90, FEBRUARY)
    assert sales.size == TalkSize(period="month", since=FEBRUARY, conversations=40, people=5)
    assert sales.months == []


def test_where_the_month_has_too_few_its_quarter_tells(workspace: Workspace) -> None:
    sales, support = talk(workspace).departments
    ours = sales.share("our words", "calls")
    assert ours is not None
    assert (ours.share, ours.period, ours.since) == (0.6, "quarter", QUARTER)
    assert sales.share("pitches") is None
    assert not support.is_enough
    assert support.size is None


def test_figures_that_are_read_together_are_of_one_period(made: Callable[..., Workspace]) -> None:
    quarter = [
        figure(QUARTER, share, "quarter", figure=name)
        for name, share in (("questions", 0.35), ("questions, not pitches", 0.7))
    ]
    alone = [figure(FEBRUARY, 0.4), figure(FEBRUARY, 0.8, figure="about them")]
    (sales,) = talk(
        made([*alone, figure(FEBRUARY, figure="questions, not pitches"), *quarter])
    ).departments
    assert {(one.figure, one.period) for one in sales.shares} == {
        ("questions", "quarter"), ("questions, not pitches", "quarter"), ("about them", "month"),
    }  # fmt: skip
    assert sales.size is not None
    assert sales.size.since == FEBRUARY


def test_media_are_of_one_period(made: Callable[..., Workspace]) -> None:
    told = [
        figure(FEBRUARY, 0.5, figure="our words", medium="mails"),
        figure(FEBRUARY, figure="our words", medium="calls"),
        *(
            figure(QUARTER, 0.6, "quarter", figure="our words", medium=one)
            for one in ("mails", "calls")
        ),
    ]
    (sales,) = talk(made(told)).departments
    assert {(one.medium, one.period, one.share) for one in sales.shares} == {
        ("mails", "quarter", 0.6), ("calls", "quarter", 0.6),
    }  # fmt: skip


def test_words_come_in_order_and_examples_rather_of_the_month(workspace: Workspace) -> None:
    sales, support = talk(workspace).departments
    assert [(one.word, one.people, one.customers) for one in sales.words] == [
        ("elegant", 5, 1), ("leader", 5, 2),
    ]  # fmt: skip
    (example,) = sales.examples
    assert (example.text, example.people, example.figure) == (
        "You get it by Friday.", 2, "question",
    )  # fmt: skip
    assert (support.words, support.examples) == ([], [])


def test_nothing_tells_who_said_it(workspace: Workspace) -> None:
    assert "Ana" not in repr(talk(workspace))
    assert "ana" not in repr(talk(workspace))
    assert not any("person" in one.name for table in TABLES for one in table.columns)


def test_one_department_is_told_by_month_the_newest_first(workspace: Workspace) -> None:
    (sales,) = talk(workspace, " Sales ").departments
    assert [since for since, _ in by_month(sales.months)] == [FEBRUARY, dt.date(2025, 12, 1)]


def test_a_month_that_has_begun_is_told_if_there_is_no_other(
    made: Callable[..., Workspace],
) -> None:
    assert talk(made([figure(MARCH, 0.5)])).month == MARCH


def test_where_nobody_talked_there_is_no_month(made: Callable[..., Workspace]) -> None:
    found = talk(made([]))
    assert (found.month, found.departments) == (None, [])
    assert (found.fewest_people, found.fewest_conversations) == (3, 20)


def test_a_department_that_talks_with_nobody_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="No department “legal”") as raised:
        talk(workspace, "legal")
    assert raised.value.next_step == "There are: sales, support."
