from __future__ import annotations

import pytest

from outsidein.language.clean import html_text, own_words

REPLY = """We were charged twice. Can you refund us?

Best regards,
Bob Miller
CFO, Alder Freight

{header}
> What can I do for you?
> Ana
"""


@pytest.mark.parametrize(
    "header",
    [
        "On Mon, Jan 5, 2026 at 10:00 AM, Ana Ruiz <ana@ours.example> wrote:",
        "Am 05.01.2026 um 10:00 schrieb Ana Ruiz <ana@ours.example>:",
        "Le lun. 5 janv. 2026 à 10:00, Ana Ruiz <ana@ours.example> a écrit :",
    ],
)
def test_quotes_and_signatures_go(header: str) -> None:
    text = REPLY.format(header=header)
    assert own_words(text, body_format="text", channel="mail") == (
        "We were charged twice. Can you refund us?"
    )


def test_a_chat_keeps_what_looks_like_a_quote() -> None:
    text = "> to be clear\nwe need it"
    assert own_words(text, body_format="text", channel="chat") == text


def test_a_mail_that_is_all_quote_is_kept() -> None:
    text = "> What can I do for you?"
    assert own_words(text, body_format="text", channel="mail") == text


def test_html_becomes_lines_without_quoted_history() -> None:
    html = (
        "<style>p{}</style><p>Hi&nbsp;there</p><div>It <b>broke</b>.<br>Twice.</div>"
        "<blockquote>old words</blockquote>"
    )
    assert own_words(html, body_format="html", channel="mail") == "Hi there\nIt broke.\nTwice."


def test_empty_html_is_no_text() -> None:
    assert html_text("").strip() == ""


def test_thread_tokens_go() -> None:
    text = "It broke. [ ref:_00D1.5001:ref ]"
    assert own_words(text, body_format="text", channel="mail") == "It broke."
