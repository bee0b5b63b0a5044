from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from outsidein.pages.mail import page_of_mail
from outsidein.pages.page import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

TEXT = """From: Ann <ann@acme.example>
Subject: Your cards are ready
Content-Type: text/plain; charset=utf-8

Hi Bo,

your cards are here. Für dich!

Best regards,
Ann Smith
Head of Sales

P.S. They are free.

On Monday, Bo wrote:
> When do they come?
"""
HTML = """<p>Hi &amp; welcome.</p><blockquote>Where are they?</blockquote>
<div class="gmail_signature">Ann, Acme</div>"""


def test_own_words_quotes_and_signature_are_told_apart(
    told: Teller, assert_placed: Callable[[Page], None]
) -> None:
    page = page_of_mail("a.eml", TEXT)
    assert told(page.blocks) == [
        ("title", "Your cards are ready"),
        ("paragraph", "Hi Bo,"),
        ("paragraph", "your cards are here. Für dich!"),
        ("note", "Best regards, Ann Smith Head of Sales"),
        ("paragraph", "P.S. They are free."),
        ("quote", "On Monday, Bo wrote:"),
        ("quote", "When do they come?"),
    ]
    assert page.told["subject"] == "Your cards are ready"
    assert page.source == TEXT
    assert [page.place(block.source_of(0)).line for block in page.blocks[:3]] == [2, 5, 7]
    assert_placed(page)


def test_what_stands_below_two_dashes_is_a_signature(told: Teller) -> None:
    source = "Subject: A\n\nOne.\n\n-- \nAnn\n\nAcme makes cards for all the world.\n"
    assert told(page_of_mail("a.eml", source).blocks)[1:] == [
        ("paragraph", "One."),
        ("note", "Ann"),
        ("note", "Acme makes cards for all the world."),
    ]


def test_thanks_within_a_mail_are_no_closing(told: Teller) -> None:
    source = (
        "Subject: A\n\nThanks,\n\nthis is a mail whose words go on for longer than "
        "anybody would sign, and more.\n"
    )
    assert [nature for nature, _ in told(page_of_mail("a.eml", source).blocks)] == [
        "title",
        "paragraph",
        "paragraph",
    ]


def test_an_encoded_mail_has_places_in_what_was_decoded(
    told: Teller, assert_placed: Callable[[Page], None]
) -> None:
    parts = "\n".join(
        f"--x\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        f"{base64.encodebytes(body.encode()).decode()}"
        for kind, body in (("plain", "plain words"), ("html", HTML))
    )
    head = "Subject: =?utf-8?q?F=C3=BCr_dich?=\nContent-Type: multipart/alternative; boundary=x\n\n"
    page = page_of_mail("a.eml", f"{head}{parts}--x--\n")
    assert told(page.blocks) == [
        ("title", "Für dich"),
        ("paragraph", "Hi & welcome."),
        ("quote", "Where are they?"),
        ("note", "Ann, Acme"),
    ]
    assert page.place(page.blocks[1].source_of(0)) == Place(3, 4)
    assert_placed(page)


def test_a_mail_without_a_text_has_only_its_subject(told: Teller) -> None:
    source = "Subject: A\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    assert told(page_of_mail("a.eml", source).blocks) == [("title", "A")]
    assert page_of_mail("a.eml", "").blocks == ()
