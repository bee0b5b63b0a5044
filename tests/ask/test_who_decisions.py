"""Deciding who is who: what is written, applied and shown, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from outsidein.ask.who import who
from outsidein.ask.who_decisions import NOT_APPLIED, decisions, differ, same, split, undo
from outsidein.errors import NoteError, NotFound
from outsidein.identity.decisions import WHO_FILE, Decision
from outsidein.record.decision_file import add, read_all, restore, written
from outsidein.store.duckdb import connect

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

    from outsidein.record.workspace import Workspace


PAIRS_THAT_STAY = """
DELETE FROM unsure_pair;
INSERT INTO unsure_pair FROM pair_before
WHERE left_id IN (SELECT entity_id FROM same_as) AND right_id IN (SELECT entity_id FROM same_as)
"""


@pytest.fixture
def workspace(kuipers: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a workspace in which a refresh does what decisions say, and nothing else."""
    with connect(kuipers.answers) as connection:
        connection.execute("CREATE TABLE before AS FROM same_as")
        connection.execute("CREATE TABLE pair_before AS FROM unsure_pair")

    def refresh(_: Workspace, *, progress: Callable[[str, int], None] | None = None) -> None:
        with connect(kuipers.answers) as connection:
            connection.execute("DELETE FROM same_as; INSERT INTO same_as FROM before")
            connection.execute("DELETE FROM who_decision")
            for number, one in enumerate(read_all(WHO_FILE, kuipers.notes), start=1):
                outcome = "taken back" if one.taken_back else _apply(connection, one)
                told = [number, one.what, [*one.names], outcome]
                connection.execute("INSERT INTO who_decision VALUES (?, ?, ?, ?)", told)
            connection.execute(PAIRS_THAT_STAY)
        if progress is not None:
            progress("identity", 0)

    monkeypatch.setattr("outsidein.pipeline.refresh", refresh)
    return kuipers


def _apply(connection: duckdb.DuckDBPyConnection, one: Decision) -> str:
    moved = one.apart if one.what == "split" else one.records
    query = "SELECT DISTINCT entity_id FROM same_as WHERE list_contains(?, record_id) ORDER BY 1"
    entities = [row[0] for row in connection.execute(query, [[*one.records]]).fetchall()]
    if one.what == "same" and len(entities) == 1:
        return "both are one already"
    if one.what != "differ":
        to = min(moved) if one.what == "split" else entities[0]
        found = [*moved] if one.what == "split" else entities
        column = "record_id" if one.what == "split" else "entity_id"
        query = f"UPDATE same_as SET entity_id = ? WHERE list_contains(?, {column})"
        connection.execute(query, [to, found])
        connection.execute(
            "INSERT INTO person SELECT record_id, name, [], NULL, 'customer', 'person' FROM told "
            "WHERE record_id = ? AND record_id NOT IN (SELECT person_id FROM person)",
            [to],
        )
    return "in force"


def test_two_people_are_one_until_it_is_undone(workspace: Workspace) -> None:
    before = who(workspace, "hendrik")
    seen: list[str] = []
    made = same(
        workspace, ["Hendrik", "henk@in.example"], progress=lambda stage, _: seen.append(stage)
    )
    one = made.decision
    assert (one.number, one.what, one.sort, one.outcome) == (1, "same", "person", "in force")
    assert (one.records, one.names) == (["hendrik", "henk"], ["Hendrik Kuiper", "Henk Kuiper"])
    assert one.decided_on is not None
    assert seen == ["identity"]
    (now,) = made.now
    assert {it.record_id for it in now.records} == {"hendrik", "h2", "h3", "henk"}
    taken = undo(workspace)
    assert (taken.decision.number, taken.decision.outcome) == (1, "taken back")
    assert [it.described.entity_id for it in taken.now] == ["hendrik", "henk"]
    assert who(workspace, "hendrik") == before


def test_two_who_differ_are_both_shown(workspace: Workspace) -> None:
    made = differ(workspace, "bo1", "slack:user:U1")
    assert made.decision.records == ["bo1", "bo2"]
    assert [it.described.entity_id for it in made.now] == ["bo1", "bo2"]
    assert [it.what for it in read_all(WHO_FILE, workspace.notes)] == ["differ"]


def test_accounts_are_decided_on_as_people_are(workspace: Workspace) -> None:
    made = same(workspace, ["kestrel", "zest.example"], account=True)
    assert made.decision.sort == "account"
    assert [it.described.sort for it in made.now] == ["account"]


