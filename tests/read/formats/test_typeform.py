"""Typeform exports, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "typeform"
ENDS = "Start Date (UTC),Submit Date (UTC),Network ID"
DATES = "2026-03-01 09:00:00,2026-03-01 09:01:00,n"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def bodies(told: Any) -> dict[str, str]:
    return {row["source_id"]: row["body"] for row in told.rows("touch")}


def test_written_answers_are_touches_with_their_question(read: Callable[..., Any]) -> None:
    told = read({"form.csv": example("responses.csv")})
    assert bodies(told) == {
        "answer:0681f1a27d/2": "Support answers within the hour.",
        "answer:0681f1a27d/3": "Approval flows for teams",
        "answer:0681f1a27d/7": "Metal cards please!",
        "answer:07aa31c9be/2": "The export breaks every month.",
        "answer:07aa31c9be/6": "We use our own",
        "answer:091bc04d2f/3": "Please add single sign-on",
    }
    touch = told.row("touch", "answer:0681f1a27d/3")
    assert touch["prompt"] == "Thanks, what is missing today? 🙂"
    assert touch["thread_id"] == row_id("typeform", "response:0681f1a27d")
    assert touch["channel"] == "survey"
    assert touch["happened_at"] == dt.datetime(2026, 3, 1, 9, 6, 40, tzinfo=dt.UTC)


def test_what_was_ticked_and_every_other_column_is_kept_beside(read: Callable[..., Any]) -> None:
    told = read({"form.csv": example("responses.csv")})
    extra = told.row("rating", "answer:0681f1a27d/1")["extra"]
    assert '"Virtual cards": "Virtual cards"' in extra
    assert '"utm_source": "newsletter"' in extra
    partial = told.row("touch", "answer:091bc04d2f/3")
    assert '"Response Type": "partial"' in partial["extra"]
    assert partial["happened_at"] == dt.datetime(2026, 3, 3, 15, 21, 30, tzinfo=dt.UTC)


def test_a_score_is_tied_to_the_words_that_give_its_reason(read: Callable[..., Any]) -> None:
    told = read({"form.csv": example("responses.csv")})
    rating = told.row("rating", "answer:0681f1a27d/1")
    assert (rating["scale"], rating["score"]) == ("nps", 9.0)
    assert (rating["lowest"], rating["highest"]) == (0.0, 10.0)
    assert rating["touch_id"] == row_id("typeform", "answer:0681f1a27d/2")


def test_hidden_fields_and_contact_questions_tell_who_answered(read: Callable[..., Any]) -> None:
    told = read({"form.csv": example("responses.csv")})
    (person,) = told.rows("person")
    assert person["source_id"] == "address:ana.ruiz@alder.example"
    assert (person["name"], person["phones"]) == ("Ana", ["+49 30 901820"])
    (account,) = told.rows("account")
    assert (account["source_id"], account["external_ids"]) == ("name:Alder Freight", ["C-17"])
    touch = told.row("touch", "answer:0681f1a27d/2")
    assert touch["author_id"] == person["person_id"]
    assert touch["account_id"] == account["account_id"]


def test_an_anonymous_answer_has_no_author_unless_something_is_told(
    read: Callable[..., Any],
) -> None:
    told = read(
        {
            "form.csv": f"#,What now?,user_id,{ENDS}\n"
            f"a,Mend the export.,,{DATES}\n"
            f"b,Add roles.,U-5,{DATES}\n"
        }
    )
    assert told.row("touch", "answer:a/1")["author_id"] is None
    (person,) = told.rows("person")
    assert (person["source_id"], person["external_ids"]) == ("response:b", ["U-5"])


def test_the_same_question_twice_gives_two_answers(read: Callable[..., Any]) -> None:
    told = read({"form.csv": f"#,Why?,Why?,{ENDS}\na,Slow support.,Dear cards.,{DATES}\n"})
    assert bodies(told) == {"answer:a/1": "Slow support.", "answer:a/2": "Dear cards."}
    assert {row["prompt"] for row in told.rows("touch")} == {"Why?"}


def test_answers_that_come_again_and_again_were_chosen_from_a_list(
    read: Callable[..., Any],
) -> None:
    teams = ["Finance", "Sales", "Finance, Sales"]
    rows = "".join(
        f"t{number},{chr(34)}{teams[number % 3]}{chr(34)},Needs number {number}.,{DATES}\n"
        for number in range(30)
    )
    told = read({"form.csv": f"#,Your team,What is missing?,{ENDS}\n{rows}"})
    assert len(bodies(told)) == 30
    assert '"Your team": "Sales"' in told.row("touch", "answer:t1/2")["extra"]


def test_a_scale_that_begins_at_one_is_read_from_the_question(read: Callable[..., Any]) -> None:
    header = f"#,How likely are you to recommend us (1-10)?,{ENDS}"
    told = read({"form.csv": f"{header}\na,10,{DATES}\nb,0,{DATES}\n"})
    (rating,) = told.rows("rating")
    assert (rating["lowest"], rating["highest"]) == (1.0, 10.0)
    assert told.rejected == [("score is not on its scale", "form.csv:3")]


def test_a_response_of_which_nothing_can_be_kept_is_counted(read: Callable[..., Any]) -> None:
    told = read({"form.csv": f"#,Your team?,What now?,{ENDS}\na,Yes,,{DATES}\nb,,,{DATES}\n"})
    assert told.rejected == [("response has neither words nor scores", "form.csv:2")]


def test_the_api_joins_answers_with_questions_and_landings(read: Callable[..., Any]) -> None:
    names = ("answers.jsonl", "questions.jsonl", "landings.jsonl")
    told = read({name: example(name) for name in names})
    touch = told.row("touch", "answer:0681f1a27d/q2")
    assert (touch["prompt"], touch["body"]) == ("Thanks, why?", "Support answers within the hour.")
    assert len(told.rows("touch")) == 1  # the choice is none
    rating = told.row("rating", "answer:0681f1a27d/q1")
    assert (rating["scale"], rating["lowest"], rating["highest"]) == ("nps", 1.0, 10.0)
    person = told.row("person", "response:0681f1a27d")
    assert person["emails"] == ["ana.ruiz@alder.example"]
    assert touch["author_id"] == rating["person_id"] == person["person_id"]
    assert told.row("account", "name:Alder Freight")["external_ids"] == ["C-17"]


def test_columns_of_questions_are_not_reported_as_unused(read: Callable[..., Any]) -> None:
    told = read({"form.csv": example("responses.csv")})
    unused = told.report.unused_columns["typeform responses"]
    assert unused == ("Ending", "Response Type", "Tags", "utm_source")
