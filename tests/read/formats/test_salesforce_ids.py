from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.read.formats.salesforce.ids import full_id, thing

SHORT = st.text(string.ascii_letters + string.digits, min_size=15, max_size=15)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("001D000000IqhSL", "001D000000IqhSLIAZ"),  # as in Salesforce's own documentation
        ("AAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAA555"),
        ("aaaaa0000011111", "aaaaa0000011111AAA"),
    ],
)
def test_a_short_id_gets_its_three_characters(short: str, full: str) -> None:
    assert full_id(short) == full


@pytest.mark.parametrize(
    "told", ["001D000000IqhSLIAZ", "4711", "Northgate Dairy", "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"]
)
def test_whatever_is_no_short_id_stays_as_it_is(told: str) -> None:
    assert full_id(told) == told


@given(SHORT, SHORT)
def test_ids_that_differ_in_case_alone_stay_apart_when_case_is_lost(one: str, two: str) -> None:
    assert (full_id(one).casefold() == full_id(two).casefold()) == (one == two)


@given(SHORT)
def test_a_full_id_is_its_own(short: str) -> None:
    assert full_id(full_id(short)) == full_id(short)


def test_the_first_characters_tell_what_an_id_names() -> None:
    people = frozenset({"contact", "lead"})
    assert thing("003Ax00000AbCdE", of=people) == "contact:003Ax00000AbCdEIAV"
    assert thing("00QAx00000AbCdEMAV", of=people) == "lead:00QAx00000AbCdEMAV"
    assert thing("00GAx00000AbCdEMAV", of=people) is None  # a queue is no person
    assert thing("", of=people) is None
