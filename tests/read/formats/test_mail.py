from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.errors import Rejected
from outsidein.read.contract import Context, Row
from outsidein.read.formats.mail.reader import is_mailbox, is_message, read_mail
from outsidein.read.sample import sample_of
from outsidein.record.ids import row_id

if TYPE_CHECKING:
    from collections.abc import Callable

TAKEOUT = (Path(__file__).parents[1] / "examples/mail/takeout.mbox").read_text(encoding="utf-8")


def mail(*headers: str, body: str = "Hello there.") -> str:
    """One message; headers given replace those it has otherwise."""
    usual = {
        "From": "Jana Weber <jana@firm.example>",
        "To": "rita@ours.example",
        "Date": "Fri, 4 Feb 2022 18:10:20 +0100",
        "Message-ID": "<one@firm.example>",
        "Subject": "Invoices",
    }
    told = usual | dict(header.split(": ", 1) for header in headers)
    lines = [f"{name}: {value}" for name, value in told.items() if value != "-"]
    return "\n".join([*lines, "", body, ""])


def address(value: str) -> str:
    return row_id("mail", f"address:{value}")


def touches(text: str | bytes) -> list[dict[str, Any]]:
    """The touches in one file, read without a workspace."""
    return [dict(row.values) | {"source_id": row.source_id} for row in rows(text, "touch")]


def rows(text: str | bytes, table: str) -> list[Row]:
    data = text.encode() if isinstance(text, str) else text
    context = Context(source="mail", file="one.eml")
    found = read_mail(io.BytesIO(data), 1, context)
    return [row for row in found if isinstance(row, Row) and row.table == table]


def test_a_takeout_mailbox_becomes_touches_in_threads(read: Callable[..., Any]) -> None:
    told = read({"Takeout/Mail/All mail.mbox": TAKEOUT})
    first, second, third = told.rows("touch")
    assert [row["source_id"] for row in (first, second, third)] == [
        "message:first@firm.example",
        "message:second@ours.example",
        "message:third@firm.example",
    ]
    assert {row["thread_id"] for row in (first, second, third)} == {first["touch_id"]}
    assert first["author_id"] == address("jana.weber@firm.example")
    assert first["party_ids"] == [
        address("rita@ours.example"),
        address("accounts+north@firm.example"),
    ]
    assert first["happened_at"] == dt.datetime(2022, 2, 4, 17, 10, 20, tzinfo=dt.UTC)
    assert (first["zone"], second["zone"]) == ("+0100", None)
    assert first["subject"] == "Rechnung für Januar"
    assert [row["place"].rpartition(":")[2] for row in (first, second, third)] == ["1", "26", "42"]


def test_sentences_that_begin_with_from_stay_in_their_message(read: Callable[..., Any]) -> None:
    told = read({"mail.mbox": TAKEOUT})
    body = told.row("touch", "message:first@firm.example")["body"]
    assert "\n\nFrom the export we miss the discounts, though.\nFrom here on" in body


def test_people_keep_their_name_and_their_plus_tag(read: Callable[..., Any]) -> None:
    told = read({"mail.mbox": TAKEOUT})
    people = {(row["source_id"], row["name"]) for row in told.rows("person")}
    assert people == {
        ("address:jana.weber@firm.example", "Weber, Jana"),
        ("address:jana.weber@firm.example", "Jana Weber"),
        ("address:rita@ours.example", "Rita Lang"),
        ("address:accounts+north@firm.example", None),
    }


def test_plain_text_is_preferred_attachments_are_not_read_and_quotes_stay(
    read: Callable[..., Any],
) -> None:
    told = read({"mail.mbox": TAKEOUT})
    html = told.row("touch", "message:second@ours.example")
    assert html["body_format"] == "html"
    assert html["body"].endswith("<p>The discounts are on page two.</p>")
    text = told.row("touch", "message:third@firm.example")
    assert text["body_format"] == "text"
    assert text["body"].startswith("Gefunden, danke schön!\n")
    assert text["body"].endswith("> The discounts are on page two.")
    assert "log.txt" in text["extra"]


