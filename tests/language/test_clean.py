from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.language.clean import OwnWords, own_words

REPLY = """We were charged twice. Can you refund us?

Best regards,
Bob Miller
CFO, Alder Freight

{header}
> What can I do for you?
> Ana
"""


def mail(body: str, *, subject: str = "", author: str = "") -> OwnWords:
    return own_words(body, body_format="text", channel="mail", subject=subject, author=author)


def page(html: str, channel: str = "mail") -> OwnWords:
    return own_words(html, body_format="html", channel=channel)


@pytest.mark.parametrize(
    "header",
    [
        "On Mon, Jan 5, 2026 at 10:00 AM, Ana Ruiz <ana@ours.example> wrote:",
        "Am 05.01.2026 um 10:00 schrieb Ana Ruiz <ana@ours.example>:",
        "Le lun. 5 janv. 2026 à 10:00, Ana Ruiz <ana@ours.example> a écrit :",
    ],
)
def test_quotes_and_signatures_go(header: str) -> None:
    assert mail(REPLY.format(header=header)) == OwnWords(
        text="We were charged twice. Can you refund us?", stripped=("quote", "signature")
    )


def test_a_signature_below_the_quote_goes_too() -> None:
    text = "It broke.\n\nOn 05/01/2026 10:00, Ana Ruiz wrote:\n> Hello\n\n-- \nBob Miller\nCFO"
    assert mail(text) == OwnWords(text="It broke.", stripped=("quote", "signature"))


def test_a_chat_keeps_what_looks_like_a_quote() -> None:
    text = "> to be clear\nwe need it\n\nBest,\nBob"
    assert own_words(text, body_format="text", channel="chat") == OwnWords(text=text)


@pytest.mark.parametrize("text", ["> What can I do for you?", "Best regards,\nBob Miller"])
def test_a_mail_with_nothing_else_is_kept_in_doubt(text: str) -> None:
    assert mail(text) == OwnWords(text=text, doubtful=True)


def test_an_empty_mail_is_no_doubt() -> None:
    assert mail(" \n\n") == OwnWords(text="")
    assert page("") == OwnWords(text="")


def test_a_reply_without_a_quote_is_in_doubt() -> None:
    assert mail("It broke.", subject="Re: Cards").doubtful
    assert mail("It broke.", subject="AW: Karten").doubtful
    assert not mail("It broke.", subject="Regarding cards").doubtful
    assert not mail(REPLY.format(header=""), subject="Cards").doubtful


def test_the_authors_name_ends_a_mail() -> None:
    assert mail("It broke.\n\nBob", author="Bob Miller") == OwnWords(
        text="It broke.", stripped=("signature",)
    )
    assert mail("It broke.\n\nBob") == OwnWords(text="It broke.\n\nBob", doubtful=True)


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Your invoice",
        "Out of Office AutoReply: Your invoice",
        "Automatische Antwort: Ihre Rechnung",
        "Réponse automatique : votre facture",
        "Respuesta automática: su factura",
        "Automatisch antwoord: uw factuur",
        "Resposta automática: a sua fatura",
        "Risposta automatica: la sua fattura",
        "Undelivered Mail Returned to Sender",
        "Unzustellbar: Ihre Rechnung",
    ],
)
def test_an_automatic_answer_says_nothing(subject: str) -> None:
    assert mail("I am back on Monday.", subject=subject) == OwnWords(
        text="", stripped=("automatic",)
    )


def test_a_person_who_is_away_is_heard_in_doubt() -> None:
    text = "I am out of the office until Monday. Please send the refund before that."
    assert mail(text, subject="Out of office") == OwnWords(text=text, doubtful=True)
    assert mail("We need cards.", subject="Re: Automatic reply: Cards").text == "We need cards."


def test_templates_go() -> None:
    assert mail("It broke. [ ref:_00D1.5001:ref ]") == OwnWords(
        text="It broke.", stripped=("template",)
    )
    banner = "CAUTION: This email originated from outside of the organization. Do not click links."
    assert mail(f"{banner}\n\nIt broke.") == OwnWords(text="It broke.", stripped=("template",))


def test_html_becomes_lines_and_its_quotes_go() -> None:
    html = (
        "<style>p{}</style><p>Hi&nbsp;there</p><div>It <b>broke</b>.<br>Twice.</div>"
        "<blockquote>old words</blockquote>"
    )
    assert page(html) == OwnWords(text="Hi there\n\nIt broke.\nTwice.", stripped=("quote",))


def test_answers_between_html_quotes_are_kept() -> None:
    html = (
        '<div>Hi Ana,</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Jan 5, 2026 at '
        "10:00 AM Ana &lt;ana@ours.example&gt; wrote:<br></div><blockquote>Which plan?</blockquote>"
        "<div>The small one.</div><blockquote>Since when?</blockquote><div>May.</div></div>"
    )
    assert page(html).text == "Hi Ana,\n\nThe small one.\n\nMay."


def test_an_html_quote_of_the_authors_own_is_kept_in_doubt() -> None:
    html = "<p>Your page says</p><blockquote>No fees</blockquote><p>and we paid a fee.</p>"
    assert page(html) == OwnWords(
        text="Your page says\n> No fees\n\nand we paid a fee.", doubtful=True
    )


def test_a_signature_that_the_client_marked_goes() -> None:
    html = '<div>It broke.</div><div class="gmail_signature">Bob<br>Alder</div><div>Twice.</div>'
    assert page(html) == OwnWords(text="It broke.\nTwice.", stripped=("signature",))


@given(st.text(), st.sampled_from(["text", "html"]), st.sampled_from(["mail", "chat"]))
def test_any_text_is_read(body: str, body_format: str, channel: str) -> None:
    own = own_words(body, body_format=body_format, channel=channel)
    assert own.text == own.text.strip()


@given(st.lists(st.sampled_from(["It broke.", "> old", "", "Best,", "Bob", "wrote:", "-- "])))
def test_words_are_never_all_taken_away(lines: list[str]) -> None:
    text = "\n".join(lines)
    has_words = any(letter.isalnum() for letter in text)
    assert any(letter.isalnum() for letter in mail(text).text) == has_words
