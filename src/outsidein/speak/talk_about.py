"""Whom our sentences to customers are about, by the clause analysis that audits pages too."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa

from outsidein.record.tables import TEXT
from outsidein.speak.clause import OURS, READER, WE, YOU, subject_of
from outsidein.speak.lexicon import lexicon_of, words_of
from outsidein.speak.names import places_of
from outsidein.speak.reading import Marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outsidein.speak.lexicon import Lexicon
    from outsidein.speak.names import Name

ABOUT = pa.schema([pa.field("statement_id", TEXT), pa.field("about", TEXT)])
OURSELVES = WE | OURS | {"us", "ourselves"}


def about_of(batch: pa.RecordBatch, names: Sequence[Name] = ()) -> pa.RecordBatch:
    """Tell of each sentence of a batch whom it is about: us, the reader, or nobody of the two.

    Reads statement_id and text. `names` are those of our firm and its products, in lower case.
    """
    told = [about(_marked(text), names) for text in batch["text"].to_pylist()]
    return pa.record_batch([batch["statement_id"], pa.array(told, TEXT)], schema=ABOUT)


def about(sentence: Marked, names: Sequence[Name] = ()) -> str:
    """Tell whom a sentence is about: whoever its main clause speaks of.

    In talk the reader is the other, who is called "you" or asked to do something: what is said of
    customers in general is about nobody. The audit asks nothing of questions; here most are for
    the other, and one that has them in it and not us is about them.
    """
    words = frozenset(sentence.words)
    is_of_both = not words.isdisjoint(OURSELVES)
    if sentence.text.endswith("?"):
        return READER if words & YOU and not is_of_both else ""
    told = subject_of(sentence, places_of(names, sentence.words))
    if told == READER and words.isdisjoint(YOU) and (is_of_both or "reader" in sentence.hits):
        return ""
    return told


def _marked(text: str) -> Marked:
    words, starts = words_of(text)
    return Marked(text, 0, 0, "paragraph", words, starts, _lexicon().hits(words))


@cache
def _lexicon() -> Lexicon:
    """Build the tree of words once in each process."""
    return lexicon_of(("reader",), {})