def test_the_same_message_in_two_mailboxes_is_one_row(read: Callable[..., Any]) -> None:
    headers = [line for line in TAKEOUT.split("\n") if not line.startswith("X-GM-THRID")]
    other = "\n".join(headers).replace("Inbox,Important,Opened", "Archive")
    other = other.replace("Delivered-To: rita", "Bcc: x@ours.example\nDelivered-To: otto")
    other = other.replace("csp1;", "csp2;").replace("From 1724@xxx", "From 99@xxx")
    told = read({"rita/mail.mbox": TAKEOUT, "otto/mail.mbox": other})
    assert told.report.files == {"mail mailbox": 2}
    assert told.report.added["touch"] == 3


def test_a_message_without_an_id_is_named_by_its_content() -> None:
    one, same, other = (
        touches(mail("Message-ID: -", f"X-Labels: {label}", body=body))[0]["source_id"]
        for label, body in (("a", "Hello"), ("b", "Hello"), ("b", "Good bye"))
    )
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Date: Fri, 4 Feb 2022 18:10:20 +0100"], "2022-02-04T17:10:20+00:00"),
        (["Date: 4 Feb 2022 18:10 EST"], "2022-02-04T23:10:00+00:00"),
        (["Date: 2022-02-04 18:10:20 +0100"], "2022-02-04T17:10:20+00:00"),
        (["Date: yesterday", "Received: by b; Sat, 5 Feb 2022 00:00:01 +0000"],
         "2022-02-05T00:00:01+00:00"),
        (["Date: Thu, 1 Jan 1970 00:00:00 +0000"], None),
        (["Date: -"], None),
    ],
)  # fmt: skip
def test_dates_are_told_or_null_but_never_guessed(headers: list[str], expected: str | None) -> None:
    envelope = "From 1@xxx Sat Sep 16 00:00:00 +0000 2000\n"
    (touch,) = touches(envelope + mail(*headers))
    assert (touch["happened_at"] and touch["happened_at"].isoformat()) == expected


def test_the_oldest_hop_gives_the_date_that_is_missing() -> None:
    hops = "by b; Sat, 5 Feb 2022 00:00:09 +0000\nReceived: by a; Sat, 5 Feb 2022 00:00:01 +0000"
    (touch,) = touches(mail("Date: -", f"Received: {hops}"))
    assert touch["happened_at"].second == 1


NO_VOICE = {
    "newsletter": [mail("List-Unsubscribe: <https://x.example/u>", "Precedence: bulk")],
    "automatic mail": [
        mail("Auto-Submitted: auto-replied"),
        mail("Precedence: auto_reply"),
        mail("Subject: =?UTF-8?Q?R=C3=A9ponse_automatique?= : absent"),
        mail("Subject: Abwesenheitsnotiz: Rechnung"),
    ],
    "bounce": [
        mail("Content-Type: multipart/report; report-type=delivery-status; boundary=b"),
        mail("X-Failed-Recipients: nobody@firm.example"),
    ],
    "calendar invitation": [
        mail(
            "Content-Type: multipart/alternative; boundary=b",
            body="--b\n\nJoin us\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN\n--b--",
        )
    ],
    "spam": [
        mail("X-Gmail-Labels: =?UTF-8?Q?Ge=C3=B6ffnet?=,\n Spam"),
        mail("X-Spam-Flag: YES"),
    ],
    "draft that was never sent": [mail("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=")],
    "encrypted message": [mail("Content-Type: multipart/encrypted; boundary=b")],
    "message without a sender": [mail("From: -", "X-Gmail-Labels: Chat")],
}


