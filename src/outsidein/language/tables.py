"""The tables that `language` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.record.tables import REAL, TEXT, TEXTS, TIME, WHOLE, YES_NO, Table, column

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a statement does, by whose words they are; docs/kinds.md says what each means.
KINDS: Mapping[str, tuple[str, ...]] = {
    "customer": ("want", "pain", "goal", "question", "objection", "praise", "other"),
    "us": ("answer", "promise", "question", "pitch", "other"),
}

STATEMENT = Table(
    name="statement",
    comment="One statement: a sentence that somebody said, of one kind.",
    columns=(
        column("statement_id", TEXT, "Hash of touch and position."),
        column("touch_id", TEXT, "The touch it is part of."),
        column("position", WHOLE, "Order within the touch, from 0; a title comes first."),
        column("text", TEXT, "The words."),
        column("person_id", TEXT, "Who said it."),
        column("account_id", TEXT, "For which account."),
        column("department", TEXT, "Ours that heard or said it."),
        column("channel", TEXT, "mail, ticket, chat, call …"),
        column("happened_at", TIME, "When."),
        column("side", TEXT, "Whose words: us, customer or partner."),
        column("kind", TEXT, "want, pain, goal …; docs/kinds.md."),
        column("confidence", REAL, "How sure the kind is, 0 to 1."),
        column("doubtful", YES_NO, "It may be a quote or signature that was not told apart."),
        column("stripped", TEXTS, "What was taken out of its touch: quote, signature, template …"),
        column("source", TEXT, "The system it was read from."),
        column("place", TEXT, "File and position it was read from."),
        column("touch_hash", TEXT, "Hash of the touch it was read from."),
    ),
)

TABLES = (STATEMENT,)
