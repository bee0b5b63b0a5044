from __future__ import annotations

import pytest

from outsidein.language.html_text import html_text


def lines(html: str) -> list[str]:
    return html_text(html).text.strip().split("\n")


def test_blocks_and_breaks_become_lines_as_a_browser_shows_them() -> None:
    assert lines("<div>one</div><div>two<br></div><div><br></div><div>three</div>") == [
        "one",
        "two",
        "",
        "three",
    ]
    assert lines("one<div>two<div>three</div></div>four") == ["one", "two", "three", "four"]
    assert lines("<p>one</p><p>two</p>") == ["one", "", "two"]
    assert lines('<p class="MsoNormal">one</p><p class="MsoNormal">two</p>') == ["one", "two"]


def test_line_breaks_of_the_source_are_blanks_but_not_in_preformatted_text() -> None:
    assert lines("<p>one\n  two&nbsp;three</p>") == ["one two\xa0three"]
    assert lines("<div>a</div><pre>one\ntwo</pre>") == ["a", "one", "two"]
    assert lines("one <b>two</b>\nthree") == ["one two", "three"]


def test_lists_and_tables_keep_their_parts_apart() -> None:
    assert lines("<ul><li>one</li><li>two</li></ul>") == ["- one", "- two"]
    assert lines("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") == ["a b", "c"]


def test_what_nobody_sees_is_not_read() -> None:
    html = '<style>a{}</style><div style="display:none">teaser</div><script>x()</script><p>one</p>'
    assert lines(html) == ["one"]


def test_quotes_become_marked_lines_within_each_other_too() -> None:
    html = "<div>own</div><blockquote>old<blockquote>older</blockquote></blockquote>"
    assert lines(html) == ["own", "> old", "> > older"]


@pytest.mark.parametrize(
    "older",
    [
        '<div id="divRplyFwdMsg"></div>',
        '<hr id="stopSpelling">',
        '<div style="border-top: solid 1px">Ot: Ana<br>Kogda: heute<br>Komu: Bob</div>',
    ],
)
def test_an_older_mail_is_announced_whatever_its_language(older: str) -> None:
    assert "-----Original Message-----" in lines(f"<div>own</div>{older}<div>old</div>")
    assert "-----Original Message-----" not in lines(
        '<div>own</div><div style="border-top: solid 1px">a line</div>'
    )


def test_marked_signatures_are_left_out_and_told() -> None:
    html = '<div>own</div><div class="gmail_signature">Bob</div>'
    assert (lines(html), html_text(html).has_signature) == (["own"], True)
    assert not html_text('<div>own</div><div class="gmail_signature"><br></div>').has_signature


def test_characters_of_our_own_do_not_come_in_from_outside() -> None:
    assert lines("<div>one\ue000two</div>") == ["one two"]
