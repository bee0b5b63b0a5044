"""Models of who is who as Splink's makers publish them, by name. Needs Splink.

They stand in Splink's documentation: the README's "Quickstart"; in docs/demos the tutorial (parts
04 and 05, and 07 for blocking that finds more) and the examples `febrl3` and
`accuracy_analysis_from_labels_column`. For restaurants there is none: those models are made in the
way of the tutorial, with a comparison for each column, every pair looked at, and the threshold of
the example `link_only`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace
from typing import Any

cl: Any = importlib.import_module("splink.comparison_library")
block_on: Any = importlib.import_module("splink").block_on
ColumnExpression: Any = importlib.import_module("splink").ColumnExpression

WITH_DATES = "* REPLACE (TRY_CAST(dob AS DATE) AS dob)"


@dataclass(frozen=True, kw_only=True)
class Model:
    """What one page of the documentation sets.

    `surely_one` are the deterministic rules, which find the share `surely_found` of what is one;
    `sessions` are the blocking rules of expectation maximisation; `select` makes the columns.
    """

    comparisons: list[Any]
    blocking: list[Any]
    surely_one: list[Any]
    surely_found: float
    sampled_pairs: float
    sessions: list[Any]
    threshold: float
    with_frequencies: bool = True
    select: str = "*"


def quick_start() -> Model:
    """Give what the README shows for fake_1000."""
    return Model(
        select=WITH_DATES,
        comparisons=[
            cl.JaroWinklerAtThresholds("first_name", [0.9, 0.7]),
            cl.JaroAtThresholds("surname", [0.9, 0.7]),
            cl.DateOfBirthComparison(
                "dob",
                input_is_string=False,
                datetime_metrics=["year", "month"],
                datetime_thresholds=[1, 1],
            ),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        blocking=[block_on("first_name"), block_on("surname")],
        surely_one=[block_on("first_name", "surname")],
        surely_found=0.7,
        sampled_pairs=1e6,
        sessions=[block_on("first_name", "surname"), block_on("dob")],
        threshold=0.95,
    )


def tutorial(*blocking: Any) -> Model:
    """Give what the tutorial teaches on fake_1000, with its first blocking or another."""
    return Model(
        select=WITH_DATES,
        comparisons=[
            cl.NameComparison("first_name"),
            cl.NameComparison("surname"),
            cl.LevenshteinAtThresholds(ColumnExpression("dob").cast_to_string(), 1),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        blocking=list(blocking) or [block_on("first_name", "city"), block_on("surname")],
        surely_one=[
            block_on("first_name", "dob"),
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            block_on("email"),
        ],
        surely_found=0.7,
        sampled_pairs=2e6,
        sessions=[block_on("first_name", "surname"), block_on("dob")],
        threshold=0.2,
    )


def tutorial_07() -> Model:
    """Give the tutorial's model with the looser blocking of its part on evaluation."""
    return tutorial(*(block_on(column) for column in ("first_name", "city", "email", "dob")))


def accuracy_analysis() -> Model:
    """Give the example that is measured against the column `cluster` of fake_1000."""
    close_dates = "levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1"
    return Model(
        select=WITH_DATES,
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname"),
            cl.DateOfBirthComparison("dob", input_is_string=False),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        blocking=[block_on(column) for column in ("first_name", "surname", "dob", "email")],
        surely_one=[
            f"l.first_name = r.first_name and {close_dates}",
            f"l.surname = r.surname and {close_dates}",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            block_on("email"),
        ],
        surely_found=0.7,
        sampled_pairs=1e6,
        sessions=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
        with_frequencies=False,
        threshold=0.5,
    )


def febrl3() -> Model:
    """Give the example that finds the copies in FEBRL 3."""
    by = ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")
    swapped = "l.given_name = r.surname and l.surname = r.given_name"
    return Model(
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
            ),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
        blocking=[block_on(column) for column in by],
        surely_one=[
            block_on("soc_sec_id"),
            block_on("given_name", "surname", "date_of_birth"),
            f"{swapped} and l.date_of_birth = r.date_of_birth",
        ],
        surely_found=0.9,
        sampled_pairs=1e6,
        sessions=[block_on("date_of_birth"), block_on("postcode")],
        threshold=0.2,
    )


def restaurants() -> Model:
    """Give a model of name, address, city, telephone and sort of food, each more or less alike."""
    return Model(
        # As its pages advise, what is written in two ways is first brought into one.
        select="* REPLACE (regexp_replace(phone, '[^0-9]', '', 'g') AS phone)",
        comparisons=[
            cl.NameComparison("name"),
            cl.JaroWinklerAtThresholds("addr", [0.9, 0.7]),
            cl.JaroWinklerAtThresholds("city", [0.9]).configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("phone", [1, 2]),
            cl.JaroWinklerAtThresholds("type", [0.9]).configure(term_frequency_adjustments=True),
        ],
        blocking=["1 = 1"],
        surely_one=[block_on("phone"), block_on("name", "city"), block_on("addr", "city")],
        surely_found=0.9,
        sampled_pairs=1e6,
        sessions=[block_on("phone"), block_on("name")],
        threshold=0.9,
    )


def restaurants_exact() -> Model:
    """Give the same with city, telephone and sort of food compared for being the same only."""
    alike = restaurants()
    comparisons = [
        *alike.comparisons[:2],
        cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        cl.ExactMatch("phone"),
        cl.ExactMatch("type").configure(term_frequency_adjustments=True),
    ]
    return replace(alike, comparisons=comparisons)


MODELS = {
    "quick start": quick_start,
    "tutorial": tutorial,
    "tutorial, part 07": tutorial_07,
    "accuracy analysis": accuracy_analysis,
    "febrl3": febrl3,
    "restaurants": restaurants,
    "restaurants, exact": restaurants_exact,
}
