from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_answers_of_a_review_follow_the_order_of_its_questions(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    header, *rows = _rows(exports / "marketing/reviews/g2.csv")
    first = header.index("What do you like best about Ledgerline?")
    by_number = {row[0]: row for row in rows}
    planted = said("g2")
    assert planted
    for touch, (text,) in planted.items():
        review, _, place = touch.removeprefix("answer:").partition("/")
        assert by_number[review][first + int(place)].startswith(text)


def test_reviewers_without_address_and_firm_are_known_by_their_review(
    exports: Path,
    truth: Callable[[str], list[dict[str, str]]],
) -> None:
    header, *rows = _rows(exports / "marketing/reviews/g2.csv")
    number = header.index("Review ID")
    known = {row["source_id"] for row in truth("same_as") if row["source"] == "g2"}
    assert known == {f"review:{row[number]}" for row in rows}


def test_only_invited_reviews_lead_to_a_customer(
    exports: Path,
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    header, *rows = _rows(exports / "marketing/reviews/trustpilot.csv")
    at = {name: header.index(name) for name in header}
    planted = said("trustpilot")
    for row in rows:
        invited = row[at["Source Of Review"]] == "Invitation"
        assert bool(row[at["Reference Id"]]) == invited
        assert planted[f"review:{row[at['Review Id']]}"] == [row[at["Review Content"]]]
