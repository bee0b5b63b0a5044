"""SurveyMonkey exports, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "surveymonkey"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def bodies(told: Any) -> dict[str, str]:
    return {row["source_id"]: row["body"] for row in told.rows("touch")}


def test_two_header_rows_and_questions_over_several_lines(read: Callable[..., Any]) -> None:
    told = read({"all.csv": example("responses.csv")})
    assert bodies(told) == {
        "answer:11807/12": "Our own tool",
        "answer:11807/13": "Let me export, please",
        "answer:11808/13": "Fees that nobody explained",
    }
    touch = told.row("touch", "answer:11807/13")
    assert touch["prompt"] == "What would you change, and why?"
    assert touch["thread_id"] == row_id("surveymonkey", "response:11807")
    other = told.row("touch", "answer:11807/12")
    assert other["prompt"] == "Which of these do you use? — Other (please specify)"
    assert told.rejected == []


def test_a_score_with_its_label_is_a_number(read: Callable[..., Any]) -> None:
    told = read({"all.csv": example("responses.csv")})
    rating = told.row("rating", "answer:11807/9")
    assert (rating["scale"], rating["score"], rating["highest"]) == ("nps", 10.0, 10.0)
    assert told.row("rating", "answer:11808/9")["score"] == 3.0


def test_an_option_that_was_ticked_stays_beside(read: Callable[..., Any]) -> None:
    told = read({"all.csv": example("responses.csv")})
    extra = told.row("rating", "answer:11807/9")["extra"]
    assert '"Which of these do you use?": "Cards"' in extra
    assert '"IP Address": "203.0.113.7"' in extra


def test_who_answered_is_told_by_columns_and_contact_questions(read: Callable[..., Any]) -> None:
    told = read({"all.csv": example("responses.csv")})
    (person,) = told.rows("person")
    assert person["source_id"] == "address:bo.lee@kestrel.example"
    assert (person["name"], person["phones"]) == ("Bo Lee", ["+1 555 0100"])
    account = told.row("account", "name:Kestrel Dental")
    assert account["external_ids"] == ["C-7"]


def test_an_anonymous_response_speaks_for_an_account_only_by_custom_data(
    read: Callable[..., Any],
) -> None:
    told = read({"all.csv": example("responses.csv")})
    touch = told.row("touch", "answer:11808/13")
    assert touch["author_id"] is None
    account = told.row("account", "reference:C-8")
    assert touch["account_id"] == account["account_id"]
    rating = told.row("rating", "answer:11809/9")
    assert (rating["person_id"], rating["account_id"], rating["score"]) == (None, None, 7.0)


def test_dates_are_in_the_zone_of_the_settings(read: Callable[..., Any]) -> None:
    zone = '[read]\ntime_zone = "America/New_York"\n'
    told = read({"all.csv": example("responses.csv")}, settings=zone)
    touch = told.row("touch", "answer:11807/13")
    assert touch["happened_at"] == dt.datetime(2026, 3, 22, 1, 15, 40, tzinfo=dt.UTC)
    assert touch["zone"] == "America/New_York"


def test_a_condensed_export_has_no_second_header(read: Callable[..., Any]) -> None:
    told = read(
        {
            "condensed.csv": "Respondent ID,Collector ID,Start Date,End Date,What is missing?\n"
            "1,7,03/21/2026 09:05:14 AM,03/21/2026 09:15:40 AM,A way to export\n"
        }
    )
    assert bodies(told) == {"answer:1/4": "A way to export"}


def test_the_api_is_decoded_by_the_survey_details(read: Callable[..., Any]) -> None:
    names = ("api_responses.json", "survey_details.json")
    told = read({name: example(name) for name in names})
    assert bodies(told) == {
        "answer:11807/q2": "Let me export, please",
        "answer:11807/q3": "Our own tool",
    }
    touch = told.row("touch", "answer:11807/q2")
    assert touch["prompt"] == "What would you change?"
    assert touch["url"] == "https://surveys.example/analyze/11807"
    assert touch["happened_at"] == dt.datetime(2026, 3, 21, 6, 15, 40, tzinfo=dt.UTC)
    assert touch["zone"] == "+0200"
    (rating,) = told.rows("rating")
    assert (rating["scale"], rating["score"]) == ("nps", 10.0)
    assert told.row("account", "reference:C-7")["external_ids"] == ["C-7"]
    assert '"q3/c21": "Cards"' in rating["extra"]


def test_the_simplified_api_needs_no_details(read: Callable[..., Any]) -> None:
    told = read(
        {
            "simple.jsonl": '{"id": "9", "survey_id": "s", "response_status": "partial", '
            '"date_modified": "2026-03-21T08:15:40+00:00", "pages": [{"questions": [{"id": "q", '
            '"heading": "Why?", "family": "open_ended", "answers": [{"text": "Late mail"}]}]}]}\n'
        }
    )
    (touch,) = told.rows("touch")
    assert (touch["prompt"], touch["body"]) == ("Why?", "Late mail")
    assert '"response_status": "partial"' in touch["extra"]
