"""What an audit knows beside the page: who we are, what customers say and ask, the other pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from outsidein.speak.vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from outsidein.speak.customer_language import CustomerLanguage


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of us and of our customers; every part may be empty.

    `customer_words` and `questions` are texts as customers said them; `people` says for each of the
    former who said it (the same name, the same person), empty when each is another's; `askers` the
    same for the questions. `counted` is who says which word, where that was counted elsewhere
    already: a workspace has more statements than it hands out.
    """

    brand: Sequence[str] = ()
    acronyms: Sequence[str] = ()
    customer_words: Sequence[str] = ()
    people: Sequence[str] = ()
    questions: Sequence[str] = ()
    askers: Sequence[str] = ()
    page_kinds: Mapping[str, str] = field(default_factory=dict)  # glob of paths → kind of page
    counted: Vocabulary | None = None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Who of the customers says which word."""
        return self.counted or vocabulary_of(self.customer_words, self.people)

    @cached_property
    def language(self) -> CustomerLanguage:
        """The words that most customers say, with their meaning: read once for all pages."""
        # Only here is it needed: an audit without customers' words loads no vectors.
        from outsidein.speak.customer_language import CustomerLanguage  # noqa: PLC0415

        return CustomerLanguage(vocabulary=self.vocabulary, texts=self.customer_words)


NOTHING = Known()
