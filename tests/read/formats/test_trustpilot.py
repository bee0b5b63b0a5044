"""Trustpilot exports, read as a user would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "trustpilot"


def example(name: str) -> str:
    return (EXAMPLES / name).read_text()


def test_title_and_content_are_one_text(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    touch = told.row("touch", "review:rv1")
    assert touch["body"] == "Never again\nThe card was blocked abroad."
    assert touch["subject"] == "Never again"
    assert touch["thread_id"] == touch["touch_id"]
    assert touch["channel"] == "review"
    repeated = told.row("touch", "review:rv3")
    assert repeated["body"] == "Great support at night and on Sundays."


def test_stars_come_without_words_too(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    rating = told.row("rating", "review:rv2")
    assert (rating["scale"], rating["score"], rating["touch_id"]) == ("stars", 5.0, None)
    assert "review:rv2" not in {row["source_id"] for row in told.rows("touch")}
    assert told.row("rating", "review:rv1")["touch_id"] == row_id("trustpilot", "review:rv1")


def test_the_author_is_an_address_or_a_consumer(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    assert told.row("person", "address:ana.ruiz@alder.example")["name"] == "Ana"
    assert told.row("person", "consumer:u3")["name"] == "Cy"
    account = told.row("account", "reference:C-17")
    assert account["external_ids"] == ["C-17"]
    assert told.row("touch", "review:rv1")["account_id"] == account["account_id"]


def test_the_reply_is_ours(read: Callable[..., Any]) -> None:
    told = read({"reviews.csv": example("reviews.csv")})
    reply = told.row("touch", "reply:rv1")
    assert (reply["body"], reply["position"]) == ("We are sorry, Ana.", 1)
    assert reply["happened_at"] == dt.datetime(2026, 1, 6, 9, tzinfo=dt.UTC)
    assert reply["thread_id"] == row_id("trustpilot", "review:rv1")
    us = told.row("person", "business_unit:bu1")
    assert (us["side"], us["name"], us["person_id"]) == ("us", "Ledgerline", reply["author_id"])


def test_times_are_utc_whatever_the_settings_say(read: Callable[..., Any]) -> None:
    zone = '[read]\ntime_zone = "Asia/Tokyo"\n'
    told = read({"reviews.csv": example("reviews.csv")}, settings=zone)
    touch = told.row("touch", "review:rv1")
    assert touch["happened_at"] == dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
    assert touch["zone"] is None


def test_headers_of_other_exports_are_spelt_otherwise(read: Callable[..., Any]) -> None:
    spelt = example("reviews.csv").replace("Review Id", "Review ID").replace("Url", "URL")
    spelt = spelt.replace("Company Reply Date", "Business Reply Date")
    told = read({"reviews.csv": spelt})
    assert told.row("touch", "reply:rv1")["happened_at"] == dt.datetime(
        2026, 1, 6, 9, tzinfo=dt.UTC
    )


def test_an_edited_review_keeps_its_id(read: Callable[..., Any]) -> None:
    read({"reviews.csv": example("reviews.csv")})
    told = read({"reviews.csv": example("reviews.csv").replace("abroad.", "abroad twice.")})
    texts = [row["body"] for row in told.rows("touch") if row["source_id"] == "review:rv1"]
    assert sorted(texts) == [
        "Never again\nThe card was blocked abroad twice.",
        "Never again\nThe card was blocked abroad.",
    ]


def test_the_api_has_author_and_reply_as_objects(read: Callable[..., Any]) -> None:
    told = read({"reviews.json": example("api_reviews.json")})
    touch = told.row("touch", "review:rv1")
    assert touch["body"] == "Never again\nThe card was blocked abroad."
    assert touch["happened_at"] == dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
    assert '"status": "reported"' in touch["extra"]
    assert '"reportData"' in touch["extra"]
    assert told.row("person", "business_user:b7")["side"] == "us"
    assert told.row("touch", "reply:rv1")["party_ids"] == [touch["author_id"]]


def test_a_product_review_has_a_name_at_most(read: Callable[..., Any]) -> None:
    told = read({"products.csv": example("products.csv")})
    assert told.row("person", "review:pr1")["name"] == "Dora"
    touch = told.row("touch", "review:pr1")
    assert touch["body"] == "The card bends in a wallet."
    assert '"sku": "TC-1"' in touch["extra"]
