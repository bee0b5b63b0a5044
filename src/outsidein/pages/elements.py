"""What the elements of a page of HTML are to its readers: by tag, by role, by class."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Element(NamedTuple):
    """What an element does to the text within.

    `nature` is what the text becomes, empty for what it is around the element. `span` marks the
    text within its block. An element that `parts` begins and ends a block.
    """

    nature: str = ""
    level: int = 0
    span: str = ""
    parts: bool = True
    is_read: bool = True


INLINE = Element(parts=False)
BLOCK = Element()
UNREAD = Element(is_read=False)
UNREAD_INLINE = Element(is_read=False, parts=False)
BUTTON = Element("button")
NAVIGATION = Element("navigation")
QUOTE = Element("quote")
LEGAL = Element("legal")
NOTE = Element("note")

_ELEMENTS = {
    "p figcaption caption summary": Element("paragraph"),
    "li dt dd": Element("item"),
    "td": Element("cell"),
    # The header of a table names what stands below it; nobody reads it through.
    "th": Element("note"),
    "title": Element("title"),
    "button label legend": BUTTON,
    "blockquote": QUOTE,
    "pre": Element("code"),
    "nav footer menu": NAVIGATION,
    "a": Element(span="link", parts=False),
    "b strong": Element(span="strong", parts=False),
    "code kbd samp tt": Element(span="code", parts=False),
    "q": Element(span="quote", parts=False),
    "abbr acronym bdi bdo big center cite data del dfn em font i ins mark o:p s small span strike"
    " sub sup time u var wbr": INLINE,
    "script style template noscript iframe object canvas select datalist textarea audio video"
    " map dialog": UNREAD,
    "svg math": UNREAD_INLINE,
}
TAGS: Mapping[str, Element] = {
    **{tag: element for tags, element in _ELEMENTS.items() for tag in tags.split()},
    **{f"h{level}": Element("heading", level) for level in range(1, 7)},
    "center": BLOCK,
    # What mail templates in MJML call them.
    "mj-text": Element("paragraph"),
    "mj-button": BUTTON,
    "mj-preview": Element("paragraph"),
    "mj-title": Element("title"),
    "mj-style": UNREAD,
    "mj-attributes": UNREAD,
    "mj-raw": BLOCK,
}

# Tags that only part blocks; whatever else is no tag of HTML is a component of somebody's own.
PLAIN = frozenset(
    "address article aside body center dd details dir div dl fieldset figure form header hgroup hr"
    " html main ol optgroup option picture progress search section slot table tbody tfoot thead tr"
    " ul xml br img input link meta area base col colgroup embed param source track rp rt ruby"
    " output meter".split()
)

ROLES: Mapping[str, Element] = {
    "button": BUTTON,
    "navigation": NAVIGATION,
    "contentinfo": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "heading": Element("heading", 2),
}

# What is told by a class or an id, or by the name of an element of one's own. Only names that say
# the whole element is this: a `card-footer` or a `nav-button` may be anything.
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SPOKEN = re.compile(r"(?:^|[-_ ])(?:testimonials?|pull-?quotes?|block-?quotes?|quotes?)(?:$|[-_ ])")
PRICED = re.compile(r"(?:^|[-_ ])(?:get|request|free|price|form|button|btn|icon|mark)(?:$|[-_ ])")
MENU = re.compile(
    r"(?:(?:site|page|main|top|primary|mobile|global|footer|header|side)[-_])?"
    r"(?:nav|navbar|navigation|menu|footer|sidebar|topbar)"
    r"|breadcrumbs?|pagination|toc|table-of-contents|skip-(?:link|to-content|nav)"
    r"|(?:cookie|consent|gdpr)s?[-_](?:banner|bar|notice|consent|popup|modal|dialog|message)"
    r"|cookie-?(?:banner|consent|notice)"
)
PRESSED = re.compile(r"(?:btn|button|cta)(?:[-_]\w+)*|\w+[-_](?:btn|button|cta)")
SIGNED = re.compile(r"(?:\w+[-_])*signature(?:[-_]\w+)*")
BY_LAW = re.compile(r"(?:legal|copyright|disclaimer|imprint)(?:[-_](?:text|notice|note|info))?")
NAMED = ((MENU, NAVIGATION), (BY_LAW, LEGAL), (SIGNED, NOTE))

# A text that is not displayed is not read, unless it is the first line that mail programs show.
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FIRST_LINE = re.compile(
    r"(?i)pre-?header|preview|mso-hide|max-height\s*:\s*0|font-size\s*:\s*[01]px"
)


def element_of(tag: str, attributes: Mapping[str, str]) -> Element:
    """Tell what an element is.

    >>> element_of("div", {"class": "testimonial"}).nature
    'quote'
    """
    element = TAGS.get(tag)
    if element is None:
        element = BLOCK if tag in PLAIN else named(tag, tag) or BLOCK
    if not attributes or not element.is_read:
        return element
    if _is_hidden(attributes):
        return UNREAD if element.parts else UNREAD_INLINE
    role = ROLES.get(attributes.get("role", ""))
    if role:
        return role
    said = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return (named(said, tag) if said != " " else None) or element


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style", "")
    if "hidden" in attributes or (style and NOT_SHOWN.search(style)):
        told = f"{style} {attributes.get('class', '')} {attributes.get('id', '')}"
        return not FIRST_LINE.search(told)
    return False


@lru_cache(maxsize=4096)
def named(names: str, tag: str) -> Element | None:
    """Tell what classes or an id say that an element is, if they say anything."""
    if TAGS.get(tag, BLOCK).nature in {"heading", "title", "code"}:
        return None
    plain_names = [CAMEL.sub("-", name).lower() for name in names.split()]
    if tag == "a":
        is_pressed = any(PRESSED.fullmatch(plain) for plain in plain_names)
        return Element("button", span="link") if is_pressed else None
    for plain in plain_names:
        for pattern, element in NAMED:
            if pattern.fullmatch(plain):
                return element
        if tag not in {"form", "button", "span", "i"} and is_spoken(plain):
            return QUOTE
    return None


def is_spoken(name: str) -> bool:
    """Tell whether a name with hyphens says that a customer speaks."""
    return bool(SPOKEN.search(name)) and not PRICED.search(name)