@pytest.mark.parametrize(
    ("reason", "message"), [(reason, one) for reason, them in NO_VOICE.items() for one in them]
)
def test_what_is_nobodys_voice_is_rejected_with_its_place(
    reason: str, message: str, read: Callable[..., Any]
) -> None:
    envelope = "From 9@xxx Sat Feb 05 00:00:00 +0000 2022\n"
    told = read({"mail.mbox": TAKEOUT + envelope + message})
    assert told.rejected == [(reason, "mail.mbox:77")]
    assert told.report.added["touch"] == 3


@pytest.mark.parametrize(
    "headers",
    [
        ["Subject: Out of office space, can you help?"],
        ["Auto-Submitted: no"],
        ["List-Unsubscribe: <https://x.example/u>", "In-Reply-To: <before@ours.example>"],
        ["List-Unsubscribe: <mailto:u@x.example>", "List-Post: <mailto:list@ours.example>"],
    ],
)
def test_people_who_look_a_little_like_machines_are_kept(headers: list[str]) -> None:
    assert [touch["body"] for touch in touches(mail(*headers))] == ["Hello there."]


def test_a_list_names_itself_and_whoever_wrote_to_it() -> None:
    message = mail(
        "From: 'Jana' via Support <support@ours.example>",
        "X-Original-From: Jana <jana@firm.example>",
        "List-Id: <support.ours.example>",
        "List-Post: <https://x.example/post>, <mailto:support@ours.example>",
        "To: support@ours.example",
    )
    assert touches(message)[0]["author_id"] == address("jana@firm.example")
    natures = {row.source_id: row.values["nature"] for row in rows(message, "person")}
    assert natures == {"address:support@ours.example": "list", "address:jana@firm.example": None}


def test_an_address_that_takes_no_reply_is_a_bot() -> None:
    (bot, _) = rows(mail("From: Forms <no-reply@forms.example>"), "person")
    assert bot.values == {"name": "Forms", "emails": ["no-reply@forms.example"], "nature": "bot"}


@pytest.mark.parametrize(
    ("sender", "to", "expected"),
    [
        ("otto@ours.example", "rita@eu.ours.example", True),
        ("otto@ours.example", "jana@firm.example", False),
        ("otto@ours.example", "undisclosed-recipients:;", False),
    ],
)
def test_mail_among_us_is_internal(
    sender: str, to: str, *, expected: bool, read: Callable[..., Any]
) -> None:
    told = read({"one.eml": mail(f"From: {sender}", f"To: {to}")})
    assert told.row("touch", "message:one@firm.example")["is_internal"] is expected


FORWARDS = {
    "gmail": (
        "Fwd: Invoices",
        (
            "Please look.\n\n---------- Forwarded message ---------\n"
            "From: Ana Lima <ana@client.example>\nDate: Thu, Aug 3, 2023 at 6:26 PM\n"
            "Subject: Invoices\nTo: Jana <jana@firm.example>,\n otto@firm.example\n\n\n"
            "The totals are wrong."
        ),
    ),
    "apple": (
        "Fwd: Invoices",
        (
            "Please look.\n\nAnfang der weitergeleiteten Nachricht:\n\n"
            "> Von: Ana Lima <ana@client.example>\n> Betreff: Aw: Invoices\n"
            "> Datum: 3 August 2023 at 20:26:00 CEST\n> An: jana@firm.example, otto@firm.example\n"
            "> \n> The totals are wrong."
        ),
    ),
    "thunderbird": (
        "Fwd: Invoices",
        (
            "Please look.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tInvoices\n"
            "Datum: \tThu, 3 Aug 2023 18:26:00 +0000\nVon: \tAna Lima <ana@client.example>\n"
            "An: \tjana@firm.example, otto@firm.example\n\nThe totals are wrong."
        ),
    ),
    "outlook": (
        "WG: Invoices",
        (
            "Please look.\n\n________________________________\n"
            "From: Ana Lima [mailto:ana@client.example]\nSent: Thursday, August 3, 2023 6:26 PM\n"
            "To: jana@firm.example; otto@firm.example\nSubject: Invoices\n\nThe totals are wrong."
        ),
    ),
}


