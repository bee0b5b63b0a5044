"""What components, attributes and keys of JSX are to the readers of the page, by their names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from outsidein.pages.elements import (
    BLOCK,
    BUTTON,
    CAMEL,
    INLINE,
    MENU,
    NAVIGATION,
    QUOTE,
    TAGS,
    UNREAD,
    UNREAD_INLINE,
    Element,
    element_of,
    is_spoken,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

# By the last word of a component's name: `HeroHeading` is a heading.
_LAST_WORDS: Mapping[str, Element] = {
    "heading title headline": Element("heading", 2),
    "subheading subtitle subheadline description paragraph lead": Element("paragraph"),
    "button cta": BUTTON,
    "li": Element("item"),
    "listitem": Element("item"),
    "cell td": Element("cell"),
    "footer": Element("navigation"),
    "navbar nav breadcrumb breadcrumbs menu": NAVIGATION,
    "pre snippet terminal": Element("code"),
    "icon logo image": UNREAD_INLINE,
    "script style svg": UNREAD,
}
LAST_WORDS = {word: element for words, element in _LAST_WORDS.items() for word in words.split()}
WHOLE_NAMES: Mapping[str, Element] = {
    "link": TAGS["a"],
    "nav-link": TAGS["a"],
    "anchor": TAGS["a"],
    "a": TAGS["a"],
    "code": Element("code"),
    "code-block": Element("code"),
    "inline-code": TAGS["code"],
    "strong": TAGS["strong"],
    "bold": TAGS["strong"],
    "header": BLOCK,
    "card-footer": BLOCK,
    "list-item": Element("item"),
    "th": Element("note"),
    "table-column": Element("note"),
    "table-head": Element("note"),
    "table-header-cell": Element("note"),
    "sidebar": NAVIGATION,
    **{f"h{level}": Element("heading", level) for level in range(1, 7)},
}
UNPARTED = frozenset(
    "span em emphasis highlight balancer trans abbr tooltip gradient-text mark no-wrap".split()
)
# Components that tell search engines and browsers what the page is.
TELLING = frozenset({"seo", "next-seo", "meta", "helmet", "metadata", "page-meta", "page-seo"})

# Keys of objects and attributes of components whose texts visitors see.
_KEYS: Mapping[str, Element] = {
    "title heading headline question": Element("heading", 3),
    "description subtitle subheading subheadline text children tagline lead body content answer"
    " summary message intro caption copy details paragraph": Element("paragraph"),
    "label button buttontext buttonlabel cta ctatext ctalabel linktext linklabel": BUTTON,
    "features benefits points bullets highlights items list steps perks advantages": Element(
        "item"
    ),
    "quote testimonial": QUOTE,
    "alt arialabel aria-label": Element("alt"),
}
KEYS = {key: element for keys, element in _KEYS.items() for key in keys.split()}
SPOKEN_KEYS = frozenset({"quote", "testimonial"})
# A thing with a description is headed by its name.
NAMED_KEYS = frozenset({"name", "feature", "role", "plan"})
DESCRIBING = frozenset(
    "description text body content summary details subtitle answer features items".split()
)
UNSHOWN = re.compile(
    r"(?:class(?:Name)?|style|sx|css|id|key|ref|name|type|href|to|url|src|srcSet|rel|target|as|size"
    r"|variant|color|align|rules|placeholder|variants|initial|animate|transition|on[A-Z]\w*|data-.*)"
)


def component_of(name: str, attributes: Mapping[str, str], *, in_text: bool = False) -> Element:
    """Tell what a component or a tag is; `in_text` says that it stands beside words.

    >>> component_of("HeroHeading", {}).nature
    'heading'
    """
    stands_for = attributes.get("as") or attributes.get("component") or ""
    tag = stands_for if stands_for in TAGS else name
    if tag[:1].islower() and "." not in tag:
        return element_of(tag, attributes)
    element = _by_name(name.rpartition(".")[2])
    if element is None:
        return INLINE if in_text else BLOCK
    if element.nature == "heading" and attributes.get("level", "") in set("123456"):
        return element._replace(level=int(attributes["level"]))
    return element


@lru_cache(maxsize=4096)
def _by_name(name: str) -> Element | None:
    plain = hyphened(name)
    if plain in WHOLE_NAMES:
        return WHOLE_NAMES[plain]
    if plain in UNPARTED:
        return INLINE
    if MENU.fullmatch(plain) or plain in {"site-header", "main-header"}:
        return NAVIGATION
    if is_spoken(plain):
        return QUOTE
    last = plain.rpartition("-")[2]
    return None if last == "footer" and plain != "site-footer" else LAST_WORDS.get(last)


def hyphened(name: str) -> str:
    """Give a name in lower case with hyphens, as classes are written.

    >>> hyphened("LinkButton")
    'link-button'
    """
    return CAMEL.sub("-", name).replace("_", "-").lower()


def is_menu_file(stem: str) -> bool:
    """Tell by its name whether a file holds nothing but a menu, header or footer of the site.

    >>> is_menu_file("Footer")
    True
    """
    plain = hyphened(stem)
    return bool(MENU.fullmatch(plain)) or plain in {"header", "site-header", "main-header"}
