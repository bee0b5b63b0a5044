from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from outsidein.read.formats.page.front import front_matter
from outsidein.read.formats.page.reader import is_page
from outsidein.read.sample import sample_of

if TYPE_CHECKING:
    from collections.abc import Callable

MARKDOWN = (Path(__file__).parents[1] / "examples/page/prices.mdx").read_text(encoding="utf-8")
HTML = """\
<!-- built -->
<!DOCTYPE html>
<html lang="en-GB"><head><title>Prices | Ours</title>
<link rel="canonical" href="https://ours.example/prices">
<meta property="article:published_time" content="2024-09-10T08:00:00Z">
<meta name="description" content="All prices"></head>
<body><h1>What it <em>costs</em></h1><p>You pay for what you use.</p></body></html>
"""


def test_front_matter_tells_of_a_markdown_page(read: Callable[..., Any]) -> None:
    (page,) = read({"site/prices.mdx": MARKDOWN}).rows("page")
    assert page["source_id"] == "page:site/prices.mdx"
    assert (page["path"], page["url"]) == ("site/prices.mdx", "/prices/")
    assert page["title"] == "Prices: what you pay"
    assert page["published_at"] == dt.datetime(2024, 9, 10, 8, tzinfo=dt.UTC)
    assert page["body"].startswith("\n# What it costs\n")
    assert page["body_format"] == "markdown"
    assert page["place"] == "site/prices.mdx:10"
    extra = json.loads(page["extra"])
    assert (extra["author"], extra["tags"]) == ("Ana", ["money", "plans"])


def test_the_head_tells_of_an_html_page(read: Callable[..., Any]) -> None:
    (page,) = read({"prices": HTML}).rows("page")
    assert page["title"] == "What it costs"
    assert page["url"] == "https://ours.example/prices"
    assert page["language"] == "en-GB"
    assert page["published_at"] == dt.datetime(2024, 9, 10, 8, tzinfo=dt.UTC)
    assert (page["body"], page["body_format"]) == (HTML, "html")
    assert json.loads(page["extra"])["description"] == "All prices"


@pytest.mark.parametrize(
    ("text", "title", "url"),
    [
        ("# One\n\nThis is a page, as one can see.\n\n- [a](b)\n", "One", None),
        ("One\n===\n\nThis is a page, as **one** can see.\n\nTwo\n---\n", "One", None),
        ("```\n# code\n```\n\n# One\n\nThis is a page, as one can see.\n\n## Two\n", "One", None),
        (
            "url: https://ours.example/a\ntitle: One\n\nThis is a page, as one can see.\n",
            "One",
            "https://ours.example/a",
        ),
        ('+++\ntitle = "One"\nurl = "/a"\n+++\nThis is a page.\n', "One", "/a"),
    ],
)
def test_pages_without_yaml_have_titles_too(
    text: str, title: str, url: str | None, read: Callable[..., Any]
) -> None:
    (page,) = read({"a.txt": text}).rows("page")
    assert (page["title"], page["url"]) == (title, url)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: A\ndraft: true\n---\nNot yet.\n", "page is a draft"),
        ("---\ntitle: A\n---\n", "page without words"),
        ("<html><head><title>A</title></head><body> </body></html>", "page without words"),
    ],
)
def test_what_is_no_published_text_is_rejected(
    text: str, reason: str, read: Callable[..., Any]
) -> None:
    told = read({"a.md": text, "b.md": MARKDOWN})
    assert told.rejected == [(reason, "a.md:1")]
    assert told.report.added["page"] == 1


def test_a_date_that_is_none_is_kept_as_it_was_told(read: Callable[..., Any]) -> None:
    (page,) = read({"a.md": "---\ntitle: A\ndate: soon\n---\nWords.\n"}).rows("page")
    assert page["published_at"] is None
    assert json.loads(page["extra"]) == {"date": "soon"}


def test_old_pages_are_decoded_as_they_say(read: Callable[..., Any]) -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><h1>Цены</h1></body></html>'
    assert read({"a.html": page.encode("koi8-r")}).rows("page")[0]["title"] == "Цены"


@pytest.mark.parametrize(
    "text",
    [
        "MIT License\n\nPermission is hereby granted, free of charge, to any person.\n",
        "#!/bin/sh\n\n# Build\n\n# This script does all that is needed to build it.\n\nmake\n",
        "# one\n\ndef main():\n    '''It does all that is needed to do it.'''\n\n# two\n\n",
        "url: http://localhost\nport: 80\n",
        "Notes\n\nWe met at ten and spoke about many things that matter.\n",
        "import { A } from 'a';\n\nexport default function Page() { return <A />; }\n",
    ],
)
def test_other_texts_are_no_pages(text: str) -> None:
    assert not is_page(sample_of(text.encode(), name="a.txt"))


def test_front_matter_has_texts_lists_and_folded_lines() -> None:
    told, body, line = front_matter(
        "---\n# comment\nTitle: 'It''s'\nsum: >\n  one\n  two\nlist: [a, 'b']\nnone:\n"
        "deep:\n  key: value\nplain: a # not said\n---\nText\n"
    )
    assert told == {
        "title": "It's",
        "sum": "one two",
        "list": ["a", "b"],
        "deep": "key: value",
        "plain": "a",
    }
    assert (body, line) == ("Text\n", 13)
