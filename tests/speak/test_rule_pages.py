"""Every rule has a file and a page; the page's examples are what the rule finds, and what not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from outsidein.pages.opening import page_of
from outsidein.speak.audit import findings_in, findings_of_site, prepared, read_for
from outsidein.speak.kinds.table import KINDS
from outsidein.speak.known import Known
from outsidein.speak.rule import shipped_rule
from outsidein.speak.rules.table import RULES

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"
HEADINGS = ["Why", "Found", "Not found", "How", "Measured"]
FENCED = re.compile(r"^```(audit|customers|questions)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FOUND = re.compile(r"^Found: (.+)$", re.MULTILINE)
NUMBERED = re.compile(r"(?:(\d+) × )?(.+)")  # so many people say it; one where no number stands


class Examples(NamedTuple):
    """What one section of a rule's page shows."""

    pages: list[str]
    customers: list[str]
    questions: list[str]
    found: list[str]


def chapter(rule: str) -> str:
    return (PAGES / f"{rule}.md").read_text("utf-8")


def section(rule: str, heading: str) -> str:
    return re.split(r"^## ", chapter(rule).split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]


def said(block: str) -> list[str]:
    told = (NUMBERED.fullmatch(line) for line in block.splitlines())
    return [one[2] for one in told if one for _ in range(int(one[1] or 1))]


def examples(rule: str, heading: str) -> Examples:
    text = section(rule, heading)
    blocks: dict[str, list[str]] = {"audit": [], "customers": [], "questions": []}
    for name, block in FENCED.findall(text):
        blocks[name].append(block)
    words = [one for line in FOUND.findall(text) for one in re.findall(r"`([^`]+)`", line)]
    lines = {name: said("".join(blocks[name])) for name in ("customers", "questions")}
    return Examples(blocks["audit"], lines["customers"], lines["questions"], words)


def found(rule: str, shown: Examples) -> list[str]:
    known = Known(customer_words=shown.customers, questions=shown.questions)
    audit = prepared([shipped_rule(rule)], known)
    readings = [read_for(audit, page_of(text, f"{n}.md")) for n, text in enumerate(shown.pages)]
    findings = [one for reading in readings for one in findings_in(audit, reading)]
    findings += findings_of_site(audit, readings)
    return [one.words for one in findings]


def test_the_table_names_the_files_and_the_pages() -> None:
    files = {path.stem for path in (ROOT / "src/outsidein/speak/rules").glob("*.toml")}
    assert set(RULES) == files == {path.stem for path in PAGES.glob("*.md")} - {"README"}
    assert len(RULES) == len(set(RULES))


def test_there_are_few_kinds_and_each_has_a_rule() -> None:
    assert len(KINDS) <= 12
    assert {shipped_rule(rule).kind for rule in RULES} == set(KINDS)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_has_its_sections_in_order(rule: str) -> None:
    text = chapter(rule)
    assert text.startswith(f"# {rule}\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("rule", RULES)
def test_what_is_said_to_be_found_is_found(rule: str) -> None:
    shown = examples(rule, "Found")
    assert shown.pages
    assert shown.found
    assert found(rule, shown) == shown.found


@pytest.mark.parametrize("rule", RULES)
def test_what_is_said_to_be_no_fault_is_none(rule: str) -> None:
    shown = examples(rule, "Not found")
    assert shown.pages
    assert found(rule, shown) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_why_and_what_to_do_in_sentences(rule: str) -> None:
    told = shipped_rule(rule)
    for text in (told.why, told.suggestion):
        assert text[0].isupper()
        assert text.endswith((".", "?"))
        assert len(text) <= 200
