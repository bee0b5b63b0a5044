from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from outsidein.ask.audit_rules import RuleShown
from outsidein.ask.audits import Audited, Unread
from outsidein.speak.finding import Finding
from outsidein.surfaces.audit_formats import github, sarif

RULE = RuleShown(
    name="coercive",
    is_on=True,
    why="It presses.",
    suggestion="Invite.",
    pages=(),
    needs="",
    precision=0.9,
    found=20,
    on="pages",
    is_own=False,
)


def finding(**told: Any) -> Finding:
    usual: dict[str, Any] = {
        "path": "docs/a b, c:d#é%.md",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 14,
        "rule": "coercive",
        "words": "last chance",
        "message": "It presses.",
        "suggestion": "Invite.",
    }
    return Finding(**{**usual, **told})


def audited(*findings: Finding, unread: tuple[Unread, ...] = ()) -> Audited:
    counts = {one.rule: 1 for one in findings}
    return Audited(
        findings=[*findings],
        by_rule=counts,
        pages=1,
        rules=["coercive"],
        not_asked={},
        unread=[*unread],
    )


def logged(found: Audited) -> Any:
    return sarif(found, [RULE], folder=PurePosixPath("/site"))["runs"][0]


def test_a_result_has_its_rule_place_words_and_message() -> None:
    (result,) = logged(audited(finding()))["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("coercive", 0, "warning")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "docs/a%20b%2C%20c%3Ad%23%C3%A9%25.md",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 3,
        "endColumn": 14,
        "snippet": {"text": "last chance"},
    }
    assert result["message"]["text"] == "“last chance”\nIt presses.\n→ Invite."


def test_columns_are_counted_in_characters_and_paths_from_the_folder() -> None:
    log = logged(audited(finding()))
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["originalUriBaseIds"] == {"%SRCROOT%": {"uri": "file:///site/"}}
    (result,) = logged(audited(finding(path="/elsewhere/a.md")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "file:///elsewhere/a.md"
    }


def test_only_rules_that_fired_are_described_and_each_can_be_found() -> None:
    log = logged(audited(finding(), finding(rule="unknown-comment")))
    described = log["tool"]["driver"]["rules"]
    assert [one["id"] for one in described] == ["coercive", "unknown-comment"]
    assert described[0]["fullDescription"] == {"text": "It presses."}
    assert [one["ruleIndex"] for one in log["results"]] == [0, 1]
    assert logged(audited())["tool"]["driver"]["rules"] == []


def test_a_finding_is_the_same_wherever_it_moves_and_its_repeats_are_others() -> None:
    def marks(*findings: Finding) -> list[str]:
        results = logged(audited(*findings))["results"]
        return [one["partialFingerprints"]["words/v1"] for one in results]

    (first, second) = marks(finding(), finding(line=9, end_line=9))
    assert first != second
    assert marks(finding(line=40, end_line=40)) == [first]
    assert marks(finding(words="hurry")) != [first]


def test_what_could_not_be_read_is_in_the_log() -> None:
    log = logged(audited(unread=(Unread(path="a.docx", why="No document."),)))
    (invocation,) = log["invocations"]
    assert not invocation["executionSuccessful"]
    (note,) = invocation["toolExecutionNotifications"]
    assert (note["level"], note["message"]) == ("error", {"text": "No document."})
    assert logged(audited())["invocations"][0]["executionSuccessful"]


def test_github_marks_a_line_with_escapes() -> None:
    (line,) = github(audited(finding(message="50 % more:\r\nnow, or never")))
    assert line == (
        "::warning file=docs/a b%2C c%3Ad#é%25.md,line=3,endLine=3,col=5,endColumn=14,"
        "title=coercive::“last chance”%0A50 %25 more:%0D%0Anow, or never%0A→ Invite."
    )


def test_github_gets_no_columns_of_several_lines() -> None:
    (line,) = github(audited(finding(end_line=4)))
    assert ",line=3,endLine=4,title=" in line


def test_a_page_as_a_whole_has_no_words_and_a_deck_its_slide() -> None:
    (line,) = github(audited(finding(of_page=True)))
    assert line.endswith("::It presses.%0A→ Invite.")
    (line,) = github(audited(finding(part="slide 3")))
    assert line.endswith("::slide 3: “last chance”%0AIt presses.%0A→ Invite.")


def test_github_hears_of_what_could_not_be_read() -> None:
    (line,) = github(audited(unread=(Unread(path="a.docx", why="No document."),)))
    assert line == "::error file=a.docx,title=not read::No document."
