from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from outsidein.errors import NoteError
from outsidein.identity.decisions import WHO_FILE, Decision
from outsidein.record.decision_file import add, read_all, take_back, written

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 3, 31)
SAME = Decision(
    what="same", sort="person", records=("a1", "b2", "c3"), names=("Bo Lind", "B. Lind", "Bo")
)
DIFFER = Decision(what="differ", sort="account", records=("d4", "e5"), on=DAY)
SPLIT = Decision(what="split", sort="person", records=("a1",), apart=("b2", "c3"), on=DAY)


def test_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    for one in (SAME, DIFFER, SPLIT):
        add(WHO_FILE, tmp_path, one)
    assert read_all(WHO_FILE, tmp_path) == (SAME, DIFFER, SPLIT)
    assert (written(WHO_FILE, tmp_path) or "").startswith("# What we decided about who is who")
    take_back(WHO_FILE, tmp_path, 3, on=DAY)
    assert [one.taken_back for one in read_all(WHO_FILE, tmp_path)] == [None, None, DAY]


@pytest.mark.parametrize(
    ("lines", "what", "where"),
    [
        (
            "what = 'same'\nsort = 'persn'\nrecords = ['a', 'b']",
            "`sort` can't be `persn`.",
            "3: sort = 'persn'",
        ),
        ("what = 'same'\nrecords = ['a', 'b']", "It has no `sort`.", "1: [[decision]]"),
        (
            "what = 'same'\nsort = 'person'\nrecords = ['a', 'a']",
            "“same” needs two or more records, by id.",
            "4: records = ['a', 'a']",
        ),
        (
            "what = 'differ'\nsort = 'person'\nrecords = ['a', 'b', 'c']",
            "“differ” needs exactly two records, by id.",
            "4: records = ['a', 'b', 'c']",
        ),
        (
            "what = 'split'\nsort = 'person'\nrecords = ['a', 'b']\napart = ['c']",
            "“split” needs exactly one record, by id.",
            "4: records = ['a', 'b']",
        ),
        (
            "what = 'split'\nsort = 'person'\nrecords = ['a']",
            "“split” needs one or more records to take `apart`, and none that stays.",
            "1: [[decision]]",
        ),
        (
            "what = 'split'\nsort = 'person'\nrecords = ['a']\napart = ['b', 'a']",
            "“split” needs one or more records to take `apart`, and none that stays.",
            "5: apart = ['b', 'a']",
        ),
        (
            "what = 'same'\nsort = 'person'\nrecords = ['a', 'b']\napart = ['c']",
            "“same” takes nothing `apart`.",
            "5: apart = ['c']",
        ),
        (
            "what = 'spilt'\nsort = 'person'\nrecords = ['a']",
            "One can't `spilt` people or accounts.",
            "2: what = 'spilt'",
        ),
    ],
)
def test_a_mistake_is_shown_with_its_line(
    lines: str, what: str, where: str, tmp_path: Path
) -> None:
    (tmp_path / "who.toml").write_text(f"[[decision]]\n{lines}\n")
    with pytest.raises(NoteError) as raised:
        read_all(WHO_FILE, tmp_path)
    assert (raised.value.what, raised.value.where) == (what, f"who.toml:{where}")


@given(
    some.builds(
        Decision,
        what=some.just("split"),
        sort=some.sampled_from(["person", "account"]),
        records=some.tuples(some.text(min_size=2, max_size=2)),
        apart=some.tuples(some.text(min_size=3)),
        names=some.tuples(some.text()),
        on=some.dates(),
    )
)
def test_any_text_can_be_written_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, decision: Decision
) -> None:
    notes = tmp_path_factory.mktemp("notes")
    add(WHO_FILE, notes, decision)
    assert read_all(WHO_FILE, notes) == (decision,)
