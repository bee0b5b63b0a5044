from __future__ import annotations

import duckdb
import pytest

from outsidein.identity.matching.comparisons import (
    header_words,
    one_letter,
    one_slip,
    sound,
    two_letters,
    unknown,
)


def holds(condition: str, one: str | None, other: str | None) -> bool | None:
    query = f"SELECT {condition} FROM (SELECT $one::VARCHAR AS x_l, $other::VARCHAR AS x_r)"
    ((value,),) = duckdb.execute(query, {"one": one, "other": other}).fetchall()
    assert value is None or isinstance(value, bool)
    return value


@pytest.mark.parametrize(
    ("one", "other", "slip", "letter", "two"),
    [
        ("martin", "marin", True, True, True),
        ("martin", "matrin", True, False, True),  # two letters changed
        ("martin", "marxxn", False, False, True),
        ("martin", "berlin", False, False, False),
        ("mar", "mat", False, False, False),  # too short to call it a slip
    ],
)
def test_slips_of_the_pen(one: str, other: str, *, slip: bool, letter: bool, two: bool) -> None:
    made = (one_slip("x", shortest=4), one_letter("x", shortest=4), two_letters("x", shortest=4))
    assert tuple(holds(condition, one, other) for condition in made) == (slip, letter, two)


def test_nothing_is_known_if_one_side_lacks_it() -> None:
    assert holds(unknown("x"), None, "a") is True
    assert holds(unknown("x"), "b", "a") is False


@pytest.mark.parametrize(("one", "other"), [("meyer", "maier"), ("schmidt", "schmit")])
def test_names_that_sound_alike_share_a_key(one: str, other: str) -> None:
    heard = [
        duckdb.execute(f"SELECT {sound('x')} FROM (SELECT '{name}' AS x)").fetchall()
        for name in (one, other)
    ]
    assert heard[0] == heard[1]


def test_headers_can_stand_in_a_sentence() -> None:
    assert header_words("soc_sec_id ") == "soc sec id"
