from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.pages.page import Place
from outsidein.pages.templates import page_of_component, page_of_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from outsidein.pages.page import Block, Page

    Teller = Callable[[Iterable[Block]], list[tuple[str, str]]]

MAIL = """<mjml><mj-head><mj-preview>Ready, {{ name }}?</mj-preview>
<mj-style>p { color: red }</mj-style></mj-head>
<mj-body><mj-text>Hi {{ user.first_name }}, {% if paid %}thank you{% endif %}.</mj-text>
<mj-button href="{{ url }}">Go on</mj-button></mj-body></mjml>"""


def test_a_template_of_a_mail_is_read_with_its_first_line(
    told: Teller, assert_placed: Callable[[Page], None]
) -> None:
    page = page_of_template("welcome.mjml", MAIL)
    assert told(page.blocks) == [
        ("paragraph", "Ready, name?"),
        ("paragraph", "Hi first_name, thank you."),
        ("button", "Go on"),
    ]
    assert page.source == MAIL
    assert page.place(page.blocks[1].source_of(3)) == Place(3, 30)
    assert_placed(page)


@pytest.mark.parametrize(
    ("name", "source", "texts"),
    [
        ("a.html.jinja", "one <b>two</b> three", ["one two three"]),
        ("a.txt.j2", "one <p> {{ x }} three", ["one <p> x three"]),
        ("a.j2", "One\n\ntwo", ["One", "two"]),
        ("a.hbs", "<p>One</p><p>two</p>", ["One", "two"]),
    ],
)
def test_a_template_is_markup_or_plain_text(name: str, source: str, texts: list[str]) -> None:
    assert [block.text for block in page_of_template(name, source).blocks] == texts


COMPONENTS = {
    "a.vue": '<script setup>let we = "us"</script>\n<template><h1>Hi {{ name }} there</h1>'
    '<Card title="Fast" description="It is."/></template><style>p{}</style>',
    "a.svelte": "<script>let a = 1 < 2;</script>{#if a}<h1>Hi {name} there</h1>{/if}"
    '<Card title="Fast" description="It is."/>',
    "a.astro": '---\nconst we = "us";\n---\n<h1>Hi {name} there</h1>'
    '{list.map((one) => (\n  <Card title="Fast" description="It is."/>\n))}{a && <b></b>}',
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_read_without_its_code(name: str, told: Teller) -> None:
    page = page_of_component(name, COMPONENTS[name])
    assert page.source == COMPONENTS[name]
    assert told(page.blocks) == [
        ("heading", "Hi name there" if name == "a.vue" else "Hi there"),
        ("heading", "Fast"),
        ("paragraph", "It is."),
    ]
