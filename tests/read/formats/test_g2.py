"""Reviews of G2 and TrustRadius, read as a user would."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "g2"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def answers(told: Any) -> dict[str, tuple[str, str]]:
    return {row["source_id"]: (row["prompt"], row["body"]) for row in told.rows("touch")}


def test_each_answer_is_a_touch_with_its_question(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    assert answers(told) == {
        "answer:8801/0": (
            "What do you like best about Ledgerline?",
            "The cards arrive in two days.",
        ),
        "answer:8801/1": (
            "What do you dislike about Ledgerline?",
            "The export breaks when a month ends.",
        ),
        "answer:8801/2": (
            "What problems is Ledgerline solving and how is that benefiting you?",
            "We close the month in one day.",
        ),
        "answer:8802/1": (
            "What do you dislike about Ledgerline?",
            "Too many steps to approve a card.",
        ),
    }
    touch = told.row("touch", "answer:8801/0")
    assert touch["subject"] == "Cards that work, exports that don't"
    assert touch["url"] == "https://reviews.example/8801"
    assert '"Incentivised": "yes"' in touch["extra"]


def test_stars_and_likelihood_are_two_scales(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    stars = told.row("rating", "review:8801/rating")
    assert (stars["scale"], stars["score"], stars["highest"]) == ("stars", 4.5, 5.0)
    assert stars["touch_id"] == row_id("g2", "answer:8801/0")
    likely = told.row("rating", "review:8801/likelihood")
    assert (likely["scale"], likely["score"], likely["highest"]) == ("nps", 9.0, 10.0)


def test_a_score_off_its_scale_is_rejected_and_the_words_stay(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv").replace(",4.5,", ",45,")})
    assert told.rejected == [("score is not on its scale", "reviews.csv:2")]
    assert "answer:8801/0" in answers(told)


def test_a_reviewer_has_no_account_unless_one_is_told(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    assert told.rows("account") == []
    (person,) = told.rows("person")
    assert (person["source_id"], person["title"]) == ("review:8801", "Head of Finance")
    assert told.row("touch", "answer:8802/1")["author_id"] is None

    own = example("reviews.csv").replace("Reviewer Name", "Company,Reviewer Name")
    own = own.replace("\n8801,", "\n8801,Alder Freight,").replace("\n8802,", "\n8802,,")
    told = read({"reviews.csv": own})
    assert [row["source_id"] for row in told.rows("account")] == ["name:Alder Freight"]


def test_two_reviewers_of_one_name_stay_two(read: Callable[..., Any]) -> None:
    header = "Review ID,Reviewer,Email,Company,Star Rating,What do you like?,What do you dislike?\n"
    told = read(
        {
            "reviews.csv": header + "1,John S.,john@alder.example,Alder,5,All of it.,\n"
            "2,John S.,john@birch.example,Birch,1,,All of it.\n"
            "3,John S.,,Birch,2,,Most of it.\n"
            "4,John S.,,Birch,2,,Nearly all of it.\n"
            "5,John S.,,,3,,Some of it.\n"
        }
    )
    assert {row["source_id"]: row["emails"] for row in told.rows("person")} == {
        "address:john@alder.example": ["john@alder.example"],
        "address:john@birch.example": ["john@birch.example"],
        "reviewer:John S./Birch": None,
        "review:5": None,
    }


def test_a_review_that_comes_again_with_a_newer_date_keeps_its_id(
    read: Callable[..., Any],
) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    before = set(answers(told))
    told = read({"reviews.csv": example("reviews.csv").replace("2026-02-11", "2026-08-11")})
    assert set(answers(told)) == before
    without_id = example("reviews.csv").replace("Review ID", "Number")
    ids = []
    for date in ("2026-02-11", "2026-08-11"):
        told = read({"unnamed.csv": without_id.replace("2026-02-11", date)})
        ids.append(set(answers(told)) - before)
    assert ids[0] == ids[1]
    assert len(ids[0]) == 4


def test_the_api_keeps_question_and_answer_apart(read: Callable[..., Any]) -> None:
    told = read({"reviews.json": example("api_reviews.json")})
    assert answers(told) == {
        "answer:8801/0": ("What do you like best?", "The cards arrive in two days."),
        "answer:8801/1": ("What do you dislike?", "The export breaks when a month ends."),
    }
    assert '"country_name": "Germany"' in told.row("touch", "answer:8801/0")["extra"]


def test_another_systems_entries_are_no_reviews(read: Callable[..., Any]) -> None:
    told = read({"a.json": '{"data": [{"id": "1", "type": "people", "attributes": {"x": 1}}]}'})
    assert told.rejected == [("entry is no review", "a.json:[1]")]


def test_trustradius_counts_to_ten(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("trustradius.csv")})
    assert answers(told) == {
        "answer:t-1/0": ("Pros", "Cards for each trip"),
        "answer:t-1/1": ("Cons", "No approval by two people"),
    }
    rating = told.row("rating", "review:t-1/points")
    assert (rating["source"], rating["lowest"], rating["highest"]) == ("trustradius", 1.0, 10.0)
    assert '"Grade": "A"' in told.row("touch", "answer:t-1/0")["extra"]
