"""Tables of the user's own, read by a mapping in the settings."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.errors import SettingError
from outsidein.read.formats.mapped import mapped_shape
from outsidein.record.ids import row_id
from outsidein.record.settings import Mapped

if TYPE_CHECKING:
    from collections.abc import Callable

REMARKS = """
[[map]]
name = "remarks"
match = "shop*"
table = "touch"
[map.columns]
id = "No"
body = "Remark"
happened_at = "Date"
author_email = "Mail"
author_name = "Who"
account_name = "Firm"
channel = "=form"
"""
SHOP = """No,Who,Mail,Firm,Remark,Date,Till
1,Ana Ruiz,ana.ruiz@alder.example,Alder Freight,Please open on Sundays.,2026-03-01,7
2,,,,The door sticks.,2026-03-02,7
"""


def test_a_table_of_ones_own_is_read_by_its_mapping(read: Callable[..., Any]) -> None:
    told = read({"shop-3.csv": SHOP}, settings=REMARKS)
    touch = told.row("touch", "touch:1")
    assert (touch["source"], touch["body"]) == ("own", "Please open on Sundays.")
    assert (touch["channel"], touch["is_internal"]) == ("form", False)
    assert touch["happened_at"] == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert touch["author_id"] == row_id("own", "address:ana.ruiz@alder.example")
    assert touch["account_id"] == row_id("own", "name:Alder Freight")
    assert told.row("person", "address:ana.ruiz@alder.example")["name"] == "Ana Ruiz"
    assert told.row("touch", "touch:2")["author_id"] is None
    assert touch["extra"] == '{"Till": "7"}'
    assert told.report.unused_columns == {"own remarks": ("Till",)}


def test_a_mapping_goes_before_readers_that_know_the_content(read: Callable[..., Any]) -> None:
    shape = 'match = "*.csv"\ntable = "touch"\ncolumns = { body = "Need" }\n'
    told = read(
        {"beliefs.csv": "Department,Need\nsales,Cheaper cards\n"},
        settings=f'[[map]]\nname = "ours"\n{shape}',
    )
    assert told.report.files == {"own ours": 1}


def test_a_file_that_lacks_a_mapped_column_says_which(read: Callable[..., Any]) -> None:
    told = read({"shop.csv": "No,Text\n1,Hello\n", "shop2.csv": SHOP}, settings=REMARKS)
    assert told.rejected == [("map `remarks` names a column it lacks: Remark", "shop.csv")]


@pytest.mark.parametrize(
    ("table", "column", "hint"),
    [("touhc", "body", "touch"), ("touch", "auther_email", "author_email")],
)
def test_an_unknown_name_names_the_nearest(table: str, column: str, hint: str) -> None:
    mapped = Mapped(name="remarks", table=table, columns={column: "X"})
    with pytest.raises(SettingError) as caught:
        mapped_shape(mapped)
    assert caught.value.next_step == f"Did you mean `{hint}`?"
    assert 'name = "remarks"' in caught.value.where


def test_nested_json_is_reached_by_paths(read: Callable[..., Any]) -> None:
    settings = """
[[map]]
name = "letters"
table = "touch"
source = "letters"
[map.columns]
id = "mid"
thread = "talk"
body = "text"
happened_at = "unix"
author_name = "sender.name"
author_id = "sender.id"
author_department = "sender.unit"
party_names = "recipients.name"
"""
    line = (
        '{"mid": 7, "talk": "t", "text": "Done.", "unix": 1013177633, "sender": {"id": "59", '
        '"name": "Tana Jones", "unit": "Legal"}, "recipients": [{"name": "Sara S"}, {"name": "B"}]}'
    )
    told = read(
        {"mail.jsonl": line + "\n" + line.replace(": 7,", ": 8,") + "\n"}, settings=settings
    )
    touch = told.row("touch", "touch:7")
    person = told.row("person", "person:59")
    assert (person["name"], person["department"]) == ("Tana Jones", "Legal")
    assert touch["author_id"] == person["person_id"]
    assert touch["thread_id"] == row_id("letters", "thread:t")
    assert touch["party_ids"] == [row_id("letters", f"name:{name}") for name in ("Sara S", "B")]
    assert touch["happened_at"] == dt.datetime(2002, 2, 8, 14, 13, 53, tzinfo=dt.UTC)


def test_each_column_takes_what_it_holds(read: Callable[..., Any]) -> None:
    settings = """
