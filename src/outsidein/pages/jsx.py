"""JSX and TSX to blocks: the texts that visitors see, without the code around them."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import PurePath
from typing import TYPE_CHECKING

from outsidein.pages.components import (
    DESCRIBING,
    KEYS,
    NAMED_KEYS,
    SPOKEN_KEYS,
    TELLING,
    UNSHOWN,
    component_of,
    hyphened,
    is_menu_file,
)
from outsidein.pages.composing import Composer
from outsidein.pages.elements import NAVIGATION, QUOTE, Element
from outsidein.pages.jsx_metadata import tells, told_in
from outsidein.pages.letters import letters_of
from outsidein.pages.page import Page

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

DEEPEST = 150  # nodes within one another; what is deeper is not read
ELEMENTS = ("jsx_element", "jsx_self_closing_element")
STRINGS = ("string", "template_string")
FEWEST_OF_SENTENCE = 4  # words of a text in a list that nothing names
FEWEST_OF_ITEM = 2  # words where the list is named
SENTENCE = re.compile(r"[^\W\d_a-z].*|.*[.!?…]")
ESCAPES = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "", "v": "", "0": ""}
FRAGMENT = Element(parts=False)
HEADING = Element("heading", 3)
ALT = Element("alt")
ITEM = Element("item")


def page_of_jsx(name: str, source: str) -> Page:
    """Read a file of JSX, TSX or the JavaScript around it."""
    reader = _Reader(source)
    menu = is_menu_file(PurePath(name).stem)
    if menu:
        reader.composer.start(NAVIGATION)
    reader.walk(_parser().parse(source.encode("utf-8", "replace")).root_node, 0)
    if menu:
        reader.composer.end()
    blocks = reader.composer.finished()
    return Page(name=name, source=source, blocks=tuple(blocks), told=reader.told)


@cache
def _parser() -> Parser:
    import tree_sitter  # noqa: PLC0415
    import tree_sitter_typescript  # noqa: PLC0415

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_typescript.language_tsx()))


class _Reader:
    """Walks the tree of the code and composes what is shown."""

    def __init__(self, source: str) -> None:
        self.composer = Composer()
        self.told: dict[str, str] = {}
        self._source = source
        self._letter = letters_of(source)

    def walk(self, node: Node, depth: int) -> None:
        """Read a piece of code: the elements in it, and the texts in its objects and lists."""
        if depth > DEEPEST or node.type in {"import_statement", "comment", *STRINGS}:
            return
        if node.type in ELEMENTS:
            self._element(node, depth, in_text=False)
        elif node.type == "object":
            self._object(node, depth)
        elif node.type == "array":
            self._array(node, ITEM, FEWEST_OF_SENTENCE, depth)
        elif tells(node):
            self.told.update(told_in(node, self._raw))
        else:
            for child in node.named_children:
                self.walk(child, depth + 1)

    def _element(self, node: Node, depth: int, *, in_text: bool) -> None:
        opening = node.named_children[0] if node.type == "jsx_element" else node
        named = opening.child_by_field_name("name")
        name = self._raw(named) if named else ""
        attributes = self._attributes(opening)
        if name == "br":
            self.composer.line_break(self._letter(node.start_byte))
            return
        element = component_of(name, attributes, in_text=in_text) if name else FRAGMENT
        if element.span == "link" and not in_text:
            element = element._replace(parts=True)
        self.composer.start(element, attributes.get("href", attributes.get("to", "")))
        is_telling = hyphened(name) in TELLING
        if is_telling:
            self.told.update(
                (key, attributes[key]) for key in ("title", "description") if key in attributes
            )
        else:
            self._shown(opening, depth, is_component=not name[:1].islower())
        if node.type == "jsx_element":
            self._children(node, depth)
        if name in {"header", "aside", "Header"}:
            self.composer.end_menu()
        else:
            self.composer.end()

    def _attributes(self, opening: Node) -> dict[str, str]:
        """Give the attributes that are plain texts, and the names of classes of modules."""
        held: dict[str, str] = {}
        for attribute in opening.named_children:
            if attribute.type != "jsx_attribute":
                continue
            name, *values = attribute.named_children
            key = self._raw(name).replace("className", "class")
            if not values:
                held[key] = ""
                continue
            value = self._string_in(values[0])
            if value:
                held[key] = unescape(self._raw(value)[1:-1])
            elif values[0].type == "jsx_expression":
                held[key] = self._raw(values[0])[1:-1].rpartition(".")[2]
        return held

    def _shown(self, opening: Node, depth: int, *, is_component: bool) -> None:
        """Read the attributes that visitors see."""
        for attribute in opening.named_children:
            if attribute.type != "jsx_attribute" or len(attribute.named_children) < 2:
                continue
            key, value = self._raw(attribute.named_children[0]), attribute.named_children[1]
            if UNSHOWN.fullmatch(key):
                continue
            element = KEYS.get(key.lower())
            if element and not is_component:
                element = ALT if key in {"alt", "title", "aria-label"} else None
            string = self._string_in(value)
            if string and element:
                self._block(string, element)
            elif not string and is_component:
                self.walk(value, depth + 1)

    def _children(self, node: Node, depth: int) -> None:
        children = node.named_children[1:]
        if children and children[-1].type == "jsx_closing_element":
            children = children[:-1]
        in_text = any(self._has_words(one) for one in children)
        in_row = in_text or any(self._is_blank(one) for one in children)
        for place, child in enumerate(children):
            if child.type == "jsx_text":
                before = children[place - 1].type if place else ""
                after = children[place + 1].type if place + 1 < len(children) else ""
                self._jsx_text(child, before=before, after=after)
            elif child.type == "html_character_reference":
                at = self._letter(child.start_byte)
                self.composer.text(unescape(self._raw(child)), at, is_literal=False)
            elif child.type in ELEMENTS:
                if not in_row:
                    self._apart(child)
                if depth < DEEPEST:
                    self._element(child, depth + 1, in_text=in_text)
            elif child.type == "jsx_expression":
                self._expression(child, depth, in_text=in_text)

    def _apart(self, node: Node) -> None:
        """Part elements that stand on lines of their own: their style sets them apart."""
        if self.composer.nature in {"heading", "button"}:
            self.composer.text(" ", self._letter(node.start_byte), is_literal=False)
        else:
            self.composer.part()

    def _has_words(self, node: Node) -> bool:
        """Tell whether a child of an element is words: what stands beside is one of them."""
        said = node if node.type == "jsx_text" else self._string_in(node)
        return said is not None and any(letter.isalpha() for letter in self._raw(said))

    def _is_blank(self, node: Node) -> bool:
        """Tell whether a child of an element is a blank that somebody put there on purpose."""
        said = node if node.type == "jsx_text" else self._string_in(node)
        raw = self._raw(said).strip("'\"`") if said else ""
        return raw.isspace() and "\n" not in raw

    def _jsx_text(self, node: Node, *, before: str, after: str) -> None:
        """Add a text; blanks at its ends with a line's end in them are none."""
        raw, at = self._raw(node), self._letter(node.start_byte)
        text = raw
        if before != "html_character_reference":
            text = re.sub(r"^[^\S\n]*\n\s*", "", text)
        at += len(raw) - len(text)
        if after != "html_character_reference":
            text = re.sub(r"\s*\n\s*$", "", text)
        self.composer.text(text, at)

    def _expression(self, node: Node, depth: int, *, in_text: bool) -> None:
        """Read what stands in braces between the texts of an element."""
        for inner in node.named_children:
            self._value(inner, depth, in_text=in_text)

    def _value(self, node: Node, depth: int, *, in_text: bool) -> None:
        if depth > DEEPEST:
            return
        if node.type in STRINGS:
            self._pieces(node)
        elif node.type in {"identifier", "member_expression"}:
            if in_text:  # a word in a sentence, of which only the name is known
                named = node.child_by_field_name("property") or node
                self.composer.text(self._raw(named), self._letter(named.start_byte))
        elif node.type == "ternary_expression":
            first, second = (
                node.child_by_field_name(one) for one in ("consequence", "alternative")
            )
            if first:
                self._value(first, depth + 1, in_text=in_text)
            if second and second.type not in STRINGS:
                self._value(second, depth + 1, in_text=in_text)
        elif node.type in {"binary_expression", "parenthesized_expression"}:
            self._value(node.named_children[-1], depth + 1, in_text=in_text)
        elif node.type in ELEMENTS:
            self._element(node, depth + 1, in_text=False)
        else:
            self.walk(node, depth + 1)

    def _pieces(self, node: Node) -> None:
        """Add the pieces of a string, in which only plain letters are literal."""
        for piece in node.named_children:
            raw, at = self._raw(piece), self._letter(piece.start_byte)
            if piece.type == "string_fragment":
                self.composer.text(raw, at)
            elif piece.type == "escape_sequence":
                self.composer.text(_escaped(raw), at, is_literal=False)
            elif piece.type == "html_character_reference":
                self.composer.text(unescape(raw), at, is_literal=False)
            elif piece.type == "template_substitution":
                self._value(piece.named_children[0], DEEPEST, in_text=True)

    def _object(self, node: Node, depth: int) -> None:
        """Read an object: the texts under keys that are shown, and all objects within."""
        pairs: dict[str, Node] = {}
        for pair in node.named_children:
            named, held = pair.child_by_field_name("key"), pair.child_by_field_name("value")
            if named and held:
                pairs[self._raw(named).strip("'\"")] = held
            else:
                self.walk(pair, depth + 1)
        is_spoken = not SPOKEN_KEYS.isdisjoint(pairs)
        is_described = not DESCRIBING.isdisjoint(pairs)
        for key, value in pairs.items():
            element = KEYS.get(key.lower().replace("_", ""))
            if is_spoken:
                element = QUOTE if key in SPOKEN_KEYS or key in DESCRIBING else None
            elif is_described and key in NAMED_KEYS:
                element = HEADING
            elif element == HEADING and not is_described:
                element = ITEM
            string = self._string_in(value)
            if string:
                if element:
                    self._block(string, element)
            elif element and value.type == "array":
                inner = ITEM if element.nature in {"heading", "alt"} else element
                fewest = FEWEST_OF_ITEM if element == ITEM else 1
                self._array(value, inner, fewest, depth)
            else:
                self.walk(value, depth + 1)

    def _array(self, node: Node, element: Element, fewest: int, depth: int) -> None:
        """Read a list: its texts, if they are long enough to be said, and all within."""
        for one in node.named_children:
            string = self._string_in(one)
            if not string:
                self.walk(one, depth + 1)
                continue
            text = self._raw(string)[1:-1].strip()
            is_said = fewest < FEWEST_OF_SENTENCE or SENTENCE.fullmatch(text)
            if len(text.split()) >= fewest and is_said:
                self._block(string, element)

    def _block(self, string: Node, element: Element) -> None:
        """Add a string as a block of its own."""
        self.composer.part()
        self.composer.start(element)
        self._pieces(string)
        self.composer.end()

    def _string_in(self, node: Node) -> Node | None:
        """Give the string that a value is, with or without braces."""
        if node.type in STRINGS:
            return node
        if node.type in {"jsx_expression", "parenthesized_expression", "as_expression"}:
            inner = node.named_children
            return self._string_in(inner[0]) if inner else None
        return None

    def _raw(self, node: Node) -> str:
        return self._source[self._letter(node.start_byte) : self._letter(node.end_byte)]


def _escaped(raw: str) -> str:
    r"""Give the letter that an escape such as `\u2019` stands for."""
    if raw[1:2] in {"u", "x"}:
        digits = raw[2:].strip("{}")
        code = int(digits, 16) if re.fullmatch(r"[0-9a-fA-F]{1,6}", digits) else 0
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return ESCAPES.get(raw[1:2], raw[1:2]).replace("\n", " ").replace("\t", " ")
