from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from outsidein.ask.segments import (
    needs_of_segments,
    segment_of_account,
    segments,
    whole_segment,
)
from outsidein.customer.segments.tables import TABLES
from outsidein.errors import NotFound
from outsidein.pipeline import ANSWERS
from outsidein.record.workspace import create_workspace
from outsidein.store.duckdb import Store

if TYPE_CHECKING:
    from outsidein.record.workspace import Workspace

SUMMARY = {
    "verdict": "groups",
    "segments": 2,
    "accounts": 9,
    "known": 8,
    "placed": 7,
    "alike": 0.9,
}
SEGMENTS = [
    {"segment_id": "s1", "name": "cards + fees", "accounts": 4, "people": 9, "share": 0.57},
    {"segment_id": "s2", "name": "rates + fees", "accounts": 3, "people": 7, "share": 0.43},
]
ACCOUNTS = [
    ("alder", "s1", 0.99, None),
    ("birch", "s2", 0.8, None),
    ("cedar", None, 0.6, "between segments"),
]
TRAITS = [
    # Segment, sort, feature, what, figure, rank, statements.
    ("s1", "need", "theme", "t1", 0.5, 1, ["w1"]),
    ("s1", "need", "theme", "t2", 0.1, None, None),
    ("s2", "need", "theme", "t1", 0.05, None, None),
    ("s2", "need", "theme", "t2", 0.4, 1, ["w2", "gone"]),
    ("s1", "buying", "outcome", "won", 0.7, None, None),
    ("s1", "buying", "role", "user", 0.6, None, None),
    ("s1", "characteristic", "industry", "Law", 0.6, 1, None),
]
WORTH = [
    ("kept", "needs", "nothing", "too few to say"),
    ("won", "industry", "nothing", "no better"),
    ("won", "needs", "industry", "better"),
    ("both", "needs", "nothing", "better"),
]
TRAIT_NAMES = ("segment_id", "sort", "feature", "what", "figure", "rank", "statement_ids")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = create_workspace(tmp_path_factory.mktemp("segments"), name="Ours")
    store = Store(made.answers, spill=made.folder / "spill")
    said = {"w1": "My card was lost.", "w2": "The rate was wrong."}
    touches = [{"touch_id": f"of {one}", "url": None} for one in said]
    statements = [
        {"statement_id": one, "text": text, "touch_id": f"of {one}", "account_id": "alder"}
        for one, text in said.items()
    ]
    told: dict[str, list[dict[str, Any]]] = {
        "segment_summary": [SUMMARY],
        "segment": SEGMENTS,
        "segment_account": [
            dict(zip(("account_id", "segment_id", "probability", "reason"), one, strict=True))
            for one in ACCOUNTS
        ],
        "segment_trait": [
            {"counted": 9, **dict(zip(TRAIT_NAMES, one, strict=True))} for one in TRAITS
        ],
        "segment_worth": [
            dict(zip(("outcome", "basis", "against", "verdict"), one, strict=True)) for one in WORTH
        ],
        "account": [{"account_id": one[0], "name": f"{one[0].title()} Ltd"} for one in ACCOUNTS]
        + [{"account_id": "dale", "name": "Dale Ltd"}],
        "account_overview": [{"account_id": "alder", "name": "Alder Ltd", "people": 3}],
        "theme": [{"theme_id": "t1", "name": "card, lost"}, {"theme_id": "t2", "name": "rate"}],
        "statement": statements,
        "touch": touches,
        "statement_theme": [],
        "person": [],
        "buying_group": [],
    }
    schemas = {table.name: table.schema for table in (*ANSWERS.values(), *TABLES)}
    for name, rows in told.items():
        store.keep(name, pa.Table.from_pylist(rows, schema=schemas[name]))
    store.close()
    return made


def test_all_segments_come_with_what_sets_them_apart_and_how_their_deals_end(
    workspace: Workspace,
) -> None:
    found = segments(workspace)
    assert (found.verdict, found.placed, found.alike) == ("groups", 7, 0.9)
    assert [one.name for one in found.segments] == ["cards + fees", "rates + fees"]
    shown = [(one.feature, one.name) for one in found.segments[0].traits]
    assert shown == [("outcome", "won"), ("industry", "Law"), ("theme", "card, lost")]
    assert [one.of_people for one in found.segments[0].traits] == [False, False, True]


def test_worth_tells_all_outcomes_together_first(workspace: Workspace) -> None:
    told = [(one.outcome, one.basis, one.against) for one in segments(workspace).worth]
    assert told == [
        ("both", "needs", "nothing"),
        ("won", "needs", "industry"),
        ("won", "industry", "nothing"),
        ("kept", "needs", "nothing"),
    ]


def test_one_segment_whole_has_quotes_that_are_still_there_and_its_accounts(
    workspace: Workspace,
) -> None:
    whole = whole_segment(workspace, "rates")
    need = next(one for one in whole.segment.traits if one.rank)
    assert (need.name, [one.text for one in need.quotes]) == ("rate", ["The rate was wrong."])
    assert [(one.name, one.people) for one in whole.accounts] == [("Birch Ltd", 0)]
    assert whole_segment(workspace, "s1").accounts[0].people == 3


def test_a_name_that_several_segments_have_is_asked_back(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="More than one segment"):
        whole_segment(workspace, "fees")
    with pytest.raises(NotFound, match="no segment") as raised:
        whole_segment(workspace, "zebra")
    assert "outsidein segments" in raised.value.next_step


def test_an_account_has_its_segment_or_a_reason(workspace: Workspace) -> None:
    alder = segment_of_account(workspace, "alder")
    assert alder.segment is not None
    assert (alder.segment.name, alder.probability, alder.reason) == ("cards + fees", 0.99, "")
    cedar = segment_of_account(workspace, "cedar")
    assert (cedar.segment, cedar.reason) == (None, "between segments")
    assert segment_of_account(workspace, "dale").reason == "never heard on any theme"


def test_the_same_needs_are_given_of_each_segment(workspace: Workspace) -> None:
    rows = needs_of_segments(workspace, segments(workspace), each=1)
    assert [[one.name for one in row] for row in rows] == [["card, lost", "rate"]] * 2
    assert [[one.figure for one in row] for row in rows] == [[0.5, 0.1], [0.05, 0.4]]