[read]
date_order = "DMY"
[[map]]
name = "pipeline"
table = "deal"
[map.columns]
id = "opportunity"
owner_name = "agent"
account_name = "account"
stage = "stage"
is_won = "stage"
is_closed = "stage"
amount = "value"
close_on = "closed"
created_at = "engaged"
currency = "=USD"
"""
    rows = (
        "opportunity,agent,account,stage,value,engaged,closed\n"
        'A1,Moses Frase,Cancity,Won,"1,054",20-10-16,01-03-17\n'
        "A2,Moses Frase,,Engaging,,20-10-16,\n"
    )
    told = read({"p.csv": rows}, settings=settings)
    deal = told.row("deal", "deal:A1")
    assert (deal["is_won"], deal["is_closed"], deal["amount"]) == (True, True, Decimal(1054))
    assert deal["close_on"] == dt.date(2017, 3, 1)
    assert deal["created_at"] == dt.datetime(2016, 10, 20, tzinfo=dt.UTC)
    assert deal["owner_id"] == row_id("own", "name:Moses Frase")
    assert deal["account_id"] == row_id("own", "name:Cancity")
    still_open = told.row("deal", "deal:A2")
    assert (still_open["is_won"], still_open["is_closed"]) == (False, False)


def test_people_and_firms_are_tables_too(read: Callable[..., Any]) -> None:
    settings = """
[[map]]
name = "people"
match = "people*"
table = "person"
columns = { name = "Name", email = "Mail", account_name = "Firm", account_domain = "Web" }
[[map]]
name = "firms"
match = "firms*"
table = "account"
columns = { id = "No", name = "Firm", domain = "Web", parent_id = "Parent", owner_name = "Who" }
"""
    files = {
        "people.csv": "Name,Mail,Firm,Web\nAna,Ana@alder.example,Alder,www.alder.example\n",
        "firms.csv": "No,Firm,Web,Parent,Who\n2,Alder,alder.example,1,Ines\n",
    }
    told = read(files, settings=settings)
    person = told.row("person", "address:ana@alder.example")
    assert person["emails"] == ["ana@alder.example"]
    member = told.row("membership", "address:ana@alder.example>domain:alder.example")
    assert member["person_id"] == person["person_id"]
    account = told.row("account", "account:2")
    assert account["parent_id"] == row_id("own", "account:1")
    assert account["owner_id"] == row_id("own", "name:Ines")


def test_a_payment_below_nothing_is_a_refund(read: Callable[..., Any]) -> None:
    settings = """
[[map]]
name = "purchases"
table = "payment"
columns = { account_id = "customer", happened_at = "date", amount = "value" }
"""
    told = read({"p.csv": "customer,date,value\n7,19970101,9\n7,19970201,-4\n"}, settings=settings)
    assert {(row["amount"], row["kind"]) for row in told.rows("payment")} == {
        (Decimal(9), "payment"),
        (Decimal(-4), "refund"),
    }
    assert {row["account_id"] for row in told.rows("payment")} == {row_id("own", "account:7")}


def test_a_table_without_a_header_is_mapped_by_counting(read: Callable[..., Any]) -> None:
    settings = """
[[map]]
name = "lines"
table = "touch"
columns = { id = "#1", body = "#2" }
"""
    told = read({"lines.csv": "a,Add dark mode.,1\nb,Add dark mode.,0\n"}, settings=settings)
    found = [(row["source_id"], row["place"]) for row in told.rows("touch")]
    assert found == [("touch:a", "lines.csv:2 (line 1)"), ("touch:b", "lines.csv:2")]
    assert all(row["thread_id"] == row["touch_id"] for row in told.rows("touch"))


def test_rows_without_an_id_column_are_named_by_content(read: Callable[..., Any]) -> None:
    settings = '[[map]]\nname = "l"\ntable = "touch"\ncolumns = { body = "Remark" }\n'
    told = read({"l.csv": "Remark,Till\nHello,1\nHello,1\nHello,2\n"}, settings=settings)
    ids = {row["source_id"] for row in told.rows("touch")}
    assert len(ids) == 3
    assert sum(one.endswith("#2") for one in ids) == 1


def test_a_mapped_shape_can_go_to_another_process() -> None:
    shape = mapped_shape(Mapped(name="l", table="touch", columns={"body": "Remark"}), ("Remark",))
    assert pickle.loads(pickle.dumps(shape)).columns == ("Remark",)
