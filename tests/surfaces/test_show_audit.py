from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from outsidein.ask.audit_rules import RuleShown
from outsidein.ask.audits import Audited, Unread
from outsidein.speak.finding import Finding
from outsidein.surfaces.screen import out
from outsidein.surfaces.show_audit import print_audit, print_rule, print_rules

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def width() -> Iterator[None]:
    """Print as wide as a terminal usually is."""
    before = out.width
    out.width = 80
    yield
    out.width = before


def finding(line: int, rule: str = "coercive", **told: Any) -> Finding:
    usual: dict[str, Any] = {
        "path": "a.md",
        "line": line,
        "column": 1,
        "end_line": line,
        "end_column": 5,
        "rule": rule,
        "words": f"words {line}",
        "message": "It presses.",
        "suggestion": "Invite.",
    }
    return Finding(**{**usual, **told})


def printed(
    capsys: pytest.CaptureFixture[str], *findings: Finding, whole: bool = False, **told: Any
) -> list[str]:
    rules = dict.fromkeys(one.rule for one in findings)
    usual: dict[str, Any] = {
        "findings": [*findings],
        "by_rule": {rule: sum(one.rule == rule for one in findings) for rule in rules},
        "pages": 4,
        "rules": ["coercive"],
        "not_asked": {},
        "brand": ["Acme"],
    }
    print_audit(Audited(**{**usual, **told}), whole=whole)
    return capsys.readouterr().out.splitlines()


def test_why_is_said_once_a_rule_and_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(
        capsys, finding(1), finding(12), finding(13, "no-pain"), finding(2, path="b.md")
    ) == [
        "a.md",
        "  1:1   coercive  “words 1”",
        "  12:1  coercive  “words 12”",
        "        It presses.",
        "        → Invite.",
        "  13:1  no-pain   “words 13”",
        "        It presses.",
        "        → Invite.",
        "",
        "b.md",
        "  2:1  coercive  “words 2”",
        "       It presses.",
        "       → Invite.",
        "",
        "Read 4 pages: 4 findings on 2 of them.",
        "3 coercive, 1 no-pain.",
    ]


def test_another_suggestion_does_not_say_why_again(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, finding(1), finding(2, suggestion="Ask."))
    assert [line.strip() for line in lines[1:6]] == [
        "1:1  coercive  “words 1”",
        "It presses.",
        "→ Invite.",
        "2:1  coercive  “words 2”",
        "→ Ask.",
    ]


def test_of_many_the_first_three_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    many = [finding(line) for line in range(1, 13)]
    lines = printed(capsys, *many)
    assert [line for line in lines if "words" in line] == [
        f"  {line}:1   coercive  “words {line}”" for line in (1, 2, 3)
    ]
    assert "        and 9 more of coercive (--all)" in lines
    assert len([line for line in printed(capsys, *many, whole=True) if "words" in line]) == 12


def test_what_a_finding_says_for_itself_stands_below_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = printed(
        capsys, finding(1, message="One."), finding(2, message="Two."), finding(3, message="Two.")
    )
    assert [line.strip() for line in lines[1:7]] == [
        "1:1  coercive  “words 1”",
        "One.",
        "→ Invite.",
        "2:1  coercive  “words 2”",
        "3:1  coercive  “words 3”",
        "Two.",
    ]


def test_lines_fit_and_words_take_two_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    long = "word " * 80
    lines = printed(capsys, finding(1, words=long, message=long, suggestion=long))
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line != line.rstrip()]
    words = [line for line in lines[1:] if line.startswith("                 ")]
    assert words[0].endswith(" …”")
    assert len(words) == 1


def test_a_page_as_a_whole_and_a_slide_have_their_own_places(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = printed(capsys, finding(1, "no-pain", of_page=True), finding(2, part="slide 3"))
    assert lines[1] == "  page     no-pain"
    assert lines[4] == "  slide 3  coercive  “words 2”"


def test_square_brackets_of_a_page_stay(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, finding(1, words="[bold]our[/] firm", path="a[1].md"))
    assert lines[0] == "a[1].md"
    assert "“[bold]our[/] firm”" in lines[1]


def test_what_was_left_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(
        capsys,
        known=2,
        allowed=1,
        excluded=3,
        not_english=["de.md"],
        unread=[Unread(path="x.docx", why="No document.")],
        not_asked={"unanswered-question": "what customers ask", "contradicts-promise": "pages"},
        silent={"words-customers-never-use": "fewer than 200 people’s words"},
    )
    assert lines == [
        "x.docx was not read: No document.",
        "Read 4 pages: nothing found.",
        "2 known in the baseline, 1 allowed in the pages, 3 left out by your settings.",
        "Not in English, so not judged: de.md.",
        "1 file could not be read.",
        "Not asked, as no workspace here tells what customers ask: unanswered-question.",
        "words-customers-never-use was not asked: fewer than 200 people’s words.",
    ]


def test_without_pages_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, pages=0) == ["There is no page to read here."]


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, "Read 4 pages: nothing found."),
        ({"rules": []}, "Read 4 pages. No rule was asked."),
        ({"out_of_place": ["coercive"]}, "Read 4 pages. No rule was asked."),
        ({"rules": [], "known": 1}, "Read 4 pages: nothing found."),
    ],
)
def test_nothing_is_found_only_where_a_rule_was_asked(
    capsys: pytest.CaptureFixture[str], told: dict[str, Any], line: str
) -> None:
    assert printed(capsys, **told)[0] == line


def test_the_end_says_what_pages_were_taken_for(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {"article": 3, "objectives": 2, "offer": 1}
    out.width = 200
    taken = (
        "Taken for: 3 articles, 2 objectives, 1 offer (say otherwise with `pages` in the settings)."
    )
    assert printed(capsys, kinds=kinds)[1:] == [taken]
    unnamed = "No `brand` is set: sentences about you by name may be missed."
    assert printed(capsys, kinds=kinds, brand=[])[1:] == [unnamed, taken]


def rule(**told: Any) -> RuleShown:
    usual: dict[str, Any] = {
        "name": "coercive",
        "is_on": True,
        "why": "It presses.",
        "suggestion": "Invite.",
        "pages": ("offer",),
        "needs": "",
        "precision": 0.93,
        "found": 28,
        "on": "pages",
        "is_own": False,
    }
    return RuleShown(**{**usual, **told})


def test_rules_are_listed_with_how_often_they_were_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = rule(name="empty", is_own=True, precision=None, found=0, on="")
    print_rules([rule(), rule(name="loud", is_on=False, precision=0.5), own])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1:4] == [
        ["coercive", "on", "93", "%", "28"],
        ["loud", "off", "50", "%", "28"],
        ["empty", "yours", "–", "–"],
    ]


def test_a_rule_is_explained_by_its_page_else_by_its_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_rule(rule(page="# coercive\n\nIt *presses* the reader.\n"))
    assert "It presses the reader." in capsys.readouterr().out
    print_rule(rule())
    assert capsys.readouterr().out.splitlines() == [
        "coercive",
        "",
        "It presses.",
        "→ Invite.",
        "It looks at pages that are: offer.",
    ]
