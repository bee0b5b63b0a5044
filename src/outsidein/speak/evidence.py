"""The words by which a page tells its readers something: each for one thing, and none about us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.speak.about_us import behind_us, is_quoted
from outsidein.speak.clause import US, subject_of
from outsidein.speak.names import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from outsidein.speak.finding import Finding
    from outsidein.speak.kinds.missing import Evidence, Missing
    from outsidein.speak.names import Name
    from outsidein.speak.reading import Marked, Reading

# What they find is how a sentence is worded; it tells what it tells nevertheless.
OF_WORDING = frozenset({"hard-to-read", "unexplained-acronym", "words-customers-never-use"})


def evidence_in(
    reading: Reading,
    looked_for: Mapping[str, Missing],
    *,
    names: Sequence[Name],
    findings: Sequence[Finding],
) -> Mapping[str, Evidence]:
    """Give the words by which a page tells each thing, by its name.

    Words of which one is a part of two phrases are evidence of one thing alone: of that with the
    longer phrase, of equal ones of that which is looked for first. A sentence about us is none, and
    so is one in which a rule finds a fault; what can be clicked in them is.
    """
    spent = [*_spent(reading, names, findings)]
    ranked = sorted(
        (
            (-one.words, name, one)
            for name, missing in looked_for.items()
            for one in missing.evidence(reading)
            if _is_link(one, reading) or not any(_is_within(one, sentence) for sentence in spent)
        ),
        key=lambda told: told[0],
    )
    found: dict[str, Evidence] = {}
    for _, name, one in ranked:
        if name not in found and not any(_overlap(one, taken) for taken in found.values()):
            found[name] = one
    return found


def _spent(
    reading: Reading, names: Sequence[Name], findings: Sequence[Finding]
) -> Iterator[Marked]:
    """Give the sentences of prose that tell a reader nothing; quotes are not ours."""
    faults = [one for one in findings if not one.of_page and one.rule not in OF_WORDING]
    for nth, sentence in enumerate(reading.sentences):
        if is_quoted(sentence, reading):
            continue
        is_us = subject_of(sentence, places_of(names, sentence.words)) == US
        if (
            is_us
            or behind_us(reading.sentences, nth, names) is not None
            or (faults and _has_fault(sentence, reading, faults))
        ):
            yield sentence


def _has_fault(sentence: Marked, reading: Reading, faults: Sequence[Finding]) -> bool:
    block = reading.page.blocks[sentence.block]
    first = reading.page.place(block.source_of(sentence.start))
    last = reading.page.place(block.source_of(max(sentence.end - 1, sentence.start)))
    return any(
        (one.line, one.column) <= last and first < (one.end_line, one.end_column) for one in faults
    )


def _is_link(one: Evidence, reading: Reading) -> bool:
    return any(
        span.nature == "link" and span.start <= one.start < span.end
        for span in reading.page.blocks[one.block].spans
    )


def _is_within(one: Evidence, sentence: Marked) -> bool:
    return one.block == sentence.block and sentence.start <= one.start < sentence.end


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end
