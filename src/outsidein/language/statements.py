"""Statements: each touch cleaned, cut into sentences, each of a kind. A pure map over batches."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from outsidein.language.clean import own_words
from outsidein.language.sentences import sentences, trimmed
from outsidein.record.ids import row_id
from outsidein.record.tables import REAL, TEXT, TEXTS, WHOLE, YES_NO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from outsidein.language.clean import OwnWords

# What one touch said, before it is joined with who said it.
SAID = pa.schema(
    [
        pa.field("statement_id", TEXT),
        pa.field("touch_id", TEXT),
        pa.field("touch_hash", TEXT),
        pa.field("position", WHOLE),
        pa.field("text", TEXT),
        pa.field("kind", TEXT),
        pa.field("confidence", REAL),
        pa.field("doubtful", YES_NO),
        pa.field("stripped", TEXTS),
    ]
)

# Channels whose title is a sentence of its author's own.
TITLED = frozenset({"mail", "ticket", "review", "form"})
REPLY = ("re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "antw:")


def statements_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give the statements of a batch of touches, in order.

    Reads touch_id, touch_hash, side, channel, opens (the touch begins its thread), subject, body,
    body_format, author (their name), answered (the end of the turn it answers) and answered_format.
    """
    touches = batch.to_pylist()
    titles = [_title(touch) for touch in touches]
    cleaned = [_own_words(touch) for touch in touches]
    said = [
        list(cut(own.text, title=title, before=_answered(touch)))
        for touch, title, own in zip(touches, titles, cleaned, strict=True)
    ]
    rows = np.repeat(np.arange(len(said)), [len(one) for one in said])
    positions = [position for one in said for position in range(len(one))]
    texts = [text for one in said for text, _ in one]
    befores = [before for one in said for _, before in one]
    ours = np.array([touch["side"] == "us" for touch in touches], bool)[rows]
    kinds, confidences = _kinds(texts, befores, ours)
    columns = {
        "position": pa.array(positions, WHOLE),
        "text": pa.array(texts, TEXT),
        "kind": pa.array(kinds, TEXT),
        "confidence": pa.array(confidences, REAL),
    }
    return _joined(columns, batch, rows, titles=titles, cleaned=cleaned)


def cut(own: str, *, title: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    """Give the title, if there is one, and each sentence once; with each, what was said before it.

    >>> list(cut("It broke. Why?", before="How are you?"))
    [('It broke.', 'How are you?'), ('Why?', 'It broke.')]
    """
    seen: set[str] = set()
    for text in chain((title,), map(trimmed, sentences(own))):
        if not any(map(str.isalnum, text)):
            continue
        folded = text.casefold()
        if folded not in seen:
            seen.add(folded)
            yield text, before
        before = text


def _title(touch: dict[str, Any]) -> str:
    """Give the title of a touch, where it is a sentence of its author's own."""
    title = (touch["subject"] or "").strip()
    if not title or not touch["opens"] or touch["channel"] not in TITLED:
        return ""
    return "" if title.casefold().startswith(REPLY) else trimmed(title)


def _own_words(touch: dict[str, Any]) -> OwnWords:
    return own_words(
        touch["body"] or "",
        body_format=touch["body_format"] or "text",
        channel=touch["channel"],
        subject=touch["subject"] or "",
        author=touch["author"] or "",
    )


def _answered(touch: dict[str, Any]) -> str:
    """Give the last sentence of the turn that a touch answers."""
    if not touch["answered"]:
        return ""
    own = own_words(
        touch["answered"],
        body_format=touch["answered_format"] or "text",
        channel=touch["channel"],
    )
    return trimmed(sentences(own.text)[-1]) if own.text else ""


def _kinds(
    texts: Sequence[str], befores: Sequence[str], ours: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.float64]]:
    """Tell the kind of each statement, all of one side at once."""
    # It brings the networks, which only this stage has to pay for.
    from outsidein.language.kinds import kinds_of  # noqa: PLC0415

    kinds = np.empty(len(texts), object)
    confidences = np.empty(len(texts), np.float64)
    for side, theirs in (("us", ours), ("customer", ~ours)):
        rows = np.flatnonzero(theirs).tolist()
        if rows:
            kinds[rows], confidences[rows] = kinds_of(
                [texts[row] for row in rows], [befores[row] for row in rows], side=side
            )
    return kinds, confidences


def _joined(
    columns: dict[str, pa.Array],
    batch: pa.RecordBatch,
    rows: npt.NDArray[np.int64],
    *,
    titles: Sequence[str],
    cleaned: Sequence[OwnWords],
) -> pa.RecordBatch:
    """Join statements with their touches; `rows` has the touch of each."""
    taken = pa.array(rows)
    touch_ids = batch["touch_id"].take(taken)
    positions = columns["position"]
    is_title = np.array([bool(title) for title in titles], bool)[rows] & (positions.to_numpy() == 0)
    doubtful = np.array([own.doubtful for own in cleaned], bool)[rows] & ~is_title
    ids = map(row_id, touch_ids.to_pylist(), map(str, positions.to_pylist()))
    columns = {
        **columns,
        "statement_id": pa.array(list(ids), TEXT),
        "touch_id": touch_ids,
        "touch_hash": batch["touch_hash"].take(taken),
        "doubtful": pa.array(doubtful, YES_NO),
        "stripped": pa.array([own.stripped for own in cleaned], TEXTS).take(taken),
    }
    return pa.record_batch([columns[name] for name in SAID.names], schema=SAID)
