from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1] / "examples" / "zendesk"

TICKET = {
    "id": 101,
    "subject": "Refund",
    "status": "open",
    "requester_id": 11,
    "submitter_id": 11,
    "assignee_id": 21,
    "organization_id": 31,
    "description": "Where does the refund go?",
    "created_at": "2026-01-05T09:00:00Z",
    "updated_at": "2026-01-06T09:00:00Z",
}
COMMENT = {
    "id": 1001,
    "author_id": 11,
    "body": "Where does the refund go?",
    "public": True,
    "created_at": "2026-01-05T09:00:00Z",
}


def example(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def tickets(*told: dict[str, Any]) -> str:
    return json.dumps({"tickets": [{**TICKET, **one} for one in told]})


def user(number: int) -> str:
    return row_id("zendesk", f"user:{number}")


def test_comments_are_the_touches_and_the_description_does_not_count_twice(
    read: Callable[..., Any],
) -> None:
    told = read({"tickets.jsonl": example("tickets.jsonl")})
    ids = [touch["source_id"] for touch in told.rows("touch")]
    assert ids == [
        "comment:1001",
        "comment:1002",
        "comment:1003",
        "rating:77/comment",
        "ticket:102",
    ]
    first = told.row("touch", "comment:1001")
    assert first["body"] == "<p>Where does the refund go?</p>"
    assert first["body_format"] == "html"
    assert first["happened_at"] == dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    assert first["author_id"] == user(11)
    assert first["party_ids"] == [user(21)]
    assert first["thread_id"] == row_id("zendesk", "ticket:101")
    assert first["account_id"] == row_id("zendesk", "organization:31")
    assert first["subject"] == "Refund to a closed card"
    assert first["url"] == "https://ours.zendesk.com/agent/tickets/101"
    assert first["place"] == "tickets.jsonl:1 comment 1001"
    assert json.loads(first["extra"])["tags"] == ["refund"]


def test_a_comment_that_is_not_public_is_internal(read: Callable[..., Any]) -> None:
    told = read({"tickets.jsonl": example("tickets.jsonl")})
    internal = {one["source_id"]: one["is_internal"] for one in told.rows("touch")}
    assert internal["comment:1002"] is True
    assert internal["comment:1003"] is False


def test_the_description_counts_where_there_is_no_comment_in_any_file(
    read: Callable[..., Any],
) -> None:
    files = {
        "comments.csv": example("comments.csv"),
        "tickets.json": tickets({"id": 101}, {"id": 105}),
    }
    ids = [touch["source_id"] for touch in read(files).rows("touch")]
    assert ids == ["comment:1001", "comment:1002", "ticket:105"]


def test_an_agent_who_submits_for_a_customer_is_the_author(read: Callable[..., Any]) -> None:
    told = read({"tickets.json": tickets({"submitter_id": 21})})
    (touch,) = told.rows("touch")
    assert (touch["author_id"], touch["party_ids"]) == (user(21), [user(11)])


def test_the_report_has_subjects_and_people_but_no_words(read: Callable[..., Any]) -> None:
    told = read({"report.csv": example("ticket_report.csv")})
    touch = told.row("touch", "ticket:101")
    assert (touch["subject"], touch["body"]) == ("Refund to a closed card", None)
    assert json.loads(touch["extra"])["JIRA ID [txt]"] == "CARD-7"
    person = told.row("person", "user:11")
    assert (person["name"], person["emails"]) == ("Zoë Marsh", ["zoe@harbour.example"])
    (account,) = told.rows("account")
    assert (account["name"], account["domains"]) == ("Harbour Ltd", ["harbour.example"])


def test_the_report_has_ratings(read: Callable[..., Any]) -> None:
    report = example("ticket_report.csv").replace("JIRA ID [txt]", "Satisfaction Score")
    told = read({"report.csv": report.replace("CARD-7", "Bad")})
    (rating,) = told.rows("rating")
    assert (rating["source_id"], rating["score"]) == ("ticket:101/rating", 0.0)


def test_a_rating_is_an_object_or_a_bare_score(read: Callable[..., Any]) -> None:
    told = read({"tickets.jsonl": example("tickets.jsonl")})
    scores = {one["source_id"]: one["score"] for one in told.rows("rating")}
    assert scores == {"rating:77": 1.0, "ticket:102/rating": 0.0}
    comment = told.row("touch", "rating:77/comment")
    assert (comment["body"], comment["channel"]) == ("Quick and clear", "survey")


def test_a_rating_that_was_only_offered_is_none(read: Callable[..., Any]) -> None:
    offered = [{"id": 1, "satisfaction_rating": {"score": "offered"}}]
    offered.append({"id": 2, "satisfaction_rating": "unoffered"})
    assert read({"tickets.json": tickets(*offered)}).rows("rating") == []


def test_a_bare_score_does_not_count_beside_the_file_of_ratings(read: Callable[..., Any]) -> None:
    files = {
        "ratings.csv": example("ratings.csv"),
        "tickets.json": tickets({"satisfaction_rating": "good"}),
    }
    assert [one["source_id"] for one in read(files).rows("rating")] == ["rating:501"]


def test_what_zendesk_writes_on_a_merge_is_nobodys_word(read: Callable[..., Any]) -> None:
    written = [
        "This request was closed and merged into request #101 “Refund”.",
        "#102 was closed and merged into this request. Last comment: where is it?",
        'Request #102 "Again\nrefund" was closed and merged into this request.',
        "<p>#102 was closed and merged into this request.</p>",
    ]
    comments: list[dict[str, Any]] = [
        {**COMMENT, "id": number, "body": body} for number, body in enumerate(written, start=1)
    ]
    by_system = {"channel": "system", "source": {"rel": "merge"}}
    comments.append({**COMMENT, "id": 8, "body": "Fusionné avec #101.", "via": by_system})
    comments.append({**COMMENT, "id": 9, "body": "Can #7 be merged into this request?"})
    told = read({"tickets.json": tickets({"comments": comments, "merged_ticket_ids": [102]})})
    assert [one["source_id"] for one in told.rows("touch")] == ["comment:9"]
    assert told.rejected == []


def test_the_tickets_that_were_merged_in_are_kept(read: Callable[..., Any]) -> None:
    told = read({"tickets.json": tickets({"comments": [COMMENT], "merged_ticket_ids": [102]})})
    assert json.loads(told.row("touch", "comment:1001")["extra"])["merged_ticket_ids"] == [102]


def test_deleted_and_suspended_tickets_are_rejected(read: Callable[..., Any]) -> None:
    told = read({"t.json": tickets({"status": "deleted"}, {"status": "suspended"}, {"id": 3})})
    assert told.rejected == [
        ("ticket is deleted", "t.json:[1]"),
        ("ticket is suspended", "t.json:[2]"),
    ]
    assert [one["source_id"] for one in told.rows("touch")] == ["ticket:3"]


def test_a_broken_comment_does_not_take_the_others_with_it(read: Callable[..., Any]) -> None:
    broken = [{"body": "no id"}, "text", {**COMMENT, "id": 5, "created_at": "then"}, COMMENT]
    told = read({"t.json": tickets({"comments": broken})})
    assert [one["source_id"] for one in told.rows("touch")] == ["comment:1001"]
    assert told.rejected == [
        ("comment without an id", "t.json:[1]"),
        ("comment without an id", "t.json:[1]"),
        ("bad date", "t.json:[1] comment 5"),
    ]


def test_comments_nested_once_more_are_read(read: Callable[..., Any]) -> None:
    told = read({"t.json": tickets({"comments": {"comments": [COMMENT], "count": 1}})})
    assert [one["source_id"] for one in told.rows("touch")] == ["comment:1001"]


def test_custom_fields_are_named_by_the_file_of_fields(read: Callable[..., Any]) -> None:
    fields = [
        {"id": 61, "value": "area_cards"},
        {"id": 62, "value": "R-7"},
        {"id": 63, "value": ""},
    ]
    files = {
        "fields.json": example("ticket_fields.json"),
        "tickets.json": tickets({"custom_fields": fields}),
    }
    extra = json.loads(read(files).row("touch", "ticket:101")["extra"])
    assert extra["custom_fields"] == {"Product area": "Card payments", "Invoice": "R-7"}


def test_audits_give_comments_and_transcripts_of_calls(read: Callable[..., Any]) -> None:
    told = read({"audits.json": example("audits.json")})
    assert [one["source_id"] for one in told.rows("touch")] == ["comment:1101", "comment:1104/call"]
    said = told.row("touch", "comment:1101")
    assert (said["author_id"], said["body"]) == (user(13), "<p>Please call me back.</p>")
    call = told.row("touch", "comment:1104/call")
    assert call["channel"] == "call"
    assert call["body"].startswith("Hello, you asked about the refund.")
    assert (call["author_id"], call["party_ids"]) == (None, [user(21)])
    assert call["thread_id"] == row_id("zendesk", "ticket:103")


def test_audits_beside_the_comments_add_only_transcripts(read: Callable[..., Any]) -> None:
    comment = {**COMMENT, "id": 1101, "ticket_id": 103, "html_body": "Please call me back."}
    files = {
        "audits.json": example("audits.json"),
        "comments.json": json.dumps([comment]),
        "tickets.json": tickets({"id": 103}),
    }
    ids = [one["source_id"] for one in read(files).rows("touch")]
    assert ids == ["comment:1101", "comment:1104/call"]


def test_the_transcript_in_a_comment_is_what_counts(read: Callable[..., Any]) -> None:
    call = {**COMMENT, "type": "VoiceComment", "body": "Call from: +44", "author_id": 21}
    told = read(
        {"t.json": tickets({"comments": [{**call, "data": {"transcription_text": "Hi."}}]})}
    )
    (touch,) = told.rows("touch")
    assert (touch["source_id"], touch["body"]) == ("comment:1001/call", "Hi.")
    assert touch["party_ids"] == [user(21), user(11)]


def test_users_have_their_side_and_their_organization(read: Callable[..., Any]) -> None:
    told = read({"users.csv": example("users.csv").replace("false\n", "true\n")})
    customer, agent = told.rows("person")
    assert (customer["side"], agent["side"]) == ("customer", "us")
    assert customer["emails"] == ["zoe@harbour.example"]
    assert customer["time_zone"] == "Pacific Time (US & Canada)"
    (member,) = told.rows("membership")
    assert member["account_id"] == row_id("zendesk", "organization:31")


def test_a_user_who_is_not_active_is_deleted(read: Callable[..., Any]) -> None:
    users = example("users.csv").replace("suspended", "active")
    assert [one["is_deleted"] for one in read({"users.csv": users}).rows("person")] == [True, True]


def test_people_are_known_from_the_ticket_where_there_is_no_file_of_users(
    read: Callable[..., Any],
) -> None:
    via = {
        "channel": "email",
        "source": {"from": {"name": "Zoë", "address": "zoe@harbour.example"}},
    }
    agent = {"id": 21, "name": "Ada Bell", "email": "ada@ours.example", "role": "agent"}
    told = read({"t.json": tickets({"via": via, "assignee": agent})})
    people = {one["source_id"]: (one["emails"], one["side"]) for one in told.rows("person")}
    assert people == {
        "user:11": (["zoe@harbour.example"], None),
        "user:21": (["ada@ours.example"], "us"),
    }


def test_the_file_of_users_knows_better(read: Callable[..., Any]) -> None:
    agent = {"id": 21, "name": "A.", "email": "a@ours.example", "role": "agent"}
    files = {"users.csv": example("users.csv"), "t.json": tickets({"assignee": agent})}
    assert [one["name"] for one in read(files).rows("person")] == ["Zoë Marsh", "Ada Bell"]


def test_organizations_have_their_domains_even_from_a_file_beside(
    read: Callable[..., Any],
) -> None:
    files = {
        "a.csv": example("organization_table.csv"),
        "b.csv": example("organization_domains.csv"),
        "c.json": example("organizations.json"),
    }
    told = read(files)
    assert {one["name"]: one["domains"] for one in told.rows("account")} == {
        "Harbour Ltd": ["harbour.example", "harbour-group.example"],
        "Kiln & Söhne": [],
        "Lumen GmbH": ["lumen-licht.example", "lumen.example"],
        "Tide SA": ["tide.example"],
    }
    assert told.row("account", "organization:32")["is_deleted"] is True


def test_domains_without_their_organizations_are_rejected(read: Callable[..., Any]) -> None:
    told = read({"b.csv": example("organization_domains.csv")})
    reason = "organization of this domain is missing: read both files together"
    assert told.rejected == [(reason, f"b.csv:{line}") for line in (2, 3, 4)]


def test_chats_are_part_of_their_ticket(read: Callable[..., Any]) -> None:
    files = {"chats.csv": example("chats.csv"), "events.csv": example("chat_events.csv")}
    asked, answered = read(files).rows("touch")
    assert (asked["body"], answered["body"]) == ("Is my card on its way?", "Yes, since Monday.")
    assert (asked["author_id"], answered["author_id"]) == (user(11), user(21))
    assert asked["thread_id"] == answered["thread_id"] == row_id("zendesk", "ticket:104")


def test_times_of_a_connector_are_utc_whatever_the_settings_say(read: Callable[..., Any]) -> None:
    settings = '[read]\ntime_zone = "Europe/Berlin"\n'
    told = read({"comments.csv": example("comments.csv")}, settings=settings)
    touch = told.row("touch", "comment:1001")
    assert (touch["happened_at"], touch["zone"]) == (
        dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC),
        None,
    )


def test_a_ticket_that_is_longer_than_a_sample_is_read(read: Callable[..., Any]) -> None:
    long = {**TICKET, "comments": [{**COMMENT, "body": "word " * 100_000}]}
    short = {**TICKET, "id": 102, "comments": [{**COMMENT, "id": 1002}]}
    told = read({"t.jsonl": f"{json.dumps(long)}\n{json.dumps(short)}\n"})
    assert [one["source_id"] for one in told.rows("touch")] == ["comment:1001", "comment:1002"]


def test_an_assignee_is_one_of_us_even_without_the_file_of_users(read: Callable[..., Any]) -> None:
    ticket = {
        "id": 1,
        "subject": "Card",
        "status": "open",
        "requester_id": 7,
        "submitter_id": 7,
        "assignee_id": 9,
        "comments": [{"id": 2, "author_id": 9, "body": "I will check it.", "public": True}],
    }
    told = read({"tickets.json": json.dumps(ticket) + "\n"})
    assert told.row("person", "user:9")["side"] == "us"
