from __future__ import annotations

import email.policy
import mailbox
from contextlib import closing
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage
    from pathlib import Path


def _messages(path: Path) -> dict[str, EmailMessage]:
    parser = BytesParser(policy=email.policy.default)
    with closing(mailbox.mbox(path, create=False)) as box:
        parsed = [parser.parsebytes(box.get_bytes(key)) for key in box.iterkeys()]
    return {str(message["Message-ID"]).strip("<>"): message for message in parsed}


@pytest.fixture(scope="module")
def messages(exports: Path) -> dict[str, EmailMessage]:
    success = _messages(exports / "success/success.mbox")
    return success | _messages(exports / "finance/billing.mbox")


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    # Soft line breaks of the encoding are gone here; mbox's mark on "From " is not.
    return str(part.get_content()).replace("\n>From ", "\nFrom ")


def test_every_planted_statement_stands_in_its_message(
    messages: dict[str, EmailMessage],
    said: Callable[[str], dict[str, list[str]]],
) -> None:
    planted = said("mail")
    assert len(planted) > 300
    for touch, texts in planted.items():
        identity = touch.removeprefix("message:").removesuffix("/forwarded/1")
        assert all(text in _text(messages[identity]) for text in texts)


def test_addresses_of_the_truth_occur_in_headers_or_forwards(
    messages: dict[str, EmailMessage],
    known: Callable[[str, str], set[str]],
) -> None:
    seen = "\n".join(
        f"{message['From']} {message['To']} {_text(message)}" for message in messages.values()
    ).lower()
    assert all(address in seen for address in known("mail", "address"))


def test_answers_refer_to_messages_that_are_there(messages: dict[str, EmailMessage]) -> None:
    replies = [message for message in messages.values() if message["References"]]
    assert len(replies) > 100
    for message in replies:
        root = str(message["References"]).split()[0].strip("<>")
        assert root in messages


def test_the_pitfalls_of_mail_are_there(
    messages: dict[str, EmailMessage],
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    bodies = [_text(message) for message in messages.values()]
    for mark in ("\n> ", "schrieb", "a écrit", "Von: ", "-----Original Message-----"):
        assert any(mark in body for body in bodies), mark
    kinds = {message.get_content_type() for message in messages.values()}
    assert kinds == {"text/plain", "multipart/alternative"}
    encodings = {
        str(part["Content-Transfer-Encoding"])
        for message in messages.values()
        for part in message.walk()
        if not part.is_multipart()
    }
    assert encodings == {"7bit", "quoted-printable", "base64"}
    natures = {row["nature"] for row in truth("noise") if row["source"] == "mail"}
    assert natures == {"automatic reply", "forwarding note", "system message"}


def test_automatic_replies_say_so_in_their_headers(
    messages: dict[str, EmailMessage],
    truth: Callable[[str], list[dict[str, Any]]],
) -> None:
    automatic = [
        messages[row["source_id"].removeprefix("message:")]
        for row in truth("noise")
        if row["nature"] == "automatic reply"
    ]
    assert automatic
    assert {str(message["Auto-Submitted"]) for message in automatic} == {"auto-replied"}
