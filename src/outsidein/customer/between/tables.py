"""The tables of what departments hear, and why they disagree."""

from __future__ import annotations

from outsidein.record.tables import REAL, TEXT, TEXTS, WHOLE, Column, Table, column

THEME_ID = column("theme_id", TEXT, "The theme: a need.")

DEPARTMENT_NEED = Table(
    name="department_need",
    comment="One need as one of our departments hears it: from how many, and how large a share.",
    columns=(
        column("department", TEXT, "The department."),
        THEME_ID,
        column("people", WHOLE, "Different people who spoke of it with this department."),
        column("people_heard", WHOLE, "Different people who spoke of any need with it."),
        column(
            "share",
            REAL,
            "Its share of what this department hears, each person counting as one, 0 to 1; "
            "null if too few were heard.",
        ),
        column("low", REAL, "The share is at least this, likely by 95 %."),
        column("high", REAL, "The share is at most this, likely by 95 %."),
        column(
            "expected_share",
            REAL,
            "The share to expect of the people this department talks to, whoever listens.",
        ),
        column(
            "told_more",
            REAL,
            "How many times as readily people tell it to this department as is usual; null if too "
            "few would be expected to speak of it here.",
        ),
        column("statement_ids", TEXTS, "How people said it to this department, up to 3."),
    ),
)


def _part(name: str, says: str) -> tuple[Column, ...]:
    return (
        column(name, REAL, says),
        column(f"{name}_low", REAL, "It is at least this, likely by 95 %."),
        column(f"{name}_high", REAL, "It is at most this, likely by 95 %."),
        column(
            f"{name}_q_value",
            REAL,
            "The share of wrong ones among all that are at least as sure; null if too few.",
        ),
    )


DEPARTMENT_GAP = Table(
    name="department_gap",
    comment="One need as two of our departments hear it: how they differ, and why.",
    columns=(
        column("department_a", TEXT, "The one that comes first in the alphabet."),
        column("department_b", TEXT, "The other one."),
        THEME_ID,
        column("share_a", REAL, "Its share of what the first hears; department_need.share."),
        column("share_b", REAL, "Its share of what the other hears."),
        *_part("difference", "The first share less the other; exposure and perception add up."),
        *_part("exposure", "What comes from talking to different people."),
        *_part("perception", "What comes from hearing the same people differently."),
        column("cause", TEXT, "exposure, perception, both, unclear, or too few to say."),
        column("statement_ids_a", TEXTS, "How people said it to the first, up to 3."),
        column("statement_ids_b", TEXTS, "How people said it to the other, up to 3."),
    ),
)

UNHEARD_PERSON = Table(
    name="unheard_person",
    comment="One person of an account we talk with whom none or only one of our departments heard.",
    columns=(
        column("account_id", TEXT, "The account."),
        column("person_id", TEXT, "The person."),
        column("role", TEXT, "Their buying role."),
        column("departments", TEXTS, "Who heard them: nobody, or one."),
        column("statements", WHOLE, "What they said, in statements."),
    ),
)

DEPARTMENT_ROLE = Table(
    name="department_role",
    comment="One buying role among the people whom one of our departments heard speak of a need.",
    columns=(
        column("department", TEXT, "The department."),
        column("role", TEXT, "The buying role."),
        column("people", WHOLE, "Different people who have it."),
    ),
)

DEPARTMENT_PAIR = Table(
    name="department_pair",
    comment="Two of our departments: how many people and accounts each hears, and how many both.",
    columns=(
        column("department_a", TEXT, "The one that comes first in the alphabet."),
        column("department_b", TEXT, "The other one."),
        column("people_a", WHOLE, "Different people the first heard speak of a need."),
        column("people_b", WHOLE, "Different people the other heard speak of a need."),
        column("people_both", WHOLE, "People whom both heard."),
        column("accounts_a", WHOLE, "Accounts whose people the first heard."),
        column("accounts_b", WHOLE, "Accounts whose people the other heard."),
        column("accounts_both", WHOLE, "Accounts whose people both heard."),
    ),
)

TABLES = (DEPARTMENT_NEED, DEPARTMENT_GAP, DEPARTMENT_PAIR, DEPARTMENT_ROLE, UNHEARD_PERSON)
