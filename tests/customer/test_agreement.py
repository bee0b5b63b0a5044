from __future__ import annotations

import random
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from outsidein.customer.agreement import FEWEST_ITEMS, Agreement, agreement
from outsidein.errors import UserError

# Krippendorff's reliability data C: four coders, twelve units, as printed in the documentation of
# irr::kripp.alpha; the alphas are those of the literature and of two other implementations.
CODERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
PUBLISHED = {"nominal": 0.7434, "ordinal": 0.8154, "interval": 0.8491, "ratio": 0.7974}
Rows = list[tuple[str, str, Any]]


def coded() -> Rows:
    return [
        (coder, f"unit {unit:02}", None if value == "." else float(value))
        for coder, values in CODERS.items()
        for unit, value in enumerate(values.split(), start=1)
    ]


def table(rows: Rows) -> pa.Table:
    rater, item, value = zip(*rows, strict=True)
    return pa.table({"rater": rater, "item": item, "value": value})


def rated(*raters: list[Any]) -> pa.Table:
    return table(
        [
            (f"r{who}", f"i{at:02}", value)
            for who, told in enumerate(raters)
            for at, value in enumerate(told)
        ]
    )


@pytest.mark.parametrize(("level", "alpha"), PUBLISHED.items())
def test_published_figures_to_four_digits(level: str, alpha: float) -> None:
    found = agreement(table(coded()), level)
    assert found.alpha is not None
    assert round(found.alpha, 4) == alpha
    # The unit that one coder alone judged says nothing.
    assert (found.raters, found.items, found.ratings) == (4, 11, 40)


@pytest.mark.parametrize("level", PUBLISHED)
def test_the_order_of_rows_and_the_names_of_raters_do_not_matter(level: str) -> None:
    rows = coded()
    random.Random(1).shuffle(rows)
    other = [(f"x{coder}", unit, value) for coder, unit, value in rows]
    first, second = agreement(table(coded()), level), agreement(table(other), level)
    assert first.alpha == pytest.approx(second.alpha, abs=1e-12)
    assert (first.low, first.high) == pytest.approx((second.low, second.high), abs=1e-12)


def test_by_hand_two_raters_and_two_values() -> None:
    """One of eight pairs disagrees; of 16 values nine are the one and seven the other."""
    one, other = [1, 1, 1, 1, 2, 2, 2, 2], [1, 1, 1, 1, 2, 2, 2, 1]
    found = agreement(rated(one, other), "nominal")
    assert found.alpha == pytest.approx(1 - (1 / 8) / (2 * 9 * 7 / (16 * 15)))


def test_order_alone_counts_for_ranks_and_size_for_intervals() -> None:
    one, other = [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 8, 7]
    stretched = [[value**3 for value in told] for told in (one, other)]
    assert agreement(rated(one, other)).alpha == agreement(rated(*stretched)).alpha
    interval = agreement(rated(*stretched), "interval").alpha
    assert interval != agreement(rated(one, other), "interval").alpha
    shifted = [[value + 100 for value in told] for told in (one, other)]
    assert agreement(rated(*shifted), "interval").alpha == pytest.approx(
        agreement(rated(one, other), "interval").alpha
    )


def test_the_reverse_is_less_than_chance_and_no_disagreement_is_one() -> None:
    ranks = [*range(1, 11)]
    reverse = agreement(rated(ranks, ranks[::-1]))
    same = agreement(rated(ranks, ranks))
    assert reverse.alpha is not None
    assert reverse.high is not None
    assert reverse.alpha < reverse.high < 0
    assert (same.alpha, same.high) == (1, 1)
    assert same.low == pytest.approx(0.1 ** (1 / 10))  # ten in agreement may still be luck


def test_names_can_be_agreed_on_too() -> None:
    told = ["sales", "support"] * 4
    found = agreement(rated(told, told[::-1], told), "nominal")
    numbers = [
        [("sales", "support").index(one) for one in each] for each in (told, told[::-1], told)
    ]
    assert found == agreement(rated(*numbers), "nominal")


@pytest.mark.parametrize(
    ("ratings", "note"),
    [
        (
            rated([1, 2, 3], [1, 3, 2]),
            f"too few to say: 3 judged by two or more, at least {FEWEST_ITEMS} are needed",
        ),
        (
            rated([1] * 9),
            f"too few to say: 0 judged by two or more, at least {FEWEST_ITEMS} are needed",
        ),
        (rated([4] * 9, [4] * 9), "there is nothing to agree about: all values are the same"),
    ],
)
def test_too_few_or_nothing_to_agree_about_is_no_number(ratings: pa.Table, note: str) -> None:
    found = agreement(ratings)
    assert (found.alpha, found.low, found.high) == (None, None, None)
    assert found.note == note
    assert found.too_few is ("too few" in note)


def test_any_table_will_do_and_other_columns_do_not_matter() -> None:
    told = table(coded()).append_column("remark", pa.array(["?"] * 48))
    renamed = told.rename_columns(["Rater", "Item", " VALUE ", "remark"])
    relation = duckdb.sql("SELECT remark, value, item, rater FROM told")
    expected = agreement(table(coded()))
    assert agreement(renamed) == agreement(relation) == agreement(told.to_batches()[0]) == expected
    assert isinstance(expected, Agreement)


def test_an_empty_table_says_too_few() -> None:
    assert agreement(table(coded()).slice(0, 0)).too_few


@pytest.mark.parametrize(
    ("ratings", "level", "message"),
    [
        ([1, 2], "ordinal", "There are no ratings in a list."),
        (pa.table({"rater": ["a"], "value": [1]}), "ordinal", "There is no column item."),
        (table(coded()), "ordinary", "There is no level “ordinary”."),
        (rated(["good", "bad"]), "ordinal", "Values of level ordinal have to be numbers."),
        (rated([-1, 2]), "ratio", "A ratio can't be below 0."),
        (table([("a", "x", 1), ("a", "x", 2)]), "ordinal", "A rater judged one item twice."),
    ],
)
def test_what_cannot_be_used_is_said(ratings: Any, level: str, message: str) -> None:
    with pytest.raises(UserError) as raised:
        agreement(ratings, level)
    assert raised.value.what == message
    assert raised.value.next_step
