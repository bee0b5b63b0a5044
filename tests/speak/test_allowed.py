from __future__ import annotations

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.allowed import UNKNOWN, allowed_in
from outsidein.speak.finding import Finding

RULES = ("inward-sentence", "no-pain", "coercive")


def lines_allowed(text: str, rule: str = "inward-sentence", name: str = "page.md") -> list[int]:
    """Give the lines on which a finding at the third letter would be allowed."""
    allowed = allowed_in(page_of(text, name), RULES)
    lines = range(1, text.count("\n") + 2)
    return [line for line in lines if allowed.allows(finding(line, rule))]


def finding(line: int, rule: str) -> Finding:
    return Finding(
        path="page.md",
        line=line,
        column=3,
        end_line=line,
        end_column=4,
        rule=rule,
        words="x",
        message="m",
        suggestion="s",
    )


ALLOW = "<!-- outsidein: allow inward-sentence -->"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"# Head\n\nWe are proud. {ALLOW}\n\nWe are old.\n", [3]),
        (f"# Head\n\n{ALLOW}\n\nWe are proud.\n\nWe are old.\n", [5]),
        (f"{ALLOW}\n\n# Head\n\nWe are old.\n", [1, 2, 3, 4, 5]),
        (f"---\ntitle: x\n---\n{ALLOW}\n# Head\n\nWe are old.\n", [1, 2, 3, 4, 5, 6, 7]),
        (f"# Head\n\n- We are proud. {ALLOW}\n- We are old.\n", [3]),
        (f"# Head\n\nWe are old.\n\n```\n{ALLOW}\n```\n\nWe are proud.\n", []),
        (f"# Head\n\nWe are old, see `{ALLOW}` there.\n", []),
    ],
    ids=["behind", "before", "page", "front matter", "item", "code", "code in a line"],
)
def test_a_comment_is_about_its_block_the_next_or_the_page(text: str, lines: list[int]) -> None:
    found = [line for line in lines_allowed(text) if text.split("\n")[line - 1] or line in lines]
    assert found == lines


def test_only_the_rules_that_are_named_are_allowed() -> None:
    text = "# Head\n\nWe are old. <!-- outsidein: allow coercive,no-pain -->\n"
    assert lines_allowed(text, "coercive") == lines_allowed(text, "no-pain") == [3]
    assert lines_allowed(text, "inward-sentence") == []


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("page.mdx", "{/* outsidein: allow inward-sentence */}"),
        ("page.html", "<!-- outsidein: allow inward-sentence -->"),
        ("page.txt", "outsidein: allow inward-sentence"),
        ("page.txt", "# outsidein: allow inward-sentence"),
        ("page.rst", ".. outsidein: allow inward-sentence"),
        ("page.md", "<!--\n  outsidein: allow\n  inward-sentence\n-->"),
    ],
)
def test_each_format_has_its_comments(name: str, comment: str) -> None:
    paragraph = "<p>We are proud of our team.</p>" if name.endswith("html") else "We are proud."
    text = f"{paragraph}\n\n{comment}\n\n{paragraph}\n\n{paragraph}\n"
    line = 5 + comment.count("\n")
    allowed = allowed_in(page_of(text, name), RULES)
    assert [(first.line, last.line) for first, last, _ in allowed.stretches] == [(line, line)]
    assert not allowed.wrong


def test_comments_in_components() -> None:
    text = (
        "export default function Page() {\n"
        "  return (\n"
        "    <div>\n"
        "      <h1>Acme</h1>\n"
        "      {/* outsidein: allow inward-sentence */}\n"
        "      <p>We are proud of our team.</p>\n"
        "      <p>We are old.</p>\n"
        "    </div>\n"
        "  );\n"
        "}\n"
    )
    allowed = allowed_in(page_of(text, "page.tsx"), RULES)
    assert [(first.line, last.line) for first, last, _ in allowed.stretches] == [(6, 6)]


@pytest.mark.parametrize(
    ("comment", "step"),
    [
        ("allow inward-sentense", "There is no rule `inward-sentense`. Did you mean `inward-sen"),
        ("alow inward-sentence", "Write `outsidein: allow RULE`"),
        ("allow", "Write `outsidein: allow RULE`"),
    ],
)
def test_what_nobody_can_follow_is_told_and_allows_nothing(comment: str, step: str) -> None:
    page = page_of(f"# Head\n\nWe are old. <!-- outsidein: {comment} -->\n")
    allowed = allowed_in(page, RULES)
    assert allowed.stretches == ()
    (wrong,) = allowed.wrong
    assert (wrong.rule, wrong.line, wrong.column) == (UNKNOWN, 3, 13)
    assert wrong.suggestion.startswith(step)


def test_the_sort_of_page_is_no_mistake() -> None:
    assert not allowed_in(page_of("<!-- outsidein: page offer -->\n\nText."), RULES).wrong