@pytest.mark.parametrize("client", FORWARDS)
def test_forwarded_words_belong_to_whoever_wrote_them(client: str) -> None:
    subject, body = FORWARDS[client]
    outer, inner = touches(mail(f"Subject: {subject}", body=body))
    assert outer["body"] == "Please look."
    assert inner["source_id"] == "message:one@firm.example/forwarded/1"
    assert inner["thread_id"] == outer["thread_id"]
    assert inner["author_id"] == address("ana@client.example")
    assert inner["party_ids"] == [address("jana@firm.example"), address("otto@firm.example")]
    assert inner["happened_at"] == dt.datetime(2023, 8, 3, 18, 26, tzinfo=dt.UTC)
    assert inner["body"] == "The totals are wrong."
    names = {row.source_id: row.values["name"] for row in rows(mail(body=body), "person")}
    assert names.get("address:ana@client.example", "Ana Lima") == "Ana Lima"


def test_forwarded_words_are_found_in_html() -> None:
    body = (
        "<p>Please look.</p><div class=gmail_quote><div>---------- Forwarded message ---------<br>"
        "From: <b>Ana Lima</b> <span>&lt;<a href='mailto:x'>ana@client.example</a>&gt;</span><br>"
        "Date: Thu, 3 Aug 2023 at 18:26<br>Subject: Invoices<br>To: &lt;jana@firm.example&gt;<br>"
        "</div><br><p>The totals are wrong.</p></div>"
    )
    outer, inner = touches(mail("Content-Type: text/html", "Subject: Fwd: x", body=body))
    assert outer["body"].startswith("<p>Please look.</p>")
    assert "totals" not in outer["body"]
    assert inner["author_id"] == address("ana@client.example")
    assert inner["body"].endswith("<p>The totals are wrong.</p></div>")
    assert "Subject" not in inner["body"]
    assert inner["happened_at"] == dt.datetime(2023, 8, 3, 18, 26, tzinfo=dt.UTC)


def test_forwards_within_forwards_come_out_one_by_one() -> None:
    _, gmail = FORWARDS["gmail"]
    _, thunderbird = FORWARDS["thunderbird"]
    found = touches(mail("Subject: Fwd: Fwd: x", body=gmail + "\n\n" + thunderbird))
    assert [touch["source_id"].rpartition("example")[2] for touch in found] == [
        "",
        "/forwarded/1",
        "/forwarded/2",
    ]
    assert found[1]["body"] == "The totals are wrong.\n\nPlease look."


@pytest.mark.parametrize(
    "body",
    [
        "Yes.\n\nFrom: Ana <ana@client.example>\nSent: Thursday\nTo: Jana\nSubject: x\n\nCan you?",
        "Yes.\n\n> ---------- Forwarded message ---------\n> From: Ana <ana@client.example>\n",
        (
            "Yes.\n\nOn 3 Aug 2023, Otto <otto@firm.example> wrote:\n\n"
            "---------- Forwarded message ---------\nFrom: Ana <ana@client.example>\n\nCan you?"
        ),
    ],
)
def test_what_a_reply_quotes_stays_with_the_reply(body: str) -> None:
    (touch,) = touches(mail("Subject: RE: x", body=body))
    assert touch["body"] == body.strip()


def test_a_forward_by_name_alone_has_no_author_but_keeps_the_name() -> None:
    body = "---------- Forwarded message ---------\nFrom: Ana Lima\nDate: mardi 3\n\nToo dear."
    outer, inner = rows(mail("Subject: Fwd: x", body=body), "touch")
    assert outer.values["body"] is None
    assert inner.values["author_id"] is None
    assert inner.extra == {"from": "Ana Lima", "date": "mardi 3"}


