"""What customers ask of a page's topic, and the page does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from outsidein.speak.finding import Fault
from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Marked, Reading

FEWEST_SENTENCES = 5
SHORTEST = 3  # words of a sentence that may answer something


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestions:
    """`fewest` people have to ask the same, their questions `alike`; `most` findings a page.

    A page speaks of a question that is as `near` as this to its sentences as a whole, and answers
    it where any sentence is `answered` near to any way in which the question is asked.
    """

    fewest: int = 3
    alike: float = 0.8
    near: float = 0.4
    answered: float = 0.5
    most: int = 3

    @property
    def groups(self) -> tuple[str, ...]:
        """No phrases are looked for: questions and sentences are compared by meaning."""
        return ()

    def silence(self, known: Known) -> str:
        """Tell why nothing can be said; nothing if it can."""
        if len(known.questions) >= self.fewest:
            return ""
        return f"fewer than {self.fewest:,} questions of customers ({len(known.questions):,})"

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find questions that the page comes near to and does not answer."""
        said = [
            sentence
            for sentence in (*reading.sentences, *reading.around)
            if len(sentence.words) >= SHORTEST
        ]
        if self.silence(known) or len(said) < FEWEST_SENTENCES:
            return
        # Only here are they needed: an audit without customers' words loads no network.
        from outsidein.meaning.encoder import encode  # noqa: PLC0415
        from outsidein.speak.asked import asked_of, left_open  # noqa: PLC0415

        asked = asked_of(tuple(known.questions), tuple(known.askers), self.fewest, self.alike)
        if not asked:
            return
        vectors = encode([sentence.text for sentence in said])
        nearest = (
            (left_open(one.vectors, vectors, near=self.near, answered=self.answered), one)
            for one in asked
        )
        for at, one in islice(((at, one) for at, one in nearest if at >= 0), self.most):
            place = _heading(reading, said[at])
            yield Fault(
                block=place.block,
                start=place.start,
                end=place.end,
                why=(
                    f"{one.people:,} customers ask “{one.wordings[0]}”; "
                    "this page speaks of it and does not answer."
                ),
            )


def _heading(reading: Reading, sentence: Marked) -> Marked:
    """Give the nearest heading above a sentence; what stands first on the page without one."""
    above = [
        one for one in reading.sentences if one.nature in HEADS and one.block <= sentence.block
    ]
    return above[-1] if above else next(iter(reading.sentences), sentence)
