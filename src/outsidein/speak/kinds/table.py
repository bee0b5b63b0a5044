"""The kinds of rules: what each looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from outsidein.speak.kinds.acronym import Acronym
from outsidein.speak.kinds.balance import Balance
from outsidein.speak.kinds.contradiction import Contradiction
from outsidein.speak.kinds.foreign_words import ForeignWords
from outsidein.speak.kinds.missing import Missing
from outsidein.speak.kinds.objective import Objective
from outsidein.speak.kinds.open_questions import OpenQuestions
from outsidein.speak.kinds.reading_grade import ReadingGrade
from outsidein.speak.kinds.subject import Subject
from outsidein.speak.kinds.unsupported import Unsupported
from outsidein.speak.kinds.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from outsidein.speak.finding import Fault, Finding
    from outsidein.speak.known import Known
    from outsidein.speak.promises import Promise
    from outsidein.speak.reading import Reading
    from outsidein.speak.rule import Rule


class Kind(Protocol):
    """What a rule looks for, with the rule's settings; `groups` are the phrases it needs."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of phrases that are looked for."""

    def faults(self, reading: Reading, known: Known) -> Iterator[Fault]:
        """Find faults in one page."""


@runtime_checkable
class KnowingKind(Kind, Protocol):
    """A kind that compares pages with what customers say or ask."""

    def silence(self, known: Known) -> str:
        """Tell in words why it can't say anything with what is known; nothing if it can."""


@runtime_checkable
class SiteKind(Kind, Protocol):
    """A kind that needs all pages of a site: each gives its promises, which are then compared."""

    def promises_in(self, reading: Reading) -> list[Promise]:
        """Give what one page promises: few and small records, so that processes can hand them."""

    def site_findings(self, promises: Sequence[Promise], rule: Rule) -> Iterator[Finding]:
        """Compare what all pages promise."""


KINDS: Mapping[str, Callable[..., Kind]] = {
    "words": Words,
    "acronym": Acronym,
    "reading_grade": ReadingGrade,
    "contradiction": Contradiction,
    "foreign-words": ForeignWords,
    "open-questions": OpenQuestions,
    "subject": Subject,
    "objective": Objective,
    "balance": Balance,
    "missing": Missing,
    "unsupported": Unsupported,
}
