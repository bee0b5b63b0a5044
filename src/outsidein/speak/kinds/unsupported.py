"""A claim without support: a phrase of one group, and nothing near it that makes it believable."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.speak.about_us import SPEAKS_OF, behind_us
from outsidein.speak.finding import Fault
from outsidein.speak.names import names_in
from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from outsidein.pages.page import Block
    from outsidein.speak.known import Known
    from outsidein.speak.lexicon import Hit
    from outsidein.speak.names import Name
    from outsidein.speak.reading import Marked, Reading

# Behind somebody's name they begin what that one is to do.
VERBAL = frozenset("to can who that stay are be".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """`of`: the group of claims, of which those in a sentence with a phrase of `unless` are none.

    `beside`: more claims, which are claims only where they are said of us. With `of_us` all are:
    we are the subject, "our" stands right before, or an offer's heading begins with it.

    Support is a phrase of a group in `support`, a block of `natures`, a quote, or a link whose
    target holds a piece in `targets`, `within` the same `paragraph`, `section` or `page`; a heading
    has the paragraphs that follow it. `once`: only the first claim of each such stretch is a fault,
    and `whole` its whole sentence; fewer than `least` sentences that claim something in the stretch
    are none, and with `below_headings` what a heading claims isn't counted. Sections whose heading
    has a phrase of a group in `apart` are not judged, and with `under` only those whose heading has
    one of these.
    """

    of: str
    beside: str = ""
    of_us: bool = False
    unless: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    natures: tuple[str, ...] = ("quote",)
    within: str = "paragraph"
    once: bool = False
    whole: bool = False
    below_headings: bool = False
    least: int = 1
    apart: tuple[str, ...] = ()
    under: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        more = (self.beside, *SPEAKS_OF) if self.beside else SPEAKS_OF if self.of_us else ()
        return (self.of, *more, *self.unless, *self.support, *self.apart, *self.under)

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the claims that nothing supports."""
        marked = [
            (nth, one) for nth, one in enumerate(reading.sentences) if one.has(self.of, self.beside)
        ]
        has_us = any(self.of_us or self.beside in one.hits for _, one in marked)
        names = names_in(reading, known) if has_us else ()
        claims = [(one, hits) for nth, one in marked if (hits := self._claims(reading, nth, names))]
        if not claims:
            return
        supported = self._supported_blocks(reading)
        heads = [at for at, block in enumerate(reading.page.blocks) if block.nature in HEADS]
        apart, under = reading.blocks_under(*self.apart), reading.blocks_under(*self.under)
        near_of: dict[range, list[tuple[Marked, list[Hit]]]] = {}
        for sentence, hits in claims:
            if sentence.block not in apart and (not self.under or sentence.block in under):
                near = self._near(sentence, heads, len(reading.page.blocks))
                near_of.setdefault(near, []).append((sentence, hits))
        for near, told in near_of.items():
            if len(told) >= self.least and supported.isdisjoint(near):
                yield from self._told(told)

    def _told(self, claims: Sequence[tuple[Marked, list[Hit]]]) -> Iterator[Fault]:
        for sentence, hits in claims[:1] if self.once else claims:
            for hit in hits[:1] if self.once else hits:
                start, end = sentence.stretch(hit)
                if self.whole:
                    start, end = sentence.start, sentence.end
                yield Fault(block=sentence.block, start=start, end=end)

    def _claims(self, reading: Reading, nth: int, names: Sequence[Name]) -> list[Hit]:
        sentence = reading.sentences[nth]
        hits = list(sentence.hits.get(self.of, ()))
        if self.of_us or self.beside in sentence.hits:
            at = behind_us(reading.sentences, nth, names)
            if at is not None:
                hits += sentence.hits.get(self.beside, ())
            if self.of_us and not (reading.kind == "offer" and sentence.nature in HEADS):
                hits = [hit for hit in hits if _is_said_of_us(sentence, hit, at)]
            elif self.of_us:  # what begins an offer's heading is said of the offer
                hits = [hit for hit in hits if at is not None or hit[0] <= 1]
        if not hits or sentence.has(*self.unless):
            return []
        if self.below_headings and sentence.nature in HEADS:
            return []
        block = reading.page.blocks[sentence.block]
        return [hit for hit in _apart(hits) if block.is_said(*sentence.stretch(hit))]

    def _supported_blocks(self, reading: Reading) -> set[int]:
        found = {
            one.block
            for sentences in (reading.sentences, reading.around)
            for one in sentences
            if one.has(*self.support)
        }
        for number, block in enumerate(reading.page.blocks):
            if block.nature in self.natures or self._shows(block):
                found.add(number)
        return found

    def _shows(self, block: Block) -> bool:
        return any(
            span.nature == "quote"
            or (span.target and any(piece in span.target.lower() for piece in self.targets))
            for span in block.spans
        )

    def _near(self, sentence: Marked, heads: Sequence[int], blocks: int) -> range:
        if self.within == "page":
            return range(blocks)
        if self.within == "paragraph" and sentence.nature not in HEADS:
            return range(sentence.block, sentence.block + 1)
        nth = bisect_right(heads, sentence.block)
        first = heads[nth - 1] if nth else 0
        return range(first, heads[nth] if nth < len(heads) else blocks)


def _is_said_of_us(sentence: Marked, hit: Hit, at: int | None) -> bool:
    """Tell whether a claim is said of us, whose predicate begins at a word, or of what is ours.

    What somebody else is to do with it is no claim: "we help clients to build world-class plants".
    """
    first = hit[0]
    if sentence.words[first - 1 : first] == ["our"]:
        return True
    if at is None or first < at:
        return False
    others = [behind for _, behind in sentence.hits.get("reader", ()) if at <= behind <= first]
    return not others or VERBAL.isdisjoint(sentence.words[others[0] : first])


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """Give hits in order, of those that overlap the first."""
    kept: list[Hit] = []
    for hit in sorted(hits):
        if not kept or kept[-1][1] <= hit[0]:
            kept.append(hit)
    return kept
