"""Salesforce's cases, e-mails, tasks and events: whose words, to whom, in which thread."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "salesforce"

MIA = "contact:003Ax00000AbCdEIAV"
JANE = "user:005Ax00000AbCdEIAV"
CASE, CASE_BY_MAIL = "case:500Ax00000AbCdEIAV", "case:500Ax00000AbCdFIAV"
COPY = "a copy of an e-mail that is read too"


def example(name: str) -> dict[str, str]:
    return {name: (EXAMPLES / name).read_text(encoding="utf-8")}


def salesforce(native: str) -> str:
    return row_id("salesforce", native)


def email(**fields: str) -> dict[str, str]:
    told = {"Id": "02sAx00000AbCdE", "FromAddress": "a@b.example", "TextBody": "Hi", **fields}
    return {"EmailMessage.csv": f"{','.join(told)}\n{','.join(told.values())}\n"}


def test_a_case_begins_with_the_words_of_who_opened_it(read: Callable[..., Any]) -> None:
    case = read(example("cases.csv")).row("touch", CASE)
    assert (case["channel"], case["position"], case["is_internal"]) == ("ticket", 0, False)
    assert case["author_id"] == salesforce(MIA)
    assert case["party_ids"] == [salesforce(JANE)]
    assert case["account_id"] == salesforce("account:001Ax00000AbCdEIAV")
    assert case["body"] == "The card of our driver was declined twice\nat the same pump."
    assert json.loads(case["extra"]) == {
        "CaseNumber": "00001001",
        "Origin": "Web",
        "Status": "New",
    }


def test_who_is_no_contact_yet_is_known_by_the_address_they_gave(
    read: Callable[..., Any],
) -> None:
    told = read(example("cases.csv"))
    case = told.row("touch", CASE_BY_MAIL)
    ines = told.row("person", "address:ines@faro.example")
    assert (case["author_id"], ines["name"]) == (ines["person_id"], "Ines Faro")
    assert case["party_ids"] == []  # a queue owns it
    assert case["body"] == "Which account is the invoice paid from?"


def test_a_comment_that_is_not_published_stays_among_us(read: Callable[..., Any]) -> None:
    told = read(example("case_comments.csv"))
    public, ours = told.rows("touch")
    assert (public["is_internal"], ours["is_internal"]) == (False, True)
    assert {public["thread_id"], ours["thread_id"]} == {salesforce(CASE)}
    assert public["author_id"] == salesforce(JANE)


def test_an_email_is_in_the_thread_of_its_case(read: Callable[..., Any]) -> None:
    told = read(example("emails.csv"))
    question, answer, alone = told.rows("touch")
    assert question["thread_id"] == answer["thread_id"] == salesforce(CASE_BY_MAIL)
    assert alone["thread_id"] == alone["touch_id"]
    assert alone["deal_id"] == salesforce("opportunity:006Ax00000AbCdEIAV")
    assert question["happened_at"] == dt.datetime(2026, 1, 28, 7, 45, tzinfo=dt.UTC)


def test_an_incoming_email_is_its_senders_an_outgoing_one_whose_of_us_made_it(
    read: Callable[..., Any],
) -> None:
    told = read(example("emails.csv"))
    question, answer, _ = told.rows("touch")
    ines = [row for row in told.rows("person") if row["source_id"] == "address:ines@faro.example"]
    assert question["author_id"] == ines[0]["person_id"]
    assert (ines[0]["name"], ines[0]["side"]) == ("Ines Faro", "customer")
    assert question["party_ids"] == [
        salesforce("address:help@ours.example"),
        salesforce("address:cto@faro.example"),
        salesforce("address:ops@faro.example"),
    ]
    assert answer["author_id"] == salesforce(JANE)


def test_the_body_is_kept_with_its_token(read: Callable[..., Any]) -> None:
    told = read(email(TextBody="Which one? [ ref:_00D.1:ref ]"))
    (touch,) = told.rows("touch")
    assert (touch["body"], touch["body_format"]) == ("Which one? [ ref:_00D.1:ref ]", "text")


def test_a_body_that_was_cut_gives_way_to_a_whole_one(read: Callable[..., Any]) -> None:
    (touch,) = read(email(HtmlBody="<p>" + "x" * 31_997, TextBody="All of it.")).rows("touch")
    assert (touch["body"], touch["body_format"]) == ("All of it.", "text")
    assert "body is cut" not in json.loads(touch["extra"] or "{}")


def test_a_body_that_was_cut_says_so(read: Callable[..., Any]) -> None:
    (touch,) = read(email(TextBody="x" * 32_000)).rows("touch")
    assert len(touch["body"]) == 32_000
    assert json.loads(touch["extra"])["body is cut"] is True


def test_a_draft_was_never_sent(read: Callable[..., Any]) -> None:
    told = read(email(Status="5"))
    assert told.rejected == [("e-mail was never sent", "EmailMessage.csv:2")]


def test_a_task_is_what_one_of_us_wrote_down(read: Callable[..., Any]) -> None:
    told = read(example("tasks.csv"))
    call, todo, mail = told.rows("touch")
    assert (call["channel"], call["is_internal"]) == ("call", True)
    assert (call["author_id"], call["party_ids"]) == (salesforce(JANE), [salesforce(MIA)])
    assert call["deal_id"] == salesforce("opportunity:006Ax00000AbCdEIAV")
    assert call["happened_at"] == dt.datetime(2026, 1, 21, 14, 30, tzinfo=dt.UTC)
    assert call["thread_id"] == call["touch_id"]
    assert (todo["channel"], todo["party_ids"]) == (
        "note",
        [salesforce("lead:00QAx00000AbCdHMAV")],
    )
    assert (mail["channel"], mail["is_internal"]) == ("mail", False)


def test_an_open_task_was_said_when_it_was_made_not_when_it_is_due(
    read: Callable[..., Any],
) -> None:
    todo = read(example("tasks.csv")).row("touch", "task:00TAx00000AbCdFMAV")
    assert todo["happened_at"] == dt.datetime(2026, 1, 22, 8, 0, tzinfo=dt.UTC)


def test_a_logged_mail_is_left_out_only_where_the_mail_itself_is_read(
    read: Callable[..., Any],
) -> None:
    told = read(example("tasks.csv"))
    assert told.rejected == []
    told = read(email(ActivityId="00TAx00000AbCdG"))  # the task's id, in 15 characters
    assert told.rejected == [(COPY, "tasks.csv:4")]


def test_a_logged_mail_that_no_mail_names_is_kept(read: Callable[..., Any]) -> None:
    told = read(example("tasks.csv") | email(ActivityId="00TAx00000AbCdZ"))
    assert told.rejected == []


def test_where_mails_name_no_tasks_every_logged_mail_is_a_copy(read: Callable[..., Any]) -> None:
    told = read(example("tasks.csv") | email())
    assert [reason for reason, _ in told.rejected] == [COPY]


def test_an_event_is_a_meeting_as_one_of_us_wrote_it_down(read: Callable[..., Any]) -> None:
    event = read(example("events.csv")).row("touch", "event:00UAx00000AbCdEMAV")
    assert (event["channel"], event["is_internal"]) == ("meeting", True)
    assert event["body"] == "Finance wants one invoice, the drivers want none."
    assert event["happened_at"] == dt.datetime(2026, 1, 22, 10, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        (
            "Id,WhoId,Subject,StartDateTime,IsChild",
            "00UA,,Limits,2026-01-22T10:00:00Z,true",
            "a copy of an event for one of its guests",
        ),
        ("Id,WhoId,Subject,ActivityDate,IsDeleted", "00TA,,A,2026-01-22,1", "task is deleted"),
        ("Id,ParentId,CommentBody,IsDeleted", "00aA,500A,Hm,true", "comment is deleted"),
        ("Id,CaseNumber,Subject,IsDeleted", "500A,1,Hm,true", "case is deleted"),
        ("Id,FromAddress,TextBody", ",a@b.example,Hi", "email without an id"),
    ],
)
def test_what_is_broken_or_gone_is_rejected_with_its_line(
    read: Callable[..., Any], header: str, row: str, reason: str
) -> None:
    told = read({"export.csv": f"{header}\n{row}\n"})
    assert told.rejected == [(reason, "export.csv:2")]
