"""Where the people of one account differ, and in which accounts they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from outsidein.ask.answers import open_answers, rows, sql
from outsidein.ask.disagreement_records import (
    AccountDisagreements,
    DisagreeingAccount,
    DisagreeingAccounts,
    Disagreement,
    Side,
    SidePerson,
)
from outsidein.ask.names import find
from outsidein.ask.statements import by_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from outsidein.record.workspace import Workspace

# So much is named of what those speak of who are silent about a need.
INSTEAD = 2


def disagreeing_accounts(workspace: Workspace) -> DisagreeingAccounts:
    """Give the accounts whose people differ: those that pay first, then the clearest."""
    with open_answers(workspace) as connection:
        found = rows(connection, sql("disagreeing_accounts"))
        (counted,) = rows(
            connection,
            "SELECT count(*) AS heard, count(*) FILTER (WHERE needs > 0) AS judged "
            "FROM disagreement_judged",
        )
    return DisagreeingAccounts(accounts=[DisagreeingAccount(**row) for row in found], **counted)


def disagreements(workspace: Workspace, asked: str) -> AccountDisagreements:
    """Give what the people of one account differ on, with both sides' words.

    Raises NotFound, with near names, if not exactly one account is meant.
    """
    with open_answers(workspace) as connection:
        account = find(connection, "account", asked)
        values = {"account": account.known_id}
        found = rows(connection, sql("disagreements"), values)
        judged = rows(
            connection, "FROM disagreement_judged WHERE account_id = $account", values
        ) or [{"people": 0, "needs": 0}]
        return AccountDisagreements(
            account_id=account.known_id,
            name=account.name,
            people=judged[0]["people"],
            needs=judged[0]["needs"],
            disagreements=_with_words(connection, found, values) if found else [],
        )


def _with_words(
    connection: duckdb.DuckDBPyConnection, found: Sequence[dict[str, Any]], values: dict[str, str]
) -> list[Disagreement]:
    people = {row["person_id"]: row for row in rows(connection, sql("disagreement_people"), values)}
    voices = rows(connection, sql("disagreement_voices"), values)
    quoted = {one for row in found for one in (*row["wanting_ids"], *row["other_ids"])}
    words = by_ids(connection, sorted(quoted), account=values["account"])
    kept = (
        "theme_id",
        "name",
        "is_sure",
        "form",
        "effect",
        "p_value",
        "q_value",
        "first_at",
        "last_at",
    )
    return [
        Disagreement(
            **{key: row[key] for key in kept},
            wanting=Side(
                **_side(row["theme_id"], row["wanting"], people, voices),
                roles=row["wanting_roles"],
                share=row["wanting_share"],
                quotes=[words[one] for one in row["wanting_ids"] if one in words],
            ),
            others=Side(
                **_side(row["theme_id"], row["others"], people, voices),
                roles=row["other_roles"],
                share=row["other_share"],
                quotes=[words[one] for one in row["other_ids"] if one in words],
            ),
        )
        for row in found
    ]


def _side(
    theme_id: str,
    members: Sequence[str],
    people: dict[str, dict[str, Any]],
    voices: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    """Give the people of a side, those who say most first, their dates, and what else they say."""
    own = [one for one in voices if one["person_id"] in members]
    on_it = {one["person_id"]: one for one in own if one["theme_id"] == theme_id}
    listed = [
        SidePerson(
            **people[person],
            statements=on_it[person]["statements"] if person in on_it else 0,
            first_at=on_it[person]["first_at"] if person in on_it else None,
            last_at=on_it[person]["last_at"] if person in on_it else None,
        )
        for person in members
        if person in people
    ]
    speakers: dict[str, list[int]] = {}
    for one in own:
        if one["theme_id"] != theme_id:
            speakers.setdefault(one["need"], []).append(one["statements"])
    ranked = sorted(speakers, key=lambda need: (-len(speakers[need]), -sum(speakers[need]), need))
    return {
        "people": sorted(listed, key=lambda one: (-one.statements, one.name, one.person_id)),
        "first_at": min((one.first_at for one in listed if one.first_at), default=None),
        "last_at": max((one.last_at for one in listed if one.last_at), default=None),
        "instead": ranked[:INSTEAD],
    }
