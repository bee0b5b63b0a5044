"""Which records of people are one person: what surely ties them first, then how they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outsidein.identity.linking import link, prior
from outsidein.identity.people_model import PEOPLE
from outsidein.identity.person_names import NAMES, name_parts
from outsidein.identity.ties import tie
from outsidein.identity.views import view

if TYPE_CHECKING:
    from outsidein.store.duckdb import Store

# Whose voice a call holds is known better once it is known who else is in it.
ROUNDS = 2

# A mail address, a merger or a number of a system leaves no doubt.
TOLD = ("person_mail_key", "person_number_told")
# What does not change from one round to the next …
PROFILES = (
    "profile_nobody",
    "profile_mail",
    "profile_name",
    "profile_words",
    "profile_phone",
    "profile_handle",
    "profile_ways",
)
# … and what does, as more is known of who is with whom.
PLACED = ("profile_firm", "profile_firms", "person_profile", "person_block")


def resolve_people(store: Store, *, most_in_block: int, rare: int) -> None:
    """Write same_person: who each record of a person is. Needs same_account."""
    store.map(
        "person_name",
        "SELECT person_id, name, first_name, last_name FROM record.person",
        name_parts,
        schema=NAMES,
    )
    for name in TOLD:
        view(store, name)
    tie(store, "person")
    # At first every profile is somebody of their own.
    store.view(
        "person_joined",
        "SELECT DISTINCT profile_id, profile_id AS entity_id FROM person_profile_of",
    )
    for name in PROFILES:
        view(store, name)
    likely = -prior(store.count("person_joined"))
    for _ in range(ROUNDS):
        for name in PLACED:
            view(store, name, {"likely": likely})
        view(store, "person_pair", {"most": most_in_block, "rare": rare})
        link(store, "person", PEOPLE)
        if not store.count("(FROM profile_firm WHERE NOT is_own)"):
            break
    view(store, "same_person")
