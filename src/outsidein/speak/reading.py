"""A page as the rules see it: sentences with their words and which phrases they hold, sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from outsidein.pages.sentences import sentences_of
from outsidein.speak.english import is_english_page
from outsidein.speak.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.pages.page import Block, Page
    from outsidein.speak.lexicon import Hit, Lexicon

HEADS = frozenset({"title", "heading"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, its words in lower case, where each begins in it, and its hits by group."""

    text: str
    block: int
    start: int
    nature: str
    words: Sequence[str]
    starts: Sequence[int]
    hits: Mapping[str, list[Hit]]

    def has(self, *groups: str) -> bool:
        """Tell whether a phrase of any of these groups is in the sentence."""
        return any(group in self.hits for group in groups)

    def stretch(self, hit: Hit) -> tuple[int, int]:
        """Give where in the block's text the words of a hit begin, and where they end."""
        first, behind = hit
        last = behind - 1
        end = self.starts[last] + len(self.words[last])
        return self.start + self.starts[first], self.start + end

    @property
    def end(self) -> int:
        """Where the sentence ends in its block's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, if there is one, and the sentences below it up to the next heading."""

    heading: Marked | None
    sentences: Sequence[Marked]

    @property
    def everything(self) -> list[Marked]:
        """The heading and the sentences below it."""
        return [*([self.heading] if self.heading else ()), *self.sentences]


@dataclass(frozen=True)
class Reading:
    """A page read for the rules. `kind` is the sort of page: offer, article …, by `page_kind`.

    `sentences` are those of prose, headings included; `around` those of everything else, such as
    buttons and customers' quotes, in which no fault is looked for but support is found.
    """

    page: Page
    kind: str
    sentences: Sequence[Marked]
    around: Sequence[Marked]

    @cached_property
    def is_english(self) -> bool:
        """Tell whether the page is English, which is all that the rules can read."""
        return is_english_page(sentence.words for sentence in self.sentences)

    @cached_property
    def sections(self) -> list[Section]:
        """The page's sections in order."""
        found: list[tuple[Marked | None, list[Marked]]] = [(None, [])]
        for sentence in self.sentences:
            if sentence.nature in HEADS:
                found.append((sentence, []))
            else:
                found[-1][1].append(sentence)
        return [Section(head, inner) for head, inner in found if head or inner]

    @cached_property
    def paragraphs(self) -> Mapping[int, list[Marked]]:
        """The sentences of prose by the number of their block."""
        by_block: dict[int, list[Marked]] = {}
        for sentence in self.sentences:
            by_block.setdefault(sentence.block, []).append(sentence)
        return by_block

    def blocks_of(self, section: Section) -> Sequence[Block]:
        """Give all blocks of a section, those that are no prose included."""
        places = [sentence.block for sentence in section.everything]
        following = [at for at in self._heads if at > places[-1]]
        return self.page.blocks[places[0] : following[0] if following else None]

    def blocks_under(self, *groups: str) -> frozenset[int]:
        """Give the blocks of sections, and of those below them, whose heading has such a phrase."""
        if groups not in self._under:
            self._under[groups] = self._blocks_under(groups) if groups else frozenset()
        return self._under[groups]

    @cached_property
    def _under(self) -> dict[tuple[str, ...], frozenset[int]]:
        return {}

    def _blocks_under(self, groups: tuple[str, ...]) -> frozenset[int]:
        found: set[int] = set()
        ends = [*self._heads, len(self.page.blocks)][1:]
        named = {one.block for one in self.sentences if one.nature in HEADS and one.has(*groups)}
        level = 0  # of the heading that has the phrase, 0 outside of its sections
        for at, end in zip(self._heads, ends, strict=True):
            block = self.page.blocks[at]
            if not level or block.level <= level:
                level = (block.level or 1) if at in named else 0
            if level:
                found.update(range(at, end))
        return frozenset(found)

    @cached_property
    def _heads(self) -> list[int]:
        return [at for at, block in enumerate(self.page.blocks) if block.nature in HEADS]


def marked_sentences(page: Page, lexicon: Lexicon) -> tuple[list[Marked], list[Marked]]:
    """Give the sentences of a page's prose, and those of everything around it but code."""
    prose: list[Marked] = []
    around: list[Marked] = []
    for number, block in enumerate(page.blocks):
        if block.nature == "code":
            continue
        kept = prose if block.is_prose else around
        for sentence in sentences_of(block, number):
            words, starts = words_of(sentence.text)
            hits = lexicon.hits(words)
            kept.append(
                Marked(sentence.text, number, sentence.start, block.nature, words, starts, hits)
            )
    return prose, around
