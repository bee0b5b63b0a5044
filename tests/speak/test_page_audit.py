from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import prepared
from outsidein.speak.page_audit import PageAudit, PageAuditor, with_site_findings
from outsidein.speak.rule import Rule, shipped_rule
from outsidein.speak.scorecard import groups_of_scorecards

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = Rule(
    name="empty",
    kind="words",
    why="Empty.",
    suggestion="More.",
    settings={"of": "empty"},
    phrases={"empty": ("synergy",)},
)
AUDITOR = PageAuditor(prepared([EMPTY]), ("empty",))


def audited(text: str, auditor: PageAuditor = AUDITOR) -> PageAudit:
    return auditor.of_page(page_of(text, "site/a.md"), shown="a.md")


def test_findings_have_the_path_that_is_shown() -> None:
    page = audited("# Head\n\nMore synergy.\n")
    assert [(one.path, one.line, one.words) for one in page.findings] == [("a.md", 3, "synergy")]


def test_what_the_page_allows_is_counted_and_a_wrong_comment_told() -> None:
    page = audited(
        "# Head\n\nSynergy. <!-- outsidein: allow empty -->\n\n"
        "Synergy. <!-- outsidein: allow emtpy -->\n"
    )
    assert page.silenced == 1
    assert [(one.rule, one.path, one.line) for one in page.findings] == [
        ("empty", "a.md", 5),
        ("unknown-comment", "a.md", 5),
    ]


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    page = AUDITOR.of_file(tmp_path / "none.md", name="none.md", shown="x/none.md")
    assert (page.path, page.findings) == ("x/none.md", ())
    assert page.unread
    (tmp_path / "broken.docx").write_bytes(b"no document")
    assert AUDITOR.of_file(tmp_path / "broken.docx", name="b.docx", shown="b.docx").unread


def test_a_page_in_another_language_is_not_judged() -> None:
    text = "Wir zeigen Ihnen in einer kurzen Vorführung, wie Sie mit Ihrem Team Synergy sparen. "
    page = audited(text * 4)
    assert (page.is_english, list(page.findings)) == (False, [])


def test_scorecards_are_made_when_they_are_asked_for() -> None:
    assert audited("You save time.").scorecard is None
    audit = prepared([EMPTY], more_groups=groups_of_scorecards())
    page = audited("You save time. Synergy.", PageAuditor(audit, (), with_scorecards=True))
    assert page.scorecard is not None
    assert (page.scorecard.path, page.scorecard.findings) == ("a.md", {"empty": 1})


@pytest.mark.parametrize(("comment", "found"), [("", 1), ("contradicts-promise", 0)])
def test_pages_that_promise_different_things_are_told_unless_it_is_allowed(
    comment: str, found: int
) -> None:
    audit = prepared([shipped_rule("contradicts-promise")])
    auditor = PageAuditor(audit, ("contradicts-promise",))
    allow = f" <!-- outsidein: allow {comment} -->" if comment else ""
    pages = [
        auditor.of_page(page_of(text, f"{nth}.md"), shown=f"docs/{nth}.md")
        for nth, text in enumerate(
            (
                "# Prices\n\nStart with a 14-day free trial.\n",
                f"# Plans\n\nStart with a 30-day free trial.{allow}\n",
            )
        )
    ]
    first, second = with_site_findings(audit, pages)
    assert not first.findings
    assert [(one.path, one.line) for one in second.findings] == [("docs/1.md", 3)] * found
    assert second.silenced == 1 - found


def test_what_a_page_lacks_is_about_the_page_as_a_whole() -> None:
    lacking = dataclasses.replace(
        EMPTY, name="no-synergy", kind="missing", settings={"of": ["empty"], "least": 1}
    )
    page = audited("# Head\n\nYou save time.\n", PageAuditor(prepared([lacking]), ()))
    assert [(one.of_page, one.line) for one in page.findings] == [(True, 1)]
