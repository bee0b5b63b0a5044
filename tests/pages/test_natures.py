from __future__ import annotations

import pytest

from outsidein.pages.markdown import blocks_of_markdown
from outsidein.pages.natures import with_natures
from outsidein.pages.opening import page_of


def natures(source: str) -> list[str]:
    return [block.nature for block in with_natures(blocks_of_markdown(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[Start now](/s)", ["button"]),
        ("[Start now](/s) or [book a demo](/d)!", ["button", "button"]),
        ("[A link of more than six words is a sentence](/s)", ["paragraph"]),
        ("[Docs](/d) | [Blog](/b) · [Contact us](/c)", ["navigation"]),
        ("See [our docs](/d).", ["paragraph"]),
        ("`npm install`", ["code"]),
        ("- `a`\n- run `b`", ["code", "item"]),
        ("- [A](/a)\n- [B c d](/b)\n- [C](/c)", ["navigation"] * 3),
        ("- [A](/a)\n- [B](/b)", ["item"] * 2),
        ("- [A](/a)\n- [B](/b)\n- C is what we do\n- D", ["item"] * 4),
        ("## Contents\n\n- [One](#one)\n- two", ["navigation"] * 3),
        ("- [One two three four five six](#a)\n- [B](#b)\n- [C](#c)", ["navigation"] * 3),
    ],
)
def test_buttons_code_and_menus_are_told_by_what_they_are_made_of(
    source: str, expected: list[str]
) -> None:
    assert natures(source) == expected


@pytest.mark.parametrize(
    ("line", "is_legal"),
    [
        ("© 2024 Acme", True),
        ("Copyright (c) 2024 Acme Inc.", True),
        ("Acme Inc. All rights reserved.", True),
        ("Acme and the Acme logo are trademarks of Acme Inc.", True),
        ("Licensed under the Apache 2.0 License.", True),
        ("You are receiving this email because you signed up.", True),
        ("Acme Ltd is registered in England under number 5.", True),
        ("You can license it by the month.", False),
        ("We trade marks for praise.", False),
        ("This e-mail tool is quick.", False),
    ],
)
def test_lines_that_the_law_asks_for_are_legal(
    line: str,
    is_legal: bool,  # noqa: FBT001
) -> None:
    assert natures(line) == ["legal" if is_legal else "paragraph"]


def test_a_legal_section_ends_at_the_next_heading_of_its_level() -> None:
    source = "# A\n\none\n\n## License\n\ntwo\n\n### MIT\n\n- three\n\n## Support\n\nfour"
    assert natures(source) == [
        "heading",
        "paragraph",
        "legal",
        "legal",
        "legal",
        "legal",
        "heading",
        "paragraph",
    ]


def test_privacy_as_a_feature_is_no_law() -> None:
    assert natures("## Privacy\n\nYour data stay yours.") == ["heading", "paragraph"]
    assert natures("## Privacy policy\n\nYour data stay yours.") == ["legal", "legal"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “it is the best tool” to us.", ["“it is the best tool”"]),
        ('She said "it is the best tool" to us.', ['"it is the best tool"']),
        ("Sie: „Das ist sehr gut so“, sagt sie.", ["„Das ist sehr gut so“"]),
        ("Elle : «C'est un bon outil» dit-elle.", ["«C'est un bon outil»"]),
        ("Click “Save it” now.", []),
        ('A 5" by 7" card is not a 6" by 8" one.', []),
    ],
)
def test_words_of_others_within_prose_are_marked(text: str, quoted: list[str]) -> None:
    (block,) = with_natures(blocks_of_markdown(text))
    assert block.nature == "paragraph"
    assert [text[one.start : one.end] for one in block.spans if one.nature == "quote"] == quoted


def test_a_button_keeps_its_target_and_its_place() -> None:
    source = "**[Stárt](/s)** or [b &amp; c](/d)"
    first, second = with_natures(blocks_of_markdown(source))
    assert (first.text, first.spans[0].target, first.source_of(0)) == ("Stárt", "/s", 3)
    assert (second.text, second.spans[0].target) == ("b & c", "/d")
    assert [second.source_of(at) for at in (0, 2, 4)] == [20, 22, 28]


@pytest.mark.parametrize(
    "heading", ["Changelog", "What's new in 2.3", "v3.1", "1.2.0 (2024-01-05)"]
)
def test_what_changed_from_version_to_version_is_a_note(heading: str) -> None:
    page = page_of(
        f"# Pumps\n\nThey pump.\n\n## {heading}\n\nWe mended a leak.\n\n## Prices\n\nOne."
    )
    assert [block.text for block in page.blocks if block.nature == "note"] == [
        heading,
        "We mended a leak.",
    ]


@pytest.mark.parametrize("heading", ["3.5 million users", "2.0 is here", "Changes you will see"])
def test_a_figure_is_no_version(heading: str) -> None:
    page = page_of(f"## {heading}\n\nMany trust it.\n")
    assert all(block.is_prose for block in page.blocks)
