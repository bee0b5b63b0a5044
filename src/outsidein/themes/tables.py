"""The tables that `themes` writes: what was found, and what is shown after people's decisions."""

from __future__ import annotations

from outsidein.record.tables import DATE, REAL, TEXT, TEXTS, TIME, WHOLE, YES_NO, Table, column

THEME_ID = column("theme_id", TEXT, "The same from refresh to refresh.")
LEVEL = column("level", TEXT, "theme, or need for a broader one that themes belong to.")
PARENT_ID = column("parent_id", TEXT, "theme_id of its broader need; null if it has none.")
WORDS = column("words", TEXTS, "Ten distinctive words or pairs of words, the best first.")
SAMPLED = column("sampled", WHOLE, "Statements of the sample it was found in.")
CENTRAL_IDS = column("central_ids", TEXTS, "statement_ids of those nearest its middle, up to 10.")
STATEMENT_ID = column("statement_id", TEXT, "The statement.")
PROBABILITY = column("probability", REAL, "How sure it is, 0 to 1.")

THEME_FOUND = Table(
    name="theme_found",
    comment="One theme or broader need as it was found, before people's decisions.",
    columns=(
        THEME_ID,
        LEVEL,
        PARENT_ID,
        column("name", TEXT, "Its most distinctive words."),
        WORDS,
        SAMPLED,
        CENTRAL_IDS,
    ),
)

STATEMENT_THEME_FOUND = Table(
    name="statement_theme_found",
    comment="One customer's statement and the theme it was found in, before people's decisions.",
    columns=(STATEMENT_ID, column("theme_id", TEXT, "The theme."), PROBABILITY),
)

THEME_CHANGE = Table(
    name="theme_change",
    comment="One theme or broader need that was born or is no more, and what it came of or became.",
    columns=(
        column("theme_id", TEXT, "Which theme."),
        column("name", TEXT, "Its last name."),
        column("what", TEXT, "born, died, split_from or merged_into."),
        column("other_id", TEXT, "theme_id of the one it came from or went into."),
        column("other_name", TEXT, "The other one's last name."),
        column("happened_at", TIME, "When customers had last spoken, as far as was read then."),
        column("share", REAL, "Share of its statements that are the other one's, 0 to 1."),
        column("finding", WHOLE, "In which finding, from 1; the first one found the first themes."),
    ),
)

THEME = Table(
    name="theme",
    comment="One thing that customers speak of, or one broader need that several belong to.",
    columns=(
        THEME_ID,
        LEVEL,
        PARENT_ID,
        column("name", TEXT, "What people call it, else its most distinctive words."),
        WORDS,
        SAMPLED,
        CENTRAL_IDS,
        column("is_pinned", YES_NO, "No refresh may rename, merge or drop it."),
        column("is_hidden", YES_NO, "Not to be shown, or its broader need is not."),
        column("people", WHOLE, "Different people who speak of it; nobody twice, no mailboxes."),
        column("statements", WHOLE, "Statements about it."),
        column("first_seen", TIME, "When it was first spoken of."),
        column("last_seen", TIME, "When it was last spoken of."),
    ),
)

STATEMENT_THEME = Table(
    name="statement_theme",
    comment="One customer's statement and what it is about. What nobody is sure of is not here.",
    columns=(STATEMENT_ID, column("theme_id", TEXT, "The theme."), PROBABILITY),
)

THEME_DECISION = Table(
    name="theme_decision",
    comment="One decision of people's about themes, as notes/themes.toml has it.",
    columns=(
        column("number", WHOLE, "Its place in the file, from 1."),
        column("what", TEXT, "rename, merge, split, pin or hide."),
        column("theme_ids", TEXTS, "The themes it is about."),
        column("theme_names", TEXTS, "What they were called when it was made."),
        column("name", TEXT, "The name that was given."),
        column("word", TEXT, "The word to split by."),
        column("decided_on", DATE, "When it was made."),
        column("outcome", TEXT, "in force, taken back, or why it has no effect."),
    ),
)

FOUND_TABLES = (THEME_FOUND, STATEMENT_THEME_FOUND, THEME_CHANGE)
SHOWN_TABLES = (THEME, STATEMENT_THEME, THEME_DECISION)
