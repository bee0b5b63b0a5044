"""Statements: each touch cleaned, cut into sentences, each of a kind. A pure map over batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from outsidein.language.clean import own_words
from outsidein.language.kinds import kind_of
from outsidein.language.sentences import sentences, trimmed
from outsidein.record.ids import row_id
from outsidein.record.tables import REAL, TEXT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    ]
)

# Channels whose title is a sentence of its author's own.
TITLED = frozenset({"mail", "ticket", "review", "form"})
REPLY = ("re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "antw:")


def statements_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give the statements of a batch of touches, in order.

    Reads touch_id, touch_hash, side, channel, opens (the touch begins its thread), subject, body
    and body_format.
    """
    columns: dict[str, list[Any]] = {name: [] for name in SAID.names}
    for touch in batch.to_pylist():
        for position, text in enumerate(_texts(touch)):
            kind, confidence = kind_of(text, side=touch["side"])
            columns["statement_id"].append(row_id(touch["touch_id"], str(position)))
            columns["touch_id"].append(touch["touch_id"])
            columns["touch_hash"].append(touch["touch_hash"])
            columns["position"].append(position)
            columns["text"].append(text)
            columns["kind"].append(kind)
            columns["confidence"].append(confidence)
    arrays = [pa.array(columns[field.name], field.type) for field in SAID]
    return pa.record_batch(arrays, schema=SAID)


def _texts(touch: dict[str, Any]) -> Iterator[str]:
    """Give the title, where it is the author's own, and the sentences, each once."""
    seen: set[str] = set()
    title = (touch["subject"] or "").strip()
    if title and touch["opens"] and touch["channel"] in TITLED and not _is_reply(title):
        seen.add(title.casefold())
        yield trimmed(title)
    own = own_words(
        touch["body"] or "",
        body_format=touch["body_format"] or "text",
        channel=touch["channel"],
        subject=touch["subject"] or "",
    )
    for sentence in sentences(own.text):
        text = trimmed(sentence)
        if any(letter.isalnum() for letter in text) and text.casefold() not in seen:
            seen.add(text.casefold())
            yield text


def _is_reply(title: str) -> bool:
    return title.casefold().startswith(REPLY)