def test_a_message_attached_to_another_is_a_touch_of_its_author() -> None:
    inner = mail("From: Ana <ana@client.example>", "Message-ID: <deep@client.example>", body="No.")
    body = f"--b\n\nPlease look.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--"
    first, second = touches(mail("Content-Type: multipart/mixed; boundary=b", body=body))
    assert (first["body"], second["body"]) == ("Please look.", "No.")
    assert second["source_id"] == "message:one@firm.example/forwarded/1"
    assert second["author_id"] == address("ana@client.example")


def test_each_part_is_decoded_by_its_own_character_set() -> None:
    body = (
        b"--b\nContent-Type: text/plain; charset=koi8-r\n\n"
        + "Спасибо".encode("koi8-r")
        + b"\n--b\nContent-Type: text/plain; charset=windows-1252\n\n\x93Danke\x94\n--b\n"
        + b"Content-Type: text/plain; charset=x-unheard-of\n\n"
        + "Größe".encode()
        + b"\n--b--\n"
    )
    head = mail("Content-Type: multipart/mixed; boundary=b", body="").encode()
    (touch,) = touches(head + body)
    assert touch["body"] == "Спасибо\n\n“Danke”\n\nGröße"


def test_text_beside_html_is_kept_with_it() -> None:
    body = "--b\nContent-Type: text/html\n\n<p>Yes</p>\n--b\n\nSent to a<b list\n--b--"
    (touch,) = touches(mail("Content-Type: multipart/mixed; boundary=b", body=body))
    assert touch["body"] == "<p>Yes</p>\n<pre>Sent to a&lt;b list</pre>"


def test_lines_wrapped_for_the_journey_are_joined() -> None:
    body = "One \nsentence.\n> quoted \n> twice\n-- \nJana"
    (touch,) = touches(mail("Content-Type: text/plain; format=flowed", body=body))
    assert touch["body"] == "One sentence.\n> quoted\n> twice\n-- \nJana"


@pytest.mark.parametrize(
    "body",
    [
        "--b\nContent-Type: text/plain\n\nWhole.",
        "--b\nContent-Transfer-Encoding: base64\n\nV2hvbGUu\nV2hv",
        "--b\nContent-Type: text/plain; charset=\n\nWhole.\n--b--",
    ],
)
def test_what_is_whole_in_a_broken_message_is_read(body: str) -> None:
    (touch,) = touches(mail("Content-Type: multipart/mixed; boundary=b", body=body))
    assert touch["body"].startswith("Whole.")


def test_a_maildir_and_dos_line_ends_are_read_alike(read: Callable[..., Any]) -> None:
    message = mail(body="One.\n\nTwo.")
    told = read({"cur/1.M1P2.host:2,S": message, "new/2.host": message.replace("\n", "\r\n")})
    assert told.report.files == {"mail message": 2}
    assert [touch["body"] for touch in told.rows("touch")] == ["One.\n\nTwo."]


def test_a_mailbox_with_dos_line_ends_has_the_same_messages() -> None:
    assert touches(TAKEOUT.replace("\n", "\r\n")) == touches(TAKEOUT)


def test_other_texts_are_no_mail() -> None:
    for text in (
        "From the start we knew.\nDate: today\n",
        "Date: 3 May\nTitle: Notes\n\nAna: hi",
        "title: x\nfrom: y\n\ntext",
    ):
        sample = sample_of(text.encode(), name="a.txt")
        assert not is_mailbox(sample)
        assert not is_message(sample)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.integers(min_value=0, max_value=len(TAKEOUT)))
def test_damage_anywhere_is_read_or_rejected(damage: bytes, at: int) -> None:
    data = TAKEOUT.encode()
    context = Context(source="mail", file="a.mbox")
    found = list(read_mail(io.BytesIO(data[:at] + damage + data[at:]), 1, context))
    assert any(isinstance(row, Row) for row in found)
    assert all(row.at for row in found if isinstance(row, Rejected))
