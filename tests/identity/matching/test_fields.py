from __future__ import annotations

import pyarrow as pa
import pytest

from outsidein.identity.matching.fields import fields_of, words_of_header

PEOPLE = ["bob miller", "ann lee", "carl fox", "dora quinn"]
THINGS = ["coyote cafe", "the palm", "fenix at the argyle", "mifune"]


@pytest.mark.parametrize(
    ("header", "values", "kind"),
    [
        ("given_name", ["bob", "ann"], "first"),
        ("surname", ["miller", "lee"], "last"),
        ("Name", PEOPLE, "full"),
        ("name", THINGS, "title"),
        ("name", ["alder freight ltd", "birch gmbh", "oak inc", "elm"], "firm"),
        ("E-Mail", ["a@b.example", "c@d.example"], "mail"),
        ("mobilePhone", ["020 7946 0958", "0161 496 0111"], "phone"),
        ("dob", ["1971-06-24", "1980-01-02"], "date"),
        ("birth_place", ["hull", "leeds"], "town"),
        ("soc_sec_id", ["1234567", "2345678"], "number"),
        ("address_1", ["main st", "oak rd"], "street"),
        ("zip code", ["12345", "54321"], "postcode"),
        ("Company Name", ["alder", "birch"], "firm"),
        ("venue", ["vldb", "sigmod"], "category"),
        ("price", ["$12.50", "13"], "amount"),
        ("year", ["1999", "2001"], "amount"),
        ("authors", ["a. smith, b. lee", "c. fox"], "text"),
        ("f1", ["a@b.example", "c@d.example"], "mail"),
        ("f2", ["19710624", "19800102"], "date"),
        ("f3", ["7123456", "8123456"], "number"),
        ("f4", ["robert", "elizabeth", "william"], "first"),
        ("f5", THINGS, "title"),
        # What stands in a column is minded before its header is believed.
        ("phone", ["yes", "no"], "category"),
        ("price", ["cheap", "dear"], "category"),
    ],
)
def test_what_a_column_holds(header: str, values: list[str], kind: str) -> None:
    beside = {"title": [f"thing {value}" for value in values]}
    assert fields_of(pa.table({header: values} | beside))[0].kind == kind


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("cluster", ["1", "1", "2"]),
        ("updated_at", ["2024-01-01", "2024-01-02", "2024-01-03"]),
        ("opportunity_id", ["a1", "a2", "a3"]),
        ("country", ["gb", "gb", "gb"]),
    ],
)
def test_what_tells_nothing_is_left_out(header: str, values: list[str]) -> None:
    assert [one.header for one in fields_of(pa.table({"name": PEOPLE[:3], header: values}))] == [
        "name"
    ]


def test_a_key_that_some_share_leads_to_what_they_share() -> None:
    table = pa.table({"name": PEOPLE, "account_id": ["a", "a", "b", "b"]})
    assert [one.kind for one in fields_of(table)] == ["full", "code"]


def test_one_column_at_least_says_what_a_record_is() -> None:
    table = pa.table({"status": ["a", "b", "a"], "type": ["x", "y", "z"]})
    assert [one.kind for one in fields_of(table)] == ["category", "title"]


def test_headers_are_read_as_words() -> None:
    assert [words_of_header(one) for one in ("givenName", "Given_Name", "given-name")] == [
        "given name"
    ] * 3
