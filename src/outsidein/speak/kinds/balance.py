"""A page that speaks more of us than of the reader, by the subjects of its sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outsidein.speak.clause import READER, US, subject_of
from outsidein.speak.finding import Fault
from outsidein.speak.names import names_in, places_of
from outsidein.speak.reading import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outsidein.speak.known import Known
    from outsidein.speak.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """`fewest`: with fewer sentences about either, nothing is said of the page.

    `ahead`: so many more have to be about us.
    """

    fewest: int
    ahead: int = 1

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""
        return ("us", "reader")

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find at most one fault: at the page's title, or where its prose begins."""
        counts = subjects_in(reading, known)
        us, reader = counts[US], counts[READER]
        if us + reader < self.fewest or us < reader + self.ahead:
            return
        first = next((one for one in reading.sentences if one.nature in HEADS), None)
        first = first or reading.sentences[0]
        yield Fault(
            block=first.block,
            start=first.start,
            end=first.end,
            of_page=True,
            why=f"{_told(us, 'of its sentences begins', 'of its sentences begin')} with us, "
            f"{reader or 'none'} with the reader: it reads as a page about its writer.",
        )


def subjects_in(reading: Reading, known: Known) -> Counter[str]:
    """Count sentences by whom their main clause speaks of: us, the reader, anything else."""
    names = names_in(reading, known)
    return Counter(
        subject_of(one, places_of(names, one.words)) for one in reading.sentences if one.words
    )


def _told(count: int, singular: str, plural: str) -> str:
    return f"{count} {singular if count == 1 else plural}"
