from __future__ import annotations

import pytest

from outsidein.pages.jsx import page_of_jsx


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("export const metadata = { title: 'A' };", {"title": "A"}),
        (
            "export async function generateMetadata() { return { description: `B &amp; C` }; }",
            {"description": "B & C"},
        ),
        ("const other = { title: 'A' };", {}),
        ("export const metadata = { title: name };", {}),
    ],
)
def test_what_frameworks_read_for_search_engines_is_told(source: str, told: dict[str, str]) -> None:
    page = page_of_jsx("page.tsx", source)
    assert page.told == told
    assert bool(page.blocks) is ("other" in source)
