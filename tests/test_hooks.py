"""The hook for commits is asked of the files that the audit finds below a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outsidein.speak.page_files import SUFFIXES

HOOKS = (Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text("utf-8")


def told(key: str) -> str:
    (value,) = re.findall(rf"^  {key}: (.+)$", HOOKS, re.MULTILINE)
    return str(value)


def is_asked(name: str) -> bool:
    return bool(re.search(told("files"), name)) and not re.search(told("exclude"), name)


def test_every_format_is_asked() -> None:
    assert [suffix for suffix in sorted(SUFFIXES) if not is_asked(f"docs/page{suffix}")] == []


@pytest.mark.parametrize(
    "name",
    [
        "src/main.py",
        "LICENSE.md",
        "docs/licence.txt",
        "CHANGELOG.md",
        "requirements-dev.txt",
        "public/robots.txt",
        "src/Page.test.tsx",
    ],
)
def test_what_is_no_page_is_not_asked(name: str) -> None:
    assert not is_asked(name)


def test_the_hook_runs_the_command() -> None:
    assert told("entry") == "outsidein audit"
    assert told("language") == "python"
