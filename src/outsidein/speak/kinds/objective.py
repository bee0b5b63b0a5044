"""Objectives and measures: what a firm sets itself, and whether the customer is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.speak.finding import Fault
from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

LABEL, MEASURE, HEADING = "objective-label", "measure-label", "objectives-heading"
AIM = "aim"
STANDING = (LABEL, MEASURE, HEADING, AIM)
# What parts a label from what follows it.
MARKS = (":", "–", "—", "-", ".", ")", "|")
# A heading that tells an objective has no fewer and no more words.
SHORTEST, LONGEST = 3, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """`of`: the group that is a fault in an objective, unless it has a phrase of `unless` too.

    An objective is a sentence that begins with its label, or a heading below one of objectives.
    `measures`: measures and single aims are looked at as well, in any place: sentences that begin
    with the label of an objective or a measure on pages of objectives, what stands in their lists
    behind a number, and on any page what has a phrase of a group in `set_by`.
    """

    of: str
    unless: tuple[str, ...] = ()
    measures: bool = False
    set_by: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        return (self.of, *STANDING, *self.unless, *self.set_by)

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find the objectives."""
        del known
        if self.measures:
            looked_at = [one for one in reading.sentences if self._is_set(one, reading)]
        else:
            looked_at = _objectives(reading) if reading.kind == "objectives" else []
        for sentence in looked_at:
            is_surely_set = not self.measures and _is_aim(sentence, _behind_label(sentence, LABEL))
            if (is_surely_set or self.of in sentence.hits) and not sentence.has(*self.unless):
                yield Fault(block=sentence.block, start=sentence.start, end=sentence.end)

    def _is_set(self, sentence: Marked, reading: Reading) -> bool:
        if sentence.nature in HEADS:
            return False
        if sentence.has(*self.set_by):
            return True
        is_listed = reading.kind == "objectives" and sentence.nature in {"item", "cell"}
        return is_listed or (reading.kind == "objectives" and _has_label(sentence, LABEL, MEASURE))


def _objectives(reading: Reading) -> list[Marked]:
    """Give the objectives of a page: those with a label, or else headings below one of them."""
    marked = [one for one in reading.sentences if _has_label(one, LABEL)]
    return marked or list(_below_headings(reading))


def _has_label(sentence: Marked, *labels: str) -> bool:
    """Tell whether a sentence begins with "Objective 1:" or the like, and goes on."""
    return any(_behind_label(sentence, label) for label in labels)


def _behind_label(sentence: Marked, label: str) -> int:
    """Give the first word behind a label at the beginning of a sentence; 0 if there is none."""
    first, behind = sentence.hits.get(label, [(1, 0)])[0]
    if first or behind >= len(sentence.words):
        return 0
    end = sentence.starts[behind - 1] + len(sentence.words[behind - 1])
    parting = sentence.text[end : sentence.starts[behind]].strip()
    return behind if parting.startswith(MARKS) else 0


def _is_aim(sentence: Marked, at: int) -> bool:
    """Tell whether at a word behind a label it is said what is to be done."""
    return at > 0 and any(first == at for first, _ in sentence.hits.get(AIM, ()))


def _below_headings(reading: Reading) -> Iterator[Marked]:
    """Give the headings of whole aims below headings of objectives, and items right below them.

    An item counts where it begins with what is to be done, so that no fragment does; behind the
    label of a measure or of tasks none does.
    """
    below = reading.blocks_under(HEADING)
    is_list = False
    for sentence in reading.sentences:
        if sentence.block not in below or sentence.nature in HEADS:
            is_list = sentence.block in below and HEADING in sentence.hits
            is_aim = SHORTEST <= len(sentence.words) <= LONGEST and not sentence.has(MEASURE)
            if sentence.block in below and is_aim and not is_list:
                yield sentence
        elif MEASURE in sentence.hits:
            is_list = False
        elif is_list and sentence.nature == "item" and _begins_with_aim(sentence):
            yield sentence


def _begins_with_aim(sentence: Marked) -> bool:
    return any(first == 0 for first, _ in sentence.hits.get(AIM, ()))
