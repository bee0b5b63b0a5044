from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_answers_to_the_form_stand_in_the_column_they_are_named_by(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    _, *rows = _cells(exports / "marketing/forms/contact-us.csv")
    by_token = {row[0]: row for row in rows}
    planted = said("typeform")
    assert planted
    for touch, texts in planted.items():
        token, _, column = touch.removeprefix("answer:").partition("/")
        assert [by_token[token][int(column)]] == texts


def test_answers_to_the_survey_stand_below_two_rows_of_headers(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    asked, labels, *rows = _cells(exports / "product/surveymonkey.csv")
    assert len(asked) == len(labels)
    assert any("\n" in question for question in asked)
    by_number = {row[0]: row for row in rows}
    planted = said("surveymonkey")
    assert planted
    for touch, texts in planted.items():
        number, _, column = touch.removeprefix("answer:").partition("/")
        assert [by_number[number][int(column)]] == texts


def test_comments_go_with_their_score(
    exports: Path,
    truth: Callable[[str], list[dict[str, str]]],
) -> None:
    header, *rows = _cells(exports / "success/delighted.csv")
    scores = {f"response:{row[0]}": int(row[header.index("Score")]) for row in rows}
    told = [row for row in truth("statement") if row["source"] == "delighted" and row["need"]]
    assert told
    assert {row["source_id"] for row in told} <= set(scores)
    contested = {(row["account_key"], row["need"]) for row in truth("disagreement")}
    for row in told:
        if row["kind"] == "praise" and (row["account_key"], row["need"]) not in contested:
            assert scores[row["source_id"]] >= 8


def test_some_respondents_stay_anonymous(
    known: Callable[[str, str], set[str]],
) -> None:
    assert known("surveymonkey", "respondent")
    assert known("surveymonkey", "address")
