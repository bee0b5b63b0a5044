"""Why two records are taken for one, in words."""

from __future__ import annotations

import duckdb
import pytest

from outsidein.identity.reasons import reasons_sql
from outsidein.identity.scoring import Comparison, Level


def same(column: str, words: str) -> Comparison:
    """Compare one column, and call it so where it is the same."""
    return Comparison(
        name=column,
        missing=f"{column}_l IS NULL OR {column}_r IS NULL",
        levels=(
            Level(when=f"{column}_l = {column}_r", m=0.5, u=0.1, words=words),
            Level(when="ELSE", m=0.5, u=0.9),
        ),
    )


FIRST = Comparison(
    name="first",
    missing="first_l IS NULL OR first_r IS NULL",
    levels=(
        Level(when="first_l = first_r", m=0.5, u=0.1, words="first name"),
        Level(when="first_l[1] = first_r[1]", m=0.4, u=0.1, words="first name {first_l}/{first_r}"),
        Level(when="ELSE", m=0.1, u=0.8),
    ),
)
MODEL = (same("last", "surname"), FIRST, same("phone", "phone"), same("firm", "firm"))


def reason(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> str:
    """Give the reason of a pair of records: last and first name, phone, firm."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("CREATE TABLE pair AS SELECT 'a' AS unique_id_l, 'b' AS unique_id_r")
        connection.execute(
            "CREATE TABLE known (unique_id TEXT, last TEXT, first TEXT, phone TEXT, firm TEXT)"
        )
        rows = [("a", *one), ("b", *other)]
        connection.executemany("INSERT INTO known VALUES (?, ?, ?, ?, ?)", rows)
        told = connection.execute(reasons_sql(MODEL, pairs="pair", records="known")).fetchall()
    ((left, right, words),) = told
    assert (left, right) == ("a", "b")
    return str(words)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (("miller", "bob", "1", "A"), ("moss", "ann", "1", "B"), "same phone"),
        (("miller", "bob", "1", "A"), ("moss", "ann", "1", "A"), "same phone and firm"),
        (
            ("miller", "bob", "1", "A"),
            ("miller", "bob", "1", "A"),
            "same surname, first name, phone and firm",
        ),
        (
            ("miller", "bob", None, "A"),
            ("miller", "bill", None, "A"),
            "same surname and firm, first name Bob/Bill",
        ),
        (("miller", "bob", None, None), ("moss", "bill", None, None), "first name Bob/Bill"),
        ((None, None, None, None), ("miller", "bob", "1", "A"), ""),
        (("miller", "bob", "1", "A"), ("moss", "ann", "2", "B"), ""),
    ],
)
def test_a_reason_says_what_is_the_same_then_what_is_alike(
    one: tuple[str | None, ...], other: tuple[str | None, ...], words: str
) -> None:
    assert reason(one, other) == words


def test_of_a_level_that_is_missing_nothing_is_said() -> None:
    """Null is no value that two have in common."""
    assert reason(("miller", None, None, None), ("miller", None, None, None)) == "same surname"