def test_the_least_sure_record_is_taken_out(workspace: Workspace) -> None:
    made = split(workspace, "hendrik")
    assert (made.decision.records, made.decision.apart) == (["hendrik"], ["h3"])
    assert made.decision.names == ["Hendrik Kuiper", "H. Kuiper"]
    assert [[it.record_id for it in one.records] for one in made.now] == [
        ["hendrik", "h2"], ["h3"]
    ]  # fmt: skip


@pytest.mark.parametrize("named", ["hendrik", "salesforce:contact:003"])
def test_records_that_are_named_are_taken_out_together(workspace: Workspace, named: str) -> None:
    made = split(workspace, "hendrik", apart=[named, "h2"])
    assert (made.decision.records, made.decision.apart) == (["h3"], ["hendrik", "h2"])


def test_of_two_records_either_may_be_taken_out(workspace: Workspace) -> None:
    split(workspace, "hendrik")
    made = split(workspace, "hendrik")
    assert (made.decision.records, made.decision.apart) == (["hendrik"], ["h2"])


def test_what_to_take_out_has_to_be_clear(workspace: Workspace) -> None:
    with pytest.raises(NoteError, match="All 3 records of “Ana Ruiz” are equally sure") as raised:
        split(workspace, "ana")
    assert "  --record a2  slack:user:U2  Ana Ruiz" in raised.value.next_step
    with pytest.raises(NoteError, match="“Ana Ruiz” has no record “h2”"):
        split(workspace, "ana", apart=["h2"])
    with pytest.raises(NoteError, match="nothing would stay"):
        split(workspace, "ana", apart=["ana", "a2", "gong:user:7"])
    with pytest.raises(NoteError, match="is one record: there is nothing to split"):
        split(workspace, "henk")
    assert written(WHO_FILE, workspace.notes) is None


def test_a_decision_without_effect_is_not_kept(workspace: Workspace) -> None:
    differ(workspace, "bo1", "bo2")
    before = written(WHO_FILE, workspace.notes)
    with connect(workspace.answers) as connection:
        connection.execute("UPDATE before SET entity_id = 'bo1' WHERE entity_id = 'bo2'")
    with pytest.raises(NoteError, match="That would change nothing: both are one already"):
        same(workspace, ["bo1", "bo2"])
    assert written(WHO_FILE, workspace.notes) == before
    assert [it.what for it in decisions(workspace)] == ["differ"]


def test_mistakes_are_met_before_anything_is_written(workspace: Workspace) -> None:
    with pytest.raises(NoteError, match="It takes two to be one"):
        same(workspace, ["hendrik"])
    with pytest.raises(NoteError, match="That is one person already: “Hendrik Kuiper”") as raised:
        same(workspace, ["henk", "hendrik", "h3"])
    assert raised.value.next_step.endswith("outsidein who split hendrik")
    with pytest.raises(NoteError, match="“Henk Kuiper” is one person, “Sorrel Foods” is one acc"):
        differ(workspace, "henk", "sorrel")
    with pytest.raises(NotFound, match="More than one person is called “Bo Lind”"):
        differ(workspace, "Bo Lind", "henk")
    with pytest.raises(NotFound, match="no decision to take back"):
        undo(workspace)
    assert written(WHO_FILE, workspace.notes) is None


def test_any_decision_can_be_taken_back_but_only_once(workspace: Workspace) -> None:
    same(workspace, ["hendrik", "henk"])
    differ(workspace, "bo1", "bo2")
    undo(workspace, 1)
    assert [it.outcome for it in decisions(workspace)] == ["taken back", "in force"]
    for number, reason in ((1, "is taken back already"), (3, "is not there"), (0, "is not there")):
        with pytest.raises(NotFound, match=f"Decision {number} {reason}") as raised:
            undo(workspace, number)
        assert raised.value.next_step == "`outsidein who decisions` lists them."
    assert undo(workspace).decision.number == 2


def test_what_a_hand_wrote_is_listed_before_it_is_applied(workspace: Workspace) -> None:
    add(WHO_FILE, workspace.notes, Decision(what="differ", sort="person", records=("bo1", "gone")))
    (one,) = decisions(workspace)
    assert (one.names, one.outcome) == ([], NOT_APPLIED)


def test_a_decision_about_a_record_that_is_gone_shows_who_is_there(workspace: Workspace) -> None:
    add(WHO_FILE, workspace.notes, Decision(what="differ", sort="person", records=("bo1", "gone")))
    assert [it.described.entity_id for it in undo(workspace).now] == ["bo1"]
    restore(WHO_FILE, workspace.notes, None)
    assert decisions(workspace) == []
