from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parents[1] / "examples" / "freshdesk"

TICKET: dict[str, Any] = {
    "id": 301,
    "subject": "Export",
    "description_text": "The export has no rows.",
    "status": 2,
    "source": 1,
    "requester_id": 41,
    "responder_id": 51,
    "company_id": 61,
    "created_at": "2026-01-05T09:00:00Z",
}


def example(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def tickets(*told: dict[str, Any]) -> str:
    return json.dumps([{**TICKET, **one} for one in told])


def test_the_first_message_is_the_ticket_and_conversations_follow(
    read: Callable[..., Any],
) -> None:
    told = read({"t.json": example("tickets.json")})
    assert {one["source_id"]: one["body"] for one in told.rows("touch")} == {
        "ticket:301": "<div>The export has no rows.</div>",
        "conversation:3001": "<div>Only for admins.</div>",
        "conversation:3002": "<div>Still empty.</div>",
    }
    first = told.row("touch", "ticket:301")
    assert first["author_id"] == row_id("freshdesk", "contact:41")
    assert first["party_ids"] == [row_id("freshdesk", "agent:51")]
    assert first["account_id"] == row_id("freshdesk", "company:61")
    assert first["happened_at"] == dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    extra = json.loads(first["extra"])
    assert (extra["status"], extra["priority"], extra["source"]) == ("Closed", "Medium", "Email")
    assert extra["cc_emails"] == ["cfo@kiln.example"]


def test_incoming_is_the_customers_and_private_is_ours_alone(read: Callable[..., Any]) -> None:
    told = read({"t.json": example("tickets.json"), "c.csv": example("conversations.csv")})
    said = {one["source_id"]: (one["author_id"], one["is_internal"]) for one in told.rows("touch")}
    assert said["conversation:3001"] == (row_id("freshdesk", "agent:51"), True)
    assert said["conversation:3002"] == (row_id("freshdesk", "contact:41"), False)
    assert said["conversation:3101"] == (row_id("freshdesk", "agent:51"), False)
    assert said["conversation:3102"] == (row_id("freshdesk", "contact:42"), False)


def test_conversations_of_their_own_file_are_in_the_ticket(read: Callable[..., Any]) -> None:
    told = read({"c.csv": example("conversations.csv")})
    touch = told.row("touch", "conversation:3101")
    assert touch["thread_id"] == row_id("freshdesk", "ticket:302")
    assert touch["body"] == "We see it too, Jörg.\n\nAda"
    assert touch["body_format"] == "text"


def test_our_own_outbound_mail_is_our_word(read: Callable[..., Any]) -> None:
    (touch,) = read({"t.json": tickets({"source": 10})}).rows("touch")
    assert touch["author_id"] == row_id("freshdesk", "agent:51")
    assert touch["party_ids"] == [row_id("freshdesk", "contact:41")]


def test_all_addresses_are_one_person_who_may_be_in_several_companies(
    read: Callable[..., Any],
) -> None:
    told = read({"k.json": example("contacts.json")})
    (person,) = told.rows("person")
    assert person["emails"] == ["joerg@kiln.example", "jk@home.example"]
    assert person["phones"] == ["+49 30 1", "+49 170 1"]
    assert (person["title"], person["side"]) == ("Treasurer", "customer")
    members = [one["source_id"] for one in told.rows("membership")]
    assert members == ["contact:41>company:61", "contact:41>company:62"]


def test_the_ticket_says_which_company_it_was_about(read: Callable[..., Any]) -> None:
    told = read({"k.json": example("contacts.json"), "t.json": tickets({"company_id": 62})})
    assert told.row("touch", "ticket:301")["account_id"] == row_id("freshdesk", "company:62")
    told = read({"t2.json": tickets({"company_id": 63})})
    assert "contact:41>company:63" in [one["source_id"] for one in told.rows("membership")]


def test_custom_fields_are_an_object_or_a_list_of_names_and_values(
    read: Callable[..., Any],
) -> None:
    listed = [{"name": "area", "value": "Reports"}, {"name": "invoice", "value": "R-7"}]
    told = read(
        {
            "t.json": tickets(
                {"custom_fields": listed}, {"id": 2, "custom_fields": {"area": "Reports"}}
            )
        }
    )
    fields = [json.loads(one["extra"])["custom_fields"] for one in told.rows("touch")]
    assert sorted(fields, key=len) == [{"area": "Reports"}, {"area": "Reports", "invoice": "R-7"}]


def test_scores_are_kept_as_told_for_their_meaning_is_the_surveys(
    read: Callable[..., Any],
) -> None:
    listed = json.loads(example("ratings.json"))
    listed[0] |= {"id": 802, "feedback": None, "ratings": [{"question": "speed", "value": 100}]}
    told = read({"r.json": example("ratings.json"), "l.json": json.dumps(listed)})
    scores = {one["source_id"]: one["score"] for one in told.rows("rating")}
    assert scores == {
        "rating:801/default_question": 103.0,
        "rating:801/question_1": -103.0,
        "rating:802/speed": 100.0,
    }
    assert {one["highest"] for one in told.rows("rating")} == {None}
    (touch,) = told.rows("touch")
    assert (touch["body"], touch["channel"]) == ("Took a day", "survey")
    assert touch["thread_id"] == row_id("freshdesk", "ticket:301")


def test_spam_and_deleted_tickets_are_rejected(read: Callable[..., Any]) -> None:
    told = read({"t.json": tickets({"spam": True}, {"deleted": True}, {"id": 3})})
    assert told.rejected == [("ticket is spam", "t.json:[1]"), ("ticket is deleted", "t.json:[2]")]
    assert [one["source_id"] for one in told.rows("touch")] == ["ticket:3"]


def test_people_of_a_ticket_are_known_from_it_without_a_file_of_contacts(
    read: Callable[..., Any],
) -> None:
    told = read({"t.json": example("tickets.json")})
    (person,) = told.rows("person")
    assert (person["name"], person["emails"]) == ("Jörg Kiln", ["joerg@kiln.example"])
    (account,) = told.rows("account")
    assert (account["source_id"], account["name"]) == ("company:61", "Kiln & Söhne")


def test_files_of_people_know_better_than_tickets(read: Callable[..., Any]) -> None:
    names = ("tickets.json", "contacts.json", "companies.json", "agents.json")
    told = read({name: example(name) for name in names})
    people = {one["source_id"]: one["title"] for one in told.rows("person")}
    assert people == {"agent:51": "Support lead", "contact:41": "Treasurer"}
    (account,) = told.rows("account")
    assert account["domains"] == ["kiln.example", "kiln-group.example"]


def test_agents_are_ours(read: Callable[..., Any]) -> None:
    (agent,) = read({"a.json": example("agents.json")}).rows("person")
    assert (agent["side"], agent["emails"]) == ("us", ["ada@ours.example"])


def test_the_report_has_subjects_in_the_zone_of_the_account(read: Callable[..., Any]) -> None:
    settings = '[read]\ntime_zone = "Europe/Berlin"\n'
    told = read({"r.csv": example("ticket_report.csv")}, settings=settings)
    touch = told.row("touch", "ticket:301/subject")
    assert (touch["subject"], touch["body"]) == ("Export is empty", None)
    assert (touch["happened_at"].hour, touch["zone"]) == (8, "Europe/Berlin")
    assert touch["author_id"] == row_id("freshdesk", "address:joerg@kiln.example")
    assert touch["account_id"] == row_id("freshdesk", "name:Kiln & Söhne")


def test_the_report_does_not_stand_in_for_the_words(read: Callable[..., Any]) -> None:
    told = read({"t.json": example("tickets.json"), "r.csv": example("ticket_report.csv")})
    assert told.row("touch", "ticket:301")["body"] == "<div>The export has no rows.</div>"


def test_a_broken_conversation_does_not_take_the_others_with_it(read: Callable[..., Any]) -> None:
    good = {"id": 9, "body_text": "Hello", "incoming": True, "user_id": 41}
    broken = [7, {"body_text": "no id"}, {**good, "id": 8, "created_at": "then"}, good]
    told = read({"t.json": tickets({"conversations": broken})})
    assert [one["source_id"] for one in told.rows("touch")] == ["conversation:9", "ticket:301"]
    assert told.rejected == [
        ("conversation without an id", "t.json:[1]"),
        ("conversation without an id", "t.json:[1]"),
        ("bad date", "t.json:[1] conversation:8"),
    ]
