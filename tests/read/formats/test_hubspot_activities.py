"""HubSpot's notes, calls, meetings, tickets, forms and e-mails: whose words, to whom, when."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples" / "hubspot"


def example(name: str) -> dict[str, str]:
    return {name: (EXAMPLES / name).read_text(encoding="utf-8")}


def hubspot(native: str) -> str:
    return row_id("hubspot", native)


def mail(**properties: Any) -> dict[str, str]:
    record = {
        "id": "1",
        "properties": {
            "hs_object_id": "1",
            "hs_timestamp": "2026-01-26T09:00:00Z",
            "hs_email_subject": "Cards",
            "hs_email_text": "Words.",
            **properties,
        },
    }
    return {"emails.json": json.dumps({"results": [record]})}


def test_a_note_is_ours_and_tied_to_whom_it_is_about(read: Callable[..., Any]) -> None:
    note = read(example("notes.json")).row("touch", "note:3001")
    assert (note["channel"], note["is_internal"]) == ("note", True)
    assert note["author_id"] == hubspot("owner:71")
    assert note["party_ids"] == [hubspot("contact:501")]
    assert note["account_id"] == hubspot("company:8001")
    assert note["deal_id"] == hubspot("deal:9001")
    assert note["thread_id"] == note["touch_id"]
    assert note["happened_at"] == dt.datetime(
        2026, 1, 20, 9, 0, tzinfo=dt.UTC
    )  # told in milliseconds
    assert note["body"].startswith("<p>They like")
    assert note["body_format"] == "html"


def test_a_note_about_several_firms_is_none_of_theirs_in_particular(
    read: Callable[..., Any],
) -> None:
    header = "Record ID,Note body,Associated Company IDs,Associated Company IDs (Primary)\n"
    told = read({"notes.csv": header + "1,Both call.,8002;8001,\n2,One called.,8002;8001,8001\n"})
    first, second = told.rows("touch")
    assert first["account_id"] is None
    assert json.loads(first["extra"]) == {"companies": ["company:8002", "company:8001"]}
    assert second["account_id"] == hubspot("company:8001")
    assert second["extra"] is None


def test_a_call_is_what_one_of_us_reported(read: Callable[..., Any]) -> None:
    told = read(example("calls.csv"))
    call = told.row("touch", "call:3101")
    assert (call["channel"], call["is_internal"]) == ("call", True)
    assert call["author_id"] == told.row("person", "owner_name:Jane Doe")["person_id"]
    assert json.loads(call["extra"]) == {"Call duration": "00:12:00"}


def test_an_invitation_was_seen_by_its_guests_our_notes_were_not(
    read: Callable[..., Any],
) -> None:
    told = read(example("meetings.json") | example("meeting_engagements.csv"))
    meeting, notes = told.row("touch", "meeting:3201"), told.row("touch", "meeting:3201/notes")
    assert (meeting["is_internal"], notes["is_internal"]) == (False, True)
    assert notes["body"] == "Finance wants one invoice, the drivers want none."
    assert notes["thread_id"] == meeting["touch_id"]
    assert told.row("touch", "meeting:3301")["subject"] == "Invoices"


def test_a_warehouse_ties_activities_by_a_table_of_pairs(read: Callable[..., Any]) -> None:
    told = read(
        example("engagements.csv")
        | example("engagement_links.csv")
        | example("tickets.csv")
        | example("tasks.csv")
    )
    call = told.row("touch", "call:3501")
    assert call["party_ids"] == [hubspot("contact:501"), hubspot("contact:502")]
    assert told.row("touch", "task:3401")["is_internal"] is True


def test_a_later_table_of_pairs_is_taken_into_account(read: Callable[..., Any]) -> None:
    read(example("engagements.csv"))
    told = read(example("engagement_links.csv"))
    parties = [row["party_ids"] for row in told.rows("touch")]
    assert [hubspot("contact:501"), hubspot("contact:502")] in parties


def test_a_ticket_is_its_only_contacts_word(read: Callable[..., Any]) -> None:
    told = read(example("tickets.csv"))
    declined, invoice = told.row("touch", "ticket:4001"), told.row("touch", "ticket:4002")
    assert declined["author_id"] == hubspot("contact:501")
    assert declined["party_ids"] == [hubspot("owner_name:Omar Said")]
    assert (declined["channel"], declined["is_internal"]) == ("ticket", False)
    assert invoice["author_id"] is None
    assert hubspot("contact:502") in invoice["party_ids"]
    assert json.loads(declined["extra"])["Ticket status"] == "New"


def test_a_form_is_what_its_sender_wanted_to_say(read: Callable[..., Any]) -> None:
    told = read(example("form_submissions.jsonl"))
    form = told.row("touch", "form:c-1")
    assert form["body"] == "A card for each of our 40 drivers."
    assert form["prompt"] == "what_do_you_need"
    assert form["url"] == "https://ours.example/contact"
    ines = told.row("person", "address:ines@faro.example")
    assert (ines["name"], form["author_id"]) == ("Ines Faro", ines["person_id"])
    assert told.row("account", "company_name:Faro Freight")["account_id"] == form["account_id"]
    anonymous = told.row("touch", "form:c-2")
    assert (anonymous["author_id"], anonymous["prompt"]) == (None, None)
    assert anonymous["body"] == "Do you invoice monthly?\n\nIn spring"


def test_a_warehouses_form_is_tied_to_its_contact(read: Callable[..., Any]) -> None:
    csv = (
        "timestamp,form_id,contact_id,conversion_id,page_url,title,_fivetran_synced\n"
        "2026-01-26 09:00:00,f-1,501,c-9,https://ours.example/guide,Guide,2026-04-01 00:00:00\n"
    )
    form = read({"forms.csv": csv}).row("touch", "form:c-9")
    assert (form["author_id"], form["subject"]) == (hubspot("contact:501"), "Guide")


def test_an_incoming_mail_is_the_customers_and_an_outgoing_one_ours(
    read: Callable[..., Any],
) -> None:
    told = read(example("emails.json"))
    theirs, ours = told.row("touch", "email:3601"), told.row("touch", "email:3602")
    mia = told.row("person", "address:mia.okafor@northgate.example")
    assert theirs["author_id"] == mia["person_id"]
    assert ours["author_id"] == hubspot("owner:71")
    assert mia["person_id"] in ours["party_ids"]
    sides = {row["side"] for row in told.rows("person") if row["name"] == "Jane Doe"}
    assert sides == {"us"}


def test_the_body_of_a_mail_is_kept_with_its_quotes(read: Callable[..., Any]) -> None:
    theirs = read(example("emails.json")).row("touch", "email:3601")
    assert theirs["body_format"] == "html"
    assert theirs["body"].endswith("On Monday Jane wrote</blockquote>")


def test_the_address_that_only_logs_a_mail_is_nobody(read: Callable[..., Any]) -> None:
    told = read(example("emails.json"))
    addresses = {row["source_id"] for row in told.rows("person")}
    assert "address:board@northgate.example" in addresses
    assert "address:123@bcc.hubspot.example" not in addresses


def test_words_kept_back_from_an_export_are_counted(read: Callable[..., Any]) -> None:
    told = read(mail(hs_email_text=None, hs_email_direction="INCOMING_EMAIL"))
    assert [reason for reason, _ in told.rejected] == [
        "the words of an e-mail are not in the export"
    ]
    assert told.row("touch", "email:1")["subject"] == "Cards"


@pytest.mark.parametrize("status", ["FAILED", "SCHEDULED"])
def test_a_mail_that_was_never_sent_is_none(read: Callable[..., Any], status: str) -> None:
    told = read(mail(hs_email_status=status))
    assert told.rows("touch") == []
    assert [reason for reason, _ in told.rejected] == ["e-mail was never sent"]


def test_a_mail_without_sender_is_its_only_contacts(read: Callable[..., Any]) -> None:
    files = mail(hs_email_direction="INCOMING_EMAIL")
    record = json.loads(files["emails.json"])
    record["results"][0]["associations"] = {"contacts": {"results": [{"id": "501"}]}}
    told = read({"emails.json": json.dumps(record)})
    assert told.row("touch", "email:1")["author_id"] == hubspot("contact:501")


def test_a_mail_of_which_nothing_tells_the_author_has_none(read: Callable[..., Any]) -> None:
    touch = read(mail(hubspot_owner_id="71")).row("touch", "email:1")
    assert touch["author_id"] is None
    assert touch["party_ids"] == [hubspot("owner:71")]


def test_mails_of_one_thread_stay_together(read: Callable[..., Any]) -> None:
    touch = read(mail(hs_email_thread_id="abc")).row("touch", "email:1")
    assert touch["thread_id"] == hubspot("email_thread:abc")


def test_the_first_api_holds_all_kinds_in_one_list(read: Callable[..., Any]) -> None:
    told = read(example("legacy_engagements.jsonl"))
    email, note = told.row("touch", "email:3701"), told.row("touch", "note:3702")
    call = told.row("touch", "call:3703")
    assert email["author_id"] == hubspot("address:mia.okafor@northgate.example")
    assert email["deal_id"] == hubspot("deal:9001")
    assert note["happened_at"] == dt.datetime(2021, 1, 31, 16, 26, 52, 345000, tzinfo=dt.UTC)
    assert call["party_ids"] == [hubspot("contact:501"), hubspot("contact:502")]
    assert json.loads(call["extra"])["metadata"]["toNumber"] == "+44 113 496 0000"


def test_an_engagement_without_its_head_is_rejected_in_words(read: Callable[..., Any]) -> None:
    lines = example("legacy_engagements.jsonl")["legacy_engagements.jsonl"]
    headless = '{"associations": {}, "metadata": {"body": "Words."}}\n'
    told = read({"legacy.jsonl": lines + headless})
    assert told.rejected == [("engagement without an id", "legacy.jsonl:4")]


def test_an_engagement_of_an_unknown_kind_does_not_stop_the_others(
    read: Callable[..., Any],
) -> None:
    csv = (
        "engagement_id,property_hs_timestamp,type\n"
        "1,2026-01-25 09:00:00,PIGEON\n"
        "2,2026-01-25 09:00:00,CALL\n"
    )
    told = read({"engagements.csv": csv})
    assert told.rejected == [("engagement of an unknown kind", "engagements.csv:2")]
    assert [row["source_id"] for row in told.rows("touch")] == ["call:2"]


def test_an_archived_note_is_not_read(read: Callable[..., Any]) -> None:
    note = {"id": "5", "properties": {"hs_note_body": "Old."}, "archived": True}
    told = read({"notes.json": json.dumps({"results": [note]})})
    assert told.rejected == [("activity is deleted", "notes.json:[1]")]
