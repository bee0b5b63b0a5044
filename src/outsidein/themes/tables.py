"""The tables that `themes` writes."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, WHOLE, Table, column

THEME = Table(
    name="theme",
    comment="One thing that customers speak of.",
    columns=(
        column("theme_id", TEXT, "Hash of the statement in its middle."),
        column("name", TEXT, "Its most distinctive words."),
        column("words", TEXTS, "Ten distinctive words or pairs of words, the best first."),
        column("sampled", WHOLE, "Statements of the sample it was found in."),
    ),
)

STATEMENT_THEME = Table(
    name="statement_theme",
    comment="One customer's statement and what it is about. What nobody is sure of is not here.",
    columns=(
        column("statement_id", TEXT, "The statement."),
        column("theme_id", TEXT, "The theme."),
        column("probability", REAL, "How sure it is, 0 to 1."),
    ),
)

TABLES = (THEME, STATEMENT_THEME)
