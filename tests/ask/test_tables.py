from __future__ import annotations

import pytest

from outsidein.ask.tables import TableColumn, tables
from outsidein.errors import NotFound
from outsidein.pipeline import ANSWERS
from outsidein.record.tables import FACTS, TABLES


def test_all_tables_those_of_the_record_first() -> None:
    record = [("record", name) for name in (*TABLES, *FACTS)]
    assert [(one.part, one.name) for one in tables()] == record + [
        ("answers", name) for name in ANSWERS
    ]


def test_one_name_may_be_in_both_parts() -> None:
    told, resolved = tables("account")
    assert (told.part, resolved.part) == ("record", "answers")
    assert told.columns[0] == TableColumn(
        name="account_id", type="string", comment="Hash of source and native id."
    )
    assert [one.part for one in tables("statement")] == ["answers"]


def test_a_name_that_no_table_has() -> None:
    with pytest.raises(NotFound, match="There is no table “statments”") as raised:
        tables("statments")
    assert raised.value.next_step.startswith("Did you mean: statement")
    with pytest.raises(NotFound) as raised:
        tables("xyzzy")
    assert raised.value.next_step == "`outsidein tables` lists them."
