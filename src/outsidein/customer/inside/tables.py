"""The tables that say where the people of one account differ."""

from __future__ import annotations

from outsidein.customer.tables import ACCOUNT_ID, FIRST_AT, LAST_AT, THEME_ID
from outsidein.record.tables import REAL, TEXT, TEXTS, WHOLE, YES_NO, Table, column

DISAGREEMENT = Table(
    name="disagreement",
    comment="One need on which the people of one account differ, surely or perhaps.",
    columns=(
        ACCOUNT_ID,
        THEME_ID,
        column("form", TEXT, "opposite, one side or alone; docs/inside.md."),
        column("wanting", TEXTS, "person_ids of those who want it, or speak of it."),
        column("others", TEXTS, "person_ids of those who object, or hardly speak of it."),
        column("wanting_roles", TEXTS, "The buying roles of those who want it."),
        column("other_roles", TEXTS, "The buying roles of the others."),
        column("wanting_share", REAL, "opposite: share in favour; else share of all they say."),
        column("other_share", REAL, "The same of the others."),
        column("effect", REAL, "wanting_share less other_share."),
        column("p_value", REAL, "How likely chance alone would split this need so clearly."),
        column("q_value", REAL, "The share of findings as clear as this that is chance."),
        column("is_sure", YES_NO, "At most one of ten such is chance; else it is worth a look."),
        column("wanting_ids", TEXTS, "statement_ids that show what some want, up to 3."),
        column("other_ids", TEXTS, "statement_ids that show what the others say, up to 3."),
        FIRST_AT,
        LAST_AT,
    ),
)

DISAGREEMENT_JUDGED = Table(
    name="disagreement_judged",
    comment="One account that was heard: of how many needs enough was said to judge.",
    columns=(
        ACCOUNT_ID,
        column("people", WHOLE, "People who spoke of any need."),
        column("needs", WHOLE, "Needs of which enough was said on two sides."),
    ),
)

TABLES = (DISAGREEMENT, DISAGREEMENT_JUDGED)
