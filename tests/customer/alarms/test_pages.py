from __future__ import annotations

import pytest

from outsidein.customer.alarms.pages import claims_on

MARKDOWN = """
# What you pay

You pay by the month, and
**never** for a card. See [our terms](/terms) for all of it. Any questions?

| You | Plan |
|---|---|
| pay by card abroad | free of charge |

- The first card comes within two days.
- Free!
1. Nobody waits for a refund.

```
we never read code here
```
## Support ##
We answer <b>within</b> an hour. 24 hours a day somebody is there.
"""

HTML = """<!doctype html>
<html><head><title>We never read a title here</title></head>
<body><nav><a href="/">We never read this at all</a></nav>
<main>
<h1>Cards &amp; more</h1>
<p>Your card comes <em>within</em>
two working days. Ask us!</p>
<script>let we = "never read this";</script>
<ul><li>No card costs anything</li><li>You may have up to five cards</li></ul>
</main>
<footer>We are registered in England</footer></body></html>
"""


def test_markdown_gives_sentences_with_heading_and_line() -> None:
    assert claims_on(MARKDOWN, "markdown") == [
        ("You pay by the month, and never for a card.", "What you pay", 4),
        ("See our terms for all of it.", "What you pay", 5),
        ("pay by card abroad: free of charge", "What you pay", 9),
        ("The first card comes within two days.", "What you pay", 11),
        ("Nobody waits for a refund.", "What you pay", 13),
        ("We answer within an hour.", "Support", 19),
        ("24 hours a day somebody is there.", "Support", 19),
    ]


def test_html_gives_what_is_read_on_the_page() -> None:
    assert claims_on(HTML, "html") == [
        ("Your card comes within two working days.", "Cards & more", 6),
        ("No card costs anything", "Cards & more", 9),
        ("You may have up to five cards", "Cards & more", 9),
    ]


def test_lines_count_from_where_the_body_begins() -> None:
    assert claims_on("Nobody waits for us.", "text", first_line=4)[0].line == 4


@pytest.mark.parametrize(
    ("body", "body_format"),
    [
        ("", "markdown"),
        ("# Only a heading of several words", "markdown"),
        ("Why does this cost so much?", "text"),
        ("Learn more here", "text"),
        ("<nav>We are in the menu here</p>", "html"),
        ("<p>", "html"),
    ],
)
def test_what_claims_nothing_is_left_out(body: str, body_format: str) -> None:
    assert claims_on(body, body_format) == []
