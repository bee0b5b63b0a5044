from __future__ import annotations

import pytest

from outsidein.pages.components import component_of, is_menu_file


@pytest.mark.parametrize(
    ("name", "attributes", "nature"),
    [
        ("h2", {}, "heading"),
        ("Heading", {}, "heading"),
        ("Hero.Title", {}, "heading"),
        ("CardSubtitle", {}, "paragraph"),
        ("LinkButton", {}, "button"),
        ("Testimonial", {}, "quote"),
        ("QuoteButton", {}, "button"),
        ("SiteFooter", {}, "navigation"),
        ("CardFooter", {}, ""),
        ("NavBar", {}, ""),
        ("Navbar", {}, "navigation"),
        ("TableColumn", {}, "note"),
        ("Column", {}, ""),
        ("Text", {"as": "h1"}, "heading"),
        ("div", {"class": "testimonials"}, "quote"),
    ],
)
def test_names_tell_what_a_component_is(name: str, attributes: dict[str, str], nature: str) -> None:
    assert component_of(name, attributes).nature == nature


def test_a_component_beside_words_is_one_of_them() -> None:
    assert component_of("Shiny", {}).parts
    assert not component_of("Shiny", {}, in_text=True).parts


def test_a_level_is_taken_from_the_tag_or_the_attribute() -> None:
    assert component_of("Heading", {"level": "4"}).level == 4
    assert component_of("Text", {"as": "h3"}).level == 3


@pytest.mark.parametrize(
    ("stem", "is_menu"),
    [("Footer", True), ("SiteHeader", True), ("Breadcrumbs", True), ("PageHeader", False)],
)
def test_a_file_of_a_menu_is_known_by_its_name(stem: str, is_menu: bool) -> None:  # noqa: FBT001
    assert is_menu_file(stem) is is_menu
